"""The canvas: artboards on an endless ground, and the tools that act on them."""

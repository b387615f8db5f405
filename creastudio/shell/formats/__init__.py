"""Choosing formats, and making one's own."""

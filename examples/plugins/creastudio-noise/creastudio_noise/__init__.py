"""Marbled textures from warped noise: an example of a plugin that isn't part of CreaStudio."""

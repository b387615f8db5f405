"""Cellular textures without a seam: a plugin for CreaStudio that brings a library of its own."""

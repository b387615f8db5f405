"""Which files the canvas takes, by their endings."""

from __future__ import annotations

LAYERED = frozenset({".psd", ".psb", ".ora", ".svg"})
"""Files that come in as layers."""

SUFFIXES = LAYERED | frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
"""Every file that can be placed."""

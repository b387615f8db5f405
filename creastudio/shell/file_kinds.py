"""Which files the canvas takes, by their endings."""

from __future__ import annotations

from creastudio.api.media import PICTURE_SUFFIXES

LAYERED = frozenset({".psd", ".psb", ".ora", ".svg"})
"""Files that come in as layers."""

SUFFIXES = LAYERED | PICTURE_SUFFIXES
"""Every file that can be placed."""

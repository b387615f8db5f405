"""Permanent ids of artboards, layers, tracks, clips and results."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """Return a fresh id: 32 hex digits, unique for good, so that merges and diffs can rely on it."""
    return uuid.uuid4().hex

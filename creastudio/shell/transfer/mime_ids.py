"""Ids that drags and the clipboard carry within the studio."""

from __future__ import annotations

import json

from PySide6.QtCore import QMimeData


def with_ids(mime: QMimeData, media_type: str, ids: list[str]) -> None:
    """Let a drag carry ids."""
    mime.setData(media_type, json.dumps(ids).encode())


def ids_in(mime: QMimeData, media_type: str) -> list[str]:
    """Return the ids that a drag carries; empty for anything else."""
    if not mime.hasFormat(media_type):
        return []
    try:
        found = json.loads(bytes(mime.data(media_type).data()))
    except ValueError:
        return []
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []

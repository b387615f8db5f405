"""Clips on the clipboard, with what they show, so that they can be pasted in other projects too."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.edits.carried_words import writings_behind
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_copies import CopiedClip, assets_of, copied_clips
from creastudio.core.edits.timeline_copies import paste_clips as core_paste
from creastudio.core.edits.timeline_move import Way
from creastudio.core.timeline import Clip
from creastudio.core.writing import Writing
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.selected import selected_spots
from creastudio.shell.transfer.clipboard import (
    MAX_PASTED,
    WRITINGS,
    keep_blobs,
    packed_blobs,
    put,
    unpacked_blobs,
)

CLIPS = "application/x-creastudio-clips"

MAX_ROW = 99
"""Tracks beyond this one count as this one."""

_CLIPS: TypeAdapter[tuple[Clip, ...]] = TypeAdapter(tuple[Clip, ...])
_ASSETS: TypeAdapter[tuple[Asset, ...]] = TypeAdapter(tuple[Asset, ...])


def copy_clips(session: Session) -> bool:
    """Put the selected clips, and what belongs to them, on the clipboard; False when there are none."""
    if not selected_spots(session):
        return False
    copied = copied_clips(session.document, session.selected_clips)
    data = QMimeData()
    data.setData(CLIPS, QByteArray(json.dumps(_packed(session, copied)).encode()))
    words = [item.clip.text for item in copied if item.clip.text]
    if words:
        data.setText("\n".join(words))
    put(data)
    return True


def clips_on_clipboard() -> bool:
    """Return whether there are clips on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(CLIPS)


def paste_clips(session: Session, way: Way) -> Edit | None:
    """Return the edit that puts the clips of the clipboard down at the playhead, or None where there are none.

    Raises
    ------
    UserError
        When they can't be read.
    """
    data = QGuiApplication.clipboard().mimeData()
    if data is None or session.sequence is None or not data.hasFormat(CLIPS):
        return None
    copied, assets, writings = _unpacked(session, bytes(data.data(CLIPS).data()))
    return core_paste(session.sequence_id, copied, session.playhead, way, assets=assets, writings=writings)


def _packed(session: Session, copied: tuple[CopiedClip, ...]) -> dict[str, Any]:
    assets = assets_of(session.document, copied)
    writings = writings_behind(session.document, clips=[item.clip for item in copied])
    return {
        "clips": _CLIPS.dump_python(tuple(item.clip for item in copied), mode="json"),
        "rows": [item.row for item in copied],
        "assets": _ASSETS.dump_python(assets, mode="json"),
        "blobs": packed_blobs(session.workspace.blobs, [asset.sha256 for asset in assets]),
        "writings": WRITINGS.dump_python(writings, mode="json"),
    }


def _unpacked(
    session: Session, data: bytes
) -> tuple[list[CopiedClip], tuple[Asset, ...], tuple[Writing, ...]]:
    try:
        if len(data) > MAX_PASTED:
            raise ValueError("too much")
        raw = json.loads(data)
        clips, assets = _CLIPS.validate_python(raw["clips"]), _ASSETS.validate_python(raw["assets"])
        copied = [
            CopiedClip(clip.track_kind, min(max(0, int(row)), MAX_ROW), clip)
            for clip, row in zip(clips, raw["rows"], strict=True)
        ]
        blobs = unpacked_blobs(raw["blobs"])
        writings = WRITINGS.validate_python(raw.get("writings", ()))
        if not copied:
            raise ValueError("nothing")
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise UserError(tr("What is on the clipboard can't be read."), tr("Copy the clips again.")) from error
    keep_blobs(session.workspace.blobs, blobs)
    return copied, assets, writings

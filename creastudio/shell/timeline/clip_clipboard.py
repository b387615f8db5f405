"""Clips on the clipboard, with what they show, so that they can be pasted in other projects too."""

from __future__ import annotations

import base64
import json
from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.edits.assets import add_assets
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline import add_track
from creastudio.core.edits.timeline_move import Way, place_clips
from creastudio.core.edits.timeline_tree import with_partners
from creastudio.core.timeline import Clip, Sequence, Track, TrackKind
from creastudio.shell.clipboard import MAX_BLOBS, MAX_PASTED, OWNER, keep_blobs, own
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.copies import fresh
from creastudio.shell.timeline.selected import selected_spots

CLIPS = "application/x-creastudio-clips"

_CLIPS: TypeAdapter[tuple[Clip, ...]] = TypeAdapter(tuple[Clip, ...])
_ASSETS: TypeAdapter[tuple[Asset, ...]] = TypeAdapter(tuple[Asset, ...])

LETTERS: dict[TrackKind, str] = {"picture": "V", "audio": "A", "score": "S", "text": "T"}


def copy_clips(session: Session) -> bool:
    """Put the selected clips, and what belongs to them, on the clipboard; False when there are none."""
    sequence = session.sequence
    spots = with_partners(sequence, selected_spots(session), groups=True) if sequence is not None else []
    if sequence is None or not spots:
        return False
    rows = {track.id: _row(sequence, track) for track in sequence.tracks}
    clips = [spot.clip for spot in spots]
    data = QMimeData()
    packed = _packed(session, clips) | {"tracks": [rows[spot.track.id] for spot in spots]}
    data.setData(CLIPS, QByteArray(json.dumps(packed).encode()))
    words = [clip.text for clip in clips if clip.text]
    if words:
        data.setText("\n".join(words))
    data.setData(OWNER, QByteArray(own()))
    QGuiApplication.clipboard().setMimeData(data)
    return True


def clips_on_clipboard() -> bool:
    """Return whether there are clips on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(CLIPS)


def paste_clips(session: Session, way: Way) -> Edit | None:
    """Return the edit that puts the clips of the clipboard down at the playhead, or None where there are none.

    They go on the tracks of their kind that they came from, counted from the lowest; missing tracks are made.

    Raises
    ------
    UserError
        When they can't be read.
    """
    data, sequence = QGuiApplication.clipboard().mimeData(), session.sequence
    if data is None or sequence is None or not data.hasFormat(CLIPS):
        return None
    clips, rows, assets = _unpacked(session, bytes(data.data(CLIPS).data()))
    edits: list[Edit] = [add_assets(assets)]
    homes: dict[tuple[TrackKind, int], str] = {}
    for kind, row in dict.fromkeys(rows):
        lanes = [track for track in sequence.tracks if track.kind == kind]
        free = [track for track in lanes[row:] if not track.locked]
        if free:
            homes[kind, row] = free[0].id
            continue
        track = Track(name=f"{LETTERS[kind]}{len(lanes) + 1}", kind=kind)
        edits.append(add_track(sequence.id, track))
        homes[kind, row] = track.id
    first = min(clip.start for clip in clips)
    copies = fresh(clips, session.playhead - first)
    placed = [(homes[row], _found(session, clip)) for row, clip in zip(rows, copies, strict=True)]
    return combined("Paste clips", *edits, place_clips(placed, way))


def _row(sequence: Sequence, track: Track) -> tuple[TrackKind, int]:
    return track.kind, [item.id for item in sequence.tracks if item.kind == track.kind].index(track.id)


def _found(session: Session, clip: Clip) -> Clip:
    """Return a clip that says so when this project lacks the artboard that it shows."""
    boards = {board.id for board in session.document.artboards}
    lacking = clip.kind == "artboard" and clip.artboard not in boards
    return clip.model_copy(update={"missing": True}) if lacking else clip


def _packed(session: Session, clips: list[Clip]) -> dict[str, Any]:
    names = {name for clip in clips for name in (clip.asset, *clip.takes) if name}
    assets = [asset for asset in session.document.assets if asset.sha256 in names]
    blobs: dict[str, str] = {}
    room = MAX_BLOBS
    for asset in assets:
        if not session.workspace.blobs.has(asset.sha256):
            continue
        room -= session.workspace.blobs.size(asset.sha256)
        if room > 0:
            blobs[asset.sha256] = base64.b64encode(session.workspace.read_blob(asset.sha256)).decode()
    return {
        "clips": _CLIPS.dump_python(tuple(clips), mode="json"),
        "assets": _ASSETS.dump_python(tuple(assets), mode="json"),
        "blobs": blobs,
    }


def _unpacked(
    session: Session, data: bytes
) -> tuple[tuple[Clip, ...], list[tuple[TrackKind, int]], tuple[Asset, ...]]:
    try:
        if len(data) > MAX_PASTED:
            raise ValueError("too much")
        raw = json.loads(data)
        clips, assets = _CLIPS.validate_python(raw["clips"]), _ASSETS.validate_python(raw["assets"])
        rows: list[tuple[TrackKind, int]] = [
            (clip.track_kind, max(0, int(row))) for clip, (_, row) in zip(clips, raw["tracks"], strict=True)
        ]
        blobs = {name: base64.b64decode(text, validate=True) for name, text in raw["blobs"].items()}
        if not clips:
            raise ValueError("nothing")
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise UserError(tr("What is on the clipboard can't be read."), tr("Copy the clips again.")) from error
    keep_blobs(session.workspace.blobs, blobs)
    known = {asset.sha256 for asset in assets}
    clips = tuple(_without_loss(session, clip, known) for clip in clips)
    return clips, rows, assets


def _without_loss(session: Session, clip: Clip, known: set[str]) -> Clip:
    """Return a clip that is a placeholder where neither this project nor the clipboard has what it shows."""
    there = not clip.asset or clip.asset in known or session.document.find_asset(clip.asset) is not None
    return clip if there else clip.model_copy(update={"missing": True})

"""Where a clip lies in the frame: what is drawn around it, and grabbed, in the monitor."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from creastudio.core.animation import look_at
from creastudio.core.document import Document
from creastudio.core.timeline import Clip, Sequence
from creastudio.render.frame_scene import Mix, scene_at
from creastudio.render.frame_stage import Stage
from creastudio.render.frame_text import text_box


def clips_at(sequence: Sequence, time: int) -> list[Clip]:
    """Return the clips that are seen at a time, flicks, from bottom to top."""
    found: list[Clip] = []
    for item in scene_at(sequence, time):
        found += [item.left.clip, item.right.clip] if isinstance(item, Mix) else [item.clip]
    return found


def outline_of(document: Document, sequence: Sequence, clip: Clip, time: int) -> tuple[QRectF, QTransform]:
    """Return the box of a clip at rest, and the map that moves it at a time, both in px of the sequence."""
    stage = Stage.of(sequence, sequence.width, sequence.height)
    box = _rest(document, clip, stage)
    return box, stage.placed(box, look_at(clip, time))


def clips_under(document: Document, sequence: Sequence, point: QPointF, time: int) -> list[Clip]:
    """Return the clips at a point of the frame, px of the sequence, from bottom to top."""
    found: list[Clip] = []
    for clip in clips_at(sequence, time):
        box, place = outline_of(document, sequence, clip, time)
        back, possible = place.inverted()
        if possible and box.contains(back.map(point)):
            found.append(clip)
    return found


def _rest(document: Document, clip: Clip, stage: Stage) -> QRectF:
    if clip.track_kind == "text":
        # The words of an asset are read where they are painted; here the frame stands for them.
        words = clip.text.strip()
        return text_box(words, clip.words_style, stage) if words else stage.rest(stage.width, stage.height)
    width, height = stage.width, stage.height
    if clip.kind == "artboard":
        board = document.find_artboard(clip.artboard)
        if board is not None:
            width, height = board.width, board.height
    elif clip.asset and not clip.missing:
        asset = document.find_asset(clip.asset)
        if asset is not None and all(asset.size):
            width, height = asset.size
    return stage.rest(width, height, clip.fit)

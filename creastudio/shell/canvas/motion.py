"""What keyframes of a clip do to the layers of its artboard, drawn on the canvas: where they are at the playhead, and
the way that they go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from creastudio.core.animation import curve_of, look_at
from creastudio.core.canvas import Artboard, Layer
from creastudio.core.document import Document
from creastudio.core.timeline import Clip, Sequence
from creastudio.render.frame_motion import posed
from creastudio.render.frame_outline import clips_at
from creastudio.shell.canvas.hit import outline, placed
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.session import Session
from creastudio.shell.theme import color, px

STEPS = 96
"""Points of a way."""


@dataclass(frozen=True)
class Motion:
    """One layer that a clip moves; all in artboard px.

    Attributes
    ----------
    layer : str
        Its id.
    above : QTransform
        From the px that the layer's transform is in to artboard px.
    outline : QPolygonF
        Where the layer is at the playhead.
    way : tuple of QPointF
        Where its centre goes while the clip is shown; empty where it stays.
    keys : tuple of QPointF
        Where its centre is at keyframes of its position.
    """

    clip: Clip
    artboard: Artboard
    layer: str
    above: QTransform
    outline: QPolygonF
    way: tuple[QPointF, ...]
    keys: tuple[QPointF, ...]


def motions(session: Session, document: Document) -> list[Motion]:
    """Return the moved layers of the artboard clips at the playhead: all of a selected clip, else the selected ones."""
    sequence = next((item for item in document.sequences if item.id == session.sequence_id), None)
    if sequence is None:
        return []
    return list(_motions(session, document, sequence))


def paint_motions(painter: QPainter, found: list[Motion], viewport: Viewport) -> None:
    """Draw ways with their keyframes, and where the layers are."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for motion in found:
        place = board_map(motion.artboard, viewport)
        way = [place.map(point) for point in motion.way]
        frame = place.map(motion.outline)
        for pen in (QPen(color("window", 0.55), 3), QPen(color("warning"), 1.5)):
            painter.setPen(pen)
            painter.drawPolyline(way)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPolygon(frame)
        painter.setPen(QPen(color("window"), 1))
        painter.setBrush(color("warning"))
        for point in motion.keys:
            painter.drawEllipse(place.map(point), px(3), px(3))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _motions(session: Session, document: Document, sequence: Sequence) -> Iterator[Motion]:
    for clip in clips_at(sequence, session.playhead):
        moved = (
            {curve.layer for curve in clip.curves if curve.layer} if clip.kind == "artboard" else set[str]()
        )
        if clip.id not in session.selected_clips:
            moved &= set(session.selected_layers)
        board = document.find_artboard(clip.artboard) if moved else None
        if board is not None:
            for layer, above in placed(board.layers):
                if layer.id in moved:
                    yield _motion(board, layer, above, clip, session.playhead)


def _motion(board: Artboard, layer: Layer, above: QTransform, clip: Clip, time: int) -> Motion:
    def center(at: int) -> QPointF:
        look = look_at(clip, at, layer.id)
        return above.map(QPointF(layer.transform.x + look.x, layer.transform.y + look.y))

    now = layer.model_copy(update={"transform": posed(layer.transform, look_at(clip, time, layer.id))})
    curves = [curve for name in ("x", "y") if (curve := curve_of(clip, name, layer.id)) and curve.keys]
    if not curves:
        return Motion(clip, board, layer.id, above, outline(now, above), (), ())
    times = [clip.start + clip.duration * step // STEPS for step in range(STEPS)] + [clip.end - 1]
    found = {clip.time_of_key(key.at) for curve in curves for key in curve.keys}
    keys = tuple(center(at) for at in sorted(found) if clip.start <= at <= clip.end)
    way = tuple(center(at) for at in times)
    return Motion(clip, board, layer.id, above, outline(now, above), way, keys)

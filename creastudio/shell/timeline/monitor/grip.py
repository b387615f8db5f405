"""Moving, growing and turning the selected clip in the monitor: one edit a drag, a keyframe where there are some."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPen, QPolygonF

from creastudio.core.animation import Look, look_at
from creastudio.core.edits.edit import Edit
from creastudio.core.timeline import Clip
from creastudio.render.frame_outline import clips_at, clips_under, outline_of
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import mark
from creastudio.shell.session import Session
from creastudio.shell.theme import color, px
from creastudio.shell.timeline.keying import set_at

if TYPE_CHECKING:
    from creastudio.shell.timeline.monitor.picture import MonitorPicture

MOVE, SCALE, TURN = (
    mark("Move clip in the frame"),
    mark("Scale clip in the frame"),
    mark("Turn clip in the frame"),
)

_REACH = 9
"""How near a handle is grabbed, px at text scale 1."""

_CLING = 7
"""How near the middle of the frame a clip clings to it, px of the screen."""

_START = 3
"""How far the mouse goes before a press is a drag, px of the screen."""

_SMALLEST = 0.01

Part = Literal["inside", "corner", "around"]


@dataclass(frozen=True)
class _Hold:
    """What is held: the clip and its look when it was grabbed, and where, in px of the sequence."""

    clip: Clip
    part: Part
    look: Look
    point: QPointF
    pivot: QPointF
    view_point: QPointF


class Grip:
    """What the mouse does in one picture of the monitor."""

    def __init__(self, session: Session, view: MonitorPicture) -> None:
        self._session, self._view = session, view
        self._hold: _Hold | None = None
        self._dragging = False
        self._edit: Edit | None = None
        self._again = False

    @property
    def clip(self) -> Clip | None:
        """The selected clip, where it is the only one and seen at the playhead."""
        session = self._session
        if session.sequence is None or len(session.selected_clips) != 1:
            return None
        wanted = session.selected_clips[0]
        return next(
            (clip for clip in clips_at(session.sequence, session.playhead) if clip.id == wanted), None
        )

    def press(self, event: QMouseEvent) -> None:
        """Select what is under the mouse, and take hold of it."""
        session, sequence = self._session, self._session.sequence
        if sequence is None:
            return
        at = self._view.to_frame(event.position())
        clip, part = self.clip, self._part(event.position())
        self._again = clip is not None and part == "inside"
        if clip is None or part is None:
            there = clips_under(session.document, sequence, at, session.playhead)
            clip = there[-1] if there else None
            session.select(clips=[clip.id] if clip is not None else [])
            part = "inside"
        if clip is None or self._locked(clip):
            return
        box, place = outline_of(session.document, sequence, clip, session.playhead)
        pivot = place.map(box.center())
        look = look_at(clip, session.playhead)
        self._hold = _Hold(clip, part, look, at, pivot, event.position())

    def move(self, event: QMouseEvent) -> None:
        """Show what the drag does so far; without one, what a press would take hold of."""
        hold = self._hold
        if hold is None:
            self._point(event.position())
            return
        if not self._dragging and (event.position() - hold.view_point).manhattanLength() < _START:
            return
        self._dragging = True
        now = self._view.to_frame(event.position())
        self._edit = self._dragged(hold, now, event.modifiers())
        preview_of(self._session).show(self._edit)
        self._view.update()

    def release(self) -> None:
        """Do what was shown; a mere click on the selected clip selects what lies below it."""
        edit, self._edit = self._edit, None
        hold, self._hold, dragged = self._hold, None, self._dragging
        self._dragging = False
        if hold is not None and not dragged and self._again:
            self._select_below(hold)
        if dragged:
            preview_of(self._session).show(None)
            if edit is not None:
                self._session.apply(edit)
            self._view.update()

    def cancel(self) -> bool:
        """Put everything back; False when nothing is held."""
        held, self._hold = self._hold is not None and self._dragging, None
        self._edit, self._dragging = None, False
        if held:
            preview_of(self._session).show(None)
            self._view.update()
        return held

    def paint(self, painter: QPainter) -> None:
        """Draw the outline of the selected clip and its handles."""
        outline = self._outline()
        if outline is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(0, 0, 0, 140), 3), QPen(color("accent"), 1.5)):
            painter.setPen(pen)
            painter.drawPolygon(outline)
        side = px(7)
        painter.setPen(QPen(QColor(0, 0, 0, 180), 1))
        painter.setBrush(color("accent"))
        for corner in _corners(outline):
            box = QRectF(0, 0, side, side)
            box.moveCenter(corner)
            painter.drawRect(box)
        if self._dragging and self._hold is not None and self._hold.part == "inside":
            self._paint_middle(painter)

    # -- what is where

    def _outline(self) -> QPolygonF | None:
        session, clip = self._session, self.clip
        if clip is None or session.sequence is None:
            return None
        document = preview_of(session).of(session.document)
        sequence = next((item for item in document.sequences if item.id == session.sequence_id), None)
        now = None if sequence is None else next(
            (item for item in clips_at(sequence, session.playhead) if item.id == clip.id), None
        )  # fmt: skip
        if sequence is None or now is None:
            return None
        box, place = outline_of(document, sequence, now, session.playhead)
        return (place * self._view.frame_map()).map(QPolygonF(box))

    def _select_below(self, hold: _Hold) -> None:
        session = self._session
        if session.sequence is None:
            return
        there = clips_under(session.document, session.sequence, hold.point, session.playhead)
        ids = [clip.id for clip in there]
        if hold.clip.id in ids:
            session.select(clips=[ids[ids.index(hold.clip.id) - 1]])

    def _part(self, point: QPointF) -> Part | None:
        """Return what of the selected clip is at a point of the view."""
        outline = self._outline()
        if outline is None:
            return None
        reach = px(_REACH)
        near = [(corner - point).manhattanLength() for corner in _corners(outline)]
        if min(near) <= reach:
            return "corner"
        if outline.containsPoint(point, Qt.FillRule.OddEvenFill):
            return "inside"
        return "around" if min(near) <= reach * 2.5 else None

    def _point(self, point: QPointF) -> None:
        shapes = {
            "corner": Qt.CursorShape.SizeFDiagCursor, "inside": Qt.CursorShape.SizeAllCursor,
            "around": Qt.CursorShape.CrossCursor,
        }  # fmt: skip
        part = self._part(point)
        self._view.setCursor(QCursor(shapes[part] if part else Qt.CursorShape.ArrowCursor))

    def _locked(self, clip: Clip) -> bool:
        sequence = self._session.sequence
        tracks = sequence.tracks if sequence is not None else ()
        return any(track.locked and any(item.id == clip.id for item in track.clips) for track in tracks)

    # -- what a drag does

    def _dragged(self, hold: _Hold, now: QPointF, keys: Qt.KeyboardModifier) -> Edit:
        look, time = hold.look, self._session.playhead
        if hold.part == "inside":
            by = now - hold.point
            if keys & Qt.KeyboardModifier.ShiftModifier:
                by = QPointF(by.x(), 0) if abs(by.x()) > abs(by.y()) else QPointF(0, by.y())
            x, y = look.x + by.x(), look.y + by.y()
            if not keys & Qt.KeyboardModifier.ControlModifier:
                x, y = self._clung(x), self._clung(y)
            return set_at(hold.clip, time, MOVE, {"x": round(x, 2), "y": round(y, 2)})
        before, after = hold.point - hold.pivot, now - hold.pivot
        if hold.part == "around":
            turn = math.degrees(math.atan2(after.y(), after.x()) - math.atan2(before.y(), before.x()))
            angle = look.rotation + (turn + 180) % 360 - 180
            if keys & Qt.KeyboardModifier.ShiftModifier:
                angle = round(angle / 15) * 15
            return set_at(hold.clip, time, TURN, {"rotation": round(angle, 2)})
        grown = math.hypot(after.x(), after.y()) / max(1e-6, math.hypot(before.x(), before.y()))
        scale = max(_SMALLEST, look.scale * grown)
        if not keys & Qt.KeyboardModifier.ControlModifier and abs(scale - 1) < 0.02:
            scale = 1.0
        return set_at(hold.clip, time, SCALE, {"scale": round(scale, 4)})

    def _clung(self, at: float) -> float:
        near = _CLING / max(1e-6, self._view.frame_map().m11())
        return 0.0 if abs(at) < near else at

    def _paint_middle(self, painter: QPainter) -> None:
        """Draw the lines through the middle of the frame that a clip lies on."""
        session, clip = self._session, self.clip
        if clip is None or self._edit is None or session.sequence is None:
            return
        document = preview_of(session).of(session.document)
        sequence = next((item for item in document.sequences if item.id == session.sequence_id), None)
        moved = None if sequence is None else next(
            (item for item in clips_at(sequence, session.playhead) if item.id == clip.id), None
        )  # fmt: skip
        if moved is None:
            return
        look, frame = look_at(moved, session.playhead), self._view.frame_rect
        painter.setPen(QPen(color("accent"), 1, Qt.PenStyle.DashLine))
        if look.x == 0:
            painter.drawLine(
                QPointF(frame.center().x(), frame.top()), QPointF(frame.center().x(), frame.bottom())
            )
        if look.y == 0:
            painter.drawLine(
                QPointF(frame.left(), frame.center().y()), QPointF(frame.right(), frame.center().y())
            )


def _corners(outline: QPolygonF) -> list[QPointF]:
    return [outline.at(index) for index in range(4)]

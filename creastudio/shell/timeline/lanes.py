"""The lanes: clips on their tracks, to be selected, moved, trimmed and dropped."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.playing import clip_at, clips_between
from creastudio.core.time import snap_to_frame
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.i18n import tr
from creastudio.shell.panels.review import review_of
from creastudio.shell.pictures import pictures_of
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.timeline import dropping
from creastudio.shell.timeline.clip_menu import clip_menu
from creastudio.shell.timeline.clip_painting import paint_clip
from creastudio.shell.timeline.drags import ClipDrag, Grip, MoveDrag, TrimDrag
from creastudio.shell.timeline.rows import BELOW, Rows, track_height
from creastudio.shell.timeline.ruler_painting import paint_mark, paint_marks_below, paint_playhead_line
from creastudio.shell.timeline.snapping import REACH, marks_of
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.wheel import zoom_or_scroll

EDGE = 7.0
"""How near the edge of a clip the mouse must be to trim it, px."""

THRESHOLD = 4.0


class Lanes(QWidget):
    """Paints the tracks of the active sequence, the topmost first, and takes the mouse."""

    def __init__(self, session: Session, state: TimelineState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._state = session, state
        self._review = review_of(session)
        self._pictures = pictures_of(session)
        self._press: tuple[QPointF, ClipDrag] | None = None
        self._collapse_to = ""
        self.drag: ClipDrag | None = None
        self._drop_time: int | None = None
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Tracks and clips"))
        for signal in (
            session.documentChanged, session.selectionChanged, session.playheadChanged,
            session.activeSequenceChanged, session.activeResultChanged, session.settingsChanged,
            state.scaleChanged, self._pictures.arrived, self._review.beforeChanged,
        ):  # fmt: skip
            signal.connect(self._update)
        follow_theme(self, self.update)
        self._update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._height())

    def _update(self, *_: object) -> None:
        if self.minimumHeight() != self._height():
            self.setMinimumHeight(self._height())
        self.update()

    def _height(self) -> int:
        return (Rows(self._session.sequence).height or track_height()) + px(BELOW)

    # -- where things are

    def document(self) -> Document:
        """Return the document with what the drag would do to it."""
        edit = self.drag.edit() if self.drag is not None else None
        if edit is None:
            return self._session.document
        try:
            return edit.apply(self._session.document)
        except UserError:
            # It would be told at the end; until then the clips stay where they are.
            return self._session.document

    def sequence(self) -> Sequence | None:
        """Return the active sequence as it is shown."""
        found = self._session.sequence
        return None if found is None else self.document().sequence(found.id)

    def track_at(self, y: float) -> Track | None:
        """Return the track at a height; the topmost track is the last of the sequence."""
        return Rows(self._session.sequence).at(y)

    def clip_at(self, at: QPointF) -> tuple[Track, Clip] | None:
        """Return the clip under the mouse with its track."""
        track, time = self.track_at(at.y()), self._state.scale.to_time(at.x())
        if track is None:
            return None
        clip = clip_at(track, time)
        return (track, clip) if clip is not None else None

    def box_of(self, sequence: Sequence, track: Track, clip: Clip) -> QRectF:
        """Return where a clip is painted."""
        top, height = Rows(sequence).place(track.id)
        return self._box(clip, top, height)

    def _box(self, clip: Clip, top: float, height: float) -> QRectF:
        scale = self._state.scale
        width = max(scale.width(clip.duration), 2.0)
        return QRectF(scale.to_x(clip.start), top + 3, width, height - 6)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), color("field"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sequence = self.sequence()
        if sequence is not None:
            self._paint_tracks(painter, sequence)
            self._paint_ghost(painter, sequence)
            if not sequence.duration:
                self._paint_empty(painter)
        scale = self._state.scale
        if self.drag is not None and self.drag.mark is not None:
            paint_mark(painter, scale.to_x(self.drag.mark), self.height())
        if self._drop_time is not None:
            paint_mark(painter, scale.to_x(self._drop_time), self.height())
        paint_playhead_line(painter, scale.to_x(self._session.playhead), self.height())
        painter.end()

    def _paint_tracks(self, painter: QPainter, sequence: Sequence) -> None:
        selected = frozenset(self._session.selected_clips)
        rows, scale = Rows(sequence), self._state.scale
        start, end = scale.to_time(0), scale.to_time(self.width()) + 1
        for track in rows.tracks:
            top, height = rows.place(track.id)
            painter.fillRect(QRectF(0, top, self.width(), height - 1), color("panel", 0.6))
            dimmed = track.muted or track.locked
            for clip in clips_between(track, start, end):
                chosen = clip.id in selected
                box = self._box(clip, top, height)
                paint_clip(painter, box, clip, self._pictures, selected=chosen, dimmed=dimmed)
        paint_marks_below(painter, sequence, scale, (self.width(), self.height()))

    def _paint_ghost(self, painter: QPainter, sequence: Sequence) -> None:
        if self._review.before or self._session.settings.accept_to == "canvas":
            return
        ghost = dropping.ghost_clip(self._session, self._review.active)
        if ghost is not None:
            track, clip = ghost
            box = self.box_of(sequence, track, clip)
            paint_clip(painter, box, clip, self._pictures, selected=False, ghost=True)

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(color("dim"))
        painter.setFont(font(12))
        text = tr("Drop results or pictures here, or press Shift+Enter on a result.")
        room = QRectF(px(16), 0, self.width() - px(32), min(self.height(), track_height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        found = self.clip_at(at)
        sequence = self._session.sequence
        self._collapse_to = ""
        if sequence is None:
            return
        if found is None:
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._session.select()
            self._session.set_playhead(snap_to_frame(self._state.scale.to_time(at.x()), sequence.rate))
            return
        track, clip = found
        self._choose(clip, adding=bool(event.modifiers() & _ADDING))
        if not track.locked:
            self._press = (at, self._new_drag(sequence, track, clip, at, event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._press is None:
            self.setCursor(self._cursor(at))
            return
        if (
            self.drag is None
            and abs(at.x() - self._press[0].x()) + abs(at.y() - self._press[0].y()) < THRESHOLD
        ):
            return
        self.drag = self._press[1]
        scale = self._state.scale
        # Also before the start: how far is what counts.
        time = scale.left + scale.length(at.x() - scale.to_x(scale.left))
        self.drag.move(time, self.track_at(at.y()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, self.drag, self._press = self.drag, None, None
        if drag is not None:
            edit = drag.edit()
            if edit is not None:
                self._session.apply(edit)
        elif self._collapse_to:
            self._session.select(clips=[self._collapse_to])
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.clip_at(QPointF(event.pos()))
        if found is None:
            return
        if found[1].id not in self._session.selected_clips:
            self._session.select(clips=[found[1].id])
        menu = clip_menu(self._session, found[1], self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        zoom_or_scroll(self._state, event, zooms=False)

    def cancel(self) -> bool:
        """Give up the drag; returns whether there was one."""
        had = self.drag is not None
        self.drag, self._press = None, None
        self.update()
        return had

    def _choose(self, clip: Clip, *, adding: bool) -> None:
        chosen = self._session.selected_clips
        if adding:
            rest = [item for item in chosen if item != clip.id]
            self._session.select(clips=rest if clip.id in chosen else [*chosen, clip.id])
        elif clip.id in chosen:
            # A press on one of several may begin a drag of all; only a click selects this one alone.
            self._collapse_to = clip.id
        else:
            self._session.select(clips=[clip.id])

    def _new_drag(
        self, sequence: Sequence, track: Track, clip: Clip, at: QPointF, modifiers: Qt.KeyboardModifier
    ) -> ClipDrag:
        edge = self._edge_at(at, clip)
        chosen = [
            (lane, item)
            for lane in sequence.tracks
            for item in lane.clips
            if item.id in self._session.selected_clips and not lane.locked
        ]
        moved = chosen if (track, clip) in chosen and edge is None else [(track, clip)]
        free = not self._state.snapping or bool(modifiers & Qt.KeyboardModifier.AltModifier)
        reach = -1 if free else self._state.scale.length(REACH)
        marks = marks_of(sequence, self._session.playhead, {item.id for _, item in moved})
        grip = Grip(sequence.rate, marks, reach)
        if edge is not None:
            return TrimDrag(grip, clip, edge)
        return MoveDrag(grip, tuple(moved), self._state.scale.to_time(at.x()))

    def _edge_at(self, at: QPointF, clip: Clip) -> Literal["start", "end"] | None:
        scale = self._state.scale
        left, right = scale.to_x(clip.start), scale.to_x(clip.end)
        reach = min(EDGE, (right - left) / 4)
        if at.x() - left <= reach:
            return "start"
        return "end" if right - at.x() <= reach else None

    def _cursor(self, at: QPointF) -> Qt.CursorShape:
        found = self.clip_at(at)
        if found is None or found[0].locked:
            return Qt.CursorShape.ArrowCursor
        edge = self._edge_at(at, found[1])
        return Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.OpenHandCursor

    # -- drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropping.wanted(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drop_time = self._time_of(event.position())
        event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._drop_time = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_time = None
        track = self.track_at(event.position().y())
        time = self._time_of(event.position())
        if dropping.drop(self._session, event.mimeData(), time, track):
            event.acceptProposedAction()
        self.update()

    def _time_of(self, at: QPointF) -> int:
        sequence = self._session.sequence
        time = self._state.scale.to_time(at.x())
        if sequence is None:
            return time
        reach = self._state.scale.length(REACH) if self._state.snapping else -1
        shift, _ = Grip(sequence.rate, marks_of(sequence, self._session.playhead), reach).snap(time)
        return max(0, time + shift)


_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier

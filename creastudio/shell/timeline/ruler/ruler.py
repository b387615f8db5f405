"""The ruler: times, markers, the loop, and the playhead to be dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from creastudio.core.time import snap_to_frame
from creastudio.core.timeline import Sequence
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.timeline.mouse.snapping import REACH
from creastudio.shell.timeline.mouse.wheel import zoom_or_scroll
from creastudio.shell.timeline.ruler.drags import Cling, LoopDrag, MarkerDrag, RulerDrag
from creastudio.shell.timeline.ruler.hits import Hit, hit
from creastudio.shell.timeline.ruler.mark_menu import ruler_menu
from creastudio.shell.timeline.ruler.marks import MarkCommands
from creastudio.shell.timeline.ruler.painting import paint_head, paint_ruler, ruler_height
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.time_text import bars_text, timecode_text

THRESHOLD = 3.0
"""How far the mouse must go before a press becomes a drag, px."""

_CLINGING = Qt.KeyboardModifier.ShiftModifier


class Ruler(QWidget):
    """Shows timecode, bars and marks.

    A press or drag on the times moves the playhead; markers and the loop are dragged in the strip above them.
    """

    scrubbing = Signal(bool)
    """The playhead begins to be dragged, or is let go."""

    def __init__(
        self, session: Session, state: TimelineState, commands: MarkCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._state, self._commands = session, state, commands
        self._preview = preview_of(session)
        self._kept: tuple[Sequence, tuple[object, ...], QPixmap] | None = None
        self._press: tuple[QPointF, RulerDrag] | None = None
        self._scrubs = False
        self.drag: RulerDrag | None = None
        self.setFixedHeight(ruler_height())
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Time ruler"))
        for signal in (
            state.scaleChanged, state.markerChanged, session.playheadChanged, session.documentChanged,
            session.activeSequenceChanged, self._preview.changed,
        ):  # fmt: skip
            signal.connect(self._update)
        follow_theme(self, self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(400, ruler_height())

    def minimumSizeHint(self) -> QSize:
        # Without room of its own it would be squeezed under the headers, out of line with the lanes.
        return QSize(px(64), ruler_height())

    def sequence(self) -> Sequence | None:
        """Return the active sequence as it is shown: with what a drag would do to it."""
        found = self._session.sequence
        return None if found is None else self._preview.of(self._session.document).sequence(found.id)

    def cancel(self) -> bool:
        """Give up a drag; returns whether there was one."""
        had = self.drag is not None
        self.drag, self._press = None, None
        if had:
            self._preview.show(None)
        return had

    # -- painting

    def _update(self, *_: object) -> None:
        self.update()

    def _restyle(self) -> None:
        self._kept = None
        self.setFixedHeight(ruler_height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            sequence = self.sequence()
            if sequence is None:
                painter.fillRect(event.rect(), color("panel"))
            else:
                painter.drawPixmap(0, 0, self._painted(sequence))
                paint_head(painter, self._state.scale.to_x(self._session.playhead))

    def _painted(self, sequence: Sequence) -> QPixmap:
        """Return all but the playhead; kept, as writing the times costs more than a frame that plays may."""
        ratio = self.devicePixelRatioF()
        look = (self._state.scale, self._state.marker, self.width(), self.height(), ratio)
        if self._kept is None or self._kept[0] is not sequence or self._kept[1] != look:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(color("panel"))
            with QPainter(picture) as painter:
                paint_ruler(painter, sequence, self._state.scale, self.width(), self._state.marker)
            self._kept = (sequence, look, picture)
        return self._kept[2]

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sequence, at = self._session.sequence, event.position()
        if event.button() != Qt.MouseButton.LeftButton or sequence is None:
            return
        found = hit(sequence, self._state.scale, at)
        self._state.choose_marker(found.marker.id if found.marker is not None else "")
        if found.part in ("time", "bars"):
            self._scrubs = True
            self.scrubbing.emit(True)
            self._go_to(at.x(), event.modifiers())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and found.part == "loop":
            self._commands.clear_loop()
        else:
            self._press = (at, self._new_drag(sequence, found, at, event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._scrubs:
            self._go_to(at.x(), event.modifiers())
        elif self._press is None:
            self._show_cursor(at)
        elif self.drag is not None or abs(at.x() - self._press[0].x()) >= THRESHOLD:
            self.drag = self._press[1]
            self.drag.move(self._time_at(at.x()))
            self._preview.show(self.drag.edit())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._scrubs:
            self._scrubs = False
            self.scrubbing.emit(False)
        drag, press, self.drag, self._press = self.drag, self._press, None, None
        edit = drag.edit() if drag is not None else None
        if drag is not None:
            self._preview.show(None)
        if edit is not None:
            self._session.apply(edit)
        elif drag is None and press is not None and isinstance(press[1], MarkerDrag):
            self._session.set_playhead(press[1].marker.at)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        sequence, at = self._session.sequence, event.position()
        if event.button() != Qt.MouseButton.LeftButton or sequence is None:
            return
        self.cancel()
        found = hit(sequence, self._state.scale, at)
        if found.marker is not None:
            self._commands.edit_marker(found.marker.id)
        elif found.part == "bars":
            self._commands.edit_tempo_at(self._time_at(at.x()))
        elif found.part == "loop" and found.loop == "whole":
            self._commands.toggle_loop()
        elif found.part == "loop":
            self._commands.add_marker_at(snap_to_frame(self._time_at(at.x()), sequence.rate))

    def wheelEvent(self, event: QWheelEvent) -> None:
        zoom_or_scroll(self._state, event, zooms=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        sequence = self._session.sequence
        if sequence is None:
            return
        found = hit(sequence, self._state.scale, QPointF(event.pos()))
        time = snap_to_frame(self._time_at(event.pos().x()), sequence.rate)
        menu = ruler_menu(self._commands, sequence, found.marker, time, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, at: QPointF) -> str:
        """Return what is said about a point of the ruler."""
        sequence = self._session.sequence
        if sequence is None:
            return ""
        found = hit(sequence, self._state.scale, at)
        time = self._time_at(at.x())
        if found.marker is not None:
            kind = tr("Hit point") if found.marker.hit_point else tr("Marker")
            name, when = found.marker.name or kind, timecode_text(sequence, found.marker.at)
            return tr("{name}, {time}. Drag it, or double-click to change it.", name=name, time=when)
        if found.part == "loop" and found.loop == "new":
            return tr("Drag to draw a loop, double-click to set a marker")
        if found.part == "loop":
            return tr(
                "The loop: drag it or its ends, double-click turns it on or off, Ctrl+click takes it away"
            )
        if found.part == "bars":
            said = tr("Bar {bar}. Double-click to set tempo and metre.", bar=bars_text(sequence, time))
            return said
        return tr(
            "{time}. Drag to move the playhead, turn the wheel to zoom.", time=timecode_text(sequence, time)
        )

    # -- where things are

    def _time_at(self, x: float) -> int:
        return self._state.scale.to_time(x)

    def _new_drag(
        self, sequence: Sequence, found: Hit, at: QPointF, modifiers: Qt.KeyboardModifier
    ) -> RulerDrag:
        time = self._time_at(at.x())
        free = not self._state.snapping or bool(modifiers & Qt.KeyboardModifier.AltModifier)
        own = found.marker.at if found.marker is not None else None
        marks = tuple(mark for mark in self._state.marks.of(sequence, self._session.playhead) if mark != own)
        cling = Cling(sequence, marks, -1 if free else self._state.scale.length(REACH))
        if found.marker is not None:
            return MarkerDrag(cling, found.marker, time)
        return LoopDrag(cling, found.loop, time)

    def _show_cursor(self, at: QPointF) -> None:
        sequence = self._session.sequence
        if sequence is None:
            return
        found = hit(sequence, self._state.scale, at)
        shape = Qt.CursorShape.PointingHandCursor
        if found.part == "loop":
            edges = found.loop in ("start", "end")
            shape = Qt.CursorShape.SizeHorCursor if edges else Qt.CursorShape.CrossCursor
            if found.loop == "whole":
                shape = Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)

    def _go_to(self, x: float, modifiers: Qt.KeyboardModifier) -> None:
        """Move the playhead to a frame; with Shift to the nearest mark or cut."""
        sequence = self._session.sequence
        if sequence is None:
            return
        time, reach = self._time_at(x), -1
        if modifiers & _CLINGING:
            reach = self._state.scale.length(2 * REACH)
        marks = self._state.marks.of(sequence, 0) if reach >= 0 else ()
        self._session.set_playhead(Cling(sequence, marks, reach).at(time))

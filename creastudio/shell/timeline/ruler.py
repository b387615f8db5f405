"""The ruler: times, and the playhead to be dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.time import FLICKS_PER_SECOND, snap_to_frame, timecode
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import color, font, px
from creastudio.shell.timeline.state import TimelineState, ruler_height
from creastudio.shell.timeline.timescale import tick_length

SUBTICKS = 5


class Ruler(QWidget):
    """Shows timecode; a press or drag moves the playhead."""

    def __init__(self, session: Session, state: TimelineState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._state = session, state
        self.setFixedHeight(ruler_height())
        self.setAccessibleName(tr("Time ruler"))
        self.setToolTip(tr("Drag to move the playhead, turn the wheel to zoom"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        state.scaleChanged.connect(self.update)
        session.playheadChanged.connect(self.update)
        session.documentChanged.connect(self.update)
        session.activeSequenceChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, ruler_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), color("panel"))
        sequence = self._session.sequence
        if sequence is None:
            painter.end()
            return
        scale = self._state.scale
        step = tick_length(scale, sequence.rate)
        painter.setFont(font(10))
        first = scale.left // step
        last = scale.to_time(self.width()) // step
        for number in range(first, last + 1):
            x = scale.to_x(number * step)
            painter.setPen(color("border_strong"))
            painter.drawLine(QPointF(x, self.height() * 0.5), QPointF(x, self.height()))
            for part in range(1, SUBTICKS):
                between = x + scale.width(step) * part / SUBTICKS
                painter.drawLine(QPointF(between, self.height() * 0.8), QPointF(between, self.height()))
            painter.setPen(color("dim"))
            text = timecode(number * step, sequence.rate)
            if step >= FLICKS_PER_SECOND:
                text = text[:-3]
            painter.drawText(QPointF(x + 4, self.height() * 0.5 + 2), text.removeprefix("00:"))
        painter.setPen(color("border"))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        self._paint_playhead(painter)
        painter.end()

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self._state.scale.to_x(self._session.playhead)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half, top, tip = px(6), self.height() - px(14), self.height()
        head = QPolygonF(
            [
                QPointF(x - half, top),
                QPointF(x + half, top),
                QPointF(x + half, top + px(7)),
                QPointF(x, tip),
                QPointF(x - half, top + px(7)),
            ]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawPolygon(head)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def wheelEvent(self, event: QWheelEvent) -> None:
        zoom_or_scroll(self._state, event, zooms=True)

    def _go_to(self, x: float) -> None:
        sequence = self._session.sequence
        if sequence is not None:
            time = self._state.scale.to_time(x)
            self._session.set_playhead(snap_to_frame(time, sequence.rate))


def zoom_or_scroll(state: TimelineState, event: QWheelEvent, *, zooms: bool) -> None:
    """Zoom at the mouse with Ctrl (or where `zooms`), else scroll through time."""
    turned = event.angleDelta().y() or event.angleDelta().x()
    pixels = event.pixelDelta()
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if zooms != ctrl or (zooms and ctrl):
        state.set_scale(state.scale.zoomed(state.scale.density * 1.0015**turned, event.position().x()))
    else:
        width = -pixels.x() or -pixels.y() or -turned / 2
        state.set_scale(state.scale.scrolled(state.scale.left + state.scale.length(width)))
    event.accept()


def paint_playhead_line(painter: QPainter, x: float, height: float) -> None:
    """Draw the line of the playhead down through the lanes."""
    painter.setPen(QPen(color("accent"), 1.5))
    painter.drawLine(QPointF(x, 0), QPointF(x, height))


def paint_mark(painter: QPainter, x: float, height: float) -> None:
    """Draw the time that something dragged clings to."""
    painter.fillRect(QRectF(x - 0.5, 0, 1, height), color("danger"))

"""The ruler: times, markers, the loop, and the playhead to be dragged."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.time import snap_to_frame
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme
from creastudio.shell.timeline.ruler_painting import paint_head, paint_ruler, ruler_height
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.wheel import zoom_or_scroll


class Ruler(QWidget):
    """Shows timecode, bars and marks; a press or drag moves the playhead."""

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
        follow_theme(self, self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(400, ruler_height())

    def _restyle(self) -> None:
        self.setFixedHeight(ruler_height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), color("panel"))
        sequence = self._session.sequence
        if sequence is not None:
            paint_ruler(painter, sequence, self._state.scale, self.width())
            paint_head(painter, self._state.scale.to_x(self._session.playhead))
        painter.end()

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

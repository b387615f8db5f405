"""The picture of the monitor: the frame under the playhead, fitted or pixel for pixel, with what is drawn over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.timeline.monitor.frame_feed import feed_of
from creastudio.shell.timeline.monitor.grip import Grip

ACTION_SAFE, TITLE_SAFE = 0.93, 0.90
"""Shares of the frame that every screen shows, and that words keep to (EBU R 95)."""

MAX_ZOOM = 16.0


class MonitorPicture(QWidget):
    """Shows what the feed of a session paints.

    Parameters
    ----------
    edge : int
        What stays free around a fitted frame, px at text scale 1.
    """

    doubleClicked = Signal()
    menuWanted = Signal(object)
    """QPoint of the screen at which a menu was asked for."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, edge: int = 8) -> None:
        super().__init__(parent)
        self._session, self._edge = session, edge
        self.feed = feed_of(session)
        self.safe = False
        self._zoom = 0.0
        self._middle = QPointF()
        self._pan: QPointF | None = None
        self._grip = Grip(session, self)
        self.setMinimumSize(px(120), px(68))
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Monitor"))
        self.feed.changed.connect(self.update)
        session.playheadChanged.connect(self._moved)
        session.selectionChanged.connect(self.update)
        session.documentChanged.connect(self._changed)
        session.activeSequenceChanged.connect(self._changed)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(150))

    # -- how the frame lies in the view

    @property
    def zoom(self) -> float:
        """Px of the screen a px of the sequence; 0 while the frame is fitted."""
        return self._zoom

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Show the frame larger or smaller, with a point of the view staying where it is; 0 fits it."""
        sequence = self._session.sequence
        if sequence is None:
            return
        if zoom <= 0:
            self._zoom, self._middle = 0.0, QPointF()
        else:
            at = around or QPointF(self.rect().center())
            kept = self.to_frame(at)
            ratio = self.devicePixelRatioF()
            smallest = min(self.width() / sequence.width, self.height() / sequence.height, 1.0) * ratio / 4
            self._zoom = min(max(zoom, smallest), MAX_ZOOM)
            now = self.frame_map().map(kept)
            self._middle += at - now
        self._ask()
        self.update()

    @property
    def frame_rect(self) -> QRectF:
        """Where the frame lies in the view, px; empty without a sequence."""
        sequence = self._session.sequence
        if sequence is None:
            return QRectF()
        return self.frame_map().mapRect(QRectF(0, 0, sequence.width, sequence.height))

    def frame_map(self) -> QTransform:
        """Return the map from px of the sequence to those of the view."""
        sequence = self._session.sequence
        if sequence is None:
            return QTransform()
        room = QRectF(self.rect()).adjusted(self._edge, self._edge, -self._edge, -self._edge)
        scale = self._zoom / self.devicePixelRatioF()
        if not self._zoom:
            scale = max(1e-3, min(room.width() / sequence.width, room.height() / sequence.height))
        middle = QRectF(self.rect()).center() + self._middle
        width, height = sequence.width * scale, sequence.height * scale
        # On whole px, so that a frame in the very size of the view is shown as it is.
        ratio = self.devicePixelRatioF()
        left = round((middle.x() - width / 2) * ratio) / ratio
        top = round((middle.y() - height / 2) * ratio) / ratio
        return QTransform(scale, 0, 0, scale, left, top)

    def to_frame(self, point: QPointF) -> QPointF:
        """Return a point of the view in px of the sequence."""
        return self.frame_map().inverted()[0].map(point)

    def _ask(self) -> None:
        if not self.isVisible():
            self.feed.want(self, 0, 0)
            return
        size = self.frame_rect.size() * self.devicePixelRatioF()
        self.feed.want(self, max(1, round(size.width())), max(1, round(size.height())))

    # -- events

    def showEvent(self, event: QShowEvent) -> None:
        # While it is hidden nothing is painted: a project that is opened from the start page comes before the window.
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.want(self, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def _changed(self, *_: object) -> None:
        self._ask()
        self.update()

    def _moved(self, *_: object) -> None:
        # The feed tells of a new picture; only what is drawn over the old one may have to go.
        if self._session.selected_clips:
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuWanted.emit(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip.cancel()
            self.doubleClicked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._grip.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None and self._zoom:
            self._middle += event.position() - self._pan
            self._pan = event.position()
            self.update()
        else:
            self._grip.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self._grip.release()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._session.sequence is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            now = self._zoom or self.frame_map().m11() * self.devicePixelRatioF()
            self.set_zoom(now * 1.2 ** (event.angleDelta().y() / 120), event.position())
        elif self._zoom:
            self._middle += QPointF(event.angleDelta()) / 2
            self.update()
        else:
            event.ignore()

    def cancel(self) -> bool:
        """Give up a drag; False when there is none."""
        return self._grip.cancel()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            full = self.window().isFullScreen() and not self._edge
            painter.fillRect(self.rect(), QColor(0, 0, 0) if full else color("canvas"))
            sequence = self._session.sequence
            frame = self.frame_rect
            if sequence is None:
                self._teach(painter, QRectF(self.rect()), "text")
            else:
                self._paint_frame(painter, frame)
                if not any(track.clips for track in sequence.tracks):
                    self._teach(painter, frame, "on_black")
                if self.safe:
                    _paint_safe(painter, frame)
                self._grip.paint(painter)

    def _paint_frame(self, painter: QPainter, frame: QRectF) -> None:
        image = self.feed.image
        if image is None:
            painter.fillRect(frame, Qt.GlobalColor.black)
            return
        ratio = self.devicePixelRatioF()
        there = (round(frame.width() * ratio), round(frame.height() * ratio)) == (
            image.width(),
            image.height(),
        )
        enlarged = frame.width() * ratio >= image.width() * 3
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not there and not enlarged)
        painter.drawImage(frame, image, QRectF(image.rect()))
        painter.setPen(QPen(color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _teach(self, painter: QPainter, room: QRectF, tone: str) -> None:
        painter.setPen(QColor("#c8ccd6") if tone == "on_black" else color("dim"))
        painter.setFont(font(12))
        inner = room.adjusted(px(12), px(8), -px(12), -px(8))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        words = (
            tr("Nothing to play yet")
            + "\n"
            + tr("Drag a result, a picture or a file onto a track: it is seen here.")
        )
        painter.drawText(inner, int(flags), words)


def _paint_safe(painter: QPainter, frame: QRectF) -> None:
    """Draw what every screen shows, what words keep to, and the middle: light over dark, to be seen on anything."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(QColor(0, 0, 0, 150), 3), QPen(QColor(255, 255, 255, 210), 1)):
        painter.setPen(pen)
        for share in (ACTION_SAFE, TITLE_SAFE):
            width, height = frame.width() * share, frame.height() * share
            box = QRectF(0, 0, width, height)
            box.moveCenter(frame.center())
            painter.drawRect(box)
        arm, middle = frame.height() * 0.03, frame.center()
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

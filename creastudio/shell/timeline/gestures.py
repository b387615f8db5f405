"""Pinching and dragging with the middle button over the timeline: zoom and pan, wherever the mouse is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.timeline.state import TimelineState


class Gestures(QObject):
    """Watches widgets whose x is that of the scale.

    Parameters
    ----------
    scroll_down : callable
        Scrolls through the tracks by px.
    """

    def __init__(
        self, state: TimelineState, scroll_down: Callable[[int], object], watched: tuple[QWidget, ...]
    ) -> None:
        super().__init__(watched[0])
        self._state, self._scroll_down = state, scroll_down
        self._held: QPointF | None = None
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.MiddleButton:
            self._held = event.globalPosition()
            watched.setCursor(Qt.CursorShape.ClosedHandCursor)
            return True
        if self._held is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            self._pan(event.globalPosition() - self._held)
            self._held = event.globalPosition()
            return True
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._held = None
            watched.unsetCursor()
            return True
        return False

    def _pan(self, moved: QPointF) -> None:
        scale = self._state.scale
        self._state.set_scale(scale.scrolled(scale.left - scale.length(moved.x())), by_hand=True)
        self._scroll_down(round(-moved.y()))

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        scale = self._state.scale
        zoomed = scale.zoomed(scale.density * (1 + event.value()), event.position().x())
        self._state.set_scale(zoomed, by_hand=True)
        return True

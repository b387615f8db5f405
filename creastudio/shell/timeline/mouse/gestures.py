"""Pinching, and dragging with the middle button or the hand tool over the timeline: zoom and pan in both directions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.timeline.state import TimelineState


class Gestures(QObject):
    """Watches lanes and ruler.

    Parameters
    ----------
    lanes, ruler : QWidget
        Their x is that of the scale; the hand tool works on the lanes.
    scroll_down : callable
        Scrolls through the tracks by px.
    """

    def __init__(
        self, state: TimelineState, scroll_down: Callable[[int], object], lanes: QWidget, ruler: QWidget
    ) -> None:
        super().__init__(lanes)
        self._state, self._scroll_down, self._lanes = state, scroll_down, lanes
        self._held: QPointF | None = None
        self._cursor = lanes.cursor()
        for widget in (lanes, ruler):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and self._pans(watched, event.button()):
            self._held, self._cursor = event.globalPosition(), watched.cursor()
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
            watched.setCursor(self._cursor)
            return True
        return False

    def _pans(self, watched: QWidget, button: Qt.MouseButton) -> bool:
        by_hand = self._state.tool == "hand" and watched is self._lanes
        return button == Qt.MouseButton.MiddleButton or (by_hand and button == Qt.MouseButton.LeftButton)

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

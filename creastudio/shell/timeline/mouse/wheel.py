"""What the wheel does over the timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from creastudio.shell.timeline.state import TimelineState


def zoom_or_scroll(state: TimelineState, event: QWheelEvent, *, zooms: bool) -> None:
    """Zoom at the mouse with Ctrl (or where `zooms`, unless Shift is held), else scroll through time."""
    turned = event.angleDelta().y() or event.angleDelta().x()
    pixels = event.pixelDelta()
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
    if ctrl or (zooms and not shift and not sideways):
        factor = 1.0015**turned
        state.set_scale(state.scale.zoomed(state.scale.density * factor, event.position().x()), by_hand=True)
    else:
        width = -pixels.x() or -pixels.y() or -turned / 2
        state.set_scale(state.scale.scrolled(state.scale.left + state.scale.length(width)), by_hand=True)
    event.accept()

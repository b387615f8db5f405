"""What the wheel does over the piano roll and the lanes around it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from creastudio.shell.score.roll_state import RollState


def zoom_or_scroll(state: RollState, event: QWheelEvent, height: float) -> None:
    """Scroll; with Ctrl zoom in time, with Ctrl and Shift in pitch, with Shift scroll in time."""
    turned = event.angleDelta().y() or event.angleDelta().x()
    sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    roll, at = state.map, event.position()
    if ctrl and shift:
        state.set_map(roll.taller(1.0015**turned, at.y()).within(height))
    elif ctrl:
        state.set_map(roll.zoomed(1.0015**turned, at.x()))
    elif shift or sideways:
        state.set_map(roll.scrolled(left=roll.left - turned / 1.5 / roll.density))
    else:
        state.set_map(roll.scrolled(top=roll.top - turned / 2).within(height))
    event.accept()

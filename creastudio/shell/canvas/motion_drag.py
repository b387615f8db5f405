"""Moving a layer at the playhead, by the dashed frame that shows where keyframes have taken it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTransform

from creastudio.core.animation import look_at
from creastudio.core.edits.edit import Edit
from creastudio.shell.canvas.drags import Guides, Modifiers
from creastudio.shell.canvas.motion import Motion
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.i18n import mark
from creastudio.shell.timeline.keying import set_at

LABEL = mark("Move layer at the playhead")


@dataclass
class MotionDrag:
    """Changes what keyframes add to the place of a layer; Shift keeps to one direction.

    Attributes
    ----------
    start : QPointF
        Where the button was pressed, canvas px.
    time : int
        The playhead, flicks.
    """

    motion: Motion
    start: QPointF
    time: int
    guides: Guides = field(default_factory=Guides)
    by: QPointF | None = None

    @property
    def moment(self) -> object:
        """As ``drags.Drag`` has it."""
        return self.by

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Follow the mouse; `point` in canvas px."""
        by = point - self.start
        if modifiers & Modifiers.ShiftModifier:
            by = QPointF(by.x(), 0) if abs(by.x()) > abs(by.y()) else QPointF(0, by.y())
        above = self.motion.above
        turned = QTransform(above.m11(), above.m12(), above.m21(), above.m22(), 0, 0)
        self.by = turned.inverted()[0].map(by)

    def edit(self) -> Edit | None:
        """Return the edit as it would be if the button was released now."""
        if self.by is None or self.by.isNull():
            return None
        clip, layer = self.motion.clip, self.motion.layer
        look = look_at(clip, self.time, layer)
        values = {"x": round(look.x + self.by.x(), 2), "y": round(look.y + self.by.y(), 2)}
        return set_at(clip, self.time, LABEL, values, layer)  # pyright: ignore[reportArgumentType]


def motion_at(found: list[Motion], viewport: Viewport, at: QPointF) -> Motion | None:
    """Return the topmost moved layer whose dashed frame a view point lies in, or None."""
    for motion in reversed(found):
        frame = board_map(motion.artboard, viewport).map(motion.outline)
        if frame.containsPoint(at, Qt.FillRule.OddEvenFill):
            return motion
    return None

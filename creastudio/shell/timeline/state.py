"""What ruler, lanes and scroll bar of one timeline share: the scale, the tool, and whether things cling."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from creastudio.shell.theme import px
from creastudio.shell.timeline.mouse.snapping import Marks
from creastudio.shell.timeline.timescale import TimeScale
from creastudio.shell.timeline.tools import ToolId


class TimelineState(QObject):
    """The scale of one timeline view.

    Attributes
    ----------
    marks : Marks
        What things cling to.
    """

    scaleChanged = Signal()
    snappingChanged = Signal(bool)
    toolChanged = Signal()
    markerChanged = Signal()
    """Another marker is the one that was clicked last."""
    scrolledByHand = Signal()
    """A person scrolled or zoomed: the view stops following the playhead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scale = TimeScale()
        self._snapping = True
        self._tool: ToolId = "select"
        self._marker = ""
        self.marks = Marks()

    @property
    def scale(self) -> TimeScale:
        """The scale as it is now."""
        return self._scale

    @property
    def snapping(self) -> bool:
        """Whether what is dragged clings to clips, playhead and marks."""
        return self._snapping

    def set_snapping(self, on: bool) -> None:
        """Let things cling, or not."""
        if on != self._snapping:
            self._snapping = on
            self.snappingChanged.emit(on)

    @property
    def tool(self) -> ToolId:
        """Id of the chosen tool."""
        return self._tool

    def set_tool(self, tool_id: ToolId) -> None:
        """Choose a tool."""
        if tool_id != self._tool:
            self._tool = tool_id
            self.toolChanged.emit()

    @property
    def marker(self) -> str:
        """Id of the marker that was clicked last; "" for none."""
        return self._marker

    def choose_marker(self, marker_id: str) -> None:
        """Make a marker the one that keys act on."""
        if marker_id != self._marker:
            self._marker = marker_id
            self.markerChanged.emit()

    def set_scale(self, scale: TimeScale, *, by_hand: bool = False) -> None:
        """Show another part, or with another density."""
        if by_hand:
            self.scrolledByHand.emit()
        if scale != self._scale:
            self._scale = scale
            self.scaleChanged.emit()


def header_width() -> int:
    """Return the width of what stands left of the lanes, px."""
    return px(176)

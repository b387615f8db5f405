"""The tools of the timeline as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.shell.i18n import mark

ToolId = Literal["select", "razor", "ripple", "roll", "slip", "slide", "hand", "zoom"]


@dataclass(frozen=True)
class TimelineTool:
    """One tool.

    Attributes
    ----------
    hint : str
        What the mouse does with it, for the status line.
    """

    id: ToolId
    title: str
    keys: str
    icon: str
    hint: str


TIMELINE_TOOLS: tuple[TimelineTool, ...] = (
    TimelineTool("select", mark("Select and move"), "V", "mouse-pointer-2",
                 mark("Drag around clips to select them. A click moves the playhead.")),
    TimelineTool("razor", mark("Razor: split where you click"), "C", "razor",
                 mark("Click to split a clip, with Shift all tracks.")),
    TimelineTool("ripple", mark("Ripple trim: what comes after follows"), "B", "ripple",
                 mark("Drag an edge: what comes after follows, on all tracks that aren't locked.")),
    TimelineTool("roll", mark("Roll: move the cut between two clips"), "R", "roll",
                 mark("Drag a cut: one clip gets longer, the other shorter.")),
    TimelineTool("slip", mark("Slip: show another part of the clip"), "Y", "slip",
                 mark("Drag a clip sideways: it stays in its place and shows another part of its source.")),
    TimelineTool("slide", mark("Slide: move a clip between its neighbours"), "U", "slide",
                 mark("Drag a clip sideways: its neighbours get longer and shorter.")),
    TimelineTool("hand", mark("Hand: scroll by dragging"), "H", "hand",
                 mark("Drag to scroll. The middle button does so with every tool.")),
    TimelineTool("zoom", mark("Zoom: see less time around a click"), "Z", "zoom-in",
                 mark("Click to see less time, with Alt more; drag over a stretch to see just that.")),
)  # fmt: skip


def tool(tool_id: str) -> TimelineTool:
    """Return a tool by its id."""
    return next(item for item in TIMELINE_TOOLS if item.id == tool_id)

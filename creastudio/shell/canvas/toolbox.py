"""The tools of the canvas as data, and which one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from creastudio.shell.canvas.tools.base import Tool, ToolContext
from creastudio.shell.canvas.tools.brush import BrushTool
from creastudio.shell.canvas.tools.crop import CropTool
from creastudio.shell.canvas.tools.lasso import LassoTool
from creastudio.shell.canvas.tools.marquee import MarqueeTool
from creastudio.shell.canvas.tools.picker import PickerTool
from creastudio.shell.canvas.tools.shapes import ShapeTool, TextTool
from creastudio.shell.canvas.tools.wand import WandTool
from creastudio.shell.i18n import mark
from creastudio.shell.keys import each


@dataclass(frozen=True)
class ToolSpec:
    """One tool.

    Attributes
    ----------
    make : callable or None
        Makes it; None for selecting, which the canvas has anyhow.
    group : int
        Tools of one group lie together in the strip.
    """

    id: str
    title: str
    key: str
    icon: str
    group: int
    make: Callable[[ToolContext], Tool] | None = None


TOOLS: tuple[ToolSpec, ...] = (
    ToolSpec("select", mark("Select and move"), "V", "mouse-pointer-2", 1),
    ToolSpec(
        "marquee",
        mark("Select a rectangle"),
        "M",
        "square-dashed",
        2,
        partial(MarqueeTool, shape="rectangle"),
    ),
    ToolSpec(
        "oval",
        mark("Select an ellipse"),
        "Shift+M",
        "circle-dashed",
        2,
        partial(MarqueeTool, shape="ellipse"),
    ),
    ToolSpec("lasso", mark("Lasso: select by drawing around"), "F", "lasso", 2, LassoTool),
    ToolSpec("wand", mark("Wand: select by colour"), "W", "wand-sparkles", 2, WandTool),
    ToolSpec("rectangle", mark("Rectangle"), "R", "square", 3, partial(ShapeTool, shape="rectangle")),
    ToolSpec("ellipse", mark("Ellipse"), "O", "circle", 3, partial(ShapeTool, shape="ellipse")),
    ToolSpec("polygon", mark("Polygon"), "P", "pentagon", 3, partial(ShapeTool, shape="polygon")),
    ToolSpec("star", mark("Star"), "Y", "star", 3, partial(ShapeTool, shape="star")),
    ToolSpec("line", mark("Line"), "L", "minus", 3, partial(ShapeTool, shape="line")),
    ToolSpec("text", mark("Text"), "T", "type", 3, TextTool),
    ToolSpec("brush", mark("Brush: show by mask"), "B", "brush", 4, partial(BrushTool, hides=False)),
    ToolSpec("eraser", mark("Eraser: hide by mask"), "E", "eraser", 4, partial(BrushTool, hides=True)),
    ToolSpec("crop", mark("Crop the artboard"), "C", "crop", 5, CropTool),
    ToolSpec("picker", mark("Take a colour"), "I", "pipette", 5, PickerTool),
)

OCCASION = "occasion"
"""What a tool is called that is made for one occasion."""


class Toolbox(QObject):
    """The chosen tool; tools are made when they are first chosen."""

    changed = Signal()
    keysChanged = Signal()

    def __init__(self, select: Tool, context: ToolContext, parent: QObject) -> None:
        super().__init__(parent)
        context.session.settingsChanged.connect(self.keysChanged)
        self._context = context
        self._made: dict[str, Tool] = {"select": select}
        self._chosen = "select"

    @property
    def chosen(self) -> str:
        """Id of the chosen tool."""
        return self._chosen

    @property
    def tool(self) -> Tool:
        """The chosen tool."""
        return self._made[self._chosen]

    def choose(self, tool_id: str) -> None:
        """Choose a tool by its id."""
        if tool_id == self._chosen:
            return
        spec = next(spec for spec in TOOLS if spec.id == tool_id)
        before, self._chosen = self.tool, "select"
        before.leave()
        if spec.make is not None and tool_id not in self._made:
            self._made[tool_id] = spec.make(self._context)
        self._chosen = tool_id
        self.changed.emit()

    def begin(self, tool: Tool) -> None:
        """Use a tool that is made for one occasion; choosing any other ends it."""
        self.tool.leave()
        self._made[OCCASION] = tool
        self._chosen = OCCASION
        self.changed.emit()

    def choose_by_key(self, pressed: QKeySequence) -> bool:
        """Choose the tool that a key stands for; False where none does."""
        for spec in TOOLS:
            if any(pressed == QKeySequence(key) for key in each(self.keys(spec))):
                self.choose(spec.id)
                return True
        return False

    def keys(self, spec: ToolSpec) -> str:
        """Return the keys of a tool, as a person changed them."""
        return self._context.session.settings.keys.get(f"tool.{spec.id}", spec.key)

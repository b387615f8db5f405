"""The tools of the canvas as data, and which one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QVBoxLayout, QWidget

from creastudio.shell.canvas.tools.base import Tool, ToolContext
from creastudio.shell.canvas.tools.brush import BrushTool
from creastudio.shell.canvas.tools.crop import CropTool
from creastudio.shell.canvas.tools.lasso import LassoTool
from creastudio.shell.canvas.tools.marquee import MarqueeTool
from creastudio.shell.canvas.tools.picker import PickerTool
from creastudio.shell.canvas.tools.shapes import ShapeTool, TextTool
from creastudio.shell.canvas.tools.wand import WandTool
from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import each, with_key
from creastudio.shell.theme import px


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


MOST_COLUMNS = 3

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


class ToolStrip(QFrame):
    """The tools at the edge of the canvas."""

    def __init__(self, toolbox: Toolbox, parent: QWidget) -> None:
        super().__init__(parent)
        self._toolbox = toolbox
        self.setProperty("role", "toast")
        self.setAccessibleName(tr("Tools of the canvas"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(3), px(4), px(3), px(4))
        self._column.setSpacing(px(12))
        self.buttons: dict[str, QToolButton] = {}
        self._groups: list[tuple[QGridLayout, list[QToolButton]]] = []
        for _group, specs in groupby(TOOLS, key=lambda spec: spec.group):
            grid = QGridLayout()
            grid.setSpacing(px(2))
            self._column.addLayout(grid)
            self._groups.append((grid, [self._button(spec) for spec in specs]))
        self._columns = 0
        self._arrange(1)
        toolbox.changed.connect(self._show)
        toolbox.keysChanged.connect(self._name)
        self._show()

    def fit(self, room: int) -> None:
        """Take as many columns as it needs to be no higher than `room` px: every tool can be reached."""
        for columns in range(1, MOST_COLUMNS + 1):
            self._arrange(columns)
            if self._column.sizeHint().height() <= room:
                break
        self.adjustSize()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for grid, buttons in self._groups:
            for index, button in enumerate(buttons):
                grid.addWidget(button, index // columns, index % columns, Qt.AlignmentFlag.AlignLeft)
        self._column.invalidate()

    def _button(self, spec: ToolSpec) -> QToolButton:
        found = QToolButton(self)
        title = tr_marked(spec.title)
        set_icon(found, spec.icon, "dim")
        found.setIconSize(QSize(px(18), px(18)))
        found.setCheckable(True)
        found.setAutoExclusive(True)
        found.setToolTip(with_key(title, self._toolbox.keys(spec)))
        found.setAccessibleName(title)
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        found.clicked.connect(lambda _checked=False: self._toolbox.choose(spec.id))
        self.buttons[spec.id] = found
        return found

    def _name(self) -> None:
        for spec in TOOLS:
            self.buttons[spec.id].setToolTip(with_key(tr_marked(spec.title), self._toolbox.keys(spec)))

    def _show(self) -> None:
        shown = self._toolbox.chosen
        if shown == OCCASION:
            shown = "picker" if isinstance(self._toolbox.tool, PickerTool) else "text"
        self.buttons[shown].setChecked(True)

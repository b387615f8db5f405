"""What a tool of the canvas is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.session import Session

if TYPE_CHECKING:
    from creastudio.shell.canvas.tool_options import ToolOptions

Modifiers = Qt.KeyboardModifier

ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
"""Where the arrow keys lead: to the right, down."""

FAR = 10
"""Times that a step of an arrow key is longer with Shift."""


class Tool(Protocol):
    """Takes the mouse while it is chosen; points are view px."""

    def hover(self, at: QPointF) -> None:
        """Follow the mouse while no button is held."""
        ...

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        """Take a press of the left button."""
        ...

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        """Follow the mouse while the left button is held."""
        ...

    def release(self) -> None:
        """End what the press began, as one edit at most."""
        ...

    def double_click(self, at: QPointF) -> bool:
        """Take a double click; False when it means nothing here."""
        ...

    def key(self, event: QKeyEvent) -> bool:
        """Take a key; False when it means nothing here."""
        ...

    def cancel(self) -> bool:
        """Give up what was begun; False when nothing was."""
        ...

    def leave(self) -> None:
        """End everything, because another tool is chosen."""
        ...

    def cursor(self) -> Qt.CursorShape:
        """Return the cursor for where the mouse is."""
        ...

    def paint(self, painter: QPainter) -> None:
        """Paint what the tool shows over the canvas, view px."""
        ...

    def options(self, bar: ToolOptions) -> None:
        """Put what can be set of the tool into the bar over the canvas."""
        ...


@dataclass
class ToolContext:
    """What every tool works with.

    Attributes
    ----------
    viewport : callable
        Returns what the view shows now.
    changed : callable
        Called when the view has to be painted anew.
    choose : callable
        Chooses a tool by its id.
    begin : callable
        Takes a tool that is made for one occasion, such as writing one text.
    pressure : float
        Of the pen, 0 to 1; 1 for a mouse.
    """

    session: Session
    viewport: Callable[[], Viewport]
    changed: Callable[[], object]
    choose: Callable[[str], object]
    begin: Callable[[Tool], object]
    pressure: float = 1.0


class QuietTool:
    """A tool that does nothing yet: a base with what most tools don't need."""

    def __init__(self, context: ToolContext) -> None:
        self.context = context
        self.session = context.session

    def hover(self, at: QPointF) -> None:
        """Pass over."""

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        """Pass over."""

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        """Pass over."""

    def release(self) -> None:
        """Pass over."""

    def double_click(self, at: QPointF) -> bool:
        """Leave it to the canvas."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """Leave it to the canvas."""
        return False

    def cancel(self) -> bool:
        """Nothing was begun."""
        return False

    def leave(self) -> None:
        """Give up what was begun."""
        self.cancel()

    def cursor(self) -> Qt.CursorShape:
        """Return a cross, for exact places."""
        return Qt.CursorShape.CrossCursor

    def paint(self, painter: QPainter) -> None:
        """Show nothing."""

    def options(self, bar: ToolOptions) -> None:
        """Leave the bar empty."""

    def to_canvas(self, at: QPointF) -> QPointF:
        """Return the canvas point under a view point."""
        return self.context.viewport().to_canvas(at)

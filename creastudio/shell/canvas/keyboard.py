"""What keys do on the canvas: the one who is busiest is asked first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from creastudio.shell.canvas.toolbox import Toolbox
from creastudio.shell.canvas.tools.base import ARROWS
from creastudio.shell.canvas.tools.select import SelectTool
from creastudio.shell.canvas.tools.write import WriteTool
from creastudio.shell.panels.results.review import Review
from creastudio.shell.session import Session

Key = Qt.Key

PAN, PAN_FAR = 40.0, 200.0
"""What an arrow pans by when nothing is selected, without and with Shift, view px."""


class Zooms(Protocol):
    """What the keys ask of the view."""

    def zoom_fit(self) -> None:
        """Show all artboards."""
        ...

    def zoom_selection(self) -> None:
        """Show the selection."""
        ...

    def pan(self, right: float, down: float) -> None:
        """Move what is shown, view px."""
        ...

    def turn_page(self, pages: int, *, across: bool) -> None:
        """Show what lies below, or to the right."""
        ...


class Keyboard:
    """Hands keys to writing, review, tools and selection, in this order.

    Attributes
    ----------
    space : bool
        Whether the space bar is held, which pans.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        toolbox: Toolbox,
        select: SelectTool,
        view: Zooms,
        panning: Callable[[], object],
    ) -> None:
        self._session, self._review, self._toolbox = session, review, toolbox
        self._select, self._view, self._panning = select, view, panning
        self.space = False

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here, so that no shortcut of the window takes it."""
        writing = self._toolbox.tool
        if isinstance(writing, WriteTool) and writing.takes(event):
            return True
        return event.key() in (*ARROWS, Key.Key_Space, Key.Key_Escape, Key.Key_Delete)

    def press(self, event: QKeyEvent) -> bool:
        """Take a press; False when it means nothing here."""
        key, tool = Key(event.key()), self._toolbox.tool
        if key == Key.Key_Escape and tool.cancel():
            return True
        if isinstance(tool, WriteTool) and tool.key(event):
            return True
        if self._review.press(event) or tool.key(event):
            return True
        return self._selection(key, event) or self._sees(key, event) or self._chooses(key, event)

    def release(self, event: QKeyEvent) -> bool:
        """Take a release; False when it means nothing here."""
        if self._review.release(event):
            return True
        if event.key() == Key.Key_Space:
            self.space = False
            self._panning()
        elif event.key() in ARROWS:
            self._select.end_nudge()
        else:
            return False
        return True

    def leave(self) -> None:
        """Let go of everything that is held."""
        self.space = False
        self._review.set_before(False)
        self._select.end_nudge()

    def _selection(self, key: Key, event: QKeyEvent) -> bool:
        if key in ARROWS:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return self._select.nudge(*ARROWS[key], far=far)
        if key in (Key.Key_Delete, Key.Key_Backspace):
            return self._select.delete()
        return key in (Key.Key_Return, Key.Key_Enter) and self._select.write_selected()

    def _sees(self, key: Key, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Key.Key_Space:
            if not event.isAutoRepeat():
                self.space = True
                self._panning()
        elif shift and key in (Key.Key_1, Key.Key_Exclam):
            self._view.zoom_fit()
        elif shift and key in (Key.Key_2, Key.Key_At):
            self._view.zoom_selection()
        elif key in ARROWS and not self._session.selected_layers:
            far = PAN_FAR if shift else PAN
            right, down = ARROWS[key]
            self._view.pan(-right * far, -down * far)
        elif key in (Key.Key_PageUp, Key.Key_PageDown):
            self._view.turn_page(-1 if key == Key.Key_PageUp else 1, across=shift)
        else:
            return False
        return True

    def _chooses(self, key: Key, event: QKeyEvent) -> bool:
        if key != Key.Key_Escape:
            return self._toolbox.choose_by_key(QKeySequence(event.keyCombination()))
        if self._toolbox.chosen != "select":
            self._toolbox.choose("select")
        elif self._session.selected_layers:
            self._session.select()
        else:
            return False
        return True

"""What the actions of the Text menu do, to the selected texts or to the one that is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from creastudio.core.canvas import TextLayer
from creastudio.core.edits.canvas import update_each
from creastudio.shell.canvas.toolbox import Toolbox
from creastudio.shell.canvas.tools.bold import is_bold, with_bold
from creastudio.shell.canvas.tools.write import WriteTool
from creastudio.shell.missing.fonts import ask_replacements
from creastudio.shell.session import Session
from creastudio.shell.writings.updates import update_texts

STEP = 1.1
"""Factor of the size that one step larger is."""


class TextCommands:
    """Changes the style of texts."""

    def __init__(self, session: Session, toolbox: Toolbox) -> None:
        self._session, self._toolbox = session, toolbox

    def texts(self) -> list[TextLayer]:
        """Return the text that is written, else those that are selected."""
        writing = self._toolbox.tool
        if isinstance(writing, WriteTool):
            return [writing.layer]
        found = self._session.document.find_layers(self._session.selected_layers)
        return [layer for _, layer in found if isinstance(layer, TextLayer)]

    def toggle_bold(self) -> None:
        """Make texts bold, or regular when all of them are bold."""
        bold = all(is_bold(layer) for layer in self.texts())
        self._change(lambda layer: with_bold(layer, on=not bold))

    def toggle_italic(self) -> None:
        on = not all(layer.italic for layer in self.texts())
        self._change(lambda _layer: {"italic": on})

    def toggle_underline(self) -> None:
        on = not all(layer.underline for layer in self.texts())
        self._change(lambda _layer: {"underline": on})

    def resize_text(self, way: Literal["larger", "smaller"]) -> None:
        """Make letters a tenth larger or smaller, by a whole px at least."""
        self._change(lambda layer: {"size": resized(layer.size, larger=way == "larger")})

    def update_texts(self) -> None:
        """Give the selected texts, else all that are out of date, the words that their writings have now."""
        update_texts(self._session)

    def replace_fonts(self) -> None:
        """Ask what is to stand for the fonts that this computer hasn't got."""
        ask_replacements(self._session)

    def _change(self, change: Callable[[TextLayer], Mapping[str, object]]) -> None:
        texts, writing = self.texts(), self._toolbox.tool
        if isinstance(writing, WriteTool):
            writing.restyle(change)
        elif texts:
            self._session.apply(update_each({layer.id: change(layer) for layer in texts}, "Change text"))


def resized(size: float, *, larger: bool) -> float:
    """Return a font size one step larger or smaller, px, 1 at least."""
    target = size * STEP if larger else size / STEP
    step = max(1.0, abs(target - size))
    return max(1.0, round(size + step if larger else size - step))

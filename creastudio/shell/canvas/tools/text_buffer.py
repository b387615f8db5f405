"""Text that is being written: what it says, where the caret stands, what is selected, and steps back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from creastudio.render.text_caret import Caret, next_letter

_WORD = re.compile(r"\w+|[^\w\s]|\s+", re.UNICODE)


@dataclass(frozen=True)
class _State:
    text: str
    caret: Caret
    anchor: int


class TextBuffer:
    """One text with a caret and a selection.

    Attributes
    ----------
    caret : Caret
        Where writing goes on.
    anchor : int
        The other end of the selection; where the caret is when nothing is selected.
    preedit : str
        What an input method composes at the caret; not yet part of the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.caret = Caret(len(text))
        self.anchor = len(text)
        self.preedit = ""
        self._back: list[_State] = []
        self._ahead: list[_State] = []
        self._typing = False

    @property
    def selection(self) -> tuple[int, int]:
        """Where the selection begins and ends."""
        return min(self.anchor, self.caret.index), max(self.anchor, self.caret.index)

    @property
    def selected(self) -> str:
        """The selected text."""
        start, end = self.selection
        return self.text[start:end]

    @property
    def shown(self) -> str:
        """The text with what is being composed in its place."""
        return self.text[: self.caret.index] + self.preedit + self.text[self.caret.index :]

    # -- moving

    def put(self, caret: Caret, *, keep: bool = False) -> None:
        """Put the caret somewhere; `keep` keeps the other end of the selection."""
        self.caret = caret
        if not keep:
            self.anchor = caret.index
        self._typing = False

    def select(self, start: int, end: int) -> None:
        """Select from `start` to `end`, the caret at the end."""
        self.anchor, self.caret = start, Caret(end)
        self._typing = False

    def select_word(self, index: int) -> None:
        """Select the word around a place."""
        for match in _WORD.finditer(self.text):
            if match.start() <= index < match.end() or match.end() == len(self.text) == index:
                self.select(match.start(), match.end())
                return

    def select_paragraph(self, index: int) -> None:
        """Select the paragraph around a place."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        self.select(start, len(self.text) if end < 0 else end)

    # -- changing

    def insert(self, text: str) -> None:
        """Write over the selection."""
        start, end = self.selection
        # Letters that are typed one after another go away together.
        self._remember(joined=self._typing and start == end and len(text) == 1 and not text.isspace())
        self.text = self.text[:start] + text + self.text[end:]
        self._stand(start + len(text))
        self._typing = len(text) == 1

    def delete(self, by: int, *, words: bool = False) -> None:
        """Delete the selection, else one letter (or word) on (1) or back (-1)."""
        start, end = self.selection
        if start == end:
            other = next_letter(self.text, self.caret.index, by, words=words)
            start, end = min(start, other), max(end, other)
        if start == end:
            return
        self._remember(joined=False)
        self.text = self.text[:start] + self.text[end:]
        self._stand(start)

    def compose(
        self, preedit: str, committed: str = "", replace_from: int = 0, replace_length: int = 0
    ) -> None:
        """Take what an input method says: text it has finished, and what it composes now.

        Parameters
        ----------
        replace_from, replace_length : int
            Letters that the finished text takes the place of, counted from the caret.
        """
        if committed or replace_length:
            if replace_length:
                start = max(0, self.caret.index + replace_from)
                self.select(start, min(len(self.text), start + replace_length))
            self.insert(committed)
        elif preedit and self.selected:
            # Composing begins over the selection.
            self.insert("")
        self.preedit = preedit

    def undo(self) -> bool:
        """Go one step back; False when there is none."""
        return self._swap(self._back, self._ahead)

    def redo(self) -> bool:
        """Go one step on again; False when there is none."""
        return self._swap(self._ahead, self._back)

    def _stand(self, index: int) -> None:
        self.caret, self.anchor = Caret(index), index

    def _remember(self, *, joined: bool) -> None:
        self._ahead.clear()
        if not joined:
            self._back.append(_State(self.text, self.caret, self.anchor))

    def _swap(self, take: list[_State], give: list[_State]) -> bool:
        if not take:
            return False
        give.append(_State(self.text, self.caret, self.anchor))
        state = take.pop()
        self.text, self.caret, self.anchor = state.text, state.caret, state.anchor
        self._typing = False
        return True

"""What is told by colour in a page: a model's words, and what a check found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from creastudio.core.writing import Span
from creastudio.shell.theme import color

MODEL_TINT = 0.38
"""How far a model's words lean from the colour of text to that of the accent."""


class Highlighter(QSyntaxHighlighter):
    """Tints the words of models and underlines what a check found.

    It paints over the text and changes nothing in it, so that what is composed by an input method stays in place.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._ranges: tuple[tuple[int, int], ...] = ()
        self._notes: dict[int, list[dict[str, Any]]] = {}
        self.ghost: tuple[int, int] | None = None

    def set_spans(self, spans: Sequence[Span]) -> bool:
        """Note where the words of models are; True when it is something else than before."""
        ranges = tuple((span.start, span.end) for span in spans if span.passage.author == "model")
        changed = ranges != self._ranges
        self._ranges = ranges
        return changed

    def set_notes(self, notes: Sequence[dict[str, Any]]) -> bool:
        """Note what a check found, by line; True when it is something else than before."""
        by_line: dict[int, list[dict[str, Any]]] = {}
        for note in notes:
            if note["severity"] in ("warning", "error"):
                by_line.setdefault(int(note["line"]), []).append(note)
        changed = by_line != self._notes
        self._notes = by_line
        return changed

    def highlightBlock(self, text: str) -> None:  # noqa: N802  Qt's name
        start = self.currentBlock().position()
        end = start + self.currentBlock().length() - 1
        tint = QTextCharFormat()
        tint.setForeground(tinted())
        # The words of a model are dotted below: their colour alone tells nothing to some.
        tint.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        tint.setUnderlineColor(color("accent"))
        for low, high in self._ranges:
            if low < end and high > start:
                self.setFormat(max(low, start) - start, min(high, end) - max(low, start), tint)
        self._underline(len(text))
        if self.ghost is not None and self.ghost[0] < end and self.ghost[1] > start:
            grey = QTextCharFormat()
            grey.setForeground(color("faint"))
            grey.setFontItalic(True)
            low, high = max(self.ghost[0], start), min(self.ghost[1], end)
            self.setFormat(low - start, high - low, grey)

    def _underline(self, length: int) -> None:
        for note in self._notes.get(self.currentBlock().blockNumber(), ()):
            start, end = note["start"], note["end"]
            if end <= start:
                # Of a whole line the sign beside it tells enough.
                continue
            wavy = QTextCharFormat(self.format(start) if start < length else QTextCharFormat())
            wrong = note["severity"] == "error"
            lines = QTextCharFormat.UnderlineStyle
            wavy.setUnderlineStyle(lines.WaveUnderline if wrong else lines.DashUnderline)
            wavy.setUnderlineColor(color("danger" if wrong else "warning"))
            self.setFormat(start, min(end, length) - start, wavy)


def tinted() -> QColor:
    """Return the colour of a model's words."""
    text, accent = color("text"), color("accent")
    keep = 1 - MODEL_TINT
    return QColor.fromRgbF(
        text.redF() * keep + accent.redF() * MODEL_TINT,
        text.greenF() * keep + accent.greenF() * MODEL_TINT,
        text.blueF() * keep + accent.blueF() * MODEL_TINT,
    )

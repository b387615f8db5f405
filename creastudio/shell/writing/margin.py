"""What checks say, beside the lines it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QToolTip, QWidget

from creastudio.shell.i18n import tr_said
from creastudio.shell.theme import color, font, px

if TYPE_CHECKING:
    from creastudio.shell.writing.page import Page

RANK = {"error": 0, "warning": 1, "good": 2, "info": 3}

TOKENS = {"error": "danger", "warning": "warning", "good": "success", "info": "faint"}

SIGNS = {"error": "circle-alert", "warning": "triangle-alert", "good": "circle-check", "info": "info"}
"""Icons of what is said in lists, by its severity."""

DOT = 5
"""Diameter of the sign of a line, px at text scale 1."""


class NotesMargin(QWidget):
    """A strip at the right of a page: a dot a line, and the words where there is room for them."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._lines: dict[int, list[dict[str, Any]]] = {}
        self._words = False
        page.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
        page.textChanged.connect(self.update)

    def show_notes(self, notes: Sequence[dict[str, Any]], *, words: bool) -> None:
        """Show notes; `words` says whether there is room for what they say."""
        lines: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for note in sorted(notes, key=lambda one: RANK[one["severity"]]):
            lines[int(note["line"])].append(note)
        self._lines, self._words = dict(lines), words
        self.setVisible(bool(lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            small = font(11)
            painter.setFont(small)
            metrics = QFontMetrics(small)
            for place, notes in self._seen():
                worst = notes[0]["severity"]
                painter.setPen(Qt.PenStyle.NoPen)
                dot = px(DOT)
                if worst != "info":
                    _paint_sign(painter, QRect(0, place.center().y() - dot // 2, dot, dot), worst)
                if self._words:
                    self._write(painter, metrics, place, notes)

    def event(self, event: QEvent) -> bool:
        """Tell all notes of a line in its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = self.told_at(event.pos())
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def told_at(self, point: QPoint) -> str:
        """Return what stands beside the line at a point."""
        for place, notes in self._seen():
            if place.top() <= point.y() <= place.bottom():
                return "\n".join(tr_said(note["text"]) for note in notes)
        return ""

    def _seen(self) -> Iterator[tuple[QRect, list[dict[str, Any]]]]:
        for number, notes in self._lines.items():
            line = self._page.line_top(number)
            if line is not None and line[0] + line[1] > 0 and line[0] < self.height():
                yield QRect(0, line[0], self.width(), line[1]), notes

    def _write(
        self, painter: QPainter, metrics: QFontMetrics, place: QRect, notes: list[dict[str, Any]]
    ) -> None:
        words = place.adjusted(px(DOT + 5), 0, 0, 0)
        told = " · ".join(tr_said(note["text"]) for note in notes[:3])
        painter.setPen(color("dim" if notes[0]["severity"] in ("error", "warning") else "faint"))
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_sign(painter: QPainter, mark: QRect, severity: str) -> None:
    """Paint a triangle for a fault, a dot for a doubt, a ring for what is good: they are told apart without colour."""
    tone = color(TOKENS[severity])
    painter.setBrush(tone)
    if severity == "error":
        tip = QPoint(mark.center().x(), mark.top())
        painter.drawPolygon(QPolygon([mark.bottomLeft(), mark.bottomRight(), tip]))
        return
    if severity == "good":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tone, 1.5))
    painter.drawEllipse(mark)

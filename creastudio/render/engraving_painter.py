"""Paints engraved pages: glyphs and lines as they were drawn, texts in the studio's own fonts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from creastudio.notation.engraved import EngravedPage, Mark, Page
from creastudio.render.path_data import path_of

FAMILY = "Noto Serif SC"
_SMALLER = 0.87
"""The engraver reckons with a font that is a little narrower."""

_EM = 1000.0


class PagePainter:
    """Paints one engraved page; outlines and their bounds are worked out once."""

    def __init__(self, engraved: EngravedPage) -> None:
        self.engraved = engraved
        self._shapes: list[tuple[Mark, QPainterPath, QRectF]] | None = None

    @property
    def page(self) -> Page:
        """The page."""
        return self.engraved.page

    def shapes(self) -> list[tuple[Mark, QPainterPath, QRectF]]:
        """Return the marks with their outlines and bounds, in units of the page; texts have no outline."""
        if self._shapes is None:
            self._shapes = [self._shape(mark) for mark in self.page.marks]
        return self._shapes

    def paint(
        self,
        painter: QPainter,
        target: QRectF,
        ink: QColor,
        colored: Mapping[str, QColor] | None = None,
        *,
        only_colored: bool = False,
    ) -> None:
        """Paint the page into `target`.

        Parameters
        ----------
        colored : mapping, optional
            Note id -> color of what belongs to it.
        only_colored : bool
            Whether everything else is left as it was painted before.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(target.topLeft())
        painter.scale(target.width() / self.page.width, target.height() / self.page.height)
        for mark, path, _ in self.shapes():
            color = (colored or {}).get(base_note(mark.note)) if mark.note else None
            if color is not None or not only_colored:
                _paint(painter, mark, path, color or ink, self.engraved.glyphs)
        painter.restore()

    def note_at(self, at: QPointF, reach: float) -> str:
        """Return the id of the note whose head is nearest to a place, within `reach`; empty for none."""
        best, distance = "", reach
        for name, (x, y) in self.page.heads.items():
            away = abs(x + 110 - at.x()) + abs(y - at.y())
            if away < distance:
                best, distance = base_note(name), away
        return best

    def notes_in(self, box: QRectF) -> list[str]:
        """Return the ids of the notes whose heads lie in a box."""
        heads = self.page.heads.items()
        return list(
            dict.fromkeys(base_note(name) for name, (x, y) in heads if box.contains(QPointF(x + 110, y)))
        )

    def _shape(self, mark: Mark) -> tuple[Mark, QPainterPath, QRectF]:
        if mark.kind == "text":
            width = sum(len(run[0]) * run[1] for run in mark.data)
            height = max(run[1] for run in mark.data)
            left = mark.x - (0 if mark.anchor == "start" else width)
            return mark, QPainterPath(), QRectF(left, mark.y - height, 2 * width, 1.5 * height)
        if mark.kind == "polygon":
            points = [QPointF(x, y) for x, y in zip(mark.data[::2], mark.data[1::2], strict=False)]
            path = QPainterPath()
            path.addPolygon(QPolygonF(points))
            path.closeSubpath()
            path.translate(mark.x, mark.y)
        elif mark.kind == "glyph":
            outline = glyph_path(self.engraved.glyphs.get(mark.data, ""))
            path = QTransform(mark.scale[0], 0, 0, -mark.scale[1], mark.x, mark.y).map(outline)
        else:
            path = path_of(mark.data, 1, 1).translated(mark.x, mark.y)
        reach = mark.stroke + 1
        return mark, path, path.boundingRect().adjusted(-reach, -reach, reach, reach)


@lru_cache(maxsize=1024)
def glyph_path(data: str) -> QPainterPath:
    """Return the outline of a glyph, y upwards."""
    path = path_of(data, 1, 1)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def base_note(note: str) -> str:
    """Return the id of the note that a tied one goes on from."""
    return "-".join(note.split("-")[:2])


def _paint(
    painter: QPainter, mark: Mark, path: QPainterPath, color: QColor, glyphs: Mapping[str, str]
) -> None:
    if mark.kind == "text":
        _paint_text(painter, mark, color, glyphs)
        return
    stroke = mark.stroke
    pen = QPen(color, stroke) if stroke else QPen(Qt.PenStyle.NoPen)
    if mark.kind == "line":
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if mark.kind == "line" else QBrush(color))
    painter.drawPath(path)


def text_size(run: Any) -> float:
    """Return the size of a run of text, in units of the page."""
    return run[1] * _SMALLER


def font_of(run: Any) -> QFont:
    """Return the font of a run of text."""
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(text_size(run))))
    font.setBold(bool(run[2]))
    font.setItalic(bool(run[3]))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def runs_of(mark: Mark, glyphs: Mapping[str, str]) -> list[tuple[Any, float]]:
    """Return the runs of a text with their left ends, from the place that it stands at."""
    widths = [_width(run, glyphs) for run in mark.data]
    at = {"middle": -sum(widths) / 2, "end": -sum(widths)}.get(mark.anchor, 0.0)
    made: list[tuple[Any, float]] = []
    for run, width in zip(mark.data, widths, strict=True):
        made.append((run, at))
        at += width
    return made


def _width(run: Any, glyphs: Mapping[str, str]) -> float:
    if not run[4]:
        return QFontMetricsF(font_of(run)).horizontalAdvance(run[0])
    outlines = (glyph_path(glyphs.get(f"{ord(letter):04X}", "")) for letter in run[0])
    return sum((outline.boundingRect().right() + 40) * run[1] / _EM for outline in outlines)


def _paint_text(painter: QPainter, mark: Mark, color: QColor, glyphs: Mapping[str, str]) -> None:
    painter.setPen(QPen(color))
    for run, left in runs_of(mark, glyphs):
        if run[4]:
            scale = run[1] / _EM
            for letter in run[0]:
                outline = glyph_path(glyphs.get(f"{ord(letter):04X}", ""))
                painter.fillPath(QTransform(scale, 0, 0, -scale, mark.x + left, mark.y).map(outline), color)
            continue
        painter.setFont(font_of(run))
        painter.drawText(QPointF(mark.x + left, mark.y), run[0])

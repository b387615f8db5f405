"""Glyphs as outlines; and the ones that have none, such as coloured emoji, as glyphs to draw."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QImage, QPainter, QPainterPath, QTransform

from creastudio.render.text_font import Face, raw_font
from creastudio.render.text_shaping import Glyph

_TURN = QTransform(0, 1, -1, 0, 0, 0)
"""A quarter to the right, as Latin words lie in vertical text."""


TOGETHER = 4
"""Glyphs a path: Qt fills a path of a whole line six times slower than the same in parts (measured at 16 px)."""


class Placed(NamedTuple):
    """A glyph with its baseline's beginning at its x and y, px at `EM`; `turned` a quarter to the right."""

    glyph: Glyph
    turned: bool = False


class _Kept(threading.local):
    def __init__(self) -> None:
        self.outlines: dict[tuple[Face, int], QPainterPath] = {}
        self.pictures: dict[tuple[str, int], tuple[QImage, QRectF]] = {}
        self.colored: dict[str, bool] = {}


_kept = _Kept()


def outlines(placed: Iterable[Placed]) -> tuple[list[QPainterPath], tuple[Placed, ...]]:
    """Return the outlines of glyphs, a few glyphs a path, and the glyphs that have none because they are pictures."""
    found: list[QPainterPath] = []
    pictures: list[Placed] = []
    room = 0
    for one in placed:
        glyph = one.glyph
        if _colored(glyph.face):
            pictures.append(one)
            continue
        if not room:
            found.append(QPainterPath())
            found[-1].setFillRule(Qt.FillRule.WindingFill)
            room = TOGETHER
        outline = _outline(glyph.face, glyph.glyph)
        if one.turned:
            outline = _TURN.map(outline)
        found[-1].addPath(outline.translated(glyph.x, glyph.y))
        room -= 1
    return found, tuple(pictures)


def paint_pictures(painter: QPainter, pictures: Iterable[Placed]) -> None:
    """Draw glyphs that have no outlines, in px at `EM`."""
    for one in pictures:
        glyph = one.glyph
        image, box = _picture(glyph.face, glyph.glyph)
        painter.save()
        painter.translate(glyph.x, glyph.y)
        if one.turned:
            painter.setTransform(_TURN, True)
        painter.drawImage(box, image)
        painter.restore()


def ink(paths: Iterable[QPainterPath], pictures: Iterable[Placed]) -> QRectF:
    """Return the rectangle around what is painted, px at `EM`."""
    found = QRectF()
    for path in paths:
        found |= path.controlPointRect()
    for one in pictures:
        box = raw_font(one.glyph.face).boundingRect(one.glyph.glyph)
        found |= (_TURN.mapRect(box) if one.turned else box).translated(one.glyph.x, one.glyph.y)
    return found


def _outline(face: Face, glyph: int) -> QPainterPath:
    key = (face._replace(tracking=0.0, upright=False), glyph)
    if key not in _kept.outlines:
        _kept.outlines[key] = raw_font(face).pathForGlyph(glyph)
    return _kept.outlines[key]


def _picture(face: Face, glyph: int) -> tuple[QImage, QRectF]:
    """Return a picture of a glyph and where it lies; Qt cuts such glyphs off when it scales them itself."""
    key = (face.family, glyph)
    if key not in _kept.pictures:
        font = raw_font(face)
        box = font.boundingRect(glyph).adjusted(-1, -1, 1, 1).toAlignedRect()
        image = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes([glyph])
        run.setPositions([QPointF(0, 0)])
        painter = QPainter(image)
        painter.drawGlyphRun(QPointF(-box.x(), -box.y()), run)
        painter.end()
        _kept.pictures[key] = (image, QRectF(box))
    return _kept.pictures[key]


def _colored(face: Face) -> bool:
    if face.family not in _kept.colored:
        font = raw_font(face)
        _kept.colored[face.family] = any(
            font.fontTable(tag).size() for tag in ("CBDT", "sbix", "COLR", "SVG ")
        )
    return _kept.colored[face.family]

"""Glyphs as outlines, each thread with its own; and the ones that have none, such as coloured emoji, as pictures."""

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


class Placed(NamedTuple):
    """A glyph with its baseline's beginning at its x and y, px at `EM`; `turned` a quarter to the right."""

    glyph: Glyph
    turned: bool = False


class _Picture(NamedTuple):
    image: QImage
    box: QRectF


class _Kept(threading.local):
    """Fonts belong to the thread that made them, and Qt keeps things in a path that it paints."""

    def __init__(self) -> None:
        self.outlines: dict[tuple[Face, int, bool], QPainterPath] = {}
        self.boxes: dict[tuple[Face, int, bool], QRectF] = {}
        self.pictures: dict[tuple[str, int], _Picture] = {}
        self.colored: dict[str, bool] = {}


_kept = _Kept()


def paint_glyphs(painter: QPainter, placed: Iterable[Placed], seen: QRectF | None) -> None:
    """Fill glyphs with the painter's brush, in px at `EM`; what lies outside `seen` may be left out."""
    base = painter.transform()
    for one in placed:
        glyph = one.glyph
        if seen is not None and not seen.intersects(_box(one).translated(glyph.x, glyph.y)):
            continue
        painter.translate(glyph.x, glyph.y)
        if not _colored(glyph.face):
            painter.drawPath(_outline(one))
        else:
            picture = _picture(glyph)
            if one.turned:
                painter.setTransform(_TURN, True)
            painter.drawImage(picture.box, picture.image)
        painter.setTransform(base)


def joined(placed: Iterable[Placed]) -> QPainterPath:
    """Return the outlines of glyphs as one path, px at `EM`, without those that are pictures."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for one in placed:
        if not _colored(one.glyph.face):
            path.addPath(_outline(one).translated(one.glyph.x, one.glyph.y))
    return path


def pictures(placed: Iterable[Placed]) -> list[Placed]:
    """Return the glyphs that have no outlines."""
    return [one for one in placed if _colored(one.glyph.face)]


def ink(placed: Iterable[Placed]) -> QRectF:
    """Return the rectangle around what glyphs paint, px at `EM`."""
    found = QRectF()
    for one in placed:
        found |= _box(one).translated(one.glyph.x, one.glyph.y)
    return found


def _outline(one: Placed) -> QPainterPath:
    key = (one.glyph.face.plain(), one.glyph.glyph, one.turned)
    if key not in _kept.outlines:
        path = raw_font(one.glyph.face).pathForGlyph(one.glyph.glyph)
        path.setFillRule(Qt.FillRule.WindingFill)
        _kept.outlines[key] = _TURN.map(path) if one.turned else path
    return _kept.outlines[key]


def _box(one: Placed) -> QRectF:
    key = (one.glyph.face.plain(), one.glyph.glyph, one.turned)
    if key not in _kept.boxes:
        if _colored(one.glyph.face):
            box = raw_font(one.glyph.face).boundingRect(one.glyph.glyph)
            _kept.boxes[key] = _TURN.mapRect(box) if one.turned else box
        else:
            _kept.boxes[key] = _outline(one).controlPointRect()
    return _kept.boxes[key]


def _picture(glyph: Glyph) -> _Picture:
    """Return a picture of a glyph and where it lies; Qt cuts such glyphs off when it scales them itself."""
    key = (glyph.face.family, glyph.glyph)
    if key not in _kept.pictures:
        font = raw_font(glyph.face)
        box = font.boundingRect(glyph.glyph).adjusted(-1, -1, 1, 1).toAlignedRect()
        image = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes([glyph.glyph])
        run.setPositions([QPointF(0, 0)])
        with QPainter(image) as painter:
            painter.drawGlyphRun(QPointF(-box.x(), -box.y()), run)
        _kept.pictures[key] = _Picture(image, QRectF(box))
    return _kept.pictures[key]


def _colored(face: Face) -> bool:
    if face.family not in _kept.colored:
        font = raw_font(face)
        _kept.colored[face.family] = any(
            font.fontTable(tag).size() for tag in ("CBDT", "sbix", "COLR", "SVG ")
        )
    return _kept.colored[face.family]

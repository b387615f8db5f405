"""The fonts that text is laid out in, all of one size."""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from creastudio.render.gui_app import ensure_gui_app

DEFAULT_FAMILY = "Inter"

EM = 128
"""Px of the font that text is laid out in before it is scaled to its size: lines break alike at every scale."""


class Face(NamedTuple):
    """One font at `EM` px.

    Attributes
    ----------
    weight : int
        100 to 900.
    tracking : float
        Added after each letter, px at `EM`.
    upright : bool
        Forms for vertical setting (the OpenType feature "vert").
    language : str
        BCP 47 tag: which country's forms of Chinese letters are wanted; empty for those of the mainland.
    """

    family: str = DEFAULT_FAMILY
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    upright: bool = False
    language: str = ""

    def plain(self) -> Face:
        """Return the font file's part of it, which says what its glyphs look like."""
        return Face(self.family, self.weight, self.italic)


class _Kept(threading.local):
    """Raw fonts belong to the thread that made them."""

    def __init__(self) -> None:
        self.raw: dict[Face, QRawFont] = {}
        self.axes: dict[str, tuple[float, float] | None] = {}


_kept = _Kept()


def qt_font(face: Face) -> QFont:
    """Return a font of `EM` px, without hinting and without letters of other fonts."""
    font = _unweighted(face.family)
    font.setWeight(QFont.Weight(min(900, max(100, round(face.weight / 100) * 100))))
    font.setItalic(face.italic)
    if axis := weight_axis(face.family):
        # Qt picks the file of a weight, but leaves a variable font at its default.
        font.setVariableAxis(QFont.Tag("wght"), min(axis[1], max(axis[0], float(face.weight))))
    if face.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, face.tracking)
    if face.upright:
        font.setFeature(QFont.Tag("vert"), 1)
    return font


def raw_font(face: Face) -> QRawFont:
    """Return the font file behind a face; only for the thread that asks."""
    plain = face.plain()
    if plain not in _kept.raw:
        _kept.raw[plain] = QRawFont.fromFont(qt_font(plain))
    return _kept.raw[plain]


def weight_axis(family: str) -> tuple[float, float] | None:
    """Return the lightest and the boldest weight of a variable font (its table "fvar"), or None for others."""
    if family not in _kept.axes:
        table = bytes(QRawFont.fromFont(_unweighted(family)).fontTable("fvar").data())
        _kept.axes[family] = _axis(table, b"wght") if table else None
    return _kept.axes[family]


def installed(family: str) -> str:
    """Return the family, or the studio's own where it is empty or isn't installed."""
    ensure_gui_app()
    return family if family and QFontDatabase.hasFamily(family) else DEFAULT_FAMILY


def _unweighted(family: str) -> QFont:
    # What a thread asks for before the studio's fonts are there, Qt finds another font for and never looks again.
    ensure_gui_app()
    font = QFont(family)
    font.setPixelSize(EM)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _axis(table: bytes, tag: bytes) -> tuple[float, float] | None:
    """Return the range of an axis: 20 bytes each of tag, minimum, default and maximum in 65536ths, and names."""
    begin, _, count, size = struct.unpack_from(">4H", table, 4)
    for number in range(count):
        name, low, _, high = struct.unpack_from(">4s3i", table, begin + number * size)
        if name == tag:
            return low / 65536, high / 65536
    return None


def first_installed(families: Iterable[str]) -> str:
    """Return the first of some families that is there, "" where none is."""
    ensure_gui_app()
    return next((family for family in families if QFontDatabase.hasFamily(family)), "")

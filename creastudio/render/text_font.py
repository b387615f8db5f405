"""Which font each letter of a text is set in: the asked one, else the studio's own, else what the system has."""

from __future__ import annotations

import itertools
import threading
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

DEFAULT_FAMILY = "Inter"

EM = 128
"""Px of the font that text is laid out in before it is scaled to its size: lines break alike at every scale."""

_SERIF_FAMILIES = frozenset({"Playfair Display", "Noto Serif SC"})

_OWN = ("Inter", "Noto Sans SC", "Noto Serif SC", "Noto Sans Arabic", "Noto Sans Hebrew")

_REGIONAL = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    "zh-hant": ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "zh-tw": ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "zh-hk": ("Noto Sans CJK HK", "Noto Sans HK", "PingFang HK", "Microsoft JhengHei"),
}
"""Fonts with a country's own forms, tried where they are installed: one code point, several traditions."""

CHINESE_TOO = frozenset("“”‘’—…·")
"""Punctuation that Latin and Chinese share: it takes the font of the Chinese next to it."""


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
        self.covered: dict[tuple[str, str], bool] = {}
        self.asked: dict[tuple[str, str], str | None] = {}


_kept = _Kept()


def qt_font(face: Face, *, merge: bool = False) -> QFont:
    """Return a font of `EM` px without hinting; `merge` lets Qt take missing letters from other fonts."""
    font = QFont(face.family)
    font.setPixelSize(EM)
    font.setWeight(QFont.Weight(min(900, max(100, round(face.weight / 100) * 100))))
    font.setItalic(face.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if not merge:
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
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


def installed(family: str) -> str:
    """Return the family, or the studio's own where it is empty or isn't installed."""
    return family if family and QFontDatabase.hasFamily(family) else DEFAULT_FAMILY


def graphemes(text: str) -> list[int]:
    """Return where the letters of a text begin, and its end: the places where a caret can stand."""
    return boundaries(text, QTextBoundaryFinder.BoundaryType.Grapheme)


def boundaries(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """Return the boundaries of one kind, as indexes into a Python string, 0 and its length included."""
    finder = QTextBoundaryFinder(kind, text)
    points = code_points(text)
    found = [0]
    while (at := finder.toNextBoundary()) >= 0:
        found.append(points[at])
    if found[-1] != len(text):
        found.append(len(text))
    return found


def code_points(text: str) -> Sequence[int]:
    """Return the index into a Python string for each UTF-16 index, which is what Qt counts in."""
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    found: list[int] = []
    for index, letter in enumerate(text):
        found += [index] * (2 if letter > "\uffff" else 1)
    return [*found, len(text)]


def is_cursive(letter: str) -> bool:
    """Return whether a letter joins the next, so that tracking would tear them apart (Arabic and its kin)."""
    return unicodedata.bidirectional(letter) == "AL"


def is_wide(letter: str) -> bool:
    """Return whether a letter takes a full square, as Chinese, Japanese and Korean ones do."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def families_of(text: str, face: Face) -> list[tuple[int, int, str]]:
    """Return runs of a text and the family that has their letters: (start, end, family)."""
    runs: list[tuple[int, int, str]] = []
    order = _order(face)
    stops = graphemes(text)
    for start, end in itertools.pairwise(stops):
        family = _family_of(text, start, end, order, face)
        if runs and runs[-1][2] == family:
            runs[-1] = (runs[-1][0], end, family)
        else:
            runs.append((start, end, family))
    return runs


def _order(face: Face) -> tuple[str, ...]:
    """Return the families to look for a letter in, the asked one first."""
    own = _OWN
    if face.family in _SERIF_FAMILIES:
        own = ("Noto Serif SC", *own)
    regional = next((names for tag, names in _REGIONAL.items() if _speaks(face.language, tag)), ())
    return tuple(
        dict.fromkeys((face.family, *(name for name in regional if QFontDatabase.hasFamily(name)), *own))
    )


def _speaks(language: str, tag: str) -> bool:
    return language.lower() == tag or language.lower().startswith(tag + "-")


def _family_of(text: str, start: int, end: int, order: tuple[str, ...], face: Face) -> str:
    letter = text[start:end]
    if letter in CHINESE_TOO and _next_to_wide(text, start, end):
        # The Latin forms are narrow and sit low between Chinese letters.
        order = tuple(family for family in order if _covers(family, "中")) or order
    # A selector asks for the coloured form of a sign; Qt knows which font has it.
    if "\N{VARIATION SELECTOR-16}" not in letter:
        for family in order:
            if all(_covers(family, one) for one in letter):
                return family
    return _qts_choice(letter, face.plain()) or order[0]


def _next_to_wide(text: str, start: int, end: int) -> bool:
    before = text[:start][-4:].rstrip("".join(CHINESE_TOO))[-1:]
    after = text[end : end + 4].lstrip("".join(CHINESE_TOO))[:1]
    return any(is_wide(letter) for letter in before + after)


def _covers(family: str, letter: str) -> bool:
    """Return whether a family has a letter; marks without a form of their own are everywhere."""
    key = (family, letter)
    if key not in _kept.covered:
        invisible = unicodedata.category(letter) in ("Cf", "Cc", "Zl", "Zp") or "\ufe00" <= letter <= "\ufe0f"
        _kept.covered[key] = invisible or raw_font(Face(family)).supportsCharacter(ord(letter))
    return _kept.covered[key]


def _qts_choice(letter: str, face: Face) -> str | None:
    """Return the family that Qt takes for a letter that the studio's own fonts lack."""
    key = (face.family, letter)
    if key not in _kept.asked:
        layout = QTextLayout(letter, qt_font(face, merge=True))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = [run for run in layout.glyphRuns() if any(run.glyphIndexes())]
        _kept.asked[key] = runs[0].rawFont().familyName() if runs else None
    return _kept.asked[key]

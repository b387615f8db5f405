"""Which family each letter of a text is set in: the asked one, else the studio's own, else what the system has.

Qt could choose by itself, but where it mixes fonts in a run it no longer tells which glyph is of which letter.
"""

from __future__ import annotations

import itertools
import threading
import unicodedata
from typing import NamedTuple

from PySide6.QtGui import QFontDatabase

from creastudio.render.text_font import Face, raw_font
from creastudio.render.text_letters import CHINESE_TOO, graphemes, is_wide

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

_SHAPED_SCRIPTS = (
    ("\u0700", "\u074f", ("syrc",)), ("\u0780", "\u07bf", ("thaa",)), ("\u07c0", "\u07ff", ("nko ",)),
    ("\u0900", "\u097f", ("deva", "dev2")), ("\u0980", "\u09ff", ("beng", "bng2")),
    ("\u0a00", "\u0a7f", ("guru", "gur2")), ("\u0a80", "\u0aff", ("gujr", "gjr2")),
    ("\u0b00", "\u0b7f", ("orya", "ory2")), ("\u0b80", "\u0bff", ("taml", "tml2")),
    ("\u0c00", "\u0c7f", ("telu", "tel2")), ("\u0c80", "\u0cff", ("knda", "knd2")),
    ("\u0d00", "\u0d7f", ("mlym", "mlm2")), ("\u0d80", "\u0dff", ("sinh",)), ("\u1780", "\u17ff", ("khmr",)),
)  # fmt: skip
"""Scripts that Qt shows only in fonts whose OpenType tables know them: first and last letter, OpenType's tags."""

_Tags = tuple[str, ...]


class _Kept(threading.local):
    """Raw fonts belong to the thread that made them, and so does what is known of them."""

    def __init__(self) -> None:
        self.covered: dict[tuple[str, str], bool] = {}
        self.scripts: dict[str, frozenset[str]] = {}
        self.found: dict[str, str] = {}


_kept = _Kept()


class _Choice(NamedTuple):
    family: str
    shaped: bool


def families_of(text: str, face: Face) -> list[tuple[int, int, str]]:
    """Return runs of a text and the family that has their letters, "" where none has: (start, end, family)."""
    order = _order(face)
    stops = list(itertools.pairwise(graphemes(text)))
    choices = [_choice(text, start, end, order) for start, end in stops]
    _join_neutral(text, stops, choices)
    stops.reverse()
    choices.reverse()
    _join_neutral(text, stops, choices)
    runs: list[tuple[int, int, str]] = []
    for (start, end), choice in zip(reversed(stops), reversed(choices), strict=True):
        if runs and runs[-1][2] == choice.family:
            runs[-1] = (runs[-1][0], end, choice.family)
        else:
            runs.append((start, end, choice.family))
    return runs


def _join_neutral(text: str, stops: list[tuple[int, int]], choices: list[_Choice]) -> None:
    """Give spaces and signs next to a shaped script its font: Qt shapes them together."""
    for at in range(1, len(stops)):
        letters = text[slice(*stops[at])]
        before = choices[at - 1]
        neutral = all(unicodedata.category(one)[0] not in "L" for one in letters)
        if before.shaped and not choices[at].shaped and neutral and _covers_all(before.family, letters):
            choices[at] = before


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


def _choice(text: str, start: int, end: int, order: tuple[str, ...]) -> _Choice:
    letters = text[start:end]
    shaped = bool(_tags(letters))
    if letters in CHINESE_TOO and _next_to_wide(text, start, end):
        # The Latin forms are narrow and sit low between Chinese letters.
        order = tuple(family for family in order if _covers(family, "中")) or order
    # A selector asks for the coloured form of a sign, which the studio's own fonts lack.
    if "\N{VARIATION SELECTOR-16}" not in letters:
        for family in order:
            if _covers_all(family, letters):
                return _Choice(family, shaped)
    return _Choice(
        _elsewhere(letters) or next((name for name in order if _covers_all(name, letters)), ""), shaped
    )


def _next_to_wide(text: str, start: int, end: int) -> bool:
    before = text[:start][-4:].rstrip("".join(CHINESE_TOO))[-1:]
    after = text[end : end + 4].lstrip("".join(CHINESE_TOO))[:1]
    return any(is_wide(letter) for letter in before + after)


def _covers_all(family: str, letters: str) -> bool:
    tags = _tags(letters)
    return all(_covers(family, one) for one in letters) and (not tags or bool(_scripts(family) & set(tags)))


def _covers(family: str, letter: str) -> bool:
    """Return whether a family has a letter; marks without a form of their own are everywhere."""
    key = (family, letter)
    if key not in _kept.covered:
        invisible = unicodedata.category(letter) in ("Cf", "Cc", "Zl", "Zp") or "\ufe00" <= letter <= "\ufe0f"
        _kept.covered[key] = invisible or raw_font(Face(family)).supportsCharacter(ord(letter))
    return _kept.covered[key]


def _tags(letters: str) -> _Tags:
    """Return the OpenType tags of a script that needs them, or nothing."""
    if letters[0] < "\u0700" or letters[0] > "\u17ff":
        return ()
    return next((tags for first, last, tags in _SHAPED_SCRIPTS if first <= letters[0] <= last), ())


def _scripts(family: str) -> frozenset[str]:
    """Return the scripts that a font's substitution table (GSUB) knows, by their OpenType tags."""
    if family not in _kept.scripts:
        table = bytes(raw_font(Face(family)).fontTable("GSUB").data())
        begin = int.from_bytes(table[4:6], "big")
        count = int.from_bytes(table[begin : begin + 2], "big") if table else 0
        records = (begin + 2 + 6 * number for number in range(count))
        _kept.scripts[family] = frozenset(table[at : at + 4].decode("latin-1") for at in records)
    return _kept.scripts[family]


def _elsewhere(letters: str) -> str:
    """Return an installed family that has letters which the studio's own fonts lack, or ""."""
    if letters not in _kept.found:
        # Fonts of emoji first: they are what such letters mostly want.
        families = sorted(QFontDatabase.families(), key=lambda family: "emoji" not in family.casefold())
        good = (
            family for family in families
            if QFontDatabase.isSmoothlyScalable(family) and not QFontDatabase.isPrivateFamily(family)
        )  # fmt: skip
        _kept.found[letters] = next((family for family in good if _covers_all(family, letters)), "")
    return _kept.found[letters]

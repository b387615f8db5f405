"""Chords and progressions as people type them: symbols, Roman numerals, bar lines, and what separates words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from creastudio.api.chord_kinds import (
    bass_of,
    kind_of,
    pitch_classes_of,
    symbol_of,
    tones_of,
)
from creastudio.api.chord_symbols import parse_symbol
from creastudio.api.errors import UserError
from creastudio.api.score_parts import Chord, Key
from creastudio_music.theory.numerals import looks_like_numeral, numeral_of, parse_numeral

__all__ = [
    "MAX_CHORDS",
    "bass_of",
    "kind_of",
    "numeral_of",
    "parse_chord",
    "parse_numeral",
    "parse_progression",
    "parse_symbol",
    "pitch_classes_of",
    "symbol_of",
    "tones_of",
]

MAX_CHORDS = 4000
"""Chords of one progression."""

C_MAJOR = Key(tick=0, fifths=0)

_BAR_LINES = re.compile(r"\|\|?:?|:\|\|?|‖|｜|\n")
_SEPARATORS = re.compile(r"[\s,;·•→⇒>，、；。–—]+|(?<=\s)[-~]+(?=\s)")
_HYPHEN = re.compile(r"-(?=(?:bb|b|##|#)?[IViv]|[A-H]|N\.?C|N\d|It|Fr|Ger|Cad)")
"""A hyphen with a chord behind it stands between two; else it means minor (``C-7``)."""

_AGAIN = ("%", "〃", "//", "𝄎")


def parse_chord(word: str, key: Key = C_MAJOR, tick: int = 0) -> Chord:
    """Return the chord of a symbol (``F#m7b5``) or of a Roman numeral in a key (``V7/V``).

    Raises
    ------
    UserError
        Naming the word, when it is neither.
    """
    return parse_numeral(word, key, tick) if looks_like_numeral(word) else parse_symbol(word, tick)


def parse_progression(text: str, key: Key = C_MAJOR, *, bar: int = 3840, start: int = 0) -> list[Chord]:
    """Return the chords that a text names, one a bar, or those between two bar lines sharing a bar.

    Words are separated by spaces, commas, dashes, arrows, Chinese commas or line ends; symbols and numerals may be mixed;
    ``%`` repeats the chord before, and ``:|`` and ``|:`` count as bar lines.

    Parameters
    ----------
    key : Key
        What Roman numerals are counted in.
    bar : int
        Ticks of a bar.
    start : int
        Tick of the first chord.

    Raises
    ------
    UserError
        Naming the word that is no chord, and its number; when there are none, or more than ``MAX_CHORDS``.
    """
    chords: list[Chord] = []
    tick, number = start, 0
    for words in _bars(text):
        for place, word in enumerate(words):
            number += 1
            at = tick + place * bar // len(words)
            chords.append(_read(word, number, chords, key, at))
            if number > MAX_CHORDS:
                raise UserError(
                    f"The progression has more than {MAX_CHORDS:,} chords.", "Give it in several parts."
                )
        tick += bar
    if not chords:
        raise UserError(
            "There are no chords in the progression.", "Write some, such as C Am F G or I vi IV V."
        )
    return chords


def _bars(text: str) -> Iterator[list[str]]:
    """Yield the words of each bar; without bar lines each word has one of its own."""
    parts = [_words(part) for part in _BAR_LINES.split(text)]
    barred = re.search(r"[|‖｜]", text) is not None
    for words in parts:
        if barred and words:
            yield words
        elif not barred:
            yield from ([word] for word in words)


def _words(text: str) -> list[str]:
    found = (_HYPHEN.sub(" ", word) for word in _SEPARATORS.split(f" {text} ") if word)
    return [word for joined in found for word in joined.split()]


def _read(word: str, number: int, before: list[Chord], key: Key, tick: int) -> Chord:
    if word in _AGAIN:
        if not before:
            raise UserError(f"'{word}' has no chord before it to repeat.", "Begin with a chord.")
        return before[-1].model_copy(update={"tick": tick})
    try:
        return parse_chord(word, key, tick)
    except UserError as error:
        raise UserError(f"Word {number}: {error.message}", error.hint) from None

"""Chord symbols as musicians type them, read: ``Am7``, ``F#m7b5``, ``Bb△7``, ``D/F#`` and ``N.C.`` are some."""

from __future__ import annotations

import re

from creastudio.api.chord_kinds import KINDS, NO_CHORD
from creastudio.api.errors import UserError
from creastudio.api.score_parts import Chord
from creastudio.api.spelling import parse_name

LONGEST = 40
"""Characters of one symbol."""

_SAME = str.maketrans(
    {
        "♭": "b",
        "♯": "#",
        "△": "Δ",
        "°": "o",
        "º": "o",
        "Ø": "ø",
        "－": "-",
        "−": "-",
        "–": "-",
        "／": "/",
        "（": "(",
        "）": ")",
        "＃": "#",
    }
)
_NO_CHORD = re.compile(r"n\.?\s?c\.?", re.IGNORECASE)
_ROOT = re.compile(r"([A-H])(bb|b|##|#|x)?")
_BASS = re.compile(r"(.*)/([A-H](?:bb|b|##|#|x)?)")

# Third and fifth of a quality, the seventh that a number means, and whether that is there without a number.
_MAJOR, _MINOR, _DIMINISHED, _AUGMENTED = (4, 1), (-3, 1), (-3, -6), (4, 8)
_QUALITIES: tuple[tuple[re.Pattern[str], tuple[int, int], int, bool], ...] = tuple(
    (re.compile(pattern), tones, seventh, always)
    for pattern, tones, seventh, always in (
        (r"(?:m|mi|min|-)\(?(?:[Mm]aj|M)", _MINOR, 5, False),
        (r"(?:m|mi|min|-)\(?Δ", _MINOR, 5, True),
        (r"[Mm]ajor|[Mm]aj|ma(?!dd)|M", _MAJOR, 5, False),
        (r"Δ", _MAJOR, 5, True),
        (r"dim|o", _DIMINISHED, -9, False),
        (r"ø", _DIMINISHED, -2, True),
        (r"minor|min|mi|m|-", _MINOR, -2, False),
        (r"aug|\+", _AUGMENTED, -2, False),
        (r"", _MAJOR, -2, False),
    )
)
_NUMBER = re.compile(r"69|6/9|13|11|9|7|6|5|4|2|")
_EXTENSIONS = {"7": (), "9": (2,), "11": (2, -1), "13": (2, -1, 3)}
_ALTERED = {
    "b5": ("fifth", -6),
    "-5": ("fifth", -6),
    "#5": ("fifth", 8),
    "+5": ("fifth", 8),
    "b9": ("add", -5),
    "-9": ("add", -5),
    "#9": ("add", 9),
    "+9": ("add", 9),
    "#11": ("add", 6),
    "+11": ("add", 6),
    "b13": ("add", -4),
    "add2": ("add", 2),
    "add9": ("add", 2),
    "add6": ("add", 3),
    "add13": ("add", 3),
    "/9": ("add", 2),
    "sus4": ("third", -1),
    "sus2": ("third", 2),
    "sus": ("third", -1),
}
_BY_TONES = {frozenset(kind.tones): name for name, kind in KINDS.items()}


def parse_symbol(text: str, tick: int = 0) -> Chord:
    """Return the chord that a symbol names.

    Capital letters name roots; the German H is B. Accidentals are ``b # ♭ ♯``, minor is ``m min -``, a major seventh
    ``maj7 M7 △``, half diminished ``ø`` or ``m7b5``, diminished ``dim`` or ``°``; a bass follows a slash.

    Raises
    ------
    UserError
        Naming the symbol, when it is none.
    """
    written = text.strip().translate(_SAME)
    if _NO_CHORD.fullmatch(written):
        return Chord(tick=tick, root="", kind=NO_CHORD)
    rest, bass = written, ""
    slash = _BASS.fullmatch(written)
    if slash is not None:
        rest, bass = slash[1], slash[2]
    root = _ROOT.match(rest)
    kind = _kind_of(rest[root.end() :]) if root is not None and len(written) <= LONGEST else None
    if root is None or kind is None:
        raise UserError(
            f"'{text.strip()[:LONGEST]}' is no chord symbol that is known.",
            "Write chords such as C, Am7, F#m7b5, Bbmaj9, Gsus4, D/F# or N.C.",
        )
    name = _name(root[0])
    lowest = _name(bass) if bass else ""
    return Chord(tick=tick, root=name, kind=kind, bass="" if lowest == name else lowest)


def _name(written: str) -> str:
    """Return the name of a note; the German H is B, and an x is a double sharp."""
    name = written.replace("H", "B").replace("x", "##")
    parse_name(name)
    return name


def _kind_of(suffix: str) -> str | None:
    """Return the kind that is written after the root; None where there is none such."""
    written = suffix.replace(" ", "").replace(",", "")
    (third, fifth), seventh, always, rest = next(
        (tones, above, always, written[found.end() :])
        for pattern, tones, above, always in _QUALITIES
        if (found := pattern.match(written))
    )
    rest = rest.replace("(", "").replace(")", "")
    number = _NUMBER.match(rest)
    assert number is not None  # it may be empty
    if number[0] == "5" and third != 4:
        return None
    counted = {"third": [third], "fifth": [fifth], "add": [seventh] if always else []}
    _count(number[0], counted, seventh)
    rest = rest[number.end() :]
    while rest:
        word = next((word for word in _ALTERED if rest.startswith(word)), None)
        if word is None:
            return None
        what, tone = _ALTERED[word]
        counted[what] = [*counted["add"], tone] if what == "add" else [tone]
        rest = rest[len(word) :]
    return _BY_TONES.get(frozenset([0, *counted["third"], *counted["fifth"], *counted["add"]]))


def _count(number: str, counted: dict[str, list[int]], seventh: int) -> None:
    """Put down what a number after the quality means."""
    if number in _EXTENSIONS:
        counted["add"] = [seventh, *_EXTENSIONS[number]]
    elif number in ("6", "69", "6/9"):
        counted["add"] = [3] if number == "6" else [3, 2]
    elif number == "5":
        counted["third"] = []
    elif number == "2":
        counted["add"] = [2]
    elif number == "4":
        counted["third"] = [-1]

"""Roman numerals: what they name in a key, and what a chord is called in one.

Case and figures say what sounds, whatever the key would have: ``IV7`` has a minor seventh and ``IVmaj7`` a major one,
``ii`` is minor and ``iio`` diminished. In minor keys III, VI and VII are those of the natural scale, ``vi`` and ``vii`` stand
on the raised degrees, as for the leading note's ``viio7``. Source of the convention on degrees: W. Piston, "Harmony"
(1941), chapters 2 and 4.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from creastudio.api.chord_kinds import BY_FUNCTION, KINDS, NO_CHORD, chord_at
from creastudio.api.chord_symbols import parse_symbol
from creastudio.api.errors import UserError
from creastudio.api.score_parts import Chord, Key
from creastudio.api.spelling import name_of, parse_name, within

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
_MAJOR_SCALE = (0, 2, 4, -1, 1, 3, 5)
_MINOR_SCALE = (0, 2, -3, -1, 1, -4, -2)
_MOVABLE = (2, 5, 6)
"""Degrees of minor keys that stand a semitone higher in major."""

_SIGNS = {"": 0, "b": -1, "#": 1, "bb": -2, "##": 2}
_FIGURES = {"6": 1, "63": 1, "64": 2, "65": 1, "43": 2, "42": 3, "2": 3}
_SEVENTHS = ("7", "65", "43", "42", "2")

_ENDINGS: dict[str, tuple[str, str]] = {
    "major": ("", ""),
    "minor": ("", ""),
    "diminished": ("o", ""),
    "augmented": ("+", ""),
    "dominant": ("", "7"),
    "minor-seventh": ("", "7"),
    "major-seventh": ("maj", "7"),
    "major-minor": ("maj", "7"),
    "half-diminished": ("ø", "7"),
    "diminished-seventh": ("o", "7"),
    "augmented-seventh": ("+", "7"),
    "major-seventh-sharp-fifth": ("+maj", "7"),
}
"""Kinds that have figures for their inversions: sign of the quality, and figure of the root position."""

_WORD = re.compile(r"(bb|b|##|#|)(VII|VI|V|IV|III|II|I|vii|vi|v|iv|iii|ii|i)(.*)")
_QUALITY = re.compile(r"(\+maj|\+M|maj|Maj|M|ø|/o|%|h|o|\+|)(.*)")
_SPECIAL = re.compile(r"(N|It|Fr|Ger|Cad)(\+?6|6/?4|6/?5|4/?3|)")
_BASS = re.compile(r"(.+)/([A-H](?:bb|b|##|#)?)")
_SAME = str.maketrans(
    {"♭": "b", "♯": "#", "°": "o", "º": "o", "Ø": "ø", "Δ": "M", "△": "M", "／": "/", "＋": "+"}
)
_UNICODE_NUMERALS = {
    "Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "Ⅴ": "V", "Ⅵ": "VI", "Ⅶ": "VII",
    "ⅰ": "i", "ⅱ": "ii", "ⅲ": "iii", "ⅳ": "iv", "ⅴ": "v", "ⅵ": "vi", "ⅶ": "vii",
}  # fmt: skip


class Tonic(NamedTuple):
    """A key as numerals count in it: the place of its first degree on the line of fifths, and whether it is minor."""

    place: int
    minor: bool

    @classmethod
    def of(cls, key: Key) -> Tonic:
        """Return that of a key signature."""
        return cls(key.fifths + (3 if key.mode == "minor" else 0), key.mode == "minor")


def looks_like_numeral(word: str) -> bool:
    """Return whether a word begins as a Roman numeral does, rather than as a chord symbol."""
    return re.match(r"(bb|b|##|#)?(I|V|i|v)|N\d|N$|It|Fr|Ger|Cad", _plain(word)) is not None


def parse_numeral(text: str, key: Key, tick: int = 0) -> Chord:
    """Return the chord that a Roman numeral names in a key.

    ``V7/V`` is the dominant of the dominant, ``V/D`` a dominant over a D, ``N6`` the Neapolitan sixth, ``It6``, ``Fr43`` and
    ``Ger65`` augmented sixths, ``Cad64`` the tonic over its fifth.

    Raises
    ------
    UserError
        Naming the numeral, when it is none.
    """
    found = _parsed(_plain(text.strip()), Tonic.of(key), tick) if len(text) <= 40 else None
    if found is None:
        raise UserError(
            f"'{text.strip()[:40]}' is no Roman numeral that is known.",
            "Write numerals such as I, ii6, V7, bVII, viio7, iiø65, V7/V, N6 or Ger65.",
        )
    return found


def _plain(text: str) -> str:
    for sign, letters in _UNICODE_NUMERALS.items():
        text = text.replace(sign, letters)
    return text.translate(_SAME)


def _parsed(word: str, tonic: Tonic, tick: int) -> Chord | None:
    special = _SPECIAL.fullmatch(word)
    if special is not None:
        return _special(special[1], special[2], tonic, tick)
    over = _BASS.fullmatch(word)
    if over is not None:
        chord = _parsed(over[1], tonic, tick)
        return None if chord is None else _over(chord, over[2].replace("H", "B"))
    chord_word, slash, target = _split(word)
    if slash:
        there = _target(target, tonic)
        return None if there is None else _parsed(chord_word, there, tick)
    found = _WORD.fullmatch(word)
    return None if found is None else _chord(found[1], found[2], found[3], tonic, tick)


def _split(word: str) -> tuple[str, str, str]:
    """Split off what a chord is applied to: at the first slash with a numeral behind it."""
    found = re.match(r"(.+?)/((?:bb|b|##|#)?[IViv].*)", word)
    return (found[1], "/", found[2]) if found else (word, "", "")


def _target(word: str, tonic: Tonic) -> Tonic | None:
    """Return the key that a numeral stands for, itself perhaps applied to another."""
    word, slash, further = _split(word)
    if slash:
        there = _target(further, tonic)
        if there is None:
            return None
        tonic = there
    found = _WORD.fullmatch(word)
    if found is None or found[3] not in ("", "o"):
        return None
    return Tonic(_root(found[1], found[2], tonic), found[2].islower())


def _root(sign: str, numeral: str, tonic: Tonic) -> int:
    degree = NUMERALS.index(numeral.upper())
    place = (_MINOR_SCALE if tonic.minor else _MAJOR_SCALE)[degree]
    by = _SIGNS[sign]
    if tonic.minor and degree in _MOVABLE:
        # A flat or a sharp says which of the two sixths or sevenths, where the case might mean either.
        raised = degree != 2 and numeral.islower() and by == 0
        by = 1 if raised else by + 1 if by < 0 else by
    return within(tonic.place + place + 7 * by)


def _chord(sign: str, numeral: str, ending: str, tonic: Tonic, tick: int) -> Chord | None:
    root, upper = _root(sign, numeral, tonic), numeral.isupper()
    quality = _QUALITY.fullmatch(ending)
    assert quality is not None  # all of it may be empty
    mark = {"/o": "ø", "%": "ø", "h": "ø", "M": "maj", "Maj": "maj", "+M": "+maj"}.get(quality[1], quality[1])
    figure = quality[2].replace("/", "")
    if figure == "" or figure in _FIGURES or figure == "7":
        seventh = figure in _SEVENTHS
        kind = _by_figures(upper, mark, seventh=seventh)
        if kind is None:
            return None
        bass = KINDS[kind].tones[_FIGURES.get(figure, 0)]
        return chord_at(tick, root, kind, within(root + bass))
    return _by_suffix(root, upper, ending, tick)


def _by_figures(upper: bool, mark: str, *, seventh: bool) -> str | None:
    if (mark in ("o", "ø") and upper) or (mark in ("+", "+maj") and not upper):
        return None
    for kind, (sign, figure) in _ENDINGS.items():
        major = 4 in KINDS[kind].tones
        if sign == mark and bool(figure) == seventh and major == upper:
            return kind
    return "half-diminished" if mark == "ø" and not seventh else None


def _by_suffix(root: int, upper: bool, ending: str, tick: int) -> Chord | None:
    """Return what a numeral with the ending of a chord symbol names: ``Isus4``, ``ii9``, ``Vadd6``."""
    ending = ending.replace("add69", "6/9").replace("add6", "6")
    try:
        chord = parse_symbol(name_of(root) + ("" if upper else "m") + ending, tick)
    except UserError:
        return None
    return None if not upper and 4 in KINDS[chord.kind].tones else chord


def _special(name: str, figure: str, tonic: Tonic, tick: int) -> Chord | None:
    figure = figure.replace("/", "").replace("+", "")
    if name == "N":
        root = within(tonic.place - 5)
        return (
            chord_at(tick, root, "major", within(root + 4) if figure == "6" else root)
            if figure in ("", "6")
            else None
        )
    if name == "Cad":
        kind = "minor" if tonic.minor else "major"
        return chord_at(tick, tonic.place, kind, within(tonic.place + 1)) if figure in ("", "64") else None
    allowed = {"It": ("", "6"), "Fr": ("", "6", "43"), "Ger": ("", "6", "65")}
    kind = {"It": "Italian", "Fr": "French", "Ger": "German"}[name]
    return chord_at(tick, within(tonic.place - 4), kind) if figure in allowed[name] else None


def _over(chord: Chord, bass: str) -> Chord | None:
    if chord.bass:
        return None
    parse_name(bass)
    return chord.model_copy(update={"bass": "" if bass == chord.root else bass})


def numeral_of(chord: Chord, key: Key, *, applied: bool = True) -> str:
    """Return what a chord is called in a key; ``parse_numeral`` makes the same tones of it.

    Parameters
    ----------
    applied : bool
        Whether a dominant of another degree is called so: ``V7/V`` rather than ``II7``.
    """
    if not chord.root or chord.kind == NO_CHORD:
        return "N.C."
    tonic, root = Tonic.of(key), parse_name(chord.root)
    special = _called_special(chord, root, tonic)
    if special:
        return special
    target = _applied_to(chord, root, tonic) if applied else None
    if target is not None and "/" not in _figured(chord, root)[1]:
        degree, there = target
        return f"{_called(chord, root, there)}/{degree}"
    return _called(chord, root, tonic)


def _called_special(chord: Chord, root: int, tonic: Tonic) -> str:
    above = within(root - tonic.place)
    if chord.kind in BY_FUNCTION and above == -4 and not chord.bass:
        return {"Italian": "It6", "French": "Fr43", "German": "Ger65"}.get(chord.kind, "")
    if chord.kind == "major" and above == -5 and chord.bass and parse_name(chord.bass) == within(root + 4):
        return "N6"
    return ""


def _called(chord: Chord, root: int, tonic: Tonic) -> str:
    mark, figure = _figured(chord, root)
    upper = chord.kind not in KINDS or -3 not in KINDS[chord.kind].tones
    return _degree(root, upper, tonic) + mark + figure


def _figured(chord: Chord, root: int) -> tuple[str, str]:
    """Return the sign of the quality and the figures, with a bass that no figure says after a slash."""
    over = f"/{chord.bass}" if chord.bass and chord.bass != chord.root else ""
    if chord.kind not in _ENDINGS:
        kind = KINDS.get(chord.kind)
        symbol = kind.symbol if kind else ""
        if symbol.startswith("m") and not symbol.startswith("maj"):
            symbol = symbol[1:]
        return {"6": "add6", "6/9": "add69"}.get(symbol, symbol), over
    mark, plain = _ENDINGS[chord.kind]
    if not over:
        return mark, plain
    places = [within(root + tone) for tone in KINDS[chord.kind].tones]
    bass = parse_name(chord.bass)
    if bass not in places:
        return mark, plain + over
    return mark, (("7", "65", "43", "42") if plain else ("", "6", "64"))[places.index(bass)]


def _degree(root: int, upper: bool, tonic: Tonic) -> str:
    scale = _MINOR_SCALE if tonic.minor else _MAJOR_SCALE
    above = root - tonic.place
    places = (
        (d, (a - scale[d]) // 7)
        for a in (above, above - 12, above + 12)
        for d in range(7)
        if (a - scale[d]) % 7 == 0
    )
    lowest = [-1 if tonic.minor and d in _MOVABLE else -2 for d in range(7)]
    degree, by = next((d, by) for d, by in places if lowest[d] <= by <= 2)
    word = NUMERALS[degree] if upper else NUMERALS[degree].lower()
    if tonic.minor and degree in _MOVABLE:
        sharpened = by == 1 and degree != 2 and not upper
        natural = by == 0 and (upper or degree == 2)
        return ("" if sharpened or natural else "b" * (1 - by) if by <= 0 else "#" * by) + word
    return ("b" * -by if by < 0 else "#" * by) + word


_DOMINANTS = {"major": 1, "dominant": 1, "diminished": 5, "diminished-seventh": 5, "half-diminished": 5}
"""How far above its tonic a dominant stands on the line of fifths."""


_RAISED_SIXTH = (("major", -1), ("dominant", -1), ("diminished", 3), ("half-diminished", 3))
"""Chords of minor keys that have the sixth of the melodic scale, kind and place above the tonic."""


def _applied_to(chord: Chord, root: int, tonic: Tonic) -> tuple[str, Tonic] | None:
    """Return the degree that a chord is the dominant of, where it is no chord of the key itself."""
    if chord.kind not in _DOMINANTS or _belongs(chord, root, tonic):
        return None
    place = root - _DOMINANTS[chord.kind]
    minor_triads = (-1,) if tonic.minor else (2, 4, 3)
    major_triads = (1, -3, -4, -2) if tonic.minor else (-1, 1)
    above = place - tonic.place
    minor = above in minor_triads
    if not minor and above not in major_triads:
        return None
    if chord.kind == "half-diminished" and minor:
        return None
    there = Tonic(within(place), minor)
    return _degree(place, not minor, tonic), there


def _belongs(chord: Chord, root: int, tonic: Tonic) -> bool:
    """Return whether a chord needs no other key: of the scale, in minor also of the raised one, or a Picardy third."""
    scale = set(range(-1, 6)) if not tonic.minor else {*range(-4, 3), 3, 5}
    tones = {root - tonic.place + tone for tone in KINDS[chord.kind].tones}
    borrowed = not tonic.minor and root - tonic.place in (-4, -3, -2) and chord.kind == "major"
    if (chord.kind, root - tonic.place) in (("diminished-seventh", 5), ("major", 0)):
        return True
    if tonic.minor and (chord.kind, root - tonic.place) == ("dominant", -2):
        return False
    if tonic.minor and 3 in tones and (chord.kind, root - tonic.place) not in _RAISED_SIXTH:
        return False
    return tones <= scale or borrowed

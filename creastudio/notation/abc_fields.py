"""The information fields of ABC: keys, metres, unit lengths, tempi and voices.

Source: C. Walshaw and others, "The abc music standard 2.1" (2011), sections 3 and 4.6.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

from creastudio.api.score_parts import FASTEST, SLOWEST
from creastudio.api.spelling import LETTERS, usual_key

MODES = {
    "": 0, "maj": 0, "ion": 0, "mix": -1, "dor": -2, "m": -3, "min": -3, "aeo": -3, "phr": -4, "loc": -5, "lyd": 1,
}  # fmt: skip
"""Mode -> sharps beside the major key on the same note."""

_MINOR = frozenset({"m", "min", "aeo"})
_KEY = re.compile(r"([A-Ga-g])([#b♯♭]?)\s*([A-Za-z]*)")
_EXTRA = re.compile(r"(\^\^|\^|__|_|=)([A-Ga-g])(?![A-Za-z=])")
_SETTING = re.compile(r'([A-Za-z-]+)=("[^"]*"|\S+)')
_SIGNS = {"^^": 2, "^": 1, "=": 0, "_": -1, "__": -2}
_BEAT = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_FLAGS = {"treble": "treble", "bass": "bass", "alto": "alto", "tenor": "tenor", "perc": "percussion"}
_TEMPI = {
    "larghissimo": 24, "grave": 40, "largo": 46, "lento": 52, "larghetto": 60, "adagio": 66, "andante": 80,
    "andantino": 92, "moderato": 104, "allegretto": 112, "allegro": 132, "vivace": 152, "presto": 176,
    "prestissimo": 200,
}  # fmt: skip


@dataclass(frozen=True)
class Signature:
    """A key: sharps (flats below 0), mode, and how each letter is altered."""

    fifths: int = 0
    mode: str = "major"
    altered: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Staff:
    """What a key or voice says of how its notes are written: a clef, octaves up, semitones that it sounds above them."""

    name: str = ""
    clef: str = ""
    octave: int = 0
    transposition: int = 0


def key_of(text: str, before: Signature) -> Signature | None:
    """Return the key that a K: field says; None where it says none (only a clef, for instance)."""
    text = text.strip()
    if text[:2] in ("HP", "Hp"):
        return _signature(2, "major")
    if text[:4].lower() == "none" or not text:
        return Signature()
    extra = {letter.upper(): _SIGNS[sign] for sign, letter in _EXTRA.findall(text)}
    found = _KEY.match(text)
    # `clef=bass` and `bass` begin with letters of notes.
    if found is None or _is_clef(text):
        return replace(before, altered=before.altered | extra) if extra else None
    mode = found[3].lower()
    explicit = mode == "exp" or " exp" in text
    mode = mode if mode == "m" else mode[:3]
    mode = mode if mode in MODES else ""
    sign = {"#": 7, "♯": 7, "b": -7, "♭": -7}.get(found[2], 0)
    fifths = LETTERS.index(found[1].upper()) - 1 + sign + MODES[mode]
    fifths = usual_key(fifths)
    made = Signature() if explicit else _signature(fifths, "minor" if mode in _MINOR else "major")
    return replace(made, altered=made.altered | extra)


def _is_clef(text: str) -> bool:
    word = re.match(r"[A-Za-z-]+", text)
    return word is not None and (word[0] in _FLAGS or text[len(word[0]) :].startswith("="))


def _signature(fifths: int, mode: str) -> Signature:
    sharps = dict.fromkeys(LETTERS[: max(0, fifths)], 1)
    flats = dict.fromkeys(LETTERS[::-1][: max(0, -fifths)], -1)
    return Signature(fifths, mode, sharps | flats)


def staff_of(text: str, before: Staff) -> Staff:
    """Return what a K: or V: field adds to what is known of a voice."""
    made = before
    settings = {key.lower(): value.strip('"') for key, value in _SETTING.findall(text)}
    rest = _SETTING.sub(" ", text).split()
    clef = settings.get("clef") or next((w for w in rest if re.sub(r"[0-9+-].*", "", w) in _FLAGS), "")
    octave = next((8 * _sign(word) for word in rest if re.fullmatch(r"[+-]8(va)?", word)), 0)
    if clef:
        name = re.sub(r"[0-9+-].*", "", clef)
        octave = -8 if clef.endswith("-8") else 8 if clef.endswith("+8") else octave
        shown = "treble-8" if name == "treble" and octave < 0 else _FLAGS.get(name, "")
        made = replace(made, clef=shown or made.clef)
    if octave:
        made = replace(made, octave=octave // 8)
    name = settings.get("name") or settings.get("nm")
    if name:
        made = replace(made, name=re.sub(r"\\n|\s+", " ", name).strip()[:1000])
    if re.fullmatch(r"-?\d", settings.get("octave", "")):
        made = replace(made, octave=int(settings["octave"]))
    if re.fullmatch(r"[+-]?\d\d?", settings.get("transpose", "")):
        made = replace(made, transposition=max(-48, min(48, int(settings["transpose"]))))
    return made


def _sign(word: str) -> int:
    return -1 if word.startswith("-") else 1


def metre_of(text: str) -> tuple[int, int] | None:
    """Return beats and their kind; None for free metre. ValueError for what is no metre."""
    text = text.strip().strip("()").replace(")/", "/").replace(" ", "")
    if text in ("C", "C|"):
        return (4, 4) if text == "C" else (2, 2)
    if text.lower() == "none" or not text:
        return None
    found = re.fullmatch(r"(\d{1,3}(?:\+\d{1,3}){0,9})/(\d{1,2})", text)
    if found is None:
        raise ValueError(text)
    beats, kind = sum(int(n) for n in found[1].split("+")), int(found[2])
    if not 1 <= beats <= 255 or kind not in (1, 2, 4, 8, 16, 32, 64):
        raise ValueError(text)
    return beats, kind


def length_of(text: str) -> Fraction:
    """Return a unit note length in quarters; ValueError for what is none."""
    found = re.match(r"\s*(\d{1,2})(?:\s*/\s*(\d{1,3}))?", text)
    length = 4 * Fraction(int(found[1]), int(found[2] or 1)) if found and int(found[2] or 1) else Fraction(0)
    if not Fraction(1, 128) <= length <= 16:
        raise ValueError(text)
    return length


def usual_length(metre: tuple[int, int] | None) -> Fraction:
    """Return the unit note length, in quarters, where no field says one."""
    short = metre is not None and Fraction(*metre) < Fraction(3, 4)
    return Fraction(1, 4) if short else Fraction(1, 2)


def tempo_of(text: str, unit: Fraction) -> float | None:
    """Return quarter notes a minute of a Q: field; None where it says none. `unit` is the unit length in quarters."""
    named = re.findall(r'"([^"]*)"', text)
    bare = re.sub(r'"[^"]*"', " ", text).strip()
    beats, equals, rate = bare.rpartition("=")
    number = re.match(r"\s*(\d{1,4}(?:\.\d{1,3})?)", rate)
    if number is None:
        words = [word for name in named for word in re.findall(r"[a-z]+", name.lower()) if word in _TEMPI]
        return float(_TEMPI[words[0]]) if words else None
    beat = sum((4 * Fraction(int(a), int(b)) for a, b in _BEAT.findall(beats) if int(b)), Fraction(0))
    if not beat:
        # The old ways: Q:120 and Q:C=120 count unit lengths, Q:C3=120 three of them.
        count = re.search(r"C(\d)", beats)
        beat = unit * (int(count[1]) if count and int(count[1]) else 1)
        beat = beat if equals or unit else Fraction(1)
    return float(min(FASTEST, max(SLOWEST, float(beat) * float(number[1]))))

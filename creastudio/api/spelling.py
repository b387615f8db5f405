"""Names of notes, as places on the line of fifths: F is -1, C 0, G 1 ... B 5, F# 6; B flat is -2.

One number says letter and accidental, and transposing is adding. Source: D. Temperley, "The Cognition of Basic Musical
Structures" (2001), chapter 5.
"""

from __future__ import annotations

import re

LETTERS = "FCGDAEB"
LOWEST, HIGHEST = -15, 19
"""From F double flat to B double sharp."""

_ACCIDENTALS = {-2: "bb", -1: "b", 0: "", 1: "#", 2: "##"}
_NAME = re.compile(r"([A-G])(bb|b|##|#|)")
_ABOVE_C = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def letter_of(spelling: int) -> str:
    """Return the letter, A to G."""
    return LETTERS[(spelling + 1) % 7]


def alteration_of(spelling: int) -> int:
    """Return semitones by which the letter is altered: -2 (double flat) to 2 (double sharp)."""
    return (spelling + 1) // 7


def pitch_class_of(spelling: int) -> int:
    """Return semitones above C, 0 to 11."""
    return spelling * 7 % 12


def name_of(spelling: int) -> str:
    """Return the name: ``C``, ``F#``, ``Bb``."""
    return letter_of(spelling) + _ACCIDENTALS[alteration_of(spelling)]


def spelling_of(letter: str, alteration: int) -> int:
    """Return the place of a letter and its alteration in semitones; ValueError for what has no place."""
    if letter not in _ABOVE_C or alteration not in _ACCIDENTALS:
        raise ValueError(f"there is no note {letter!r} altered by {alteration}")
    return LETTERS.index(letter) - 1 + 7 * alteration


def parse_name(name: str) -> int:
    """Return the place of a name such as ``F#``; ValueError for what is none."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"{name!r} is no name of a note")
    return spelling_of(found[1], {sign: by for by, sign in _ACCIDENTALS.items()}[found[2]])


def octave_of(pitch: int, spelling: int) -> int:
    """Return the written octave of a MIDI pitch (60 as C is 4, as B sharp 3)."""
    return (pitch - alteration_of(spelling)) // 12 - 1


def pitch_of(letter: str, alteration: int, octave: int) -> int:
    """Return the MIDI pitch of a written note; it may lie outside 0 to 127."""
    return 12 * (octave + 1) + _ABOVE_C[letter] + alteration


def spell(pitch: int, fifths: int = 0, mode: str = "major") -> int:
    """Return the usual spelling of a pitch in a key of `fifths` sharps (flats below 0).

    Major keys get the raised fourth and lowered others, minor keys also their leading note (G sharp in A minor).
    """
    lowest = fifths - 3 if mode == "minor" else fifths - 5
    found = lowest + (pitch * 7 - lowest) % 12
    return within(found)


def within(spelling: int) -> int:
    """Return the spelling, or the same sound under another name where it would need three accidentals."""
    while spelling > HIGHEST:
        spelling -= 12
    while spelling < LOWEST:
        spelling += 12
    return spelling


def fifths_of(semitones: int) -> int:
    """Return the shortest way along the line of fifths that comes to so many semitones: 2 for a whole tone, -3 for three."""
    return (semitones * 7 + 6) % 12 - 6


def usual_key(fifths: int) -> int:
    """Return the key signature of -7 to 7 sharps that sounds like one of `fifths`, which is less than an octave of them off."""
    return fifths - 12 if fifths > 7 else fifths + 12 if fifths < -7 else fifths

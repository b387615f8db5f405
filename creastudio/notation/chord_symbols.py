"""Chord symbols as they are written over music (``Am7/G``), and the names that MusicXML has for their kinds."""

from __future__ import annotations

import re

from creastudio.api.spelling import parse_name

KINDS = {
    "major": "", "minor": "m", "augmented": "aug", "diminished": "dim", "dominant": "7", "major-seventh": "maj7",
    "minor-seventh": "m7", "diminished-seventh": "dim7", "augmented-seventh": "aug7", "half-diminished": "m7b5",
    "major-minor": "mM7", "major-sixth": "6", "minor-sixth": "m6", "dominant-ninth": "9", "major-ninth": "maj9",
    "minor-ninth": "m9", "dominant-11th": "11", "major-11th": "maj11", "minor-11th": "m11", "dominant-13th": "13",
    "major-13th": "maj13", "minor-13th": "m13", "suspended-second": "sus2", "suspended-fourth": "sus4", "power": "5",
    "none": "N.C.",
}  # fmt: skip
"""Kind -> how it is written after the root."""

_OTHER_WAYS = {
    "M": "major", "maj": "major", "Maj": "major", "major": "major", "min": "minor", "mi": "minor", "-": "minor",
    "minor": "minor", "+": "augmented", "o": "diminished", "°": "diminished", "º": "diminished", "M7": "major-seventh",
    "Maj7": "major-seventh", "ma7": "major-seventh", "j7": "major-seventh", "Δ": "major-seventh",
    "Δ7": "major-seventh", "min7": "minor-seventh", "mi7": "minor-seventh", "-7": "minor-seventh",
    "o7": "diminished-seventh", "°7": "diminished-seventh", "+7": "augmented-seventh", "7+": "augmented-seventh",
    "7#5": "augmented-seventh", "ø": "half-diminished", "ø7": "half-diminished", "m7-5": "half-diminished",
    "m7(b5)": "half-diminished", "min7b5": "half-diminished", "mmaj7": "major-minor", "m(maj7)": "major-minor",
    "mMaj7": "major-minor", "min6": "minor-sixth", "M9": "major-ninth", "Maj9": "major-ninth", "min9": "minor-ninth",
    "sus": "suspended-fourth", "4": "suspended-fourth", "2": "suspended-second", "7sus4": "suspended-fourth",
    "7sus": "suspended-fourth", "dom7": "dominant", "add9": "major",
}  # fmt: skip
_BY_TEXT = {text: kind for kind, text in KINDS.items() if kind != "none"} | _OTHER_WAYS
_SYMBOL = re.compile(r"([A-G])([#♯b♭]{0,2})([^/\s]{0,12})(?:\s?/\s?([A-G])([#♯b♭]{0,2}))?")
_NONE = frozenset({"N.C.", "NC", "N.C", "n.c.", "nc"})
_SIGNS = str.maketrans("♯♭", "#b")


def symbol_of(root: str, kind: str, bass: str = "") -> str:
    """Return the symbol of a chord, ``Am7/G``."""
    if kind == "none" or not root:
        return KINDS["none"]
    return f"{root}{KINDS.get(kind, '')}{f'/{bass}' if bass else ''}"


def chord_of(text: str) -> tuple[str, str, str] | None:
    """Return root, kind and bass of a symbol; None for what is none."""
    text = text.strip()
    if text in _NONE:
        return "", "none", ""
    found = _SYMBOL.fullmatch(text)
    if found is None:
        return None
    kind = _BY_TEXT.get(found[3])
    if kind is None:
        return None
    root = found[1] + found[2].translate(_SIGNS)
    bass = (found[4] or "") + (found[5] or "").translate(_SIGNS)
    try:
        parse_name(root)
        parse_name(bass or root)
    except ValueError:
        return None
    return root, kind, "" if bass == root else bass

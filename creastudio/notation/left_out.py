"""What of a music file has no place in a score, counted and told."""

from __future__ import annotations

from collections.abc import Mapping

_ONE = {
    "aftertouches": "aftertouch",
    "changes of volume and pan": "change of volume or pan",
    "controllers": "controller",
    "endings": "ending",
    "ends of notes that never began": "end of a note that never began",
    "fields that can't be read": "field that can't be read",
    "grace and cue notes": "grace or cue note",
    "grace notes": "grace note",
    "lines of a tune that is too long": "line of a tune that is too long",
    "notes that MIDI can't say": "note that MIDI can't say",
    "ornaments and signs of playing": "ornament or sign of playing",
    "parts": "part",
    "pitch bends": "pitch bend",
    "quarter tones": "quarter tone",
    "repeats": "repeat",
    "signs that can't be read": "sign that can't be read",
    "texts over notes": "text over notes",
    "voices": "voice",
}
"""What several are called -> what one is called."""


def left_out(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return a sentence of what was left out, in the order of the alphabet; none where nothing was.

    Parameters
    ----------
    counts : Mapping
        How many of each, by what several are called.
    """
    said = [
        f"{count} {_ONE[what] if count == 1 else what}" for what, count in sorted(counts.items()) if count
    ]
    return (f"Left out: {', '.join(said)}.",) if said else ()

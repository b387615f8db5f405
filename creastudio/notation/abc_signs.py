"""The signs that the music of an ABC tune is written with: notes, bars, chords and all that stands between them.

Source: C. Walshaw and others, "The abc music standard 2.1" (2011), section 4.
"""

from __future__ import annotations

import re
from fractions import Fraction

_LENGTH = r"(?P<{0}num>\d{{0,4}})(?P<{0}slash>/{{0,6}})(?P<{0}den>\d{{0,4}})"
_ENDING = r"\d{1,2}(?:[,-]\d{1,2}){0,9}"
SIGN = re.compile(
    "|".join(
        (
            r"(?P<note>(?P<sign>\^\^?|__?|=)?(?P<letter>[A-Ga-g])(?P<octave>[',]{0,6})"
            + _LENGTH.format("n")
            + r"(?P<tie>-?))",
            r"(?P<rest>(?P<kind>[zxZX])" + _LENGTH.format("r") + r")",
            r"(?P<grace>\{[^}]{0,500}\})",
            r"(?P<inline>\[(?P<field>[A-Za-z]):(?P<value>[^\]]{0,500})\])",
            r'(?P<text>"[^"]*")',
            r"(?P<mark>![^!\s|]{1,30}!|\+[^+\s|]{1,30}\+)",
            r"(?P<tuplet>\((?P<p>\d)(?::(?P<q>\d{0,2}))?(?::(?P<r>\d{0,2}))?)",
            r"(?P<bar>\.?(?:(?P<line>:*(?:\[?\|\]?)+:*)|(?P<colons>::+|\[\]))(?:\s*\[?(?P<ending>"
            + _ENDING
            + r"))?)",
            r"(?P<alone>\[(?P<only>" + _ENDING + r")\.?)",
            r"(?P<open>\[)",
            r"(?P<close>\]" + _LENGTH.format("c") + r"(?P<ctie>-?))",
            r"(?P<broken>>{1,6}|<{1,6})",
            r"(?P<over>&)",
            r"(?P<skip>[\s)`$*\\]+|\((?!\d)|y[\d/]*)",
            r"(?P<symbol>[.~H-Wh-w])",
            r"(?P<other>.)",
        )
    ),
    re.DOTALL,
)
ALTERATIONS = {"^": 1, "^^": 2, "_": -1, "__": -2, "=": 0}
LOUDNESS = {
    "pppp": 8,
    "ppp": 20,
    "pp": 33,
    "p": 49,
    "mp": 64,
    "mf": 80,
    "f": 96,
    "ff": 112,
    "fff": 120,
    "ffff": 127,
}


def length(found: re.Match[str], kind: str) -> Fraction:
    """Return a length in unit lengths: ``3/2``, ``/``, ``//``."""
    slashes, below = len(found[f"{kind}slash"]), found[f"{kind}den"]
    divided = int(below) if below else 2**slashes
    above = int(found[f"{kind}num"] or 1)
    if not divided or not above:
        raise ValueError("a length of nothing")
    return Fraction(above, divided)


def endings(text: str | None) -> frozenset[int]:
    """Return the passes that ``1,3`` or ``1-3`` names."""
    numbers: set[int] = set()
    for part in (text or "").split(","):
        first, _, last = part.partition("-")
        if first.isdecimal():
            numbers |= set(range(int(first), int(last if last.isdecimal() else first) + 1))
    return frozenset(n for n in numbers if 1 <= n <= 16)

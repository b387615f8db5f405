"""Progressions that styles are known by, in Roman numerals, one chord a bar unless bar lines say otherwise.

They are formulas common to whole repertoires, not the chords of any one song.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

PROGRESSIONS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "major": {
        "plain": ("I V vi IV", "I vi IV V", "vi IV I V", "I IV vi V", "I iii IV V", "IV I V vi"),
        "rock": ("I bVII IV I", "I IV V IV", "I V IV IV", "vi IV I V", "I I IV V", "I bVII bVI bVII"),
        "ballad": ("I iii IV V", "I V/B vi IV", "I vi ii V", "IV V iii vi", "I iii vi IV", "I IV ii V"),
        "folk": ("I I IV I", "I V IV I", "I IV I V", "I vi IV V", "I IV V I"),
        "seventh": ("Imaj7 vi7 ii7 V7", "iii7 vi7 ii7 V7", "ii7 V7 Imaj7 IVmaj7", "Imaj7 VI7 ii7 V7", "Imaj7 IVmaj7 iii7 vi7"),
        "vamp": ("i7 IV7 i7 IV7", "I7 IV7 I7 V7", "ii7 V7 ii7 V7", "I7 I7 IV7 I7"),
        "blues": ("I7 IV7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7", "I7 I7 I7 I7 IV7 IV7 I7 I7 ii7 V7 I7 V7"),
        "classical": ("I IV V7 I", "I V6 vi IV ii6 V7 I V7", "I ii6 V7 I", "I vi ii6 V7", "I V7 V65 I", "I IV6 V65 I"),
        "wide": ("I bVI bVII I", "I III IV iv", "vi IV I V", "I v bVII IV", "I ii vi V"),
        "still": ("Imaj7 IVmaj7", "Imaj7 iii7 IVmaj7 Imaj7", "IVmaj7 Imaj7 ii7 vi7", "I II7 IVmaj7 I", "Imaj9 vi7"),
    },
    "minor": {
        "plain": ("i VI III VII", "i iv VI V", "VI VII i i", "i VII VI VII", "i III VII iv"),
        "rock": ("i VII VI VII", "i III VII VI", "i VI VII i", "i iv VII i", "i i VI VII"),
        "ballad": ("i VI iv V", "i VII VI V", "i iv VII III", "VI VII i V", "i v VI iv"),
        "folk": ("i VII i v", "i VII VI V", "i III VII i", "i iv i V"),
        "seventh": ("i7 iv7 iiø7 V7", "iiø7 V7 i7 VImaj7", "i7 VImaj7 iiø7 V7", "iv7 VII7 IIImaj7 VImaj7"),
        "vamp": ("i7 IV7 i7 IV7", "i7 VII7 i7 V7", "i7 iv7 i7 iv7", "i7 i7 iv7 V7"),
        "blues": ("i7 iv7 i7 i7 iv7 iv7 i7 i7 VI7 V7 i7 V7",),
        "classical": ("i iv V7 i", "i V6 i iv V7 i V7 i", "i VI iio6 V", "i iio6 V7 i", "i VI iv V"),
        "wide": ("i VI III VII", "i VI i V", "i III VI bII", "VI VII i iv", "i iv VI v"),
        "still": ("i7 VImaj7", "i7 iv7 VImaj7 v7", "VImaj7 i7 VII v7", "i9 VImaj7 III VII"),
    },
}  # fmt: skip
"""Mode -> sort -> progressions."""

SORTS: Mapping[str, str] = {
    "pop": "plain", "rock": "rock", "ballad": "ballad", "folk": "folk", "funk": "vamp", "reggae": "folk", "lofi": "seventh",
    "blues": "blues", "swing": "seventh", "bossa": "seventh", "latin": "seventh", "waltz": "classical",
    "classical": "classical", "cinematic": "wide", "house": "plain", "ambient": "still",
}  # fmt: skip
"""Style -> the sort of its progressions."""

CADENCES: Mapping[str, Mapping[str, str]] = {
    "major": {"triads": "| ii6 V7 | I", "sevenths": "| ii7 V7 | Imaj7", "plain": "| IV V | I", "still": "IVmaj7 Imaj7"},
    "minor": {"triads": "| iio6 V7 | i", "sevenths": "| iiø7 V7 | i7", "plain": "| VI VII | i", "still": "VImaj7 i7"},
}  # fmt: skip
"""Mode -> sort -> the last two bars of a piece."""


def drawn(style: str, mode: str, rng: random.Random, *, but: str = "") -> str:
    """Return a progression of a style; not the one that is `but`, where there are others."""
    choices = [text for text in PROGRESSIONS[mode][SORTS[style]] if text != but]
    return rng.choice(choices or list(PROGRESSIONS[mode][SORTS[style]]))


def bars_of(progression: str) -> list[str]:
    """Return the chords of each bar of a progression, split by spaces."""
    if "|" in progression:
        return [part.strip() for part in progression.split("|") if part.strip()]
    return progression.split()


def closing(style: str, mode: str) -> str:
    """Return the chords of the last two bars."""
    sort = SORTS[style]
    by = {
        "seventh": "sevenths",
        "vamp": "sevenths",
        "blues": "sevenths",
        "still": "still",
        "classical": "triads",
    }
    return CADENCES[mode][by.get(sort, "plain")]

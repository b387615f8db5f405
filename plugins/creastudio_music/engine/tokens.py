"""The ids that music is written in, all of one list that never changes: a piece is a header, a skeleton and answers.

    header    [style] [mode] [metre] [shift] HELD_STYLE|REPEATED, then per slot: SLOT k [ROLE r] [DENSITY d]
    skeleton  per bar: BAR [DURATION length, where it isn't that of the bar before],
              and per slot: SLOT k, then MASK (to be written), or events and END
    answers   ANSWER, then for each masked cell in the order of the skeleton: SLOT k, events, END
    event     [POSITION p, where it doesn't begin where the last one ended] [GOES_ON] PITCH p, DURATION d

A control in square brackets that is left out means "any". Times are in steps of a twenty-fourth of a quarter note, and
notes are cut at bar lines: the rest of one comes with ``GOES_ON`` in the next bar. After Ens and Pasquier 2020 (MMM), with
musical places counted instead of time shifts, so that a monophonic note costs two ids.
"""

from __future__ import annotations

from collections.abc import Sequence

STEPS = 24
"""Steps a quarter note: sixteenths, triplets of eighths and thirty-seconds are whole."""
LONGEST_BAR = 8 * STEPS
"""Steps of the longest bar."""
SLOTS = 8
"""Most parts of a piece."""
PITCHES = 128

PAD, BEGIN, END, ANSWER, MASK, BAR, GOES_ON, HELD_STYLE, REPEATED = range(9)
"""``HELD_STYLE``: repeated notes are written as one that is held, as in frames; ``REPEATED``: as they are."""

STYLES = ("chorale", "fiddle", "own")
MODES = ("major", "minor")
METRES = (
    "4/4", "3/4", "2/4", "6/8", "3/8", "9/8", "12/8", "2/2", "3/2", "4/2", "6/4", "5/4", "other",
)  # fmt: skip
ROLES = ("soprano", "alto", "tenor", "bass", "melody", "chords", "drums", "part")
DENSITIES = 10
SHIFTS = 12


def _ranges(*sizes: int) -> tuple[int, ...]:
    begins, at = [], REPEATED + 1
    for size in sizes:
        begins.append(at)
        at += size
    return (*begins, at)


# Three ids are kept free for styles to come.
STYLE, MODE, METRE, ROLE, DENSITY, SHIFT, SLOT, POSITION, PITCH, DURATION, SIZE = _ranges(
    len(STYLES) + 3,
    len(MODES),
    len(METRES),
    len(ROLES),
    DENSITIES,
    SHIFTS,
    SLOTS,
    LONGEST_BAR,
    PITCHES,
    LONGEST_BAR + 1,
)
"""First id of each kind; position 0 and duration 0 stand in the list but never in a text."""


def style(name: str) -> int:
    """Return the id of a style; of one that isn't known, that of "own"."""
    return STYLE + STYLES.index(name if name in STYLES else "own")


def mode(name: str) -> int:
    """Return the id of a mode."""
    return MODE + MODES.index(name)


def shift(semitones: int) -> int:
    """Return the id that says by how much music was moved from its key without sharps and flats; of none there is no id."""
    return SHIFT + semitones % SHIFTS


def metre(name: str) -> int:
    """Return the id of a metre, such as "6/8"."""
    return METRE + METRES.index(name if name in METRES else "other")


def role(name: str) -> int:
    """Return the id of the role of a part."""
    return ROLE + ROLES.index(name)


def density(level: int) -> int:
    """Return the id of a density, 0 (few notes) to 9."""
    return DENSITY + min(DENSITIES - 1, max(0, level))


def in_words(ids: Sequence[int]) -> str:
    """Return ids as a person can read them, for tests and for looking into a model."""
    names = ("pad", "begin", "end", "answer", "mask", "bar", "goes-on", "held-style", "repeated")
    kinds = (
        (DURATION, "d"), (PITCH, "p"), (POSITION, "@"), (SLOT, "slot"), (SHIFT, "shift"), (DENSITY, "density"), (ROLE, "role"),
        (METRE, "metre"), (MODE, "mode"), (STYLE, "style"),
    )  # fmt: skip
    return " ".join(
        names[item]
        if item < STYLE
        else next(f"{name}{item - first}" for first, name in kinds if item >= first)
        for item in ids
    )

"""Sections of a piece, and the units of two bars that their melodies are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Section(NamedTuple):
    """A stretch of bars with a name; the same name means the same melody.

    Attributes
    ----------
    name : str
        "A", "B" ...; "intro" and "ending" have no melody.
    start, bars : int
    level : float
        What is added to the intensity of the accompaniment.
    """

    name: str
    start: int
    bars: int
    level: float = 0.0

    @property
    def sings(self) -> bool:
        """Whether there is a melody."""
        return self.name not in ("intro", "ending")


class Unit(NamedTuple):
    """Two bars of a section, or one.

    Attributes
    ----------
    letter : str
        "a" for the motif, "b" for an answer that stays open, "c" for a close.
    """

    start: int
    bars: int
    letter: str


def units_of(section: Section) -> Iterator[Unit]:
    """Yield the units of a section: a b a c, or a c, the last one a close whatever the length."""
    count = (section.bars + 1) // 2
    for index in range(count):
        start = section.start + 2 * index
        bars = min(2, section.start + section.bars - start)
        letter = "c" if index == count - 1 else "a" if index % 2 == 0 else "b"
        yield Unit(start, bars, letter)


def sections_of(bars: int, *, intro: int = 0, ending: int = 0) -> tuple[Section, ...]:
    """Return sections that fill `bars` bars, of eight each, or four where there are few: A A B A and what follows it."""
    found: list[Section] = []
    if intro:
        found.append(Section("intro", 0, intro, -0.25))
    left = bars - intro - ending
    size = 8 if left >= 16 else 4 if left >= 8 else max(1, left)
    sizes = [size] * (left // size) if left > 0 else []
    rest = left - sum(sizes)
    if rest >= 4:
        sizes.append(rest)
    elif sizes:
        sizes[-1] += rest
    names = {1: "A", 2: "AB", 3: "ABA", 4: "AABA"}.get(len(sizes)) or ("AABA" + "CABA" * len(sizes))[
        : len(sizes)
    ]
    levels = {"A": 0.0, "B": 0.15, "C": -0.1}
    at = intro
    for index, (name, own) in enumerate(zip(names, sizes, strict=True)):
        again = 0.06 * names[:index].count(name)
        found.append(Section(name, at, own, levels[name] + again))
        at += own
    if ending:
        found.append(Section("ending", at, ending, -0.1))
    return tuple(found)

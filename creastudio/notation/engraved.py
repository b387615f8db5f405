"""Engraved pages: what verovio drew, as signs at places, light enough to be painted at any zoom."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """One thing on a page, in units of the page.

    Attributes
    ----------
    kind : str
        "glyph" (`data` is its name), "path" (path data), "line" (path data, stroked only), "polygon" (points, filled) or
        "text" (a list of runs: text, size, bold, italic).
    x, y : float
        Where it stands; points and path data count from there.
    scale : tuple of float
        Of a glyph.
    stroke : float
        Width of its outline; 0 for none.
    note : str
        The id of the note that it belongs to, ``n0-12``; empty for others.
    anchor : str
        "start", "middle" or "end", of a text.
    """

    kind: str
    data: Any
    x: float = 0.0
    y: float = 0.0
    scale: tuple[float, float] = (1.0, 1.0)
    stroke: float = 0.0
    note: str = ""
    anchor: str = "start"


class MeasurePlace(NamedTuple):
    """Where a measure stands: its number from 0 in the score, the system, and the left and right ends."""

    number: int
    system: int
    left: float
    right: float


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes
    ----------
    width, height : float
        Units.
    systems : list of (float, float)
        Top and bottom of the staves of each system.
    heads : dict
        Note id -> where its head stands, x and y.
    """

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    systems: list[tuple[float, float]] = field(default_factory=list)
    measures: list[MeasurePlace] = field(default_factory=list)
    heads: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class PageWish:
    """Which page is wanted, and how.

    Attributes
    ----------
    first : int
        The bar, from 0, that it begins with.
    guess : int
        How many bars it may have.
    width, height : float
        Of the page, tenths of a millimetre.
    size : float
        Of the staves; 1 for 7.2 mm from the lowest line to the highest.
    title : bool
        Whether the first page has the title of the score above it.
    crop : bool
        Whether the page ends below its last staff.
    """

    first: int = 0
    guess: int = 24
    width: float = 2100
    height: float = 2970
    size: float = 1.0
    title: bool = True
    crop: bool = False


@dataclass(frozen=True)
class EngravedPage:
    """One page, which bars are on it, and the outlines of its glyphs.

    Attributes
    ----------
    first, last : int
        Bars from 0; `last` is the first that isn't on it.
    glyphs : dict
        Name -> path data, y upwards, 1,000 units to the em.
    """

    page: Page
    first: int
    last: int
    glyphs: dict[str, str]

    def dumps(self) -> bytes:
        """Return JSON."""
        p = self.page
        drawn = [p.width, p.height, p.marks, p.systems, p.measures, p.heads]
        return json.dumps([drawn, self.first, self.last, self.glyphs], separators=(",", ":")).encode()

    @classmethod
    def loads(cls, data: bytes) -> EngravedPage:
        """Return what ``dumps`` wrote."""
        (width, height, marks, systems, measures, heads), first, last, glyphs = json.loads(data)
        page = Page(
            width,
            height,
            [Mark(m[0], m[1], m[2], m[3], tuple(m[4]), *m[5:]) for m in marks],
            [tuple(s) for s in systems],
            [MeasurePlace(*m) for m in measures],
            {name: tuple(at) for name, at in heads.items()},
        )
        return cls(page, first, last, glyphs)


def note_of(identifier: str) -> tuple[int, int]:
    """Return the track and the number in it of the note that an id names, with whatever is tied to it."""
    track, number = identifier.removeprefix("n").split("-")[:2]
    return int(track), int(number)

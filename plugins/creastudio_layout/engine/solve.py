"""One format, many concepts: every arrangement tried at once, and the best of each concept kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from creastudio.api.brand import BrandFont
from creastudio_layout.engine.copy import ROLES, SetText, Words
from creastudio_layout.engine.crops import crops
from creastudio_layout.engine.energy import WEIGHTS, terms
from creastudio_layout.engine.frames import Frame, frames
from creastudio_layout.engine.logos import Logo
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.engine.regions import NOTHING
from creastudio_layout.engine.stack import HEADLINE, LOGO, PARTS, Placed, Tables, place, tables_of
from creastudio_layout.theory.concepts import Concept, FaceName
from creastudio_layout.theory.sizes import LEAST, Room

GIVE_WAY: tuple[str, ...] = ("body", "subhead", "legal", "price", "logo", "cta", "headline")
"""What makes room first."""

WORTH = {"body": 0.3, "subhead": 0.5, "legal": 0.8, "price": 1.2, "cta": 1.5, "logo": 1.5, "headline": 3.0}
"""How much is lost when a part is left out."""

POOR = 0.3
"""Energy above which a concept is tried with less in it."""

COMFORTABLE = 0.055
"""Headline, as a share of the side of a format, below which it is tried with less beside it."""


@dataclass(frozen=True, eq=False)
class Material:
    """What an ad is made of.

    Attributes
    ----------
    sets : mapping
        Texts by face and role.
    others : tuple of Seen
        Further pictures, for ideas that show several.
    logos : tuple of Logo
        Variants of one logo, for other grounds.
    fonts : tuple of BrandFont
        The brand's own.
    held : frozenset of str
        Roles of what a person has put in its place: nothing is to be done for them.
    """

    words: Words
    sets: Mapping[tuple[FaceName, str], SetText]
    picture: Seen | None = None
    logos: tuple[Logo, ...] = ()
    fonts: tuple[BrandFont, ...] = ()
    held: frozenset[str] = frozenset()
    others: tuple[Seen, ...] = ()

    @property
    def logo(self) -> Logo | None:
        """The logo whose proportions count."""
        return self.logos[0] if self.logos else None

    @property
    def present(self) -> tuple[bool, ...]:
        """Which of the parts there are."""
        there = {role: bool(self.words.text(role)) for role in ROLES} | {"logo": self.logo is not None}
        return tuple(there[part] and part not in self.held for part in PARTS)

    def tables(self, concepts: Sequence[Concept]) -> Tables:
        """Return the wraps of all texts for these concepts."""
        rows = [[self.sets.get((concept.face, role)) for role in ROLES] for concept in concepts]
        return tables_of(rows, [concept.scale for concept in concepts])


@dataclass(frozen=True)
class Solution:
    """The best arrangement of a concept in a format.

    Attributes
    ----------
    sizes, lines : dict
        Part -> font size, px (0 for the logo), and number of lines.
    boxes : dict
        Part -> x, y, width and height, px.
    energy : float
        Less is better.
    terms : dict
        What it is made of.
    dropped : tuple of str
        Parts that found no room.
    """

    frame: Frame
    sizes: dict[str, float]
    lines: dict[str, int]
    boxes: dict[str, tuple[float, float, float, float]]
    energy: float
    terms: dict[str, float]
    dropped: tuple[str, ...]


def solve(
    room: Room,
    concepts: Sequence[Concept],
    tables: Tables,
    material: Material,
    weights: Mapping[str, float] = WEIGHTS,
    more: Sequence[Frame] = (),
) -> list[Solution | None]:
    """Return the best arrangement of each concept; None where not even one part fits.

    Parameters
    ----------
    more : sequence of Frame
        Arrangements that compete with those of the concepts.
    """
    every = [
        frame
        for number, concept in enumerate(concepts)
        for frame in frames(room, concept, number, material.picture, material.others)
    ]
    return solve_frames(room, [*every, *more], len(concepts), tables, material, weights)


def solve_frames(
    room: Room,
    every: Sequence[Frame],
    count: int,
    tables: Tables,
    material: Material,
    weights: Mapping[str, float] = WEIGHTS,
) -> list[Solution | None]:
    """Return the best of these arrangements for each of `count` concepts; parts give way until the rest fits well."""
    best: list[Solution | None] = [None] * count
    hopeless = _hopeless(room, tables, material)
    present = [there and part not in hopeless for part, there in zip(PARTS, material.present, strict=True)]
    dropped: tuple[str, ...] = tuple(hopeless)
    waiting = set(range(count))
    for given in (None, *GIVE_WAY):
        if given is not None:
            at = PARTS.index(given)
            if not present[at]:
                continue
            present[at] = False
            dropped = (*dropped, given)
        if not any(present):
            break
        tried = [frame for frame in every if frame.concept in waiting]
        _improve(best, room, tried, tables, material, present, dropped, weights)
        waiting = {number for number in waiting if not _good(best[number], room)}
        if not waiting or (len(dropped) > 3 and all(best)):
            break
    return [found or _bare(room, every, number, material) for number, found in enumerate(best)]


def _hopeless(room: Room, tables: Tables, material: Material) -> list[str]:
    """Return the parts that would be too long for the whole format at the least size that can be read."""
    found: list[str] = []
    for role, (part, there) in enumerate(zip(ROLES, material.present, strict=False)):
        size = LEAST[part] * room.unit
        lines = (tables.widths[:, role] > room.safe[2] / size).sum(1) + 1
        fits = (tables.widths[:, role, -1] <= room.safe[2] / size) & (
            tables.first[:, role] + (lines - 1) * tables.line[:, role] <= room.safe[3] / size
        )
        if there and not fits.any():
            found.append(part)
    return found


def _bare(room: Room, every: Sequence[Frame], number: int, material: Material) -> Solution | None:
    """Return the picture alone over the whole format, where nothing has room beside it; None without a picture."""
    own = [frame for frame in every if frame.concept == number and frame.options]
    if not own or material.picture is None:
        return None
    whole = (0.0, 0.0, room.width, room.height)
    options = crops(material.picture, room.width, room.height)[:1]
    frame = own[0]._replace(
        picture=whole, options=tuple(options), panel=NOTHING, fade=NOTHING, ground="picture", more=()
    )
    dropped = tuple(part for part, there in zip(PARTS, material.present, strict=True) if there)
    worth = sum(WORTH[part] for part in dropped)
    energy = WEIGHTS["dropped"] * worth
    return Solution(frame._replace(crop=frame.options[0]), {}, {}, {}, energy, {"dropped": worth}, dropped)


def _good(found: Solution | None, room: Room) -> bool:
    if found is None or found.energy > POOR:
        return False
    return found.sizes.get("headline", 1e9) >= COMFORTABLE * room.side


def _improve(
    best: list[Solution | None],
    room: Room,
    tried: Sequence[Frame],
    tables: Tables,
    material: Material,
    present: Sequence[bool],
    dropped: tuple[str, ...],
    weights: Mapping[str, float],
) -> None:
    if not tried:
        return
    logo = material.logo
    least = logo.least * room.unit if logo else 0.0
    clear = logo.clear if logo else 0.0
    placed = place(room, tried, tables, present, logo.aspect if logo else 1.0, least, clear)
    fitting = np.flatnonzero(placed.fits)
    if not len(fitting):
        return
    kept = [tried[int(at)] for at in fitting]
    placed = _only(placed, fitting)
    worth = sum(WORTH[part] for part in dropped)
    found = terms(room, kept, placed, material.picture, worth, weights, clear)
    total = found.total(weights)
    numbers = np.array([frame.concept for frame in kept])
    for number in sorted({frame.concept for frame in kept}):
        own = np.flatnonzero(numbers == number)
        at = int(own[np.argmin(total[own])])
        before = best[number]
        if before is None or total[at] < before.energy:
            values = {name: float(value[at]) for name, value in found.values.items()}
            frame = kept[at]
            if frame.options:
                frame = frame._replace(crop=frame.options[int(found.crop[at])])
            best[number] = _solution(frame, placed, at, float(total[at]), values, dropped)


def _only(placed: Placed, rows: NDArray[np.int64]) -> Placed:
    return replace(
        placed, fits=placed.fits[rows], size=placed.size[rows], lines=placed.lines[rows], boxes=placed.boxes[rows],
        filled=placed.filled[rows],
    )  # fmt: skip


def _solution(
    frame: Frame, placed: Placed, at: int, energy: float, values: dict[str, float], dropped: tuple[str, ...]
) -> Solution:
    here = [part for number, part in enumerate(PARTS) if placed.boxes[at, number, 2] > 0]
    return Solution(
        frame,
        {part: float(placed.size[at, PARTS.index(part)]) for part in here},
        {part: int(placed.lines[at, PARTS.index(part)]) for part in here},
        {part: tuple(float(value) for value in placed.boxes[at, PARTS.index(part)]) for part in here},  # type: ignore[misc]
        energy,
        values,
        dropped,
    )


assert PARTS[HEADLINE] == "headline"
assert PARTS[LOGO] == "logo"

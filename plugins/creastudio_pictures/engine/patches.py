"""For patches around a hole, the patches of the rest of a picture that are most like them.

The search is that of Barnes, Shechtman, Finkelstein, Goldman, "PatchMatch", SIGGRAPH 2009, sections 3.1 and 3.2:
good matches are handed on to neighbours, and random ones are tried, far and near. All patches take each step at once. A
match may be a little lighter, darker or of another tint, and is then shifted: Darabi, Shechtman, Barnes, Goldman,
Sen, "Image Melding", SIGGRAPH 2012, section 3.1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio_pictures.engine.images import Plane, Rgb

Indices = NDArray[np.int64]
Bools = NDArray[np.bool_]

STEPS = ((0, 1), (1, 0), (0, -1), (-1, 0))
"""Down and across, to the neighbours that matches are handed on from."""

RANDOM_TRIES = 4

MAX_SHIFT = 0.1
"""How far the colours of a match may be shifted, a channel."""

SHIFT_COST = 0.25
"""What a shift costs, as a share of what the same difference would cost unshifted."""


@dataclass(frozen=True)
class Level:
    """One resolution of a picture with a hole, with a margin of the patches' radius on all sides.

    Attributes
    ----------
    rgb : Rgb
        With the margin, mirrored; changed in place as the hole is filled.
    hole : ndarray of bool
        (height, width) with the margin.
    radius : int
        Of the square patches, px: 3 for 7 x 7.
    targets : ndarray of int
        Places, counted row by row, of the centres of all patches that touch the hole.
    sources : ndarray of int
        Places of the centres of all patches that don't, and lie inside the picture.
    number : ndarray of int
        (height * width), which target a place is; -1 for none.
    is_source : ndarray of bool
        (height * width).
    offsets : ndarray of int
        From the centre of a patch to each of its px, as differences of places.
    """

    rgb: Rgb
    hole: Bools
    radius: int
    targets: Indices
    sources: Indices
    number: Indices
    is_source: Bools
    offsets: Indices

    @property
    def width(self) -> int:
        """With the margin, px."""
        return self.hole.shape[1]

    @property
    def flat(self) -> Rgb:
        """The colours, (height * width, 3): a view."""
        return self.rgb.reshape(-1, 3)

    @property
    def inner(self) -> Rgb:
        """The picture without its margin: a view."""
        edge = self.radius
        return self.rgb[edge:-edge, edge:-edge]

    def patches(self, centres: Indices) -> NDArray[np.float32]:
        """Return the colours of the patches around `centres`, (n, 3 * (2 radius + 1)^2)."""
        return self.flat[centres[:, None] + self.offsets].reshape(len(centres), -1)

    def refresh_margin(self) -> None:
        """Mirror the picture into its margin again."""
        self.rgb[...] = np.pad(self.inner, ((self.radius,) * 2, (self.radius,) * 2, (0, 0)), mode="symmetric")


def level_of(rgb: Rgb, hole: Bools, usable: Bools, radius: int) -> Level:
    """Prepare one resolution.

    Parameters
    ----------
    rgb, hole : ndarray
        (height, width, 3), and (height, width): where to fill.
    usable : ndarray of bool
        (height, width): what may be taken from.
    """
    margin = (radius, radius)
    padded = np.pad(rgb, (margin, margin, (0, 0)), mode="symmetric")
    wide = np.pad(hole, (margin, margin), mode="symmetric")
    inside = np.pad(np.ones_like(hole), (margin, margin), constant_values=False)
    bad = np.pad(~usable | hole, (margin, margin), constant_values=True)
    is_target = grown(wide, radius) & inside
    is_source = (~grown(bad, radius) & inside).ravel()
    targets = np.flatnonzero(is_target)
    number = np.full(wide.size, -1, dtype=np.int64)
    number[targets] = np.arange(len(targets))
    steps = np.arange(-radius, radius + 1)
    offsets = (steps[:, None] * wide.shape[1] + steps).ravel()
    return Level(padded, wide, radius, targets, np.flatnonzero(is_source), number, is_source, offsets)


def grown(mask: Bools, radius: int) -> Bools:
    """Return a mask grown by a square of 2 radius + 1 px."""
    for axis in (0, 1):
        padding = [(0, 0), (0, 0)]
        padding[axis] = (radius + 1, radius)
        sums = np.cumsum(np.pad(mask, padding), axis=axis, dtype=np.int64)
        size = mask.shape[axis]
        high = np.take(sums, np.arange(2 * radius + 1, size + 2 * radius + 1), axis)
        mask = high > np.take(sums, np.arange(size), axis)
    return mask


class Matches:
    """The best match found so far for each target of a level.

    Parameters
    ----------
    level : Level
    source : ndarray of int
        Place of the match of each target.
    rng : Generator
        All chance comes from it.

    Attributes
    ----------
    depth : ndarray
        How deep in the hole the centre of each target lies, px.
    chosen : ndarray of bool
        Which matches were looked for, here or at half the resolution; the others are there by chance.
    """

    def __init__(self, level: Level, source: Indices, rng: np.random.Generator) -> None:
        self.level, self.source, self._rng = level, source, rng
        self.chosen: Bools = np.zeros(len(source), dtype=bool)
        self.depth: Plane = trust(level.hole).ravel()[level.targets]
        self.cost: NDArray[np.float32] = np.full(len(source), np.inf, dtype=np.float32)
        self.shift: NDArray[np.float32] = np.zeros((len(source), 3), dtype=np.float32)
        self._wanted = np.empty((0, 0), dtype=np.float32)

    def improve(self, rounds: int) -> None:
        """Look for better matches of the targets as they look now."""
        self._wanted = self.level.patches(self.level.targets)
        self.cost, self.shift = self._compared(self._wanted, self.source)
        self.chosen[:] = True
        for _ in range(rounds):
            for down, across in STEPS:
                self._hand_on(down * self.level.width + across)
            for _ in range(RANDOM_TRIES):
                self._try(self._random(), None)

    def _hand_on(self, step: int) -> None:
        """Take the match of the neighbour before, one px further."""
        before = self.level.number[self.level.targets - step]
        known = np.flatnonzero(before >= 0)
        self._try(self.source[before[known]] + step, known)

    def _random(self) -> Indices:
        """Return a place for each target: anywhere, or around its match, from far to near."""
        height, width = self.level.hole.shape
        count = len(self.source)
        reach = max(height, width) * 2.0 ** -self._rng.uniform(0, np.log2(max(height, width)), count)
        row = self.source // width + np.round(self._rng.uniform(-1, 1, count) * reach).astype(np.int64)
        column = self.source % width + np.round(self._rng.uniform(-1, 1, count) * reach).astype(np.int64)
        return np.clip(row, 0, height - 1) * width + np.clip(column, 0, width - 1)

    def _try(self, places: Indices, which: Indices | None) -> None:
        """Compare the matches of all targets, or of those in `which`, with others, and keep the better ones."""
        chosen = np.arange(len(self.source)) if which is None else which
        fits = self.level.is_source[places] & (places != self.source[chosen])
        chosen, places = chosen[fits], places[fits]
        if not len(chosen):
            return
        cost, shift = self._compared(self._wanted[chosen], places)
        better = cost < self.cost[chosen]
        kept = chosen[better]
        self.source[kept], self.cost[kept], self.shift[kept] = places[better], cost[better], shift[better]

    def _compared(
        self, wanted: NDArray[np.float32], places: Indices
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return how much each match differs once its colours are shifted, and the shifts."""
        apart = wanted - self.level.patches(places)
        number = len(self.level.offsets)
        mean = apart.reshape(-1, number, 3).mean(axis=1)
        shift = np.clip(mean, -MAX_SHIFT, MAX_SHIFT)
        saved = number * (2 * shift * mean - (1 + SHIFT_COST) * shift**2).sum(axis=1)
        return np.einsum("ij,ij->i", apart, apart) - saved, shift


def random_matches(level: Level, rng: np.random.Generator) -> Matches:
    """Return matches drawn by chance."""
    return Matches(level, rng.choice(level.sources, len(level.targets)), rng)


def finer_matches(level: Level, coarse: Matches, rng: np.random.Generator) -> Matches:
    """Return the matches of a level of half the resolution, for this one; by chance where there is none."""
    source = rng.choice(level.sources, len(level.targets))
    below, edge, rim = coarse.level, level.radius, coarse.level.radius
    row, column = level.targets // level.width - edge, level.targets % level.width - edge
    rows = np.minimum(row // 2, below.hole.shape[0] - 2 * rim - 1) + rim
    columns = np.minimum(column // 2, below.hole.shape[1] - 2 * rim - 1) + rim
    which = below.number[rows * below.width + columns]
    known = which >= 0
    there = coarse.source[which[known]]
    fine_row = 2 * (there // below.width - rim) + row[known] % 2 + edge
    fine_column = 2 * (there % below.width - rim) + column[known] % 2 + edge
    height, width = level.hole.shape
    place = np.minimum(fine_row, height - 1) * level.width + np.minimum(fine_column, width - 1)
    fits = level.is_source[place]
    kept = np.flatnonzero(known)[fits]
    source[kept] = place[fits]
    matches = Matches(level, source, rng)
    matches.chosen[kept] = True
    return matches


def voted(matches: Matches, weight: NDArray[np.floating], places: Indices) -> Rgb:
    """Return the colours of the px at `places`: the weighed mean of what all patches over them bring; black for none.

    Parameters
    ----------
    weight : ndarray
        Of each target's match.
    """
    level = matches.level
    onto = np.full(level.number.shape, -1, dtype=np.int64)
    onto[places] = np.arange(len(places))
    sums = np.zeros((len(places), 3))
    total = np.zeros(len(places))
    flat = level.flat
    for offset in level.offsets:
        hit = onto[level.targets + offset]
        taken = hit >= 0
        hit, share = hit[taken], weight[taken]
        colours = flat[matches.source[taken] + offset] + matches.shift[taken]
        total += np.bincount(hit, share, len(places))
        for channel in range(3):
            sums[:, channel] += np.bincount(hit, share * colours[:, channel], len(places))
    return (sums / np.maximum(total, 1e-30)[:, None]).astype(np.float32)


def covered(matches: Matches, which: Bools, places: Indices) -> Bools:
    """Return which of the px at `places` at least one of some targets lies over."""
    level = matches.level
    found = np.zeros(level.number.shape, dtype=bool)
    centres = level.targets[which]
    for offset in level.offsets:
        found[centres + offset] = True
    return found[places]


def trust(hole: Bools, limit: int = 64) -> Plane:
    """Return how many px away from the rim each px of a hole is; 0 outside."""
    far = np.zeros(hole.shape, dtype=np.float32)
    rest = hole
    for _ in range(limit):
        if not rest.any():
            break
        far += rest
        rest = ~grown(~rest, 1)
    return far

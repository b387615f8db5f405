"""A hole in a picture filled with what the rest of the picture looks like.

Wexler, Shechtman, Irani, "Space-Time Completion of Video", PAMI 2007, section 3: every patch that touches the hole
shall look like some patch of the rest. From coarse to fine, matches (``patches``) and colours are improved in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio_pictures.engine.images import Plane, Rgb, doubled, filled
from creastudio_pictures.engine.patches import (
    Bools,
    Level,
    Matches,
    covered,
    finer_matches,
    grown,
    level_of,
    random_matches,
    trust,
    voted,
)

RADII = (3, 2, 1)
"""Of the patches: the largest of which enough are whole."""

SMALLEST = 24
"""Side of the coarsest level at least, px: below it there is too little to choose from."""

ENOUGH = 24
"""Whole patches that a picture needs to take from."""

TURNS = 8
"""How often matches and colours are improved at the coarsest level; fewer at finer ones."""

WORK = 80_000
"""Patches that are matched at one level at most; where the hole is larger, its finest level takes over the matches of
the one below."""

QUICK = 30_000
"""Comparisons of all patches of a level with others that cost little: where the level has fewer, each turn looks for
matches more than once."""

FADING = 1.3
"""By how much a patch counts less with each px it lies deeper in the hole."""


SHADE = 0.08
"""Differences at the rim up to about this are shades to be met."""


@dataclass(frozen=True)
class Stage:
    """Picture, hole, and what may be taken from, at one resolution."""

    rgb: Rgb
    hole: Bools
    usable: Bools


class TooLittle(Exception):
    """Nothing of the picture is left to take from."""


def completed(
    rgb: Rgb,
    hole: Bools,
    usable: Bools,
    rng: np.random.Generator,
    *,
    effort: float = 1.0,
    on_turn: Callable[[float, Rgb], None] = lambda share, rgb: None,
) -> Rgb:
    """Return `rgb` with its hole filled; what isn't hole stays as it is.

    Parameters
    ----------
    rgb : Rgb
        (height, width, 3); what it has in the hole doesn't matter.
    hole, usable : ndarray of bool
        (height, width): where to fill, and what may be taken from.
    rng : Generator
        All chance comes from it.
    effort : float
        More turns give better matches, in proportion to the time.
    on_turn : callable
        Called with the share of the work that is done and the picture so far; may raise to stop.

    Raises
    ------
    TooLittle
        When no patch of the picture is whole.
    """
    stages, radius = _stages(rgb, hole, usable)
    costs = [_cost(stage.hole) for stage in stages]
    spent, matches = 0.0, None
    for index in range(len(stages) - 1, -1, -1):
        stage = stages[index]
        level = level_of(stage.rgb, stage.hole, stage.usable, _radius(radius, index))
        last = index == 0
        if matches is None:
            level.inner[...] = filled(stage.rgb, (~stage.hole & stage.usable).astype(np.float32))
            level.refresh_margin()
            matches = random_matches(level, rng)
        else:
            coarse, matches = matches, finer_matches(level, matches, rng)
            _start(matches, coarse.level)
        turns = _turns(index, len(stages), len(level.targets), effort)
        for turn in range(turns):
            on_turn((spent + costs[index] * turn / turns) / sum(costs), level.inner)
            matches.improve(int(np.clip(QUICK / len(level.targets), 1, 8)))
            _vote(matches, sharp=last and turn == turns - 1)
        if last and not turns:
            _vote(matches, sharp=False)
        spent += costs[index]
    assert matches is not None  # there is a stage: the picture itself
    _meet_the_rim(matches)
    return np.where(hole[..., None], matches.level.inner, rgb)


def _start(matches: Matches, below: Level) -> None:
    """Paint the hole with what the matches from half the resolution bring; as it looks there where there are none."""
    level = matches.level
    height, width = level.inner.shape[:2]
    large = doubled(below.inner)
    pad = ((0, max(0, height - large.shape[0])), (0, max(0, width - large.shape[1])), (0, 0))
    large = np.pad(large, pad, mode="edge")[:height, :width]
    edge = level.radius
    hole = level.hole[edge:-edge, edge:-edge]
    level.inner[hole] = large[hole]
    places = np.flatnonzero(level.hole)
    weight = _weights(matches, sharp=False) * matches.chosen
    brought = voted(matches, weight, places)
    some = covered(matches, matches.chosen, places)
    level.flat[places[some]] = brought[some]
    level.refresh_margin()


def _stages(rgb: Rgb, hole: Bools, usable: Bools) -> tuple[list[Stage], int]:
    """Return the picture at falling resolutions, down to where the hole is about as deep as a patch."""
    for radius in RADII:
        if len(level_of(rgb, hole, usable, radius).sources) >= ENOUGH:
            break
    else:
        raise TooLittle
    stages = [Stage(rgb, hole, usable)]
    while trust(stages[-1].hole).max() > radius:
        smaller = _halved(stages[-1])
        if min(smaller.hole.shape) < SMALLEST:
            break
        finest = _radius(radius, len(stages))
        if not smaller.hole.any() or len(level_of(*_parts(smaller), finest).sources) < ENOUGH:
            break
        stages.append(smaller)
    return stages, radius


def _radius(largest: int, index: int) -> int:
    """Return the radius of patches at a stage: below half the resolution they see as much with fewer px."""
    return largest if index < 2 else min(largest, 2)


def _parts(stage: Stage) -> tuple[Rgb, Bools, Bools]:
    return stage.rgb, stage.hole, stage.usable


def _halved(stage: Stage) -> Stage:
    """Return half the resolution: means of what is known."""
    height, width = (side // 2 * 2 for side in stage.hole.shape)

    def quads(values: Plane) -> Plane:
        values = values[:height, :width]
        return values.reshape(height // 2, 2, width // 2, 2, *values.shape[2:]).sum((1, 3))

    known = (~stage.hole & stage.usable).astype(np.float32)
    weight = quads(known)
    rgb = quads(stage.rgb * known[..., None]) / np.maximum(weight, 1e-8)[..., None]
    # Where one px of four is known, so is the colour: a hole that grew at each step would swallow narrow rims.
    hole = (weight == 0) & (quads(stage.hole.astype(np.float32)) > 0)
    return Stage(rgb.astype(np.float32), hole, (weight > 0) | hole)


def _turns(index: int, stages: int, patches: int, effort: float) -> int:
    """Return how often a level is improved: coarse ones decide what goes where, fine ones only sharpen it."""
    if index < stages - 1 and patches > WORK:
        return 0
    share = (index + 1) / stages
    return max(1, round(effort * TURNS * (0.3 + 0.7 * share)))


def _cost(hole: Bools) -> float:
    return float(hole.sum()) + 500


def _vote(matches: Matches, *, sharp: bool) -> None:
    """Paint the hole with what the matches bring."""
    level = matches.level
    places = np.flatnonzero(level.hole)
    level.flat[places] = voted(matches, _weights(matches, sharp=sharp), places)
    level.refresh_margin()


def _weights(matches: Matches, *, sharp: bool) -> NDArray[np.floating]:
    """Return how much the match of each target counts."""
    weight = np.power(FADING, -matches.depth)
    if np.isfinite(matches.cost).all():
        spread = max(float(np.percentile(matches.cost, 75)), 1e-6)
        weight = weight * np.exp(-matches.cost / spread * (4 if sharp else 1))
    # Never quite nothing: a px may be covered by poor matches alone.
    return weight + 1e-12


def _meet_the_rim(matches: Matches) -> None:
    """Spread what the fill is too light or too dark at the rim of the hole over all of it.

    The patches over the rim say what they would paint on the px outside, whose true colours are known. Where these
    differ much, a thing was cut off rather than a shade missed, and nothing is done about it.
    """
    level = matches.level
    rim = grown(level.hole, 1) & ~level.hole
    places = np.flatnonzero(rim)
    apart = level.flat[places] - voted(matches, _weights(matches, sharp=True), places)
    error = np.zeros_like(level.rgb)
    error.reshape(-1, 3)[places] = apart
    known = np.zeros(level.hole.shape, dtype=np.float32)
    known.ravel()[places] = np.exp(-np.square(apart / SHADE).sum(axis=1))
    if known.max() < 1e-3:
        return
    hole = level.hole
    level.rgb[hole] = np.clip(level.rgb[hole] + filled(error, known)[hole], 0, 1)

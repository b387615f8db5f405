"""Draws the next id of each candidate."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from creastudio.api import UserError

COLDEST = 0.05
"""Below this temperature the likeliest id is taken."""


class Drawn(NamedTuple):
    """An id, and what the model says against it: nats, among what was music at all."""

    item: int
    nats: float


def draw(
    scores: NDArray[np.float32],
    allowed: NDArray[np.bool_],
    added: NDArray[np.float64] | None,
    *,
    temperature: float,
    min_p: float,
    point: float,
    repeated: int | None = None,
) -> Drawn:
    """Return one id.

    Parameters
    ----------
    scores : array of float, (ids,)
        Of the network, for one row.
    allowed : array of bool, (ids,)
        What may come at all; something must.
    added : array of float, (ids,), optional
        What speaks against an id, added to its log-probability whatever the temperature; where that leaves nothing, it
        is passed over.
    min_p : float
        Ids less likely than this times the likeliest are left out (Nguyen et al. 2024).
    point : float
        0 <= u < 1: where in the distribution the id lies. Nothing else is random, so a row is the same in any company.

    repeated : int, optional
        The id that goes on with a repeat. It gets no larger share than the network gives it: temperatures below 1 and `min_p` would
        shut the few ways that lead out of a repeat, and nothing new would come any more.

    Raises
    ------
    UserError
        When the network gives something that is no number.
    """
    ids = np.flatnonzero(allowed)
    plain = scores[ids].astype(np.float64)
    if not np.isfinite(plain).all():
        raise UserError("The model gives no numbers.", "Its weights are damaged: train or import it again.")
    plain -= plain.max()
    plain -= np.log(np.exp(plain).sum())
    log, bare = plain / max(temperature, COLDEST), plain
    if added is not None and np.isfinite(added[ids]).any():
        log, bare = log + added[ids], plain + added[ids]
    chances = np.exp(log - log.max())
    chances[chances < min_p] = 0.0
    again = np.flatnonzero(ids == repeated)
    if again.size and len(ids) > 1:
        chances = _with_a_way_out(chances, log, bare, int(again[0]), min_p)
    if temperature < COLDEST:
        place = int(chances.argmax())
    else:
        total = chances.cumsum()
        # Rounding may put the point on the end, where an id of no chance could lie.
        place = min(
            int(np.searchsorted(total, point * total[-1], side="right")), int(chances.nonzero()[0][-1])
        )
    return Drawn(int(ids[place]), float(-plain[place]))


def _with_a_way_out(
    chances: NDArray[np.float64],
    log: NDArray[np.float64],
    bare: NDArray[np.float64],
    again: int,
    min_p: float,
) -> NDArray[np.float64]:
    """Return chances in which the id at `again` has at most the share that `bare` gives it, the others among themselves as usual."""
    plain = np.exp(bare - bare.max())
    share = plain[again] / plain.sum()
    others = np.delete(log, again)
    if not np.isfinite(others).any() or chances[again] <= share * chances.sum():
        return chances
    rest = np.exp(log - others.max())
    rest[again] = 0.0
    rest[rest < min_p] = 0.0
    made = rest / rest.sum() * (1 - share)
    made[again] = share
    return made


def points_of(seed: int) -> np.random.Generator:
    """Return where the points of a row come from."""
    return np.random.Generator(np.random.PCG64(seed))

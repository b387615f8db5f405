"""The way of a walk: from key to key, eased, and back to the first where it closes."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.keys import TimedKey, place_of
from creastudio_gan.engine import latents
from creastudio_gan.engine.walk_space import Space, State
from creastudio_gan.tools.walk import WalkParams


def keys_of(params: WalkParams, seed: int) -> tuple[TimedKey, ...]:
    """Return the stops of a walk without keys: `seed` and those after it, evenly spread.

    One that closes has as long a way back to the first; one that doesn't ends with the last.
    """
    parts = params.stops if params.closes else max(1, params.stops - 1)
    return tuple(
        TimedKey(
            at=min(params.length * index // parts, params.length - 1),
            params={
                "generator": "gan.sample",
                "model": params.model,
                "seed": (seed + index) % latents.SEEDS,
                "truncation": params.truncation,
                "label": params.label,
            },
        )
        for index in range(params.stops)
    )


def varied(keys: Sequence[TimedKey], strength: float, seed: int) -> tuple[TimedKey, ...]:
    """Return keys that lie `strength` (0 to 1) of the way towards pictures of `seed` and the seeds after it.

    A key that is a variation already goes from the picture that it is a variation of.
    """
    return tuple(
        key.model_copy(
            update={
                "params": {
                    **key.params,
                    "variation": strength,
                    "variation_seed": (seed + index) % latents.SEEDS,
                }
            }
        )
        for index, key in enumerate(keys)
    )


class Path:
    """Between keys.

    Parameters
    ----------
    keys : sequence of TimedKey
        In the order of time, one at least.
    length : int
        Of the walk, flicks.
    closes : bool
        Whether the last key goes over into the first: at `length` there is what is at 0.
    """

    def __init__(self, space: Space, keys: Sequence[TimedKey], length: int, *, closes: bool) -> None:
        self._space, self._length, self._closes = space, length, closes
        self._keys = tuple(keys)
        self._states = [space.state(key.params) for key in keys]
        if closes:
            # Keys after the end are never reached, and the way back begins before them.
            kept = [index for index, key in enumerate(self._keys) if key.at < length] or [0]
            self._keys = tuple(self._keys[index] for index in kept)
            self._states = [self._states[index] for index in kept]
            first = self._keys[0]
            self._keys += (first.model_copy(update={"at": first.at + length}),)
            self._states.append(self._states[0])

    def at(self, time: int) -> State:
        """Return the state at a time, flicks."""
        if self._closes and time < self._keys[0].at:
            time += self._length
        left, right, share = place_of(self._keys, time)
        if left == right:
            return self._states[left]
        return self._space.between(self._states[left], self._states[right], share)

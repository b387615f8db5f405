"""Keys: the one of a whole piece, and how they change in it.

Each key says how often each of its degrees sounds; how well that explains the notes is a likelihood. Keys that change are the
likeliest path through all of them, where each change costs something. Sources: the profiles are those of J. Albrecht and
D. Shanahan, "The Use of Large Corpora to Train a New Type of Key-Finding Algorithm", Music Perception 31 (2013), table 1; the
path is the idea of D. Temperley, "What's Key for Key?", Music Perception 17 (1999).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import add
from typing import Literal, NamedTuple

from creastudio.api.score_parts import Key
from creastudio.api.spelling import name_of
from creastudio_music.theory.frames import Frames, Slot
from creastudio_music.theory.scales import tonic_of

MAJOR = (0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081)
MINOR = (0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052)
"""How often each degree sounds, semitones above the tonic."""

CHANGE = 8.0
"""Nats that a change of key costs, and ``FURTHER`` for each fifth between the two: of the values that were tried, those whose
keys agree best with the analyses of eighteen chorales."""

FURTHER = 3.0

HELD = 7
"""A chord that is held tells less of the key with each slot, down to one part in so many and one."""

ENOUGH = 7.0
"""Weight of a slot beyond which more voices tell no more of the key."""

LAST_BASS = 3.0
"""Nats for the key whose tonic is the last note of the bass: pieces end there."""

Mode = Literal["major", "minor"]

KEYS: tuple[tuple[int, Mode], ...] = tuple(
    (tonic, mode) for mode in ("major", "minor") for tonic in range(12)
)
"""Tonic (semitones above C) and mode of each of the 24 keys."""

_LOGS = tuple(
    tuple(math.log((MAJOR if mode == "major" else MINOR)[(pc - tonic) % 12]) for pc in range(12))
    for tonic, mode in KEYS
)


class KeySpan(NamedTuple):
    """A key, and how long it holds.

    Attributes
    ----------
    start, end : int
        Ticks.
    key : Key
        Its ``tick`` is `start`.
    sure : float
        0 to 1: how far ahead of the next likeliest key it is.
    """

    start: int
    end: int
    key: Key
    sure: float


def fit_of(weights: Sequence[float]) -> list[float]:
    """Return how well each of ``KEYS`` explains what sounds, nats; 0 is perfect.

    Parameters
    ----------
    weights : sequence of float
        Of the twelve pitch classes.
    """
    sounding = [(pc, weight) for pc, weight in enumerate(weights) if weight]
    return [sum(weight * logs[pc] for pc, weight in sounding) for logs in _LOGS]


def fits_of(slots: Sequence[Slot]) -> list[tuple[float, ...]]:
    """Return ``fit_of`` for each slot, of which none weighs more than ``ENOUGH``, and less where nothing new sounds."""
    fits: list[tuple[float, ...]] = []
    before: tuple[bool, ...] = ()
    held = 0
    for slot in slots:
        sounding = tuple(weight > 0 for weight in slot.weights)
        held = held + 1 if sounding == before else 0
        before = sounding
        fits.append(_fit(tuple(slot.weights), min(held, HELD)))
    return fits


@lru_cache(maxsize=50_000)
def _fit(weights: tuple[float, ...], held: int) -> tuple[float, ...]:
    """Work slots that are alike out once."""
    total = sum(weights)
    scale = min(1.0, ENOUGH / total) / (1 + held) if total else 0.0
    return tuple(fit * scale for fit in fit_of(weights))


def key_of(frames: Frames) -> KeySpan | None:
    """Return the key of the whole; None where nothing sounds."""
    heard = [slot for slot in frames.slots if not slot.silent]
    if not heard:
        return None
    total = sum(sum(slot.weights) for slot in heard)
    weights = [sum(slot.weights[pc] for slot in heard) for pc in range(12)]
    # A long piece would be sure of anything: what is counted is at most some bars' worth.
    scale = min(1.0, 60.0 / total)
    fits = [fit * scale for fit in fit_of(weights)]
    bass = heard[-1].bass
    fits = [fit + (LAST_BASS if tonic == bass else 0.0) for fit, (tonic, _) in zip(fits, KEYS, strict=True)]
    best = max(range(24), key=fits.__getitem__)
    second = max(fit for index, fit in enumerate(fits) if index != best)
    sure = 1.0 - math.exp(second - fits[best])
    start, end = frames.slots[0].start, frames.slots[-1].end
    return KeySpan(start, end, named(*KEYS[best], frames.spelled, start), sure)


def named(tonic: int, mode: Mode, spelled: Mapping[int, float], tick: int = 0) -> Key:
    """Return a key, of those that sound alike the one that is nearest to how notes are spelled."""
    fifths = (tonic * 7 - (3 if mode == "minor" else 0)) % 12
    alike = [f for f in (fifths - 24, fifths - 12, fifths, fifths + 12) if -7 <= f <= 7]
    middle = sum(spelled.values()) / len(spelled) if spelled else 2.0
    # The notes of a major key without sharps lie from F to B, those of A minor around the same.
    best = min(alike, key=lambda f: (abs(f + 2 - middle) if spelled else abs(f), abs(f)))
    return Key(tick=tick, fifths=best, mode=mode)


def local_keys(
    slots: Sequence[Slot],
    spelled: Mapping[int, float],
    home: Key | None = None,
    told: Sequence[Sequence[float]] | None = None,
    check: Callable[[], None] | None = None,
) -> list[KeySpan]:
    """Return the likeliest path through the keys.

    Parameters
    ----------
    slots : sequence of Slot
        Of half a beat.
    spelled : mapping
        As ``Frames.spelled``.
    home : Key, optional
        The key of the whole, which the path begins and ends in unless much speaks against it.
    told : sequence of sequence of float, optional
        For each slot what else speaks for each of ``KEYS``, nats.
    """
    if not slots:
        return []
    fits: list[tuple[float, ...]] = fits_of(slots)
    if told is not None:
        fits = [tuple(map(add, fit, more)) for fit, more in zip(fits, told, strict=True)]
    outside = [0.0] * len(KEYS) if home is None else _COSTS[index_of(home)]
    best = [fit - cost for fit, cost in zip(fits[0], outside, strict=True)]
    back: list[list[int]] = []
    for number, fit in enumerate(fits[1:]):
        if check is not None and number % 64 == 0:
            check()
        step, best = _step(best, fit)
        back.append(step)
    best = [value - cost / 2 for value, cost in zip(best, outside, strict=True)]
    state = max(range(24), key=best.__getitem__)
    path = [state]
    for step in reversed(back):
        state = step[state]
        path.append(state)
    path.reverse()
    return _spans(slots, fits, path, spelled)


def _step(best: Sequence[float], fit: Sequence[float]) -> tuple[list[int], list[float]]:
    step: list[int] = []
    value: list[float] = []
    # The best first: soon none can be come from that wouldn't lose against staying.
    near = sorted(enumerate(best), key=lambda one: -one[1])
    for key in range(24):
        costs = _COSTS[key]
        come, reached = key, best[key]
        for k, b in near:
            if b - CHANGE <= reached:
                break
            if b - costs[k] > reached:
                come, reached = k, b - costs[k]
        step.append(come)
        value.append(reached + fit[key])
    return step, value


def _distance(one: tuple[int, Mode], other: tuple[int, Mode]) -> int:
    """Return how many fifths two key signatures lie apart, and one more between modes."""
    first, second = (tonic * 7 - (3 if mode == "minor" else 0) for tonic, mode in (one, other))
    apart = (first - second) % 12
    return min(apart, 12 - apart) + int(one[1] != other[1])


_COSTS = [
    [0.0 if one == other else CHANGE + FURTHER * _distance(one, other) for other in KEYS] for one in KEYS
]


def index_of(key: Key) -> int:
    """Return where a key stands in ``KEYS``."""
    return KEYS.index((tonic_of(key), key.mode))


def _spans(
    slots: Sequence[Slot], fits: Sequence[Sequence[float]], path: Sequence[int], spelled: Mapping[int, float]
) -> list[KeySpan]:
    spans: list[KeySpan] = []
    begin = 0
    for at in range(1, len(path) + 1):
        if at < len(path) and path[at] == path[begin]:
            continue
        totals = [sum(fit[key] for fit in fits[begin:at]) for key in range(24)]
        own = totals[path[begin]]
        second = max(total for key, total in enumerate(totals) if key != path[begin])
        sure = max(0.0, 1.0 - math.exp(min(0.0, second - own))) if own > second else 0.0
        start = slots[begin].start
        spans.append(KeySpan(start, slots[at - 1].end, named(*KEYS[path[begin]], spelled, start), sure))
        begin = at
    return spans


def key_name(key: Key) -> str:
    """Return what a key is called: ``G major``, ``B minor``."""
    return f"{name_of(key.fifths + (3 if key.mode == 'minor' else 0))} {key.mode}"

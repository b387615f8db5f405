"""Chords laid out in voices, each as near as can be to the one before.

Every layout of a chord in a range is weighed: how far the voices move (Tymoczko, "A Geometry of Music" (2011), chapter 2: the
sum of the moves), how far it lies from the middle of its range, which tones are doubled, thirds that are muddy low down, and
fifths and octaves that move in parallel. The lightest is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from creastudio_music.theory.grooves.groove import Chordal, Voicing

LOW_MELODY = 61
"""A melody that goes lower is no descant: chords that kept below it would be mud, so they stay where they are."""


class Manner(NamedTuple):
    """How a part lays out its chords; see ``Chordal``."""

    voices: int
    voicing: Voicing
    low: int
    high: int

    @classmethod
    def of(cls, part: Chordal) -> Manner:
        """Return that of a part."""
        return cls(part.voices, part.voicing, part.low, part.high)


def chosen(tones: tuple[int, ...], voices: int, voicing: Voicing) -> tuple[int, ...]:
    """Return the tones of a chord that so many voices have, the most telling ones; doubled ones aren't in it twice.

    Parameters
    ----------
    tones : tuple of int
        Semitones above C, 0 to 11: root, third, fifth, then sevenths and more.
    """
    if voicing == "power":
        return tuple(dict.fromkeys((tones[0], *(tones[2:3] or tones[1:2]))))
    kept = list(dict.fromkeys(tones))
    if voicing == "shell" and len(kept) > 3:
        rest = [tone for tone in kept if tone not in (tones[0], tones[2])]
        return tuple([*rest, tones[2]][:voices])
    # The fifth says least, then the root, which the bass has.
    for index in (2, 0):
        if len(kept) > voices and len(tones) > index and tones[index] in kept:
            kept.remove(tones[index])
    # Third and seventh stay; of what is stacked above, the last is what the chord is named for.
    while len(kept) > voices:
        kept.pop(2 if len(kept) > 3 else 0)
    return tuple(kept)


@lru_cache(maxsize=8192)
def voiced(
    tones: tuple[int, ...], manner: Manner, before: tuple[int, ...] = (), top: int = 127
) -> tuple[int, ...]:
    """Return the pitches of a chord, from low to high, each once.

    Parameters
    ----------
    tones : tuple of int
        As for ``chosen``; not empty.
    before : tuple of int
        The chord before, to be near to; empty at the beginning.
    top : int
        No pitch above it, unless the range leaves nothing else.
    """
    limit = min(manner.high, top)
    if limit < max(manner.low + 9, LOW_MELODY):
        limit = manner.high
    # Below a low melody there may be room for fewer voices only.
    for voices in range(manner.voices, 1, -1):
        fewer = manner._replace(voices=voices)
        layouts = list(_layouts(chosen(tones, voices, manner.voicing), fewer, limit))
        if layouts:
            middle = (manner.low + limit) / 2
            return min(layouts, key=lambda layout: (_weight(layout, tones, before, middle), layout))
    # Too narrow a range: each tone where it is just above its lower end.
    own = chosen(tones, manner.voices, manner.voicing)
    return tuple(sorted({manner.low + (tone - manner.low) % 12 for tone in own}))


def _layouts(tones: tuple[int, ...], manner: Manner, high: int) -> Iterator[tuple[int, ...]]:
    ways = {
        "close": (_close,), "shell": (_close, _drop), "power": (_close,), "drop": (_drop, _close), "open": (_drop, _spread),
    }[manner.voicing]  # fmt: skip
    for lowest in range(manner.low - 12, high + 1):
        if lowest % 12 not in tones:
            continue
        stack = _stack(lowest, tones, manner.voices)
        for way in ways:
            layout = way(stack)
            if layout[0] >= manner.low and layout[-1] <= high:
                yield layout


def _stack(lowest: int, tones: tuple[int, ...], voices: int) -> tuple[int, ...]:
    """Return tones one above the other without a gap, from `lowest` up."""
    found = [lowest]
    while len(found) < voices:
        found.append(found[-1] + min((tone - found[-1] - 1) % 12 + 1 for tone in tones))
    return tuple(found)


def _close(stack: tuple[int, ...]) -> tuple[int, ...]:
    return stack


def _drop(stack: tuple[int, ...]) -> tuple[int, ...]:
    if len(stack) < 3:
        return stack
    return tuple(sorted({*stack[:-2], stack[-2] - 12, stack[-1]}))


def _spread(stack: tuple[int, ...]) -> tuple[int, ...]:
    if len(stack) < 3:
        return stack
    return tuple(sorted({stack[0], stack[1] + 12, *stack[2:]}))


def _weight(layout: tuple[int, ...], tones: tuple[int, ...], before: tuple[int, ...], middle: float) -> float:
    weight = abs(sum(layout) / len(layout) - middle) * (0.35 if before else 1.0)
    if before:
        weight += _moved(layout, before)
        weight += 2.5 * _parallels(layout, before)
        weight += 0.4 * max(0, abs(layout[-1] - before[-1]) - 4)
    doubled = [pitch % 12 for pitch in layout]
    # Root and fifth bear doubling; a leading note or a seventh doesn't.
    weight += sum(
        3.0
        for tone in set(doubled)
        if doubled.count(tone) > 1 and tone not in (tones[0], tones[2:3] and tones[2])
    )
    missing = set(tones[1:2]) - set(doubled)
    weight += 6.0 * len(missing)
    weight += sum(4.0 for low, high in pairwise(layout) if high - low < 5 and low < 50)
    weight += sum(2.0 for low, high in pairwise(layout) if high - low == 1 and high == layout[-1])
    return weight


def _moved(layout: tuple[int, ...], before: tuple[int, ...]) -> float:
    if len(layout) == len(before):
        return float(sum(abs(a - b) for a, b in zip(layout, before, strict=True)))
    return float(sum(min(abs(a - b) for b in before) for a in layout))


def _parallels(layout: tuple[int, ...], before: tuple[int, ...]) -> int:
    """Return how many pairs of voices keep a fifth or an octave while both move."""
    if len(layout) != len(before):
        return 0
    moved = [(a, b) for a, b in zip(before, layout, strict=True) if a != b]
    return sum(
        (b1 - a1) % 12 == (b2 - a2) % 12 and (b1 - a1) % 12 in (0, 7)
        for (a1, a2), (b1, b2) in combinations(moved, 2)
    )

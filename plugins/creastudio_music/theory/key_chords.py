"""What chords tell of keys: one of strange tones speaks against a key, its tonic for it, most of all behind its dominant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from creastudio_music.theory.candidates import CANDIDATES
from creastudio_music.theory.keys import KEYS, Mode
from creastudio_music.theory.scales import scale_on

FOREIGN = -2.0
"""Nats for a chord that has a tone outside of the key; minor keys have their raised seventh over V and VII."""

TONIC = 1.0
RESOLVED = 2.0
"""For a tonic behind a chord with the leading note, beside ``TONIC``."""

_NOTHING = (0.0,) * len(KEYS)


@lru_cache(maxsize=1024)
def belongs(candidate: int, tonic: int, mode: Mode) -> bool:
    """Return whether a candidate has tones of a key alone."""
    chord = CANDIDATES[candidate]
    scale = scale_on(tonic, mode)
    if mode == "minor" and (chord.root - tonic) % 12 in (7, 11):
        scale |= {(tonic + 11) % 12}
    return chord.tones <= scale


def told_by(path: Sequence[int | None]) -> list[tuple[float, ...]]:
    """Return for each slot what a chord that begins there says of each of ``KEYS``, nats.

    Parameters
    ----------
    path : sequence
        Indices into ``CANDIDATES``; None where nothing sounds.
    """
    found: list[tuple[float, ...]] = []
    before: int | None = None
    for state in path:
        found.append(_NOTHING if state is None or state == before else _told(state, before))
        before = state
    return found


@lru_cache(maxsize=40_000)
def _told(state: int, before: int | None) -> tuple[float, ...]:
    values: list[float] = []
    for tonic, mode in KEYS:
        own = belongs(state, tonic, mode)
        value = 0.0 if own else FOREIGN
        if own and CANDIDATES[state].root == tonic:
            value += TONIC + (RESOLVED if _leads(state, before, tonic) else 0.0)
        values.append(value)
    return tuple(values)


def _leads(state: int, before: int | None, tonic: int) -> bool:
    """Return whether a tonic without a minor seventh follows a chord with the leading note over V or VII."""
    if before is None or CANDIDATES[state].kind not in ("major", "minor", "major-seventh"):
        return False
    dominant = CANDIDATES[before]
    return (dominant.root - tonic) % 12 in (7, 11) and (tonic + 11) % 12 in dominant.tones

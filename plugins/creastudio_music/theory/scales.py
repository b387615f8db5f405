"""The tones of a key: its tonic, its scale, and in minor what is raised on the way up."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api.score_parts import Key
from creastudio.api.spelling import pitch_class_of

_STEPS: Mapping[str, tuple[int, ...]] = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10)}
"""Semitones above the tonic, without raised degrees."""


def tonic_of(key: Key) -> int:
    """Return the pitch class of the tonic, 0 to 11."""
    return pitch_class_of(key.fifths + (3 if key.mode == "minor" else 0))


def scale_of(key: Key) -> frozenset[int]:
    """Return the pitch classes of a key signature: in minor the natural scale."""
    return scale_on(tonic_of(key), key.mode)


def scale_on(tonic: int, mode: str) -> frozenset[int]:
    """Return the pitch classes of a key by its tonic, 0 to 11, without raised degrees."""
    return frozenset((tonic + step) % 12 for step in _STEPS[mode])


def melodic_scale_of(key: Key) -> frozenset[int]:
    """Return the pitch classes that melodies of a key are made of: in minor also the raised sixth and seventh."""
    if key.mode != "minor":
        return scale_of(key)
    tonic = tonic_of(key)
    return scale_of(key) | {(tonic + 9) % 12, (tonic + 11) % 12}


def triad_of(key: Key) -> frozenset[int]:
    """Return the pitch classes of the chord on the tonic."""
    tonic = tonic_of(key)
    return frozenset({tonic, (tonic + (3 if key.mode == "minor" else 4)) % 12, (tonic + 7) % 12})

"""The click of the metronome, by the tempo and metre map of a sequence."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from creastudio.core.tempo import TempoMap
from creastudio.core.time import FLICKS_PER_SECOND

LENGTH = 0.04
"""Seconds of one click."""


def clicks(tempo: TempoMap, first: int, count: int, rate: int) -> np.ndarray:
    """Return samples `first` to before ``first + count`` of the metronome: (count,) float32, the first of a bar higher."""
    scale = FLICKS_PER_SECOND // rate
    out = np.zeros(count, np.float32)
    length = int(LENGTH * rate)
    earliest = max(0, first - length)
    bar = tempo.bar_at(max(0, tempo.to_tick(earliest * scale)))
    while True:
        tick = tempo.bar_tick(bar)
        metre = tempo.metre_at(tick)
        for beat in range(metre.beats):
            begin = -(-tempo.to_flicks(tick + beat * metre.beat_ticks) // scale) - first
            if begin >= count:
                return out
            _add(out, begin, _click(rate, beat == 0))
        bar += 1


def _add(out: np.ndarray, begin: int, click: np.ndarray) -> None:
    left, right = max(0, begin), min(len(out), begin + len(click))
    if left < right:
        out[left:right] += click[left - begin : right - begin]


@lru_cache(maxsize=4)
def _click(rate: int, accented: bool) -> np.ndarray:
    time = np.arange(int(LENGTH * rate)) / rate
    hertz, loudness = (1760.0, 0.5) if accented else (1175.0, 0.3)
    fade = np.exp(-time * 120) * np.minimum(1, (LENGTH - time) / 0.005)
    # A cosine: its first sample is its loudest, so the click lies on the beat.
    return (np.cos(2 * math.pi * hertz * time) * fade * loudness).astype(np.float32)

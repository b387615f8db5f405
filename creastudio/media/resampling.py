"""Sound read at another speed: windowed sinc, band-limited where it gets higher."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

_PHASES = 512
_HALF = 12
"""Zero crossings of the kernel on either side."""

_FASTEST = 4
"""Beyond this speed neighbouring samples are averaged first: the kernel would get long."""

Read = Callable[[int, int], np.ndarray]
"""(first sample, count) -> (count, 2) float32."""


def read_at(read: Read, start: float, step: float, count: int) -> np.ndarray:
    """Return (count, 2) float32 of a sound, read at `start`, ``start + step`` and so on, in samples of it.

    Parameters
    ----------
    step : float
        Speed; below 0 backwards.
    """
    if abs(step) > _FASTEST:
        width = math.ceil(abs(step) / _FASTEST)
        return _interpolated(_averaged(read, width), (start - (width - 1) / 2) / width, step / width, count)
    return _interpolated(read, start, step, count)


def _averaged(read: Read, width: int) -> Read:
    def averaged(first: int, count: int) -> np.ndarray:
        return read(first * width, count * width).reshape(count, width, 2).mean(axis=1, dtype=np.float32)

    return averaged


def _interpolated(read: Read, start: float, step: float, count: int) -> np.ndarray:
    table = _kernel(max(1.0, abs(step)))
    taps = table.shape[1]
    at = start + step * np.arange(count)
    whole = np.floor(at)
    phase = np.rint((at - whole) * _PHASES).astype(np.int64)
    index = whole.astype(np.int64)
    first = int(index.min()) - taps // 2 + 1
    sound = read(first, int(index.max()) - first + taps // 2 + 1)
    windows = np.lib.stride_tricks.sliding_window_view(sound, taps, axis=0)
    return np.einsum("nct,nt->nc", windows[index - first - taps // 2 + 1], table[phase], dtype=np.float32)


@lru_cache(maxsize=64)
def _kernel(speed: float) -> np.ndarray:
    """Return (phases + 1, taps) float32: a sinc under a Kaiser window; its rows add up to 1."""
    half = math.ceil(_HALF * speed)
    away = np.arange(1 - half, half + 1)[None, :] - np.arange(_PHASES + 1)[:, None] / _PHASES
    inside = np.clip(1 - (away / half) ** 2, 0, None)
    window = np.i0(8.0 * np.sqrt(inside)) / np.i0(8.0)
    kernel = np.sinc(away * 0.95 / speed) * window * (np.abs(away) <= half)
    return (kernel / kernel.sum(axis=1, keepdims=True)).astype(np.float32)

"""What draws the eye, without a network: the spectral residual of Hou and Zhang (2007).

The log spectrum of most pictures is smooth; what stands out of it is what stands out of the picture. It finds a thing
before a calm ground; it knows nothing of faces.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 64
"""Width and height of the map, as in the paper, section 2."""

Map = NDArray[np.float64]


def saliency(picture: Image.Image) -> Map:
    """Return a map of (64, 64), values of 0 and above that sum to 1; even where nothing stands out.

    Parameters
    ----------
    picture : Image
        RGB, any size; its sides are stretched to the map's.
    """
    grey = np.asarray(picture.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.float64)
    if grey.max() - grey.min() < 2:
        return np.full((SIDE, SIDE), 1 / SIDE**2)
    spectrum = np.fft.fft2(grey)
    log = np.log(np.abs(spectrum) + 1e-9)
    residual = log - _blurred(log, _BOX)
    back = np.abs(np.fft.ifft2(np.exp(residual + 1j * np.angle(spectrum)))) ** 2
    smooth = _blurred(back, _GAUSS)
    # Faint ripples over a whole calm ground would outweigh the thing before it.
    strong = np.clip(smooth - smooth.mean(), 0, None)
    total = float(strong.sum())
    return strong / total if total > 0 else np.full((SIDE, SIDE), 1 / SIDE**2)


def best_window(weights: NDArray[np.float64], share: float) -> float:
    """Return where a window that covers `share` of a line begins (0 to 1 - share) so that it holds the most weight.

    Parameters
    ----------
    weights : ndarray
        (n,) along the line, 0 and above.

    Of equally good places it is the one nearest to the middle.
    """
    free = 1 - share
    if free <= 0:
        return 0.0
    n = len(weights)
    summed = np.concatenate([[0.0], np.cumsum(weights)])
    starts = np.linspace(0, free, 4 * n + 1)
    at = np.arange(n + 1) / n
    held = np.interp(starts + share, at, summed) - np.interp(starts, at, summed)
    best = starts[held >= held.max() - 1e-3 * max(float(summed[-1]), 1e-12)]
    return float(best[np.argmin(np.abs(best - free / 2))])


def _blurred(values: Map, kernel: NDArray[np.float64]) -> Map:
    """Blur along both axes; the edges repeat."""
    reach = len(kernel) // 2
    for axis in (0, 1):
        padded = np.pad(values, [(reach, reach) if axis == a else (0, 0) for a in (0, 1)], mode="edge")
        values = np.apply_along_axis(lambda line: np.convolve(line, kernel, "valid"), axis, padded)
    return values


_BOX = np.full(3, 1 / 3)
_GAUSS = np.exp(-0.5 * (np.arange(-8, 9) / 2.5) ** 2)
_GAUSS /= _GAUSS.sum()

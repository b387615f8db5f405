"""Which augmentations would leak into what a model makes, judged from the pictures as a set.

Mirroring leaks when a mirrored picture can be told from a straight one: letters, logos, light from one side. If no one
could tell, the pictures were as likely to come mirrored: then flipping each by chance changes nothing, which gives the
floor of the measure for this very set and size (a randomisation test, Fisher 1935, section 21). Colour changes leak
when the set itself has little of them: drawings in flat tints, one palette, one brightness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio.ml.dataset_hashes import Thumbs, greys

FOLDS = 5
FLIPS = 39
"""How many times the set is flipped by chance for the floor: its highest value is a level of 1 in 40."""

LEAST = 24
"""Pictures below which nothing can be said about a set."""

MOST = 4000
"""Pictures that are looked at; more say nothing new."""

TELLING = 0.62
"""Share of pictures whose mirroring may be told before it counts as a leak; .5 is chance."""

Values = NDArray[np.float64]


@dataclass(frozen=True)
class MirrorLeak:
    """Whether mirrored pictures can be told.

    Attributes
    ----------
    told : float
        Share of pictures, not used for learning the difference, that were told apart from their mirror image; .5 is chance.
    floor : float
        The highest share that chance reached in sets like this one.
    light : float
        How much one side is brighter than the other in the mean, -1 to 1; above 0 the right one.
    """

    told: float
    floor: float
    light: float

    @property
    def leaks(self) -> bool:
        """Whether mirroring should stay off."""
        return self.told > max(TELLING, self.floor)


def mirror_leak(thumbs: Thumbs, check: Callable[[], object] = lambda: None) -> MirrorLeak | None:
    """Return how well mirrored pictures can be told; None for too few pictures.

    Parameters
    ----------
    thumbs : ndarray
        (n, 32, 32, 3) uint8.
    """
    thumbs = _sample(thumbs)
    n = len(thumbs)
    if n < LEAST:
        return None
    odd = _odd_features(thumbs)
    rng = np.random.default_rng(0)
    fold = rng.permutation(n) % FOLDS
    told = _told(odd, fold)
    chance: list[float] = []
    for _ in range(FLIPS):
        check()
        chance.append(_told(odd * rng.choice([-1.0, 1.0], (n, 1)), fold))
    grey = greys(thumbs) / 255
    half = grey.shape[2] // 2
    return MirrorLeak(told, max(chance), float(grey[:, :, half:].mean() - grey[:, :, :half].mean()))


def _told(odd: Values, fold: NDArray[np.int64]) -> float:
    """Return the share that a linear rule, learned on the other folds, tells apart.

    `odd` changes its sign when a picture is mirrored, so the rule needs no offset and a picture is told when its
    score is above 0: Fisher's discriminant with shrunk variances.
    """
    told = 0.0
    for k in range(FOLDS):
        seen, rest = odd[fold != k], odd[fold == k]
        variance = seen.var(axis=0)
        scores = rest @ (seen.mean(axis=0) / (variance + 0.1 * variance.mean() + 1e-12))
        told += float((scores > 0).sum() + 0.5 * (scores == 0).sum())
    return told / len(odd)


def _odd_features(thumbs: Thumbs) -> Values:
    """Return (n, features) that become their negatives in mirrored pictures: the layout, and the directions of edges."""
    grey = greys(thumbs) / 255
    coarse = grey.reshape(len(grey), 16, 2, 16, 2).mean(axis=(2, 4))
    layout = (coarse - coarse[:, :, ::-1])[:, :, :8].reshape(len(grey), -1)
    codes = np.concatenate([_edge_codes(grey), _edge_codes(coarse)], axis=1)
    parts = [layout, codes - codes[:, _mirrored_codes()]]
    # Each kind of feature has the same say.
    return np.concatenate([part / (np.sqrt((part**2).sum(axis=1).mean()) + 1e-9) for part in parts], axis=1)


def _edge_codes(grey: Values) -> Values:
    """Return (n, 256) shares of local binary patterns (Ojala et al. 2002, section 2) among pixels with any contrast."""
    inner = grey[:, 1:-1, 1:-1]
    height, width = inner.shape[1:]
    code = np.zeros(inner.shape, dtype=np.int64)
    contrast = np.zeros(inner.shape, dtype=bool)
    for bit, (dy, dx) in enumerate(_RING):
        around = grey[:, 1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
        code |= (around > inner + 0.02).astype(np.int64) << bit
        contrast |= np.abs(around - inner) > 0.02
    n = len(grey)
    at = code + 256 * np.arange(n)[:, None, None]
    counts = np.bincount(at[contrast], minlength=256 * n).reshape(n, 256).astype(np.float64)
    return np.sqrt(counts / max(1, height * width))


_RING = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
"""The eight neighbours of a pixel, (rows, columns), bit by bit."""


def _mirrored_codes() -> NDArray[np.int64]:
    """Return which code each becomes in a mirrored picture, for the codes of both sizes."""
    to = [_RING.index((dy, -dx)) for dy, dx in _RING]
    codes = np.arange(256)
    mirrored = np.zeros(256, dtype=np.int64)
    for bit, other in enumerate(to):
        mirrored |= ((codes >> bit) & 1) << other
    return np.concatenate([mirrored, mirrored + 256])


@dataclass(frozen=True)
class Palette:
    """How much colour and light vary in a set.

    Attributes
    ----------
    colourfulness : float
        Mean distance of pixels from grey, 0 to 1.
    flatness : float
        Share of pixels that equal their neighbours: above half in flat drawings.
    brightness_spread : float
        Standard deviation of the mean brightness of pictures, of the full range.
    """

    colourfulness: float
    flatness: float
    brightness_spread: float

    @property
    def grey(self) -> bool:
        """Whether there is no colour at all."""
        return self.colourfulness < 0.012

    @property
    def flat(self) -> bool:
        """Whether these are drawings in flat tints."""
        return self.flatness > 0.35

    @property
    def narrow(self) -> bool:
        """Whether colour changes would show in what a model makes."""
        return self.grey or self.flat or self.brightness_spread < 0.06


def palette(thumbs: Thumbs, flatness: Values) -> Palette:
    """Return how the colours of a set are.

    Parameters
    ----------
    flatness : ndarray
        (n,) of each picture, see ``flat_share``.
    """
    values = _sample(thumbs).astype(np.float64) / 255
    mean = values.mean(axis=3, keepdims=True)
    colour = float(np.sqrt(((values - mean) ** 2).mean(axis=3)).mean())
    return Palette(colour, float(np.median(flatness)), float(values.mean(axis=(1, 2, 3)).std()))


def flat_share(pixels: NDArray[np.uint8]) -> float:
    """Return the share of pixels of (height, width, 3) that equal the one to their right and the one below."""
    if min(pixels.shape[:2]) < 2:
        return 1.0
    # Channel by channel: a maximum over three values a pixel would take most of the time of an examination.
    even = np.ones((pixels.shape[0] - 1, pixels.shape[1] - 1), dtype=bool)
    for channel in np.moveaxis(pixels, 2, 0).astype(np.int16):
        here = channel[:-1, :-1]
        even &= np.abs(channel[:-1, 1:] - here) <= 2
        even &= np.abs(channel[1:, :-1] - here) <= 2
    return float(even.mean())


def _sample(thumbs: Thumbs) -> Thumbs:
    if len(thumbs) <= MOST:
        return thumbs
    return thumbs[np.linspace(0, len(thumbs) - 1, MOST).astype(int)]

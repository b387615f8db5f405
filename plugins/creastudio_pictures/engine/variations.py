"""A picture changed a little, by chance and by measure, and what was done to it in words.

Where things lie is changed in one step, so that a picture is resampled once whatever is asked for. The bending is that of
Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks", ICDAR 2003; the covering that of DeVries,
Taylor, "Improved Regularization of Convolutional Neural Networks with Cutout", 2017.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from creastudio_pictures.tools.augment import AugmentParams

Values = NDArray[np.float32]
"""(height, width, 3 or 4), 0 to 1."""

CELLS = 5
"""Points along the longer side by which a picture is bent."""

BEND = 0.06
"""How far they are moved at most, as a share of the longer side."""

COVER = 0.5
"""Grey of what is covered."""


@dataclass(frozen=True)
class Changes:
    """What is done to one copy.

    Attributes
    ----------
    across, down : bool
        Whether it is flipped.
    angle : float
        Counter-clockwise, degrees.
    box : tuple of float
        Left, top, right, bottom of what is kept, as shares of the sides.
    bend : ndarray, optional
        (CELLS, CELLS, 2): how far points are moved down and across, as shares of the longer side.
    brightness, contrast, saturation : float
        Factors.
    tint : tuple of float
        Factors of red, green and blue.
    blur : float
        px.
    noise : float
        0 to 1.
    cover : tuple of float, optional
        Centre down and across, and side, as shares of the shorter side.
    seed : int
        Of the noise.
    """

    across: bool = False
    down: bool = False
    angle: float = 0.0
    box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    bend: NDArray[np.float64] | None = field(default=None, compare=False)
    brightness: float = 1.0
    contrast: float = 1.0
    saturation: float = 1.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    blur: float = 0.0
    noise: float = 0.0
    cover: tuple[float, float, float] | None = None
    seed: int = 0

    @property
    def words(self) -> list[str]:
        """What is done, for a manifest: numbers with what they are of."""
        left, top, right, bottom = self.box
        said = {
            "flipped across": self.across,
            "flipped down": self.down,
            f"turned {self.angle:+.1f} degrees": self.angle != 0,
            f"cropped to {right - left:.0%} x {bottom - top:.0%}": right - left < 1 or bottom - top < 1,
            "bent": self.bend is not None,
            f"brightness x {self.brightness:.2f}": self.brightness != 1,
            f"contrast x {self.contrast:.2f}": self.contrast != 1,
            f"saturation x {self.saturation:.2f}": self.saturation != 1,
            "tint x " + " ".join(f"{value:.2f}" for value in self.tint): self.tint != (1.0, 1.0, 1.0),
            f"blurred by {self.blur:.1f} px": self.blur > 0,
            f"noise of {self.noise * 255:.0f}": self.noise > 0,
            "partly covered": self.cover is not None,
        }
        return [words for words, done in said.items() if done]


def drawn(params: AugmentParams, rng: np.random.Generator) -> Changes:
    """Draw what is done to one copy. The same numbers are drawn whatever is switched on."""
    chance = rng.random(24)
    way = chance * 2 - 1
    keep = 1 - params.crop * chance[3:7]
    bend = rng.normal(0, 1, (CELLS, CELLS, 2))
    colour = params.colour
    return Changes(
        across=params.flip != "none" and chance[0] < 0.5,
        down=params.flip == "both" and chance[1] < 0.5,
        angle=float(params.rotate * way[2]),
        box=(float(1 - keep[0]) / 2, float(1 - keep[1]) / 2, float(1 + keep[2]) / 2, float(1 + keep[3]) / 2),
        bend=bend * params.elastic * BEND / 2 if params.elastic > 0 else None,
        brightness=float(2 ** (0.6 * colour * way[7])) if colour else 1.0,
        contrast=float(2 ** (0.8 * colour * way[8])) if colour else 1.0,
        saturation=float(2 ** (1.2 * colour * way[9])) if colour else 1.0,
        tint=_tint(colour, way[10:13]),
        blur=float(params.blur * chance[13]),
        noise=float(params.noise / 255 * chance[14]),
        cover=_cover(params.cutout, chance[15:18]),
        seed=int(rng.integers(2**63)),
    )


def _tint(colour: float, way: NDArray[np.float64]) -> tuple[float, float, float]:
    red, green, blue = (float(value) for value in 2 ** (0.25 * colour * (way - way.mean())))
    return (red, green, blue) if colour else (1.0, 1.0, 1.0)


def _cover(side: float, chance: NDArray[np.float64]) -> tuple[float, float, float] | None:
    return (float(chance[1]), float(chance[2]), side) if side > 0 and chance[0] < 0.5 else None


def changed(pixels: Values, changes: Changes) -> Values:
    """Return a changed copy of the same size."""
    made = _moved(pixels, changes)
    rgb, rest = made[..., :3], made[..., 3:]
    rgb = _tinted(rgb, changes)
    if changes.blur > 0:
        whole = Image.fromarray(np.round(np.clip(rgb, 0, 1) * 255).astype(np.uint8))
        rgb = np.asarray(whole.filter(ImageFilter.GaussianBlur(changes.blur)), dtype=np.float32) / 255
    if changes.noise > 0:
        rng = np.random.default_rng(changes.seed)
        rgb = rgb + rng.normal(0, changes.noise, rgb.shape)
    rgb = np.clip(rgb, 0, 1).astype(np.float32)
    if changes.cover is not None:
        rgb = _covered(rgb, changes.cover)
    return np.concatenate([rgb, rest], axis=-1).astype(np.float32)


def _moved(pixels: Values, changes: Changes) -> Values:
    """Turn, crop, flip and bend in one step; what lies beyond the borders is mirrored."""
    height, width = pixels.shape[:2]
    y, x = (np.mgrid[0:height, 0:width] + 0.5) / np.array([height, width])[:, None, None]
    x, y = (1 - x if changes.across else x), (1 - y if changes.down else y)
    left, top, right, bottom = changes.box
    y, x = (top + y * (bottom - top)) * height, (left + x * (right - left)) * width
    angle = np.deg2rad(changes.angle)
    down, across = y - height / 2, x - width / 2
    y = height / 2 + down * np.cos(angle) + across * np.sin(angle)
    x = width / 2 - down * np.sin(angle) + across * np.cos(angle)
    if changes.bend is not None:
        shift = _smooth(changes.bend, height, width) * max(height, width)
        y, x = y + shift[..., 0], x + shift[..., 1]
    return _sampled(pixels, y - 0.5, x - 0.5)


def _smooth(bend: NDArray[np.float64], height: int, width: int) -> NDArray[np.float64]:
    planes = [Image.fromarray(bend[..., index].astype(np.float32)) for index in range(2)]
    large = [np.asarray(plane.resize((width, height), Image.Resampling.BICUBIC)) for plane in planes]
    return np.stack(large, axis=-1).astype(np.float64)


def _sampled(pixels: Values, y: NDArray[np.float64], x: NDArray[np.float64]) -> Values:
    """Interpolate linearly; transparency weighs colours."""
    height, width = pixels.shape[:2]
    flat = pixels
    if pixels.shape[-1] == 4:
        flat = np.concatenate([pixels[..., :3] * pixels[..., 3:], pixels[..., 3:]], axis=-1)
    top, left = np.floor(y), np.floor(x)
    down, across = (y - top)[..., None], (x - left)[..., None]
    rows = [_mirrored(top.astype(np.int64) + step, height) for step in (0, 1)]
    columns = [_mirrored(left.astype(np.int64) + step, width) for step in (0, 1)]
    upper = flat[rows[0], columns[0]] * (1 - across) + flat[rows[0], columns[1]] * across
    lower = flat[rows[1], columns[0]] * (1 - across) + flat[rows[1], columns[1]] * across
    made = upper * (1 - down) + lower * down
    if pixels.shape[-1] == 4:
        alpha = made[..., 3:]
        made[..., :3] = np.divide(made[..., :3], alpha, out=np.zeros_like(made[..., :3]), where=alpha > 1e-6)
    return made.astype(np.float32)


def _mirrored(place: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    place = place % (2 * size)
    return np.where(place < size, place, 2 * size - 1 - place)


def _tinted(rgb: Values, changes: Changes) -> Values:
    grey = (rgb @ np.array([0.299, 0.587, 0.114], np.float32))[..., None]
    made = grey + (rgb - grey) * changes.saturation
    mean = float(grey.mean())
    made = mean + (made - mean) * changes.contrast
    return (made * changes.brightness * np.array(changes.tint, np.float32)).astype(np.float32)


def _covered(rgb: Values, cover: tuple[float, float, float]) -> Values:
    height, width = rgb.shape[:2]
    side = max(1, round(cover[2] * min(height, width)))
    top, left = round(cover[0] * height - side / 2), round(cover[1] * width - side / 2)
    made = rgb.copy()
    made[max(0, top) : max(0, top + side), max(0, left) : max(0, left + side)] = COVER
    return made

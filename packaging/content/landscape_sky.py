"""Light and skies for painted landscapes: palettes by time of day, stars, moon, aurora, clouds.

A picture is a float32 array (height, width, 3), 0 to 1, sRGB. Everything is drawn by rule from one random generator,
so that a seed is a picture. Needs NumPy and Pillow alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.float32]
Field = NDArray[np.float32]
"""(height, width)."""


def rgb(text: str) -> Field:
    """Return "#rrggbb" as three numbers from 0 to 1."""
    return np.array([int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)], np.float32)


def mix(a: Field, b: Field, share: float | Field) -> Field:
    """Return `a` where the share is 0 and `b` where it is 1."""
    return (a + (b - a) * share).astype(np.float32)


def step(x: Field, low: float, high: float) -> Field:
    """Rise smoothly from 0 at `low` to 1 at `high`."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def noise(
    rng: np.random.Generator, shape: tuple[int, int], cells: tuple[float, float], octaves: int
) -> Field:
    """Return smooth noise of about 0 to 1, of so many cells down and across, finer with each octave."""
    total, weight = np.zeros(shape, np.float32), 0.0
    for octave in range(octaves):
        down, across = (max(2, round(count * 2**octave)) for count in cells)
        grid = Image.fromarray(rng.random((down + 3, across + 3), dtype=np.float32))
        inner = (1.5, 1.5, across + 1.5, down + 1.5)
        total += np.asarray(grid.resize((shape[1], shape[0]), Image.Resampling.BICUBIC, inner)) * 0.5**octave
        weight += 0.5**octave
    return total / weight


def wave(
    rng: np.random.Generator, length: int, cells: float, octaves: int, fall: float = 0.5, sharp: bool = False
) -> Field:
    """Return one line of noise around 0, -1 to 1: smooth, or of straight pieces."""
    total, weight = np.zeros(length, np.float32), 0.0
    for octave in range(octaves):
        count = max(1.0, cells * 2**octave)
        knots = rng.random(int(count) + 4, dtype=np.float32) * 2 - 1
        at = np.linspace(0, count, length, dtype=np.float32) + rng.random(dtype=np.float32)
        left = at.astype(int)
        t = at - left
        if not sharp:
            t = t * t * (3 - 2 * t)
        total += (knots[left] * (1 - t) + knots[left + 1] * t) * fall**octave
        weight += fall**octave
    return total / weight


@dataclass(frozen=True)
class Light:
    """One time of day: colours of the sky, of the light, of what is far, and how bright the land is."""

    name: str
    top: str
    middle: str
    low: str
    lamp: str
    """Colour of sun or moon and of what they light."""
    far: str
    """Colour that distance mixes in."""
    land: tuple[float, float, float]
    """What the colours of the land are multiplied by in the light."""
    shade: tuple[float, float, float]
    """The same in the shadow."""
    sun: tuple[float, float] | None
    """Range of heights of the sun or moon above the horizon, share of the sky; None: not seen."""
    night: bool = False


LIGHTS = (
    Light(
        "dawn",
        "#5b79b5",
        "#e7a6a8",
        "#ffe0ae",
        "#ffd9a0",
        "#ecc0b0",
        (1.05, 0.88, 0.78),
        (0.50, 0.46, 0.62),
        (0.04, 0.3),
    ),
    Light(
        "rose",
        "#7d8fc9",
        "#f3b6c6",
        "#fde6d0",
        "#ffe3c4",
        "#e6bfce",
        (1.0, 0.86, 0.86),
        (0.55, 0.5, 0.68),
        (0.1, 0.4),
    ),
    Light(
        "noon",
        "#2a6cc4",
        "#72b1ea",
        "#d2ebf7",
        "#fff8df",
        "#b4d3ea",
        (1.05, 1.03, 0.96),
        (0.58, 0.66, 0.8),
        (0.55, 0.9),
    ),
    Light(
        "clear",
        "#3f86d2",
        "#93c6ee",
        "#eaf3ea",
        "#fffbe8",
        "#c3dcea",
        (1.08, 1.05, 0.95),
        (0.6, 0.66, 0.78),
        None,
    ),
    Light(
        "golden",
        "#6a93bd",
        "#edcf95",
        "#fff0bd",
        "#ffe7a3",
        "#e8cf9f",
        (1.15, 0.96, 0.68),
        (0.56, 0.5, 0.54),
        (0.12, 0.4),
    ),
    Light(
        "dusk",
        "#2c2d66",
        "#b34a74",
        "#ffa050",
        "#ffb25e",
        "#b4637c",
        (0.95, 0.6, 0.5),
        (0.32, 0.26, 0.42),
        (0.02, 0.2),
    ),
    Light(
        "ember",
        "#432a52",
        "#d4513f",
        "#ffc45e",
        "#ffd27a",
        "#c9705a",
        (0.95, 0.6, 0.42),
        (0.34, 0.22, 0.32),
        (0.03, 0.25),
    ),
    Light(
        "violet",
        "#231d52",
        "#6d4a9c",
        "#f0a0b8",
        "#ffd0d0",
        "#7d5f9e",
        (0.7, 0.55, 0.75),
        (0.26, 0.22, 0.42),
        (0.05, 0.3),
    ),
    Light(
        "storm",
        "#3a4452",
        "#727f8b",
        "#c3c5b9",
        "#e9e6d2",
        "#95a0a5",
        (0.72, 0.76, 0.74),
        (0.42, 0.46, 0.52),
        None,
    ),
    Light(
        "mist",
        "#a4b8c2",
        "#c9d5d6",
        "#f0ecdd",
        "#fff7e6",
        "#d9dedb",
        (0.86, 0.87, 0.83),
        (0.6, 0.64, 0.66),
        (0.25, 0.6),
    ),
    Light(
        "moon",
        "#050a22",
        "#13295a",
        "#3c5f95",
        "#e6eeff",
        "#33507f",
        (0.36, 0.46, 0.68),
        (0.12, 0.17, 0.32),
        (0.35, 0.85),
        True,
    ),
    Light(
        "aurora",
        "#040818",
        "#0b1f3d",
        "#1f4a5e",
        "#d8f5ff",
        "#1f4558",
        (0.26, 0.44, 0.5),
        (0.09, 0.16, 0.25),
        None,
        True,
    ),
)
ODDS = (1.1, 0.8, 1.3, 1.2, 1.2, 1.2, 0.9, 0.8, 0.7, 0.7, 1.1, 0.9)


@dataclass
class Sky:
    """A painted sky and what the land needs of it."""

    light: Light
    picture: Picture
    horizon: float
    """Row of the horizon, px."""
    sun: tuple[float, float] | None
    """Place of sun or moon, px across and down."""
    side: float
    """Where the light comes from: -1 left to 1 right."""

    @property
    def far(self) -> Field:
        return rgb(self.light.far)

    def lit(self, color: Field, share: float | Field) -> Field:
        """Return a colour of the land in shadow (0) to light (1)."""
        gains = mix(np.array(self.light.shade, np.float32), np.array(self.light.land, np.float32), share)
        return np.clip(color * gains, 0, 1)

    def away(self, color: Field, distance: float) -> Field:
        """Return a colour as seen at a distance, 0 near to 1 lost in the haze."""
        return mix(color, self.far, distance)


def paint_sky(rng: np.random.Generator, size: tuple[int, int], horizon: float) -> Sky:
    """Return a sky of a time of day, the whole picture high; below the horizon its last colour goes on."""
    width, height = size
    light = LIGHTS[rng.choice(len(LIGHTS), p=np.array(ODDS) / sum(ODDS))]
    top, middle, low = (
        np.clip(rgb(c) * rng.uniform(0.94, 1.06, 3), 0, 1) for c in (light.top, light.middle, light.low)
    )
    down = np.arange(height, dtype=np.float32) / horizon
    turn = rng.uniform(0.45, 0.7)
    column = np.stack([np.interp(down, (0, turn, 1), (top[c], middle[c], low[c])) for c in range(3)], 1)
    picture = np.repeat(column[:, None].astype(np.float32), width, 1)
    side = float(rng.choice((-1, 1)) * rng.uniform(0.25, 1))
    sky = Sky(light, picture, horizon, None, side)
    if light.night:
        _stars(rng, sky)
    if light.name == "aurora":
        _aurora(rng, sky)
    if light.sun is not None:
        across = width * (0.5 + side * rng.uniform(0.05, 0.4))
        sky.sun = (across, horizon * (1 - rng.uniform(*light.sun)))
        _lamp(rng, sky)
    _clouds(rng, sky)
    return sky


def _stars(rng: np.random.Generator, sky: Sky) -> None:
    height, width, _ = sky.picture.shape
    count = int(rng.integers(60, 190))
    x, y = rng.integers(0, width - 2, count), (rng.random(count) ** 1.4 * sky.horizon * 0.95).astype(int)
    glow = rng.random(count)[:, None] ** 2 * np.array((1.0, 0.97, 0.9))
    sky.picture[y, x] = np.maximum(sky.picture[y, x], glow)
    bright = rng.random(count) < 0.16
    for dx, dy, share in ((1, 0, 1.0), (0, 1, 1.0), (1, 1, 1.0), (-1, 0, 0.4), (0, -1, 0.4)):
        rows, columns = y[bright] + dy, x[bright] + dx
        sky.picture[rows, columns] = np.maximum(sky.picture[rows, columns], 0.9 * share)
    if rng.random() < 0.4:  # the Milky Way
        lean, at = rng.uniform(-0.9, 0.9), rng.uniform(0.25, 0.75) * width
        down, across = np.mgrid[0:height, 0:width].astype(np.float32)
        far = np.abs(across - at - lean * (down - sky.horizon / 2)) / (width * 0.09)
        haze = np.exp(-(far**2)) * noise(rng, (height, width), (6, 8), 4) * 0.42
        sky.picture += (
            haze[..., None] * rgb("#b9c4f0") * step(sky.horizon - down, 0, sky.horizon * 0.5)[..., None]
        )


def _aurora(rng: np.random.Generator, sky: Sky) -> None:
    """Curtains: each a wavy foot, from which light falls off upwards in rays."""
    height, width, _ = sky.picture.shape
    down = np.arange(height, dtype=np.float32)[:, None]
    hues = (("#35f0a0", "#7a4de0"), ("#4ff08a", "#2aa8e0"), ("#62ffc0", "#d060c8"))
    for _ in range(int(rng.integers(1, 4))):
        low, high = (rgb(c) for c in hues[rng.integers(len(hues))])
        foot = sky.horizon * rng.uniform(0.45, 0.88) + wave(rng, width, 2.5, 3) * sky.horizon * 0.22
        rays = 0.55 + 0.45 * wave(rng, width, 30, 2) + 0.4 * wave(rng, width, 3, 1)
        tall = sky.horizon * rng.uniform(0.3, 0.6) * (1 + 0.4 * wave(rng, width, 8, 2))
        above = (foot - down) / tall
        shine = np.where(
            above > 0, np.exp(-np.maximum(above, 0) * 2.2), np.exp(np.minimum(above, 0) * 22)
        ) * np.clip(rays, 0, 1.3)
        color = mix(low, high, np.clip(above, 0, 1)[..., None])
        sky.picture += shine[..., None] * color * rng.uniform(0.5, 0.8)
    np.clip(sky.picture, 0, 1, out=sky.picture)


def _lamp(rng: np.random.Generator, sky: Sky) -> None:
    """The sun or the moon, and the light around it."""
    assert sky.sun is not None
    height, width, _ = sky.picture.shape
    x, y = sky.sun
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    far = np.hypot(across - x, (down - y) * 1.15) / height
    color = rgb(sky.light.lamp)
    strength, reach = (0.35, 0.13) if sky.light.night else (0.62, 0.2)
    glow = np.clip(strength / (1 + (far / reach) ** 2), 0, 1)[..., None]
    sky.picture = 1 - (1 - sky.picture) * (1 - glow * color)
    size = rng.uniform(0.028, 0.06) if sky.light.sun and sky.light.sun[1] < 0.5 else rng.uniform(0.025, 0.042)
    disc = np.clip((size - far) * height / 1.5 + 0.5, 0, 1)
    if sky.light.night and rng.random() < 0.35:  # a crescent
        bite = np.hypot(across - x - size * height * 0.55 * np.sign(sky.side), down - y + size * height * 0.2)
        disc = disc * np.clip((bite - size * height) / 1.5 + 0.5, 0, 1)
    body = np.minimum(color * 0.5 + 0.52, 1)
    sky.picture = mix(sky.picture, body, disc[..., None])


def _clouds(rng: np.random.Generator, sky: Sky) -> None:
    """Heaps, sheets or wisps, lit from the side of the lamp, flatter and denser near the horizon."""
    width = sky.picture.shape[1]
    rows = max(8, int(sky.horizon))
    kind = rng.choice(("none", "heaps", "sheets", "wisps"), p=(0.12, 0.42, 0.26, 0.2))
    if sky.light.name == "storm":
        kind = "heaps"
    if kind == "none" or (sky.light.name == "aurora" and kind == "heaps"):
        return
    cells = {"heaps": (3.2, 4.2), "sheets": (7, 1.6), "wisps": (4, 2.2)}[str(kind)]
    field = noise(rng, (rows, width), cells, 5 if kind != "wisps" else 4)
    down = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    at = np.clip((down**0.62 * (rows - 1)), 0, rows - 1).astype(int)[:, 0]  # nearer the horizon, flatter
    field = field[at]
    cover = rng.uniform(0.47, 0.56) - (0.07 if sky.light.name == "storm" else 0)
    soft = {"heaps": 0.07, "sheets": 0.13, "wisps": 0.22}[str(kind)]
    density = step(field, cover, cover + soft)
    lift = max(2, rows // 28)
    shift = int(np.sign(sky.side) * max(2, width // 90))
    down_from = np.clip(np.arange(rows) - lift, 0, rows - 1)
    across_from = np.clip(np.arange(width) + shift, 0, width - 1)
    towards = field[down_from][:, across_from]
    lit = np.clip(0.5 + (field - towards) * 7.0, 0, 1)
    bright, dark = _cloud_colors(sky)
    color = mix(dark, bright, lit[..., None])
    opaque = density * {"heaps": 0.94, "sheets": 0.8, "wisps": 0.6}[str(kind)]
    opaque = opaque * (1 - step(down, 0.86, 1.0) * 0.7)
    sky.picture[:rows] = mix(sky.picture[:rows], color, opaque[..., None])


def _cloud_colors(sky: Sky) -> tuple[Field, Field]:
    """Return the colours of clouds in the light and in their own shadow."""
    light = sky.light
    if light.night:
        return mix(rgb(light.middle), rgb(light.lamp), 0.38), mix(rgb(light.top), rgb(light.middle), 0.6)
    if light.name in ("dusk", "ember", "violet"):
        return mix(rgb(light.low), rgb(light.lamp), 0.5), mix(rgb(light.top), rgb(light.middle), 0.45)
    if light.name == "storm":
        return rgb("#c9cbc6"), rgb("#4c5663")
    return mix(rgb(light.lamp), rgb("#ffffff"), 0.55), mix(rgb(light.middle), rgb(light.far), 0.5) * 0.86

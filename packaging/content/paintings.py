"""Landscapes painted by rule, for sample projects: skies of a few colours, ridges of noise, haze that grows with distance.

The same seeds give the same pictures, bit by bit, on the same machine.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 900

Picture = NDArray[np.float32]
"""(height, width, 3), 0 to 1, sRGB."""

Colors = Sequence[tuple[float, str]]
"""Places from 0 to 1 and their colours."""


def rgb(text: str) -> NDArray[np.float32]:
    """Return "#rrggbb" as three numbers from 0 to 1."""
    return np.array([int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)], np.float32)


def sky(stops: Colors, horizon: float) -> Picture:
    """Return a sky from top to `horizon` (share of the height); its last colour goes on below."""
    places = np.linspace(0, 1 / horizon, HEIGHT, dtype=np.float32)
    at = [place for place, _ in stops]
    channels = [np.interp(places, at, [rgb(color)[c] for _, color in stops]) for c in range(3)]
    column = np.stack(channels, axis=1).astype(np.float32)
    return np.repeat(column[:, None, :], WIDTH, axis=1)


def noise(
    shape: tuple[int, int], cells: tuple[float, float], seed: int, octaves: int = 5
) -> NDArray[np.float32]:
    """Return smooth noise around 0.5, of so many cells down and across, finer and fainter with each octave."""
    rng = np.random.default_rng(seed)
    total, weight = np.zeros(shape, np.float32), 0.0
    for octave in range(octaves):
        size = [max(2, round(count * 2**octave)) for count in cells]
        grid = Image.fromarray(rng.random(size, dtype=np.float32), "F")
        total += np.asarray(grid.resize((shape[1], shape[0]), Image.Resampling.BICUBIC)) * 0.5**octave
        weight += 0.5**octave
    return total / weight


def glow(picture: Picture, x: float, y: float, radius: float, color: str, strength: float) -> Picture:
    """Add light around a point (shares of width and height) that falls to a third at `radius`, px."""
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    distance = np.hypot(across - x * WIDTH, down - y * HEIGHT)
    light = (strength / (1 + (distance / radius) ** 2))[..., None]
    return 1 - (1 - picture) * (1 - np.clip(light * rgb(color), 0, 1))


def disc(picture: Picture, x: float, y: float, radius: float, color: str) -> Picture:
    """Paint a round light with a soft edge."""
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    distance = np.hypot(across - x * WIDTH, down - y * HEIGHT)
    return over(picture, np.clip((radius - distance) / 2 + 0.5, 0, 1), rgb(color))


def over(picture: Picture, mask: NDArray[np.float32], color: NDArray[np.float32] | Picture) -> Picture:
    """Paint a colour where a mask says."""
    return picture * (1 - mask[..., None]) + color * mask[..., None]


def ridge(base: float, rise: float, cells: float, seed: int, sharp: float = 0.0) -> NDArray[np.float32]:
    """Return the height of a ridge for each column, px from the top; `sharp` folds it into peaks."""
    line = noise((1, WIDTH), (1, cells), seed, 7)[0] - 0.5
    folded = 0.16 - np.abs(line)
    line = line * (1 - sharp) + folded * 2 * sharp
    return ((base - rise * line * 2) * HEIGHT).astype(np.float32)


def below(line: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mask of what lies below a line."""
    down = np.arange(HEIGHT, dtype=np.float32)[:, None]
    return np.clip(down - line[None, :] + 0.5, 0, 1)


def hills(picture: Picture, line: NDArray[np.float32], top: str, foot: str, depth: float = 0.3) -> Picture:
    """Paint a ridge that goes from one colour at its top to another `depth` of the height below."""
    down = np.arange(HEIGHT, dtype=np.float32)[:, None]
    # Along the crest alone the colour would run down in stripes.
    crest = np.convolve(np.pad(line, 160, mode="edge"), np.full(321, 1 / 321, np.float32), "valid")
    share = np.clip((down - crest[None, :] + 0.08 * HEIGHT) / ((depth + 0.08) * HEIGHT), 0, 1)[..., None]
    return over(picture, below(line), rgb(top) * (1 - share) + rgb(foot) * share)


def clouds(picture: Picture, seed: int, color: str, cover: float, top: float, bottom: float) -> Picture:
    """Lay streaks of cloud between two heights."""
    texture = noise((HEIGHT, WIDTH), (5, 3), seed, 6)
    down = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None]
    band = np.clip((down - top) / 0.3, 0, 1) * np.clip((bottom - down) / 0.16, 0, 1)
    return over(picture, np.clip((texture - 1 + cover) * 4, 0, 0.85) * band, rgb(color))


def stars(picture: Picture, seed: int, count: int, lowest: float) -> Picture:
    """Strew stars over the sky, most of them faint."""
    rng = np.random.default_rng(seed)
    layer = np.zeros((HEIGHT, WIDTH), np.float32)
    ys = (rng.random(count) ** 1.3 * lowest * HEIGHT).astype(int)
    layer[ys, rng.integers(0, WIDTH, count)] = 40 + rng.random(count) ** 3 * 215
    soft = Image.fromarray(layer.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))
    return np.clip(picture + np.asarray(soft, np.float32)[..., None] / 70 * rgb("#dfe8ff"), 0, 1)


def pines(
    picture: Picture, line: NDArray[np.float32], seed: int, color: str, size: float, step: float
) -> Picture:
    """Stand pines on a line, `size` px tall on average, `step` px apart."""
    rng = np.random.default_rng(seed)
    scale = 2
    image = Image.new("L", (WIDTH * scale, HEIGHT * scale), 0)
    draw = ImageDraw.Draw(image)
    x = -20.0
    while x < WIDTH + 20:
        tall = size * (0.55 + rng.random() * 0.8)
        foot = float(line[int(np.clip(x, 0, WIDTH - 1))]) + 6
        for tier in range(5):
            low = foot - tall * tier * 0.18
            wide = tall * 0.24 * (1 - tier * 0.17) * (0.9 + rng.random() * 0.2)
            points = [(x - wide, low), (x + wide, low), (x, low - tall * 0.36)]
            draw.polygon([(px * scale, py * scale) for px, py in points], fill=255)
        x += step * (0.35 + rng.random())
    mask = np.asarray(image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), np.float32) / 255
    return over(picture, mask, rgb(color))


def water(picture: Picture, horizon: float, seed: int, tint: str, dark: float) -> Picture:
    """Mirror what lies above the horizon in water, rippled, the more the nearer."""
    first = round(horizon * HEIGHT)
    depth = HEIGHT - first
    rows = np.arange(depth)
    ripple = noise((depth, WIDTH), (26, 5), seed, 4) - 0.5
    near = (rows / depth)[:, None]
    source = first - 1 - rows[:, None] * 0.9 + ripple * (4 + near * 90)
    across = np.arange(WIDTH)[None, :] + ripple * (2 + near * 22)
    mirrored = picture[np.clip(source, 0, first - 1).astype(int), np.clip(across, 0, WIDTH - 1).astype(int)]
    share = (dark + near * 0.25)[..., None]
    out = picture.copy()
    out[first:] = mirrored * (1 - share) + rgb(tint) * share
    return out


def sparkle(picture: Picture, horizon: float, x: float, seed: int, color: str, strength: float) -> Picture:
    """Lay the glitter of a light at `x` on the water."""
    first = round(horizon * HEIGHT)
    depth = HEIGHT - first
    texture = noise((depth, WIDTH), (70, 26), seed, 3)
    near = np.linspace(0, 1, depth, dtype=np.float32)[:, None]
    across = np.abs(np.arange(WIDTH, dtype=np.float32)[None, :] - x * WIDTH) / WIDTH
    path = np.exp(-((across / (0.035 + near * 0.10)) ** 2))
    light = np.clip((texture - 0.56) * 9, 0, 1) * path * strength * (1 - near * 0.35)
    out = picture.copy()
    out[first:] = 1 - (1 - out[first:]) * (1 - light[..., None] * rgb(color))
    return out


def mist(picture: Picture, seed: int, height: float, thick: float, color: str, strength: float) -> Picture:
    """Lay mist around a height."""
    down = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None]
    texture = 0.55 + 0.9 * (noise((HEIGHT, WIDTH), (3, 4), seed, 4) - 0.35)
    veil = np.exp(-(((down - height) / thick) ** 2)) * np.clip(texture, 0, 1) * strength
    return over(picture, veil.astype(np.float32), rgb(color))


def windows(picture: Picture, places: Sequence[tuple[float, float]], color: str) -> Picture:
    """Light small windows with a glow."""
    for x, y in places:
        picture = glow(picture, x, y, 5, color, 0.9)
        left, top = round(x * WIDTH), round(y * HEIGHT)
        picture[top - 3 : top + 3, left - 2 : left + 2] = rgb(color)
    return picture


def finished(picture: Picture, seed: int) -> bytes:
    """Return the picture as WebP, with a darker edge and a little grain."""
    down, across = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j].astype(np.float32)
    edge = 1 - 0.16 * np.clip(down**2 * 0.6 + across**2 * 0.7, 0, 1)[..., None]
    grain = (np.random.default_rng(seed).random((HEIGHT, WIDTH, 1), dtype=np.float32) - 0.5) * 0.012
    pixels = (np.clip(picture * edge + grain, 0, 1) * 255 + 0.5).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", quality=86, method=6)
    return out.getvalue()


def dawn() -> bytes:
    """Paint mountains in the mist, the sun just over them."""
    picture = sky(
        [(0, "#3d5a8f"), (0.35, "#8f87b5"), (0.6, "#e8a79a"), (0.82, "#fbcf9a"), (1, "#ffe9c4")], 0.66
    )
    picture = clouds(picture, 4, "#f7c3b0", 0.56, -0.1, 0.5)
    picture = glow(picture, 0.86, 0.47, 170, "#ffd9a0", 0.95)
    picture = disc(picture, 0.86, 0.47, 46, "#fff6df")
    colors = [("#c99fae", "#f2c9b0"), ("#a98aa8", "#e9bfae"), ("#80719a", "#d5aaa6"), ("#57557f", "#a98a9c"),
              ("#35395f", "#6b5f80")]  # fmt: skip
    for index, (top, foot) in enumerate(colors):
        line = ridge(0.56 + index * 0.085, 0.34 - index * 0.05, 5.0 + index, 130 + index, 0.85 - index * 0.16)
        picture = hills(picture, line, top, foot, 0.24)
        picture = mist(picture, 60 + index, 0.66 + index * 0.08, 0.045, "#f6cdb4", 0.5 - index * 0.07)
    line = ridge(0.93, 0.05, 3, 77)
    picture = pines(picture, line, 9, "#1d2140", 92, 17)
    return finished(hills(picture, line, "#1d2140", "#12152c"), 1)


def noon() -> bytes:
    """Paint the sea in the sun, with a lighthouse on its cliff."""
    picture = sky([(0, "#2f7fb8"), (0.5, "#7fbfdc"), (0.85, "#cfe9ee"), (1, "#f4f3e4")], 0.58)
    picture = clouds(picture, 21, "#ffffff", 0.66, -0.05, 0.50)
    picture = glow(picture, 0.34, 0.14, 170, "#fff3cf", 0.75)
    picture = hills(picture, ridge(0.60, 0.06, 3, 15, 0.3), "#8fb6c9", "#b7d3d8", 0.1)
    picture = water(picture, 0.58, 8, "#176d8c", 0.5)
    picture = sparkle(picture, 0.58, 0.34, 5, "#fffbe8", 0.95)
    across = np.arange(WIDTH, dtype=np.float32) / WIDTH
    rise = np.clip((across - 0.52) / 0.26, 0, 1)
    rise = rise**1.6 * (3 - 2 * rise) * 0.42 + 0.05 * rise
    rough = (noise((1, WIDTH), (1, 14), 91, 6)[0] - 0.5) * 0.12 * rise
    cliff = (1.02 - rise - rough) * HEIGHT
    texture = noise((HEIGHT, WIDTH), (22, 30), 17, 5)[..., None]
    rock = hills(picture, cliff, "#86a35c", "#6d6257", 0.16)
    picture = over(picture, below(cliff), np.clip(rock * (0.82 + 0.36 * texture), 0, 1))
    foam = (
        np.exp(-(((np.arange(HEIGHT)[:, None] - cliff[None, :] + 4) / 5) ** 2))
        * (across < 0.66)
        * (across > 0.5)
    )
    picture = over(picture, (foam * 0.8).astype(np.float32), rgb("#f2fbfb"))
    picture = lighthouse(picture, 0.84, float(cliff[round(0.84 * WIDTH)]))
    return finished(picture, 2)


def lighthouse(picture: Picture, x: float, foot: float) -> Picture:
    """Stand a white tower with two red bands on a cliff."""
    scale = 4
    image = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))
    box = (240, 360)
    tower = Image.new("RGBA", (box[0] * scale, box[1] * scale), (0, 0, 0, 0))
    draw = ImageDraw.Draw(tower)

    def shape(points: Sequence[tuple[float, float]], color: str) -> None:
        draw.polygon([((120 + px) * scale, (350 - py) * scale) for px, py in points], fill=color)

    def half(height: float) -> float:
        return 34 - height * 0.055

    for low, high, color in (
        (-20, 70, "#f6f1e6"),
        (70, 120, "#d0483e"),
        (120, 180, "#f6f1e6"),
        (180, 225, "#d0483e"),
    ):
        shape([(-half(low), low), (half(low), low), (half(high), high), (-half(high), high)], color)
        dark = {"#f6f1e6": "#cfcabf", "#d0483e": "#a93832"}[color]
        shape([(half(low) * 0.3, low), (half(low), low), (half(high), high), (half(high) * 0.3, high)], dark)
    shape([(-32, 225), (32, 225), (32, 234), (-32, 234)], "#35414b")
    shape([(-18, 234), (18, 234), (18, 268), (-18, 268)], "#ffe9a8")
    shape([(-2, 234), (2, 234), (2, 268), (-2, 268)], "#35414b")
    shape([(-24, 268), (24, 268), (0, 296)], "#a8322c")
    small = tower.resize(box, Image.Resampling.LANCZOS)
    image.alpha_composite(small, (round(x * WIDTH) - 120, max(0, round(foot) - 342)))
    pixels = np.asarray(image, np.float32) / 255
    return over(picture, pixels[..., 3], pixels[..., :3])


def night() -> bytes:
    """Paint a lake under the moon, with lights on its shore."""
    picture = sky([(0, "#060b26"), (0.45, "#12215a"), (0.8, "#2b3f85"), (1, "#5a64a4")], 0.62)
    picture = over(
        picture, np.clip((noise((HEIGHT, WIDTH), (2, 3), 12, 6) - 0.5) * 0.9, 0, 0.3), rgb("#7a6fc0")
    )
    picture = stars(picture, 3, 1300, 0.58)
    picture = glow(picture, 0.30, 0.24, 95, "#cfdcff", 0.7)
    picture = disc(picture, 0.30, 0.24, 50, "#f4f1de")
    for x, y, radius in ((0.293, 0.225, 9), (0.309, 0.262, 13), (0.288, 0.265, 6)):
        picture = disc(picture, x, y, radius, "#e2dfcb")
    for index, (top, foot) in enumerate(
        (("#33427f", "#4a569a"), ("#222e66", "#35427f"), ("#141d48", "#1c2656"))
    ):
        picture = hills(
            picture, ridge(0.54 + index * 0.04, 0.30 - index * 0.07, 4.6 + index, 140 + index, 0.8), top, foot
        )
    shore = ridge(0.625, 0.012, 5, 63)
    picture = pines(picture, shore, 14, "#0b1230", 34, 11)
    picture = hills(picture, shore, "#0b1230", "#0b1230")
    rng = np.random.default_rng(6)
    spots = [(0.52 + rng.random() * 0.42, 0.604 + rng.random() * 0.022) for _ in range(22)]
    picture = windows(picture, spots, "#ffc56b")
    picture = water(picture, 0.645, 18, "#0a1238", 0.22)
    picture = sparkle(picture, 0.645, 0.30, 7, "#e8ecff", 0.9)
    line = ridge(0.97, 0.05, 2.4, 71)
    picture = pines(picture, line, 28, "#050918", 120, 46)
    return finished(hills(picture, line, "#050918", "#03050f"), 3)

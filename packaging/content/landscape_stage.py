"""What painted landscapes are composed of: the scene in the making, and groups of things that several kinds share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import landscape_buildings as buildings
import landscape_land as land
import landscape_things as things
import landscape_trees as trees
import numpy as np
from landscape_sky import Field, Sky, mix, rgb, wave
from PIL import Image, ImageDraw

SEASONS = {
    # grass, wood, leaves, odds
    "spring": (
        ("#7fae4a", "#93b85a", "#a6c060"),
        "#3f6b3a",
        ("#8fbf55", "#c8d987", "#f0c6d4", "#7fae4a"),
        0.26,
    ),
    "summer": (("#6f9a3f", "#86a348", "#b5a957"), "#2f5a36", ("#4f8a3a", "#6a9a3f", "#3f7a45"), 0.32),
    "autumn": (
        ("#a89a48", "#b98c3e", "#8f8f45"),
        "#7a5a2c",
        ("#d9822b", "#c8502e", "#e0b23c", "#a8642e"),
        0.24,
    ),
    "winter": (("#e6ecf6", "#f1f4fa", "#dbe4f0"), "#35504c", ("#8d9aa0", "#aab4ba"), 0.18),
}


@dataclass
class Scene:
    """What is being painted."""

    rng: np.random.Generator
    sky: Sky
    season: str
    shore: float
    """Row where the near land or the water begins, px."""

    @property
    def width(self) -> int:
        return int(self.sky.picture.shape[1])

    @property
    def height(self) -> int:
        return int(self.sky.picture.shape[0])

    def any(self, colors: tuple[str, ...]) -> Field:
        """Return one of some colours, a little off."""
        return np.clip(rgb(str(self.rng.choice(colors))) * self.rng.uniform(0.92, 1.08, 3), 0, 1).astype(
            np.float32
        )

    def grass(self) -> Field:
        return self.any(SEASONS[self.season][0])

    def pine(self) -> Field:
        return self.any((SEASONS[self.season][1], "#2c5040"))

    def leaves(self) -> Field:
        return self.any(SEASONS[self.season][2])

    def level(self, at: float, rolling: float, cells: float = 1.6) -> Field:
        """Return a gently rolling line around a row."""
        return (at - wave(self.rng, self.width, cells, 3) * rolling).astype(np.float32)

    def pen(self, draw: things.Draw, distance: float = 0.0) -> things.Pen:
        return things.Pen(draw, self.sky, distance)

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)


def drawn(made: Scene, draw_things: Callable[[things.Draw], None]) -> None:
    """Let a function draw on the picture with Pillow."""
    image = Image.fromarray((np.clip(made.sky.picture, 0, 1) * 255 + 0.5).astype(np.uint8))
    draw_things(ImageDraw.Draw(image))
    made.sky.picture = np.asarray(image, np.float32) / 255


def ranges(made: Scene, base: float, count: int, rise: tuple[float, float]) -> None:
    """Paint one to three ranges, the far ones paler."""
    rng, height = made.rng, made.height
    snowy = {"winter": 0.95, "spring": 0.62, "autumn": 0.5, "summer": 0.42}[made.season] * rng.uniform(
        0.5, 1.1
    )
    if made.chance(0.25):
        snowy = 0.0
    for at in range(count):
        near = (at + 1) / count
        tall = min(height * rng.uniform(*rise), base * 0.8) * (1.1 - 0.38 * near)
        distance = 0.62 - 0.48 * near if count > 1 else 0.22
        land.mountains(rng, made.sky, base + height * 0.012 * at, tall, distance, snowy * (1.15 - 0.5 * near))


def far_wood(made: Scene, base: float, distance: float = 0.3, tall: float = 0.05) -> None:
    """Paint a wooded shore or the edge of a valley."""
    line = made.level(base, made.height * 0.02)
    share = 0.15 if made.season == "winter" else made.rng.uniform(0, 0.7)
    color = made.pine() if share < 0.35 else mix(made.pine(), made.leaves(), 0.5)
    land.wood(made.rng, made.sky, line, made.height * tall, color, distance, share)


def village(made: Scene, draw: things.Draw, line: Field, tall: float, distance: float) -> None:
    """Set some houses, perhaps a church, on a line."""
    rng, pen = made.rng, made.pen(draw, distance)
    middle = rng.uniform(0.2, 0.8) * made.width
    if made.chance(0.5):
        buildings.church(rng, pen, (middle, line[int(middle)] + 2), tall * 2.1)
    for _ in range(int(rng.integers(2, 6))):
        x = float(np.clip(middle + rng.normal() * made.width * 0.12, 6, made.width - 7))
        buildings.house(rng, pen, (x, line[int(x)] + tall * 0.15), tall * rng.uniform(0.8, 1.15))


def framing(made: Scene, draw: things.Draw, foot: float, tall: tuple[float, float]) -> None:
    """Set one to four large trees at a side of the foreground, larger ones nearer the edge."""
    rng, pen = made.rng, made.pen(draw)
    side = rng.choice((0.0, 1.0))
    pines = made.chance(0.5) or made.season == "winter"
    color = made.pine() if pines else made.leaves()
    spots = sorted(rng.uniform(-0.02, 0.3, int(rng.integers(2, 6))), reverse=True)
    for spot in spots:
        x = made.width * (spot if side == 0 else 1 - spot)
        size = made.height * rng.uniform(*tall) * (1.05 - spot)
        if pines:
            trees.conifer(
                rng, pen, (x, foot + size * 0.06), size, color, 0.6 if made.season == "winter" else 0
            )
        else:
            trees.broadleaf(rng, pen, (x, foot + size * 0.06), size * 0.85, color)


def scatter(made: Scene, draw: things.Draw, line: Field, tall: float, count: int, distance: float) -> None:
    """Scatter single trees along a line."""
    rng, pen = made.rng, made.pen(draw, distance)
    kind = "pine" if made.season == "winter" else rng.choice(("pine", "round", "slender"), p=(0.4, 0.4, 0.2))
    color = made.pine() if kind == "pine" else made.leaves()
    for x in sorted(rng.uniform(4, made.width - 5, count)):
        at = (float(x), float(line[int(x)]) + tall * 0.08)
        size = tall * rng.uniform(0.7, 1.25)
        if kind == "pine":
            trees.conifer(rng, pen, at, size, color, 0.5 if made.season == "winter" else 0)
        elif kind == "round":
            trees.broadleaf(rng, pen, at, size * 0.85, color * rng.uniform(0.9, 1.1))
        else:
            trees.poplar(rng, pen, at, size * 1.2, mix(made.pine(), made.grass(), 0.45))

"""How things are drawn into painted landscapes, and those that move: boats and birds.

All are drawn with Pillow's polygons; a picture is shrunk after it was painted, which smooths their edges.
`at` is the place of the foot (px across, px down), `tall` the height in px.
"""

from __future__ import annotations

import numpy as np
from landscape_sky import Field, Sky, mix, rgb
from PIL import ImageDraw

Draw = ImageDraw.ImageDraw
Place = tuple[float, float]


class Pen:
    """Draws in the light of a sky, at a distance."""

    def __init__(self, draw: Draw, sky: Sky, distance: float = 0.0) -> None:
        self.draw, self.sky, self.distance = draw, sky, distance

    def ink(self, color: Field, share: float) -> tuple[int, int, int]:
        """Return a colour of the land, in shadow (0) to light (1)."""
        shown = self.sky.away(self.sky.lit(color, share), self.distance)
        red, green, blue = (int(v) for v in np.clip(shown * 255, 0, 255))
        return red, green, blue

    def shape(self, points: list[Place], color: Field, share: float) -> None:
        self.draw.polygon(points, fill=self.ink(color, share))

    def blob(self, x: float, y: float, wide: float, high: float, color: Field, share: float) -> None:
        self.draw.ellipse((x - wide, y - high, x + wide, y + high), fill=self.ink(color, share))

    def glow(self, x: float, y: float, size: float) -> None:
        """A lit window."""
        self.draw.rectangle((x - size / 2, y - size / 2, x + size / 2, y + size / 2), fill=(255, 208, 110))


def sailboat(rng: np.random.Generator, pen: Pen, at: Place, tall: float) -> None:
    """A boat under sail, with a hint of its mirror image."""
    x, y = at
    sail = rgb(str(rng.choice(("#fbf6ea", "#f3d9b8", "#c8523c", "#f7f2ea"))))
    for flip, share in ((1, 0.95), (-0.45, 0.6)):
        pen.shape(
            [(x, y - tall * flip), (x + tall * 0.42, y - tall * 0.14 * flip), (x, y - tall * 0.14 * flip)],
            sail,
            share,
        )
        pen.shape(
            [
                (x - 1, y - tall * 0.85 * flip),
                (x - tall * 0.26, y - tall * 0.14 * flip),
                (x - 1, y - tall * 0.14 * flip),
            ],
            sail,
            share * 0.75,
        )
    pen.shape(
        [
            (x - tall * 0.36, y - tall * 0.1),
            (x + tall * 0.46, y - tall * 0.1),
            (x + tall * 0.3, y + tall * 0.04),
            (x - tall * 0.26, y + tall * 0.04),
        ],
        rgb("#5a3a2a"),
        0.5,
    )


def birds(rng: np.random.Generator, draw: Draw, sky: Sky, width: int) -> None:
    """A few birds, far away."""
    x, y = rng.uniform(0.15, 0.75) * width, sky.horizon * rng.uniform(0.2, 0.6)
    color = tuple(int(v * 255) for v in mix(rgb(sky.light.top), rgb("#20202a"), 0.6))
    for _ in range(int(rng.integers(3, 8))):
        bx, by = x + rng.normal() * width * 0.06, y + rng.normal() * width * 0.03
        size = rng.uniform(3, 6)
        draw.line([(bx - size, by - size * 0.5), (bx, by), (bx + size, by - size * 0.5)], fill=color, width=1)

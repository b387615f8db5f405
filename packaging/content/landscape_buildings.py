"""What people built in painted landscapes, drawn with Pillow's polygons: houses, a castle, a lighthouse, mills, bridges.

`at` is the place of the foot (px across, px down), `tall` the height in px.
"""

from __future__ import annotations

import math

import numpy as np
from landscape_sky import Field, rgb
from landscape_things import Pen, Place


def house(rng: np.random.Generator, pen: Pen, at: Place, tall: float) -> None:
    """A house with a gable, a roof in the light, windows that shine when it is dark."""
    x, y = at
    side = np.sign(pen.sky.side)
    wall = rgb(str(rng.choice(("#efe6d2", "#e6d0b0", "#d9c7b8", "#f4efe6", "#c98d6a"))))
    roof = rgb(str(rng.choice(("#b4523a", "#8c3f34", "#6b5a58", "#a5713f", "#58667a"))))
    front, long = tall * 0.5, tall * rng.uniform(0.7, 1.2)
    eaves, ridge = y - tall * 0.52, y - tall
    gable = [
        (x, y),
        (x, eaves),
        (x + side * front / 2, ridge),
        (x + side * front, eaves),
        (x + side * front, y),
    ]
    flank = [(x, y), (x, eaves), (x - side * long, eaves), (x - side * long, y)]
    pen.shape(flank, wall, 0.3)
    pen.shape(gable, wall, 0.95)
    pen.shape(
        [
            (x + side * front * 0.06, eaves + 1),
            (x + side * front / 2, ridge - 1),
            (x + side * front / 2 - side * long, ridge - 1),
            (x - side * long * 1.06, eaves + 1),
        ],
        roof,
        0.75,
    )
    chimney = x - side * long * 0.3
    pen.shape(
        [
            (chimney, ridge + tall * 0.1),
            (chimney, ridge - tall * 0.14),
            (chimney + tall * 0.1, ridge - tall * 0.14),
            (chimney + tall * 0.1, ridge + tall * 0.1),
        ],
        roof,
        0.35,
    )
    dark = pen.sky.light.night or pen.sky.light.name in ("dusk", "violet", "ember", "storm")
    for share in (0.25, 0.6):
        place = (x - side * long * share, y - tall * 0.27)
        if dark:
            pen.glow(*place, max(2.2, tall * 0.13))
        else:
            pen.blob(*place, tall * 0.06, tall * 0.08, rgb("#4b4a52"), 0.5)
    if dark:
        pen.glow(x + side * front * 0.5, y - tall * 0.3, max(2.2, tall * 0.12))


def church(rng: np.random.Generator, pen: Pen, at: Place, tall: float) -> None:
    """A village church: a nave and a tower with a spire."""
    x, y = at
    wall, roof = rgb("#ece4d4"), rgb(str(rng.choice(("#6b4a44", "#4f5d6e", "#8a4636"))))
    box(pen, x, y, tall * 0.55, tall * 0.28, wall)
    pen.shape(
        [
            (x - tall * 0.02, y - tall * 0.28),
            (x + tall * 0.08, y - tall * 0.45),
            (x + tall * 0.5, y - tall * 0.45),
            (x + tall * 0.58, y - tall * 0.28),
        ],
        roof,
        0.7,
    )
    tower(pen, x - tall * 0.09, y, tall * 0.2, tall * 0.55, wall, roof, 0.5)


def box(pen: Pen, x: float, y: float, wide: float, high: float, color: Field) -> None:
    """A wall, one end of it in the shadow."""
    pen.shape([(x, y), (x, y - high), (x + wide, y - high), (x + wide, y)], color, 0.8)
    edge = x if pen.sky.side > 0 else x + wide * 0.65
    pen.shape(
        [(edge, y), (edge, y - high), (edge + wide * 0.35, y - high), (edge + wide * 0.35, y)], color, 0.3
    )


def tower(
    pen: Pen, x: float, y: float, wide: float, high: float, wall: Field, roof: Field | None, spire: float
) -> None:
    """A tower centred at `x`; a spire of so many heights, or battlements."""
    box(pen, x - wide / 2, y, wide, high, wall)
    top = y - high
    if roof is not None:
        tip = (x, top - high * spire)
        pen.shape([(x - wide * 0.62, top), tip, (x + wide * 0.62, top)], roof, 0.35)
        pen.shape([(x, top), tip, (x + np.sign(pen.sky.side) * wide * 0.62, top)], roof, 0.9)
        return
    for part in (0, 2, 4):
        left = x - wide / 2 + wide * part / 5
        pen.shape(
            [
                (left, top),
                (left, top - wide * 0.22),
                (left + wide / 5, top - wide * 0.22),
                (left + wide / 5, top),
            ],
            wall,
            0.7,
        )


def castle(rng: np.random.Generator, pen: Pen, at: Place, tall: float) -> None:
    """Walls and towers on a rise."""
    x, y = at
    wall = rgb(str(rng.choice(("#b9ab97", "#a79d97", "#c9b79c", "#d8cfc0"))))
    roof = rgb(str(rng.choice(("#7c4038", "#47566e", "#5c4a66"))))
    box(pen, x - tall * 0.62, y, tall * 1.24, tall * 0.34, wall)
    pointed = rng.random() < 0.7
    for dx, wide, high in (
        (-0.6, 0.2, 0.5),
        (0.58, 0.22, 0.56),
        (-0.22, 0.2, 0.66),
        (0.12, 0.3, 0.8),
        (0.36, 0.14, 0.6),
    ):
        tower(
            pen,
            x + dx * tall,
            y,
            wide * tall,
            high * tall * rng.uniform(0.9, 1.1),
            wall * rng.uniform(0.93, 1.06),
            roof if pointed else None,
            0.5,
        )
    if pen.sky.light.night or pen.sky.light.name in ("dusk", "violet", "ember"):
        for dx, dy in ((0.12, 0.5), (0.12, 0.3), (-0.22, 0.42), (0.58, 0.34)):
            pen.glow(x + dx * tall, y - dy * tall, max(2.0, tall * 0.05))


def lighthouse(rng: np.random.Generator, pen: Pen, at: Place, tall: float) -> None:
    """A banded tower with its lamp."""
    x, y = at
    white, red = rgb("#f3efe6"), rgb(str(rng.choice(("#b8372f", "#2f4f86", "#26333d"))))
    low, high = tall * 0.12, tall * 0.07
    for band in range(5):
        a, b = band / 5 * 0.8, (band + 1) / 5 * 0.8
        wa, wb = low + (high - low) * a, low + (high - low) * b
        for edge, share in ((1.0, 0.4), (0.4, 0.95)):
            shift = np.sign(pen.sky.side) * low * (1 - edge) * 0.6
            pen.shape(
                [
                    (x - wa * edge + shift, y - tall * a),
                    (x - wb * edge + shift, y - tall * b),
                    (x + wb * edge + shift, y - tall * b),
                    (x + wa * edge + shift, y - tall * a),
                ],
                white if band % 2 == 0 else red,
                share,
            )
    pen.shape(
        [
            (x - high * 1.4, y - tall * 0.8),
            (x - high * 1.4, y - tall * 0.83),
            (x + high * 1.4, y - tall * 0.83),
            (x + high * 1.4, y - tall * 0.8),
        ],
        rgb("#2b2f36"),
        0.6,
    )
    pen.glow(x, y - tall * 0.87, high * 1.3)
    pen.shape([(x - high, y - tall * 0.91), (x, y - tall), (x + high, y - tall * 0.91)], red, 0.7)


def windmill(rng: np.random.Generator, pen: Pen, at: Place, tall: float) -> None:
    """A mill with four sails."""
    x, y = at
    pen.shape(
        [
            (x - tall * 0.2, y),
            (x - tall * 0.11, y - tall * 0.66),
            (x + tall * 0.11, y - tall * 0.66),
            (x + tall * 0.2, y),
        ],
        rgb("#e6dcc8"),
        0.75,
    )
    pen.shape(
        [(x - tall * 0.14, y - tall * 0.64), (x, y - tall * 0.82), (x + tall * 0.14, y - tall * 0.64)],
        rgb("#7b4436"),
        0.6,
    )
    start = rng.uniform(0, math.pi / 2)
    for turn in range(4):
        a = start + turn * math.pi / 2
        cx, cy = x, y - tall * 0.68
        tip = (cx + math.cos(a) * tall * 0.48, cy + math.sin(a) * tall * 0.48)
        off = (math.cos(a + 0.3) * tall * 0.46, math.sin(a + 0.3) * tall * 0.46)
        pen.draw.line([(cx, cy), tip], fill=pen.ink(rgb("#4a3a2e"), 0.5), width=max(1, int(tall * 0.03)))
        pen.shape(
            [
                (cx + math.cos(a) * tall * 0.12, cy + math.sin(a) * tall * 0.12),
                tip,
                (cx + off[0], cy + off[1]),
            ],
            rgb("#f4eee0"),
            0.85,
        )


def bridge(rng: np.random.Generator, pen: Pen, left: float, right: float, y: float, tall: float) -> None:
    """A stone bridge of arches between two places, its road at `y` - `tall`."""
    stone = rgb(str(rng.choice(("#b3a48e", "#9c948c", "#b98f72"))))
    spans = max(2, round((right - left) / (tall * 2.2)))
    wide = (right - left) / spans
    rise = [
        (left + (right - left) * t, y - tall * (1.0 + 0.35 * math.sin(math.pi * t)))
        for t in np.linspace(0, 1, 13)
    ]
    pen.shape([*rise, *((px, py + tall * 0.34) for px, py in rise[::-1])], stone, 0.9)
    for span in range(spans):
        a = left + wide * span
        arch = [
            (a + wide * 0.12 + wide * 0.76 * t, y - math.sin(math.pi * t) * tall * 0.72)
            for t in np.linspace(0, 1, 9)
        ]
        deck = [
            (a + wide * (1 - t), y - tall * (0.7 + 0.35 * math.sin(math.pi * (span + 1 - t) / spans)))
            for t in np.linspace(0, 1, 5)
        ]
        pen.shape([(a, y), *arch, (a + wide, y), *deck], stone, 0.55)

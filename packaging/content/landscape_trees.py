"""Trees of painted landscapes, drawn with Pillow's polygons.

`at` is the place of the foot (px across, px down), `tall` the height in px.
"""

from __future__ import annotations

import math

import numpy as np
from landscape_sky import Field, rgb
from landscape_things import Pen, Place


def conifer(
    rng: np.random.Generator, pen: Pen, at: Place, tall: float, color: Field, white: float = 0.0
) -> None:
    """A spruce of tiers, the side of the light brighter; `white` of snow on it."""
    x, y = at
    side = np.sign(pen.sky.side)
    pen.shape(
        [
            (x - tall * 0.025, y),
            (x - tall * 0.02, y - tall * 0.2),
            (x + tall * 0.02, y - tall * 0.2),
            (x + tall * 0.025, y),
        ],
        rgb("#4a3526"),
        0.4,
    )
    tiers = int(np.clip(tall / 7, 4, 9))
    wide = tall * rng.uniform(0.2, 0.27)
    for tier in range(tiers):
        share = tier / tiers
        foot = y - tall * (0.1 + 0.78 * share)
        tip = min(foot - tall * 1.65 / tiers, y)
        half = wide * (1 - share) ** 0.85 + tall * 0.012
        jag = rng.uniform(0.8, 1.15, 2)
        pen.shape([(x - half * jag[0], foot), (x, tip), (x + half * jag[1], foot)], color, 0.25)
        edge = x + side * half * jag[1 if side > 0 else 0]
        pen.shape([(edge, foot), (x, tip), (x + side * half * 0.1, foot - tall * 0.02)], color * 1.25, 0.85)
        if white and rng.random() < white:
            pen.shape(
                [(edge, foot), (x, tip), (x + side * half * 0.3, foot - tall * 0.035)], rgb("#f2f6ff"), 0.9
            )


def broadleaf(rng: np.random.Generator, pen: Pen, at: Place, tall: float, color: Field) -> None:
    """A round tree: a trunk that forks, and a crown of leaves in three depths of light."""
    x, y = at
    side = np.sign(pen.sky.side)
    bark = rgb("#54402f")
    lean = rng.uniform(-0.06, 0.06) * tall
    for fork, wide in ((0.0, 0.05), (-0.2, 0.03), (0.18, 0.03)):
        base = y if fork == 0 else y - tall * 0.3
        pen.shape(
            [(x - tall * wide, base), (x + lean + fork * tall, y - tall * 0.7), (x + tall * wide, base)],
            bark,
            0.35,
        )
    center = (x + lean, y - tall * 0.66)
    for share, spread, count, size in ((0.1, 0.29, 9, 0.2), (0.5, 0.25, 11, 0.15), (0.92, 0.22, 10, 0.09)):
        for _ in range(count):
            angle, out = rng.uniform(0, 2 * math.pi), math.sqrt(rng.random()) * spread * tall
            dx = math.cos(angle) * out * 1.15 + side * tall * 0.07 * share
            dy = math.sin(angle) * out * 0.9 - tall * 0.07 * share
            wide = tall * size * rng.uniform(0.75, 1.2)
            tone = color * rng.uniform(0.88, 1.12)
            pen.blob(center[0] + dx, center[1] + dy, wide, wide * 0.85, tone, share)


def poplar(rng: np.random.Generator, pen: Pen, at: Place, tall: float, color: Field) -> None:
    """A slender tree: poplar or cypress."""
    x, y = at
    side = np.sign(pen.sky.side)
    wide = tall * rng.uniform(0.09, 0.13)
    for share, shift, size in ((0.15, 0.0, 1.0), (0.55, 0.25, 0.7), (0.95, 0.5, 0.36)):
        left = [
            (x + side * wide * shift - wide * size * math.sin(math.pi * t**0.8) * 0.95, y - tall * t)
            for t in np.linspace(0.04, 1, 9)
        ]
        right = [
            (x + side * wide * shift + wide * size * math.sin(math.pi * t**0.8) * 0.95, y - tall * t)
            for t in np.linspace(1, 0.04, 9)
        ]
        pen.shape(left + right, color, share)


def palm(rng: np.random.Generator, pen: Pen, at: Place, tall: float) -> None:
    """A palm with a bent stem."""
    x, y = at
    bend = rng.uniform(-0.3, 0.3) * tall
    stem = [(x + bend * t**2, y - tall * t) for t in np.linspace(0, 1, 8)]
    pen.draw.line(stem, fill=pen.ink(rgb("#6b5038"), 0.6), width=max(2, int(tall * 0.05)))
    top = stem[-1]
    for angle in np.linspace(-0.35, math.pi + 0.35, 9):
        angle += rng.uniform(-0.12, 0.12)
        long = tall * rng.uniform(0.34, 0.46)
        points = [
            (
                top[0] + math.cos(angle) * long * t,
                top[1] - math.sin(angle) * long * t * (1 - t * 0.6) + long * 0.75 * t**2.4,
            )
            for t in np.linspace(0, 1, 7)
        ]
        lower = [
            (px, py + long * 0.14 * math.sin(math.pi * t))
            for (px, py), t in zip(points, np.linspace(0, 1, 7), strict=True)
        ]
        pen.shape(points + lower[::-1], rgb("#4e7a3a"), 0.3 + 0.6 * (math.cos(angle) * pen.sky.side > 0))

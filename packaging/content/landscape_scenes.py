"""Composes painted landscapes: one seed, one scene.

    python packaging/content/landscape_scenes.py sheet.png --count 40       # a contact sheet

Needs NumPy and Pillow alone; a scene of 384 x 256 px takes some 40 ms.
"""

from __future__ import annotations

import argparse
import itertools

import landscape_buildings as buildings
import landscape_land as land
import landscape_things as things
import landscape_trees as trees
import numpy as np
from landscape_sky import Field, mix, paint_sky, rgb, wave
from landscape_stage import SEASONS, Scene, drawn, far_wood, framing, ranges, scatter, village
from numpy.typing import NDArray
from PIL import Image

WIDTH, HEIGHT = 384, 256


def scene(seed: int, index: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> NDArray[np.uint8]:
    """Return the scene of a seed and an index, (height, width, 3) uint8."""
    rng = np.random.default_rng((seed, index))
    horizon = size[1] * rng.uniform(0.36, 0.66)
    sky = paint_sky(rng, size, horizon)
    names, odds = tuple(SEASONS), [SEASONS[name][3] for name in SEASONS]
    made = Scene(rng, sky, str(rng.choice(names, p=odds)), horizon)
    kind = KINDS[rng.choice(len(KINDS), p=[share for _, share in KINDS])][0]
    kind(made)
    return (np.clip(made.sky.picture, 0, 1) * 255 + 0.5).astype(np.uint8)


def lake(made: Scene) -> None:
    """Mountains, a wooded shore, their mirror image; trees or reeds in front."""
    rng, height = made.rng, made.height
    shore = made.sky.horizon + height * rng.uniform(0.02, 0.08)
    ranges(made, shore, int(rng.integers(1, 4)), (0.2, 0.46))
    for at in range(int(rng.integers(1, 3))):
        far_wood(made, shore - height * 0.015 * (1 - at), 0.42 - 0.22 * at, rng.uniform(0.035, 0.075))
    if made.chance(0.3):
        line = np.full(made.width, shore, np.float32)
        drawn(made, lambda draw: village(made, draw, line, height * 0.045, 0.15))
    elif made.chance(0.2):
        at = (rng.uniform(0.2, 0.8) * made.width, shore)
        drawn(
            made,
            lambda draw: buildings.castle(rng, made.pen(draw, 0.15), at, height * rng.uniform(0.11, 0.17)),
        )
    bank = made.level(height * rng.uniform(0.86, 1.05), height * 0.06, 1.3) if made.chance(0.75) else None
    land.water(rng, made.sky, shore, bank, rng.uniform(0.55, 1.0))
    if bank is not None:
        land.ground(rng, made.sky, bank, made.grass() * 0.85, 0.9)

    def finish(draw: things.Draw) -> None:
        if made.chance(0.28):
            at = (rng.uniform(0.15, 0.85) * made.width, shore + height * rng.uniform(0.04, 0.14))
            things.sailboat(rng, made.pen(draw, 0.08), at, height * rng.uniform(0.05, 0.1))
        if made.chance(0.6):
            framing(made, draw, height * 0.99, (0.3, 0.62))

    drawn(made, finish)


def meadow(made: Scene) -> None:
    """Rolling fields up to hills or mountains; a village, trees, flowers, furrows."""
    rng, height = made.rng, made.height
    start = made.sky.horizon
    if made.chance(0.75):
        ranges(made, start + height * 0.03, int(rng.integers(1, 3)), (0.12, 0.38))
    if made.chance(0.6):
        far_wood(made, start + height * 0.02, 0.42, 0.035)
    fields = [
        mix(
            made.grass(),
            made.any(("#c9b765", "#8aa34a", "#a8b060", "#7f9a52")),
            rng.uniform(0, 0.7) if made.season != "winter" else 0.0,
        )
        for _ in range(int(rng.integers(3, 6)))
    ]
    lines = land.hills(rng, made.sky, start + height * 0.03, height * 0.86, fields, height * 0.035)
    if made.season != "winter" and made.chance(0.4):
        color = made.any(("#7a6b3a", "#8d6fae", "#5f7a35", "#caa83f"))
        land.furrows(rng, made.sky, lines[-1], color, height)
    elif made.season in ("spring", "summer") and made.chance(0.6):
        land.flowers(
            rng, made.sky, lines[-2], made.any(("#d8383a", "#f4d03f", "#f7f3ee", "#9a6fd0", "#f08ab0")), 420
        )

    def finish(draw: things.Draw) -> None:
        middle = lines[len(lines) // 2]
        scatter(made, draw, lines[1], height * 0.06, int(rng.integers(3, 16)), 0.3)
        if made.chance(0.45):
            village(made, draw, middle, height * 0.055, 0.16)
        elif made.chance(0.25):
            x = rng.uniform(0.2, 0.8) * made.width
            buildings.windmill(
                rng, made.pen(draw, 0.1), (x, middle[int(x)] + 2), height * rng.uniform(0.13, 0.2)
            )
        scatter(made, draw, middle, height * 0.11, int(rng.integers(1, 7)), 0.12)
        if made.chance(0.45):
            framing(made, draw, height * 0.98, (0.36, 0.66))
        if made.chance(0.25):
            things.birds(rng, draw, made.sky, made.width)

    drawn(made, finish)


def forest(made: Scene) -> None:
    """Wooded ridges one behind another, darker towards the viewer; perhaps a river or a castle."""
    rng, height = made.rng, made.height
    start = made.sky.horizon
    ranges(made, start + height * 0.04, int(rng.integers(1, 3)), (0.18, 0.44))
    layers = int(rng.integers(3, 6))
    hold = made.chance(0.3)
    for at in range(layers):
        near = at / (layers - 1)
        base = made.level(start + (height * 0.98 - start) * near**1.2, height * (0.05 + 0.04 * near), 1.4)
        share = 0.1 if made.season == "winter" else rng.uniform(0, 0.6)
        color = mix(made.pine(), made.leaves(), 0.25 + share * 0.6)
        if made.season == "winter":
            color = mix(color, rgb("#e8eef6"), 0.3)
        land.wood(rng, made.sky, base, height * (0.04 + 0.11 * near), color, 0.55 * (1 - near), share)
        if hold and at == layers // 2:
            x = rng.uniform(0.25, 0.75) * made.width
            foot = (x, float(base[int(x)]) - height * 0.01)
            drawn(
                made,
                lambda draw, foot=foot: buildings.castle(
                    rng, made.pen(draw, 0.2), foot, height * rng.uniform(0.13, 0.2)
                ),
            )
    if made.chance(0.7):
        drawn(made, lambda draw: framing(made, draw, height * 1.02, (0.42, 0.75)))


def coast(made: Scene) -> None:
    """The sea to the horizon; headlands, a beach, a lighthouse, sails, palms."""
    rng, height, width = made.rng, made.height, made.width
    start = made.sky.horizon
    land.water(rng, made.sky, start, None, rng.uniform(0.15, 0.65))
    side = rng.choice((-1, 1))
    x = np.linspace(0, 1, width, dtype=np.float32) if side > 0 else np.linspace(1, 0, width, dtype=np.float32)
    warm = made.chance(0.4)
    rocks = "#8a7a68" if warm else "#6f7470"
    heads = int(rng.integers(1, 4))
    cliffs: list[Field] = []
    for at in range(heads):
        near = (at + 1) / heads
        reach = rng.uniform(0.3, 0.62) * (1.1 - 0.5 * near)
        fall = np.clip((reach - x) / (0.05 + 0.06 * rng.random()), 0, 1)
        fall = fall * fall * (3 - 2 * fall)
        tall = height * rng.uniform(0.08, 0.2) * (0.7 + 0.5 * near)
        foot = start + height * (0.015 + 0.2 * near**2)
        line = (
            foot - fall * tall * (1 + 0.3 * wave(rng, width, 6, 4)) + (1 - np.minimum(fall * 8, 1)) * height
        )
        top = np.arange(height, dtype=np.float32)[:, None] - line
        grain = land.noise(rng, (height, width), (6, 22), 4) - 0.5
        rock = made.sky.lit(
            rgb(rocks) * 1.1, np.clip(0.55 + grain * 1.8 + 0.35 * made.sky.side * side, 0, 1)[..., None]
        )
        green = made.sky.lit(made.grass() * 0.9, np.clip(0.8 + grain, 0, 1)[..., None])
        color = mix(green, rock, land.step(top / tall + grain * 0.5, 0.12, 0.4)[..., None])
        mask = np.clip(top + 0.5, 0, 1) * np.clip(foot + grain * 5 - np.arange(height)[:, None], 0, 1)
        made.sky.picture = mix(made.sky.picture, made.sky.away(color, 0.45 * (1 - near)), mask[..., None])
        cliffs.append(line)
    if made.chance(0.65):
        slope = height * rng.uniform(0.1, 0.3) * (1 - x) ** 1.2
        beach = (height * rng.uniform(0.9, 1.0) - slope + wave(rng, width, 3, 2) * 5).astype(np.float32)
        foam = made.sky.lit(rgb("#f7f8f4"), 0.95)
        land.over(made.sky.picture, beach - height * 0.016, foam)
        sand = made.any(("#e8d3a0", "#d9c08f", "#cbb69a"))
        lit = 0.85 - 0.3 * land.noise(rng, (height, width), (20, 6), 3)
        first = max(0, int(beach.min()) - 1)
        land.over(made.sky.picture, beach, made.sky.lit(sand, lit[first:, :, None]), first)

    def finish(draw: things.Draw) -> None:
        if made.chance(0.45):
            spot = int((0.16 if side > 0 else 0.84) * width)
            buildings.lighthouse(
                rng, made.pen(draw, 0.05), (spot, cliffs[-1][spot] + 3), height * rng.uniform(0.18, 0.27)
            )
        for _ in range(int(rng.integers(0, 3))):
            at = ((0.5 + side * rng.uniform(0.0, 0.42)) * width, start + height * rng.uniform(0.02, 0.12))
            things.sailboat(rng, made.pen(draw, 0.1), at, height * rng.uniform(0.05, 0.1))
        if warm and made.season != "winter":
            for _ in range(int(rng.integers(0, 4))):
                at = ((0.5 - side * rng.uniform(0.25, 0.5)) * width, height * rng.uniform(0.93, 1.02))
                trees.palm(rng, made.pen(draw), at, height * rng.uniform(0.35, 0.55))
        if made.chance(0.35):
            things.birds(rng, draw, made.sky, width)

    drawn(made, finish)


def desert(made: Scene) -> None:
    """Dunes under far table mountains; an oasis of palms now and then."""
    rng, height = made.rng, made.height
    start = made.sky.horizon
    if made.chance(0.6):
        land.mountains(rng, made.sky, start + 3, height * rng.uniform(0.05, 0.16), 0.45, 0)
    sand = made.any(("#e3b877", "#dca35f", "#d98f5c", "#e6c896"))
    lines = land.dunes(rng, made.sky, start, sand)
    if made.chance(0.4):

        def oasis(draw: things.Draw) -> None:
            x = rng.uniform(0.2, 0.8) * made.width
            for _ in range(int(rng.integers(2, 6))):
                at = float(np.clip(x + rng.normal() * 26, 2, made.width - 3))
                line = lines[len(lines) // 2]
                trees.palm(
                    rng,
                    made.pen(draw, 0.08),
                    (at, float(line[int(at)]) + 4),
                    height * rng.uniform(0.14, 0.24),
                )

        drawn(made, oasis)


def river(made: Scene) -> None:
    """A river winds from the hills to the viewer between meadows; a bridge crosses it at times."""
    rng, height, width = made.rng, made.height, made.width
    start = made.sky.horizon
    ranges(made, start + height * 0.03, int(rng.integers(1, 4)), (0.16, 0.42))
    far_wood(made, start + height * 0.025, 0.38, 0.045)
    bare = made.sky.picture.copy()
    land.water(rng, made.sky, start + height * 0.04, None, rng.uniform(0.6, 0.95))
    wet = made.sky.picture
    made.sky.picture = bare
    fields = [made.grass() for _ in range(3)]
    lines = land.hills(rng, made.sky, start + height * 0.04, height * 0.85, fields, height * 0.018)
    down = np.arange(height, dtype=np.float32)
    near = np.clip((down - start - height * 0.06) / (height - start), 0, 1)
    bend = np.sin(near**0.55 * rng.uniform(5, 10) + rng.uniform(0, 6)) * (0.05 + 0.24 * near)
    middle = (rng.uniform(0.35, 0.65) + bend) * width
    half = width * (0.006 + rng.uniform(0.1, 0.2) * near**1.3)
    away = (
        np.abs(np.arange(width) - middle[:, None])
        - half[:, None]
        + wave(rng, width, 14, 2) * 3 * near[:, None]
    )
    mask = np.clip(0.5 - away, 0, 1) * (down > start + height * 0.07)[:, None]
    bank = np.clip(1.8 + 3 * near[:, None] - away, 0, 1) * (down > start + height * 0.065)[:, None]
    earth = made.sky.lit(rgb("#8a7350") if made.season != "winter" else rgb("#b8c4d6"), 0.5)
    made.sky.picture = mix(made.sky.picture, earth, bank[..., None] * 0.7)
    made.sky.picture = mix(made.sky.picture, wet, mask[..., None])

    def finish(draw: things.Draw) -> None:
        scatter(made, draw, lines[0], height * 0.07, int(rng.integers(4, 14)), 0.3)
        row = int(start + (height - start) * rng.uniform(0.35, 0.55))
        if made.chance(0.15):
            wide = half[row] * 1.35 + 8
            buildings.bridge(
                rng,
                made.pen(draw, 0.08),
                middle[row] - wide,
                middle[row] + wide,
                row + 2,
                max(9.0, wide * 0.34),
            )
        elif made.chance(0.4):
            village(made, draw, lines[1], height * 0.06, 0.14)
        if made.chance(0.7):
            framing(made, draw, height * 0.98, (0.36, 0.7))

    drawn(made, finish)


KINDS = ((lake, 0.27), (meadow, 0.22), (forest, 0.14), (coast, 0.17), (desert, 0.07), (river, 0.13))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sheet")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    across = 8
    rows = -(-arguments.count // across)
    sheet = Image.new("RGB", (across * 200, rows * 136), "white")
    for index, (row, column) in enumerate(itertools.product(range(rows), range(across))):
        if index < arguments.count:
            picture = Image.fromarray(scene(arguments.seed, index)).resize((192, 128), Image.Resampling.BOX)
            sheet.paste(picture, (column * 200 + 4, row * 136 + 4))
    sheet.save(arguments.sheet)


if __name__ == "__main__":
    main()

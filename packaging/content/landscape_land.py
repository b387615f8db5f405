"""Land and water for painted landscapes: ridges, tree lines, hills, fields, dunes, and water that mirrors them.

A "line" is the upper edge of something: one row (px from the top) for each column.
"""

from __future__ import annotations

import numpy as np
from landscape_sky import Field, Picture, Sky, mix, noise, rgb, step, wave
from PIL import Image


def over(picture: Picture, line: Field, color: Field, first: int | None = None) -> None:
    """Paint everything below a line, in place, with a smooth edge; `color` is one colour or a band of rows."""
    top = max(0, int(line.min()) - 1) if first is None else first
    if top >= picture.shape[0]:
        return
    rows = np.arange(top, picture.shape[0], dtype=np.float32)[:, None]
    mask = np.clip(rows - line + 0.5, 0, 1)[..., None]
    picture[top:] = mix(picture[top:], color, mask)


def mountains(
    rng: np.random.Generator, sky: Sky, base: float, rise: float, distance: float, snow: float
) -> Field:
    """Paint a range with facets in the light and in shadow, snow above a line; return its upper edge.

    `base` and `rise` are px; `snow` is the share of the height that is white.
    """
    height, width, _ = sky.picture.shape
    jag = rng.uniform(0.44, 0.56)
    line = 1.05 - np.abs(wave(rng, width, rng.uniform(1.4, 3.2), 6, jag, sharp=True)) * 2.4
    line = 0.72 * line + 0.28 * (wave(rng, width, rng.uniform(2.5, 5), 4, sharp=True) + 0.6)
    peak = rng.uniform(0.15, 0.85) * width
    swell = np.exp(-(((np.arange(width) - peak) / (width * rng.uniform(0.2, 0.45))) ** 2))
    line = base - rise * np.clip(line * (0.4 + 0.95 * swell), -0.1, 1.5)
    line = line.astype(np.float32)
    top = max(0, int(line.min()) - 1)
    rows = np.arange(top, height, dtype=np.float32)[:, None]
    deep = rows - line
    rough = noise(rng, (height - top, width), (5, 9), 4) - 0.5
    slope = np.gradient(np.convolve(np.pad(line, 6, "edge"), np.ones(13) / 13, "valid"))
    place = np.arange(width) + rough * width * 0.34 + deep * rng.uniform(-0.25, 0.25)
    facing = slope[np.clip(place, 0, width - 1).astype(int)] * np.sign(sky.side)
    lit = np.clip(0.5 + facing * 1.6 + rough * 0.9, 0, 1).astype(np.float32)
    rock = rgb(str(rng.choice(("#6f6a72", "#77706a", "#5d6b7c", "#7a6a60", "#4f5f63"))))
    foot = mix(rock, rgb("#4f6a45"), 0.6)
    tall = np.clip(deep / (rise * 1.1), 0, 1)
    color = sky.lit(mix(rock, foot, step(tall, 0.35, 0.9)[..., None]) * 1.15, lit[..., None])
    if snow > 0:
        limit = base - rise * (1.15 - snow) + rough * rise * 0.75
        white = step(limit - rows, -2, 4)[..., None]
        color = mix(color, sky.lit(rgb("#f4f7ff") * 1.04, lit[..., None] * 1.1), white)
    fog = distance + (1 - distance) * 0.55 * step(tall, 0.2, 1.0)[..., None] * min(1, distance * 2)
    over(sky.picture, line, mix(color, sky.far, fog), top)
    return line


def trees_line(
    rng: np.random.Generator, width: int, base: Field, tall: float, count: int, round_share: float
) -> Field:
    """Return the upper edge of a wood: spires and domes set on a base line."""
    x = np.arange(width, dtype=np.float32)
    line = base.copy()
    for at in rng.uniform(0, width, count):
        high = tall * rng.uniform(0.45, 1.15)
        ground = base[int(at)] + 2
        if rng.random() < round_share:
            wide = high * rng.uniform(0.45, 0.7)
            shape = np.sqrt(np.clip(1 - ((x - at) / wide) ** 2, 0, 1)) * (1 + 0.1 * np.sin(x * 1.9 + at))
        else:
            wide = high * rng.uniform(0.2, 0.34)
            out = np.abs(x - at) / wide
            shape = np.clip(1 - out - 0.14 * np.abs(np.mod(out * 4.2, 1.0) - 0.5), 0, 1)
        line = np.minimum(line, ground - high * shape)
    return line.astype(np.float32)


def wood(
    rng: np.random.Generator,
    sky: Sky,
    base: Field,
    tall: float,
    color: Field,
    distance: float,
    round_share: float,
) -> None:
    """Paint a wood on a base line, lighter at its tops; mist may lie at its feet."""
    height, width, _ = sky.picture.shape
    count = int(width / max(2.2, tall * 0.28))
    line = trees_line(rng, width, base, tall, count, round_share)
    top = max(0, int(line.min()) - 1)
    if top > height - 2:
        return
    rows = np.arange(top, height, dtype=np.float32)[:, None]
    grain = noise(
        rng, (height - top, width), ((height - top) / max(2, tall * 0.3), width / max(2, tall * 0.3)), 2
    )
    lit = np.clip(0.75 - (rows - line) / (tall * 1.6) + (grain - 0.5) * 1.3, 0, 1)[..., None]
    shown = mix(sky.lit(color, lit), sky.far, distance)
    if sky.light.name in ("mist", "dawn", "rose") or rng.random() < 0.2:
        shown = mix(shown, sky.far, step((rows - line) / (tall * 2.2), 0.2, 1.0)[..., None] * 0.55)
    over(sky.picture, line, shown, top)


def ground(
    rng: np.random.Generator, sky: Sky, line: Field, color: Field, near: float, far: float = 0.5
) -> None:
    """Paint grassy ground below a line: light by its slope, patches of shade; `near` 0 to 1."""
    height, width, _ = sky.picture.shape
    top = max(0, int(line.min()) - 1)
    if top > height - 2:
        return
    rows = np.arange(top, height, dtype=np.float32)[:, None]
    lean = np.gradient(line) * np.sign(sky.side) * 2.6
    grain = noise(rng, (height - top, width), (18, 9 + 8 * near), 4) - 0.5
    lit = np.clip(0.66 + lean + grain * (0.7 + 0.5 * near) - (rows - line) / height * 0.7, 0, 1)[..., None]
    tone = color * (1 + (grain[..., None] * 0.5))
    over(sky.picture, line, mix(sky.lit(tone, lit), sky.far, far * (1 - near) ** 1.5), top)


def hills(
    rng: np.random.Generator, sky: Sky, start: float, end: float, colors: list[Field], rolling: float
) -> list[Field]:
    """Paint rolling ground from the row `start` to the foreground; return the edges, far to near."""
    width = sky.picture.shape[1]
    lines: list[Field] = []
    for at, color in enumerate(colors):
        near = at / max(1, len(colors) - 1)
        base = start + (end - start) * near**1.35
        line = base - wave(rng, width, rng.uniform(1.0, 2.6), 3, 0.4) * rolling * (0.5 + 0.9 * near)
        ground(rng, sky, line.astype(np.float32), color, near)
        lines.append(line.astype(np.float32))
    return lines


def furrows(rng: np.random.Generator, sky: Sky, line: Field, color: Field, until: int) -> None:
    """Draw the rows of a field that run to a vanishing point, below a line."""
    height, width, _ = sky.picture.shape
    top = int(line.max()) + 1
    if top >= min(until, height) - 4:
        return
    rows = np.arange(top, min(until, height), dtype=np.float32)[:, None]
    x = np.arange(width, dtype=np.float32)
    point = width * rng.uniform(0.1, 0.9)
    away = top - height * 0.06
    angle = (x - point) / (rows - away)
    stripes = 0.5 + 0.5 * np.sin(angle * rng.uniform(9, 16))
    fade = step((rows - top) / max(8, until - top), 0.0, 0.25)
    strength = step(stripes, 0.45, 0.75) * fade * 0.75
    band = sky.picture[top : top + len(rows)]
    band[:] = mix(band, sky.lit(color, 0.85), strength[..., None])


def flowers(rng: np.random.Generator, sky: Sky, line: Field, color: Field, count: int) -> None:
    """Scatter flowers below a line, larger and sparser towards the viewer."""
    height, width, _ = sky.picture.shape
    top = float(line.mean())
    near = rng.random(count) ** 0.8
    y = top + (height - top) * near
    x = rng.uniform(0, width - 4, count).astype(int)
    keep = y > line[x] + 2
    clumps = noise(rng, (height, width), (7, 7), 2)
    for row, column, size in zip(y[keep].astype(int), x[keep], near[keep], strict=True):
        if row < height - 3 and clumps[row, column] > 0.47:
            side = 1 + int(size * 2.2)
            sky.picture[row : row + max(1, side - 1), column : column + side] = sky.lit(
                color * rng.uniform(0.8, 1.1), 0.95
            )


def dunes(rng: np.random.Generator, sky: Sky, start: float, sand: Field) -> list[Field]:
    """Paint dunes: smooth crests, one side in the light, the other in shadow, ripples on the near ones."""
    height, width, _ = sky.picture.shape
    lines: list[Field] = []
    layers = int(rng.integers(3, 6))
    x = np.arange(width, dtype=np.float32)
    for at in range(layers):
        near = at / (layers - 1)
        base = start + (height * 0.97 - start) * near**1.3
        tall = height * (0.035 + 0.1 * near)
        line = (base - tall * wave(rng, width, rng.uniform(1.1, 2.2), 2, 0.3) * 1.5).astype(np.float32)
        lines.append(line)
        top = max(0, int(line.min()) - 1)
        if top > height - 2:
            continue
        rows = np.arange(top, height, dtype=np.float32)[:, None]
        deep = (rows - line) / tall
        spine = rng.uniform(0.2, 0.8) * width + wave(rng, height - top, 1.5, 2)[:, None] * width * 0.2
        spine = spine - np.sign(sky.side) * deep * width * rng.uniform(0.03, 0.12)
        turned = 1 / (1 + np.exp(-np.clip((x - spine) * np.sign(sky.side) / 3.0, -20, 20)))
        lit = 0.16 + 0.84 * turned
        ripple = (
            np.sin(rows * rng.uniform(0.9, 1.3) / (0.6 + near) + 3 * wave(rng, width, 6, 2)) * 0.07 * near
        )
        lit = np.clip(lit + ripple - np.clip(deep, 0, 4) * 0.04, 0, 1)[..., None].astype(np.float32)
        over(sky.picture, line, mix(sky.lit(sand, lit), sky.far, 0.55 * (1 - near) ** 1.3), top)
    return lines


def water(
    rng: np.random.Generator, sky: Sky, start: float, until: Field | None = None, calm: float = 0.7
) -> None:
    """Paint water from the row `start` down: what is above is mirrored, rippled, tinted; the lamp glitters.

    `until` is a line where the water ends (a near shore); `calm` 1 mirrors, 0 is choppy.
    """
    height, width, _ = sky.picture.shape
    top = int(start)
    count = height - top
    if count < 4 or top < 8:
        return
    rows = np.arange(count)
    source = np.clip(top - 1 - rows * (0.92 + 0.3 * (1 - calm)), 0, top - 1).astype(int)
    mirror = sky.picture[source]
    image = Image.fromarray((np.clip(mirror, 0, 1) * 255).astype(np.uint8))
    image = image.resize((width, max(2, count // 3)), Image.Resampling.BOX).resize(
        (width, count), Image.Resampling.BILINEAR
    )
    mirror = mix(mirror, np.asarray(image, np.float32) / 255, 0.4 + 0.5 * (1 - calm))
    near = rows / count
    ripple = noise(rng, (count, width), (count / 3.2, 7), 2) - 0.5
    flat = noise(rng, (count, width), (count / 7, 2.5), 3) - 0.5
    swing = (ripple * (3 + 26 * near[:, None]) * (1.25 - calm)).astype(int)
    columns = np.clip(np.arange(width) + swing, 0, width - 1)
    mirror = np.take_along_axis(mirror, columns[..., None], 1)
    deep = mix(rgb(sky.light.middle), rgb(str(rng.choice(("#1f4f6b", "#1d5a5e", "#27466e")))), 0.62)
    deep = sky.lit(deep, 0.6)
    share = np.clip(0.16 + 0.42 * near[:, None] + flat * 0.5 + ripple * (1 - calm) * 0.9, 0, 0.85)
    color = mix(mirror * 0.96, deep, share[..., None])
    shine = step(ripple + flat * 0.6, 0.2 - 0.1 * (1 - calm), 0.34)[..., None] * (0.16 + 0.3 * (1 - calm))
    color = mix(color, rgb(sky.light.low), shine)
    if sky.sun is not None:
        color = _glitter(sky, color, ripple, near)
    rim = np.exp(-rows / 2.2)[:, None, None] * 0.3
    color = mix(color, rgb(sky.light.low), rim)
    line = np.full(width, height, np.float32) if until is None else until
    mask = np.clip(line - np.arange(top, height)[:, None] + 0.5, 0, 1)[..., None]
    sky.picture[top:] = mix(sky.picture[top:], color, mask)


def _glitter(sky: Sky, color: Picture, ripple: Field, near: Field) -> Picture:
    """Add the path of light below sun or moon, the wider the nearer."""
    assert sky.sun is not None
    width = color.shape[1]
    away = np.abs(np.arange(width) - sky.sun[0]) / (width * (0.025 + 0.13 * near[:, None]))
    path = np.exp(-(away**2)) * step(ripple + 0.32 * np.exp(-(away**2)), -0.02, 0.3)
    low = 1.0 if sky.light.sun and sky.light.sun[1] < 0.5 else 0.7
    return mix(color, np.minimum(rgb(sky.light.lamp) * 1.08, 1), np.clip(path * 0.95 * low, 0, 1)[..., None])

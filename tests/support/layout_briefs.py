"""Forty briefs for ads: pictures put together from a ground and a thing whose outline is known, and words in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Map = NDArray[np.float64]

SHAPES = ((1200, 800), (1000, 1000), (960, 1200), (1600, 900))
GROUNDS = ("sky", "blur", "wood", "wall", "plain")
THINGS = ("bottle", "person", "cup", "box", "plant")

WORDS: tuple[dict[str, str], ...] = (
    {"headline": "Slow mornings, good coffee", "subhead": "Roasted this week in small batches.", "cta": "Order now"},
    {"headline": "Half price until Friday", "cta": "Shop the sale", "price": "from €19", "legal": "While stocks last. Ends 31 May."},
    {"headline": "为每一天，选一杯好茶", "subhead": "高山春茶，新鲜采摘，三日送达。", "cta": "立即购买"},
    {"headline": "Run further in shoes that weigh less than this ad", "subhead": "Tested on 1,200 km of trail.", "cta": "Find yours"},
    {"headline": "夏日新品上市", "subhead": "轻盈透气，全场八折起。", "cta": "去看看", "price": "¥199", "legal": "活动截至五月三十一日。"},
    {"headline": "Sleep.", "subhead": "A mattress that keeps its cool through the night.", "cta": "Try 100 nights"},
    {"headline": "Your garden, delivered", "subhead": "Herbs, flowers and young trees from growers nearby.", "cta": "Choose plants"},
    {"headline": "周末领养日", "subhead": "市中心公园南门，免费体检与芯片登记，带一位新朋友回家。", "cta": "预约参加"},
)  # fmt: skip


@dataclass(frozen=True)
class TestBrief:
    """One brief.

    Attributes
    ----------
    picture : Path
    subject : ndarray
        (rows, columns) 1 where the thing is, of the whole picture; nobody but the judge sees it.
    brand : Path or None
        A kit that brings its own logos.
    """

    __test__ = False

    number: int
    words: dict[str, str]
    picture: Path
    subject: Map
    logo: Path | None
    brand: Path | None = None


def briefs(folder: Path, count: int = 40) -> list[TestBrief]:
    """Write pictures and logos into a folder and return the briefs, the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_brief(folder, number) for number in range(count)]


def _brief(folder: Path, number: int) -> TestBrief:
    rng = np.random.default_rng(1000 + number)
    size = SHAPES[number % len(SHAPES)]
    ground = _ground(GROUNDS[number % len(GROUNDS)], size, rng)
    thing, mask = _thing(THINGS[(number // 2) % len(THINGS)], size, rng)
    shadow = mask.filter(ImageFilter.GaussianBlur(size[1] / 40))
    dark = Image.new("RGB", size, (12, 12, 16))
    ground.paste(
        dark, (round(size[0] * 0.012), round(size[1] * 0.02)), shadow.point(lambda value: value * 0.45)
    )
    ground.paste(thing, (0, 0), mask)
    picture = folder / f"picture-{number:02d}.jpg"
    ground.save(picture, quality=92)
    logo = None
    if number % 3 != 2:
        logo = folder / f"logo-{number:02d}.png"
        _logo(rng).save(logo)
    subject = (np.asarray(mask, dtype=np.float64) > 127).astype(np.float64)
    return TestBrief(number, dict(WORDS[number % len(WORDS)]), picture, subject, logo)


def _color(rng: np.random.Generator, low: int, high: int) -> tuple[int, int, int]:
    return tuple(int(value) for value in rng.integers(low, high, 3))  # type: ignore[return-value]


def _noise(size: tuple[int, int], cells: tuple[int, int], rng: np.random.Generator) -> Map:
    """Return smooth noise (rows, columns), 0 to 1."""
    small = Image.fromarray((rng.random(cells[::-1]) * 255).astype(np.uint8))
    return np.asarray(small.resize(size, Image.Resampling.BICUBIC), dtype=np.float64) / 255


def _ground(kind: str, size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    width, height = size
    y = np.linspace(0, 1, height)[:, None, None]
    dark = rng.random() < 0.4
    top, low = (np.array(_color(rng, 20, 110) if dark else _color(rng, 140, 245)) for _ in range(2))
    pixels = top * (1 - y) + low * y + np.zeros((height, width, 1))
    if kind == "sky":
        pixels = pixels + (_noise(size, (6, 4), rng)[..., None] - 0.5) * 40
        ridge = (0.72 + 0.12 * _noise((width, 1), (7, 1), rng)[0]) * height
        below = np.arange(height)[:, None] > ridge[None, :]
        rough = (_noise(size, (width // 8, height // 8), rng)[..., None] - 0.5) * 70
        pixels = np.where(below[..., None], np.array(_color(rng, 40, 120)) + rough, pixels)
    elif kind == "blur":
        pixels = pixels + sum(
            (_noise(size, (9, 7), rng)[..., None] - 0.5) * np.array(_color(rng, 0, 90)) for _ in range(3)
        )
    elif kind == "wood":
        grain = (
            _noise(size, (12, height // 3), rng)[..., None] + 0.5 * _noise(size, (24, height), rng)[..., None]
        )
        pixels = pixels * 0.6 + np.array((90, 60, 34)) * 0.6 + (grain - 0.75) * 60
    elif kind == "wall":
        pixels = pixels + (_noise(size, (width // 5, height // 5), rng)[..., None] - 0.5) * 22
        pixels[:: max(8, height // 14)] *= 0.9
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")
    return picture.filter(ImageFilter.GaussianBlur(1.0))


def _thing(kind: str, size: tuple[int, int], rng: np.random.Generator) -> tuple[Image.Image, Image.Image]:
    """Return a thing on nothing, and where it is."""
    width, height = size
    mask, thing = Image.new("L", size, 0), Image.new("RGB", size, _color(rng, 30, 230))
    draw, paint = ImageDraw.Draw(mask), ImageDraw.Draw(thing)
    tall = float(rng.uniform(0.45, 0.75)) * height
    x = float(rng.choice([0.28, 0.5, 0.7]) + rng.uniform(-0.05, 0.05)) * width
    base = float(rng.uniform(0.82, 0.95)) * height
    top, wide = (
        base - tall,
        tall * {"bottle": 0.16, "person": 0.24, "cup": 0.36, "box": 0.3, "plant": 0.32}[kind],
    )
    if kind == "bottle":
        draw.rounded_rectangle((x - wide, top + 0.3 * tall, x + wide, base), 0.3 * wide, fill=255)
        draw.rectangle((x - 0.4 * wide, top, x + 0.4 * wide, top + 0.35 * tall), fill=255)
        paint.rectangle((x - wide, top + 0.5 * tall, x + wide, top + 0.8 * tall), fill=_color(rng, 180, 255))
    elif kind == "person":
        draw.ellipse((x - 0.42 * wide, top, x + 0.42 * wide, top + 0.28 * tall), fill=255)
        draw.rounded_rectangle((x - wide, top + 0.3 * tall, x + wide, base), 0.6 * wide, fill=255)
        paint.ellipse((x - 0.42 * wide, top, x + 0.42 * wide, top + 0.28 * tall), fill=(205, 160, 130))
    elif kind == "cup":
        draw.ellipse((x - wide, top + 0.4 * tall, x + wide, base), fill=255)
        draw.rectangle((x - 0.8 * wide, top + 0.3 * tall, x + 0.8 * wide, top + 0.75 * tall), fill=255)
        paint.ellipse(
            (x - 0.7 * wide, top + 0.3 * tall, x + 0.7 * wide, top + 0.42 * tall), fill=_color(rng, 40, 120)
        )
    elif kind == "box":
        draw.polygon(
            [
                (x - wide, top + 0.2 * tall),
                (x, top),
                (x + wide, top + 0.2 * tall),
                (x + wide, base),
                (x - wide, base),
            ],
            fill=255,
        )
        paint.rectangle(
            (x - 0.6 * wide, top + 0.45 * tall, x + 0.6 * wide, top + 0.7 * tall), fill=_color(rng, 200, 255)
        )
    else:
        draw.rounded_rectangle(
            (x - 0.5 * wide, top + 0.65 * tall, x + 0.5 * wide, base), 0.1 * wide, fill=255
        )
        for angle in rng.uniform(-1, 1, 9):
            cx, cy = x + angle * 0.7 * wide, top + (0.35 + 0.2 * abs(angle)) * tall
            draw.ellipse((cx - 0.3 * wide, cy - 0.33 * tall, cx + 0.3 * wide, cy + 0.33 * tall), fill=255)
        paint.rectangle((0, 0, width, top + 0.65 * tall), fill=(60, 120 + int(rng.integers(0, 60)), 70))
    shade = (np.asarray(thing, dtype=np.float64) + (_noise(size, (14, 14), rng)[..., None] - 0.5) * 70).clip(
        0, 255
    )
    return Image.fromarray(shade.astype(np.uint8), "RGB"), mask


def _logo(rng: np.random.Generator) -> Image.Image:
    picture = Image.new("RGBA", (360, 100), (0, 0, 0, 0))
    draw, color = ImageDraw.Draw(picture), (*_color(rng, 20, 200), 255)
    draw.ellipse((6, 10, 86, 90), fill=color)
    for at, wide in enumerate((60, 40, 70, 44)):
        left = 110 + 62 * at
        draw.rounded_rectangle((left, 30, left + min(wide, 54), 76), 8, fill=color)
    return picture

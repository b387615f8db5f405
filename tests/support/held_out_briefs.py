"""Forty held-out briefs: things cut from photographs, set on other photographs, with words and brands that nothing was tuned on.

Photographs are few (seven things, fourteen grounds; ``packaging/content/fetch_photographs.py`` tells whose they are), so place,
size, light, mirror and cut vary. Every fifth brief is a photograph as it was taken, with the outline of the thing in it.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from creastudio.api.brand import BrandColor, BrandKit, BrandLogo
from creastudio.api.brand_file import BrandPack, write_brand
from tests.support.layout_briefs import TestBrief
from tests.support.photo_outlines import OUTLINES

Map = NDArray[np.float64]

SHAPES = ((1500, 1000), (1100, 1100), (1000, 1400), (1600, 900), (1350, 1080))
GROUNDS = (
    "meadow", "wood", "storm", "stream", "dune", "street", "brick", "peaks", "sunset", "grain", "drops", "bridge", "gravel", "grass",
)  # fmt: skip
THINGS = ("coffee", "astronaut", "dahlia", "bowl", "temple", "marigold", "dandelion")
AS_TAKEN = ("dahlia", "coffee", "bowl", "dandelion", "marigold", "temple", "astronaut", "coffee")

WORDS: tuple[dict[str, str], ...] = (
    {"headline": "The small hours, by the cup", "subhead": "Open from six, every day but Monday.", "cta": "See the menu"},
    {"headline": "Das Wochenende beginnt am Donnerstag", "subhead": "Drei Nächte bleiben, zwei bezahlen.", "cta": "Jetzt buchen", "price": "ab 149 €", "legal": "Gültig bis 30. September, solange Zimmer frei sind."},
    {"headline": "把春天带回家", "subhead": "当季鲜花，清晨采剪，当日送达。", "cta": "马上订花"},
    {"headline": "Look up", "subhead": "The planetarium reopens with a new dome and 40 new stories.", "cta": "Get tickets"},
    {"headline": "会员日全场七折", "subhead": "满三百再减五十，线上线下同享。", "cta": "立即抢购", "price": "¥89 起", "legal": "活动时间六月一日至六月七日，数量有限，售完即止。"},
    {"headline": "Un dîner qui se souvient de l'été", "cta": "Réserver"},
    {"headline": "Insurance that answers on the first ring", "subhead": "Real people, seven days a week, in under thirty seconds.", "cta": "Get a quote", "legal": "Terms apply. Calls may be recorded."},
    {"headline": "山里的民宿，云上的早晨", "subhead": "六间客房，一座茶园。", "cta": "查看空房", "price": "¥680/晚"},
    {"headline": "New", "subhead": "Blood orange and thyme.", "cta": "Taste it"},
    {"headline": "Learn to grow what you eat in one weekend", "cta": "Join a class", "price": "$45"},
)  # fmt: skip

PALETTES = (
    ("#0b3d2e", "#e8b04a", "#f6f1e6"),
    ("#5b2a86", "#ff7a59", "#fbf7ff"),
    ("#c8102e", "#111111", "#ffffff"),
    ("#0077b6", "#ffd166", "#eef7fb"),
    ("#2f2f2f", "#9ad14b", "#f4f4f0"),
)
"""Primary, accent and background."""


@dataclass(frozen=True)
class _Place:
    """Where a thing stands: its middle and its lower edge, shares of the picture, and its height, px."""

    x: float
    base: float
    tall: float


def held_out(folder: Path, photographs: Path, count: int = 40) -> list[TestBrief]:
    """Write pictures, logos and kits into a folder and return the briefs, the same every time.

    Parameters
    ----------
    photographs : Path
        Where ``fetch_photographs.py`` put them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_brief(folder, photographs, number) for number in range(count)]


def _brief(folder: Path, photographs: Path, number: int) -> TestBrief:
    rng = np.random.default_rng(70_000 + number)
    picture, mask = (
        _as_taken(photographs, number, rng) if number % 5 == 4 else _composed(photographs, number, rng)
    )
    path = folder / f"held-out-{number:02d}.jpg"
    picture.save(path, quality=90)
    subject = (np.asarray(mask, dtype=np.float64) > 127).astype(np.float64)
    brief = TestBrief(number, dict(WORDS[(3 * number) % len(WORDS)]), path, subject, None)
    if number % 4 == 3:
        return brief
    primary, accent, ground = PALETTES[number % len(PALETTES)]
    logo = _logo(primary, rng)
    file = folder / f"held-out-{number:02d}-logo.png"
    logo.save(file)
    if number % 4 == 2:
        return replace(brief, logo=file)
    kit = folder / f"held-out-{number:02d}.creabrand"
    kit.write_bytes(_kit(number, (primary, accent, ground), file.read_bytes(), logo.size))
    return replace(brief, brand=kit, logo=file)


@lru_cache(maxsize=32)
def _photograph(folder: Path, name: str) -> Image.Image:
    with Image.open(folder / f"{name}.jpg") as file:
        return file.convert("RGB")


@lru_cache(maxsize=16)
def _cut_out(folder: Path, name: str) -> tuple[Image.Image, Image.Image]:
    """Return a thing and its mask, cut to where it is."""
    whole, mask = _photograph(folder, name), _outline(folder, name)
    box = mask.getbbox()
    assert box is not None
    return whole.crop(box), mask.crop(box)


def _outline(folder: Path, name: str) -> Image.Image:
    whole, outline = _photograph(folder, name), OUTLINES[name]
    large = Image.new("L", (whole.width * 3, whole.height * 3), 0)
    points = [(x / 100 * large.width, y / 100 * large.height) for x, y in outline.points]
    ImageDraw.Draw(large).polygon(points, fill=255)
    mask = large.resize(whole.size, Image.Resampling.BOX)
    # The edge lies a little inside of what was drawn, so that no rim of the old ground comes along.
    inset = [max(0, min(255, round(1.5 * value - 128))) for value in range(256)]
    return mask.filter(ImageFilter.GaussianBlur(outline.soft * whole.width / 1000)).point(inset)


def _as_taken(photographs: Path, number: int, rng: np.random.Generator) -> tuple[Image.Image, Image.Image]:
    name = AS_TAKEN[number // 5 % len(AS_TAKEN)]
    picture, mask = _photograph(photographs, name), _outline(photographs, name)
    if rng.random() < 0.5:
        picture, mask = ImageOps.mirror(picture), ImageOps.mirror(mask)
    scale = 1200 / max(picture.size)
    size = (round(picture.width * scale), round(picture.height * scale))
    return _lit(picture.resize(size, Image.Resampling.LANCZOS), rng), mask.resize(size)


def _composed(photographs: Path, number: int, rng: np.random.Generator) -> tuple[Image.Image, Image.Image]:
    size = SHAPES[number % len(SHAPES)]
    ground = _lit(_ground(photographs, GROUNDS[(5 * number) % len(GROUNDS)], size, rng), rng)
    name = THINGS[(3 * number) % len(THINGS)]
    thing, mask = _cut_out(photographs, name)
    place = _place(name, size, thing.size, rng)
    stands = OUTLINES[name].stands
    if stands != "right" and rng.random() < 0.5:
        thing, mask = ImageOps.mirror(thing), ImageOps.mirror(mask)
    wide = round(place.tall * thing.width / thing.height)
    thing = _lit(thing.resize((wide, round(place.tall)), Image.Resampling.LANCZOS), rng, 0.5)
    mask = mask.resize(thing.size, Image.Resampling.LANCZOS)
    if stands == "free" and name != "coffee":
        turn = float(rng.uniform(-60, 60))
        thing, mask = (item.rotate(turn, Image.Resampling.BICUBIC, expand=True) for item in (thing, mask))
    at = (round(place.x * size[0] - thing.width / 2), round(place.base * size[1] - thing.height))
    if stands == "right":
        at = (size[0] - thing.width, at[1])
    whole = Image.new("L", size, 0)
    whole.paste(mask, at)
    if stands == "free":
        dark = whole.filter(ImageFilter.GaussianBlur(size[1] / 50)).point(
            [value // 2 for value in range(256)]
        )
        ground.paste(Image.new("RGB", size, (10, 10, 14)), (size[0] // 90, size[1] // 60), dark)
    canvas = Image.new("RGB", size)
    canvas.paste(thing, at)
    ground.paste(canvas, (0, 0), whole)
    return ground, whole


def _place(name: str, size: tuple[int, int], own: tuple[int, int], rng: np.random.Generator) -> _Place:
    stands = OUTLINES[name].stands
    x = float(rng.choice([0.27, 0.5, 0.72]) + rng.uniform(-0.05, 0.05))
    tall = float(rng.uniform(0.42, 0.72)) * size[1]
    # Not wider than about half of the picture.
    tall = min(tall, float(rng.uniform(0.42, 0.56)) * size[0] * own[1] / own[0])
    base = 1.0 if stands == "edge" else float(rng.uniform(0.72, 0.95))
    base = max(base, tall / size[1] + 0.04) if stands != "edge" else base
    return _Place(x, base, tall)


def _ground(photographs: Path, name: str, size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    """Return a part of a photograph that fills this size; those in grey get the colour of a light."""
    whole = _photograph(photographs, name)
    if name == "street":
        # The bark and the bird on it are left out.
        whole = whole.crop((round(0.56 * whole.width), 0, whole.width, whole.height))
    ratio = size[0] / size[1]
    wide = min(whole.width, whole.height * ratio)
    wide *= float(rng.uniform(0.72, 1.0))
    high = wide / ratio
    left, top = (
        float(rng.uniform(0, free))
        for free in (max(1e-6, whole.width - wide), max(1e-6, whole.height - high))
    )
    found = whole.crop((round(left), round(top), round(left + wide), round(top + high)))
    found = found.resize(size, Image.Resampling.LANCZOS)
    if name in ("brick", "gravel"):
        tint = np.array([rng.uniform(0.7, 1.1), rng.uniform(0.7, 1.0), rng.uniform(0.6, 1.1)])
        found = Image.fromarray((np.asarray(found) * tint).clip(0, 255).astype(np.uint8))
    return ImageOps.mirror(found) if rng.random() < 0.5 else found


def _lit(picture: Image.Image, rng: np.random.Generator, much: float = 1.0) -> Image.Image:
    """Return a picture in another light: exposure, warmth and contrast."""
    pixels = np.asarray(picture, dtype=np.float64) / 255
    warm = 1 + much * rng.uniform(-0.06, 0.06)
    exposure = 2.0 ** (much * rng.uniform(-0.45, 0.35))
    steep = 1 + much * rng.uniform(-0.12, 0.12)
    pixels = (pixels * exposure * np.array([warm, 1.0, 2 - warm]) - 0.5) * steep + 0.5
    return Image.fromarray((pixels.clip(0, 1) * 255).astype(np.uint8))


def _logo(color: str, rng: np.random.Generator) -> Image.Image:
    """Return a mark and a row of letters, in one colour."""
    picture = Image.new("RGBA", (420, 110), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    kind = int(rng.integers(0, 3))
    if kind == 0:
        draw.rounded_rectangle((4, 10, 94, 100), 22, fill=color)
        draw.ellipse((30, 36, 68, 74), fill=(0, 0, 0, 0))
    elif kind == 1:
        draw.polygon([(50, 6), (98, 102), (2, 102)], fill=color)
    else:
        draw.pieslice((2, 8, 98, 104), 30, 330, fill=color)
    for at in range(5):
        left = 122 + 60 * at
        draw.rounded_rectangle((left, 30 + 14 * (at % 2), left + 44, 82), 9, fill=color)
    return picture


def _kit(number: int, palette: tuple[str, str, str], logo: bytes, size: tuple[int, int]) -> bytes:
    """Return a kit with the logo in its colour for light grounds and in white for dark ones."""
    with Image.open(io.BytesIO(logo)) as file:
        alpha = file.convert("RGBA").getchannel("A")
    white = Image.new("RGBA", size, "#ffffff")
    white.putalpha(alpha)
    stored = io.BytesIO()
    white.save(stored, "PNG")
    files = (logo, stored.getvalue())
    hashes = [hashlib.sha256(data).hexdigest() for data in files]
    logos = tuple(
        BrandLogo(picture=sha256, on=on, width=size[0], height=size[1], clear_space=0.35, minimum_width=40.0)
        for sha256, on in zip(hashes, ("light", "dark"), strict=True)
    )
    roles = ("primary", "accent", "background")
    colors = tuple(BrandColor(color=color, role=role) for color, role in zip(palette, roles, strict=True))
    kit = BrandKit(id=f"held-out-{number}", name=f"House {number}", logos=logos, colors=colors)
    return write_brand(BrandPack(kit, dict(zip(hashes, files, strict=True))))

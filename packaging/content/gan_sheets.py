"""Sheets of the bundled models and a short walk, for docs/gan.md: every picture is what a run of ``gan.sample`` or ``gan.walk`` gave.

    python packaging/content/gan_sheets.py            # docs/images/model-NAME.jpg, model-avatars-64.png, walk.webp

The first seeds, unchosen, a row a class; of the models with styles at truncation 0.7. The same bytes come out on the same machine.
"""

from __future__ import annotations

import importlib
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
from PIL import Image, ImageDraw, ImageFont

from creastudio.api import Model, ModelCard, Params
from creastudio.api.keys import TimedKey, dump_keys
from creastudio.api.testing import FakeContext
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio_gan.tools.sample import SampleParams
from creastudio_gan.tools.walk import WalkParams

ROOT = Path(__file__).resolve().parents[2]
MODELS, DOCS = ROOT / "resources" / "models", ROOT / "docs" / "images"
FONT = ImageFont.truetype(str(ROOT / "resources" / "fonts" / "Inter_500Medium.ttf"), 13)
GROUND, INK = "#f6f5f2", "#33312d"
GAP, MARGIN = 6, 104
"""Between pictures; of the column in which the classes stand."""


@dataclass(frozen=True)
class Sheet:
    """How the sheet of a model is drawn: so many pictures across, of this size, and rows where there are no classes."""

    model: str
    across: int
    cell: tuple[int, int]
    suffix: str = "jpg"
    rows: int = 2
    truncation: float = 1.0


SHEETS = (
    Sheet("landscapes-192", 6, (144, 96), truncation=0.7),
    Sheet("brushwork-192", 6, (144, 96)),
    Sheet("ornaments-128", 7, (128, 128), truncation=0.7),
    Sheet("avatars-64", 14, (64, 64), "png", 4),
)

STOPS = (18, 42, 39, 1, 5, 9)
"""Seeds that the walk passes: a day at a lake."""

SECONDS, RATE, QUALITY = 9, 12, 70
"""Of the walk: its length, frames/s, and the quality of its pictures."""


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    for sheet in SHEETS:
        drawn = _drawn(sheet)
        options = {"quality": 84} if sheet.suffix == "jpg" else {"optimize": True}
        drawn.save(DOCS / f"model-{sheet.model}.{sheet.suffix}", **options)
    first, *others = _frames(_walk())
    # A frame lasts as long as in the video; 0 is for ever.
    first.save(
        DOCS / "walk.webp", save_all=True, append_images=others, duration=round(1000 / RATE), loop=0, quality=QUALITY,
        method=6,
    )  # fmt: skip


def _walk() -> bytes:
    state = {"generator": "gan.sample", "model": "landscapes-192", "truncation": 0.75, "label": "plain"}
    step = SECONDS * FLICKS_PER_SECOND // len(STOPS)
    keys = [TimedKey(at=index * step, params={**state, "seed": seed}) for index, seed in enumerate(STOPS)]
    params = WalkParams(
        model="landscapes-192", seconds=SECONDS, rate="12", closes=True, size="256", keys=dump_keys(keys)
    )
    return _run("creastudio_gan.engine.walk", params, params.model, 0)[0]


def _drawn(sheet: Sheet) -> Image.Image:
    classes = _model(sheet.model).card.config.get("classes") or []
    rows = [(name, name) for name in classes] or [("", "")] * sheet.rows
    left = MARGIN if classes else GAP
    wide, high = sheet.cell
    size = (left + sheet.across * (wide + GAP), GAP + len(rows) * (high + GAP))
    image = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(image)
    for row, (name, label) in enumerate(rows):
        seed = 0 if classes else row * sheet.across
        params = SampleParams(model=sheet.model, count=sheet.across, truncation=sheet.truncation, label=label)
        y = GAP + row * (high + GAP)
        draw.text((GAP + 4, y + high // 2 - 9), name, fill=INK, font=FONT)
        for column, data in enumerate(_run("creastudio_gan.engine.sample", params, sheet.model, seed)):
            picture = Image.open(io.BytesIO(data)).convert("RGB")
            image.paste(
                picture.resize(sheet.cell, Image.Resampling.LANCZOS), (left + column * (wide + GAP), y)
            )
    return image


def _run(module: str, params: Params, model: str, seed: int) -> Sequence[bytes]:
    with tempfile.TemporaryDirectory() as place:
        context = FakeContext(Path(place), seed=seed, models=[_model(model)])
        importlib.import_module(module).run(params, context)
        return [artifact.read() for artifact in context.results]


def _model(name: str) -> Model:
    place = MODELS / name
    card = ModelCard.model_validate_json((place / "card.json").read_text(encoding="utf-8"))
    return Model(card, place, place / "model.safetensors")


def _frames(video: bytes) -> list[Image.Image]:
    with av.open(io.BytesIO(video)) as reader:
        return [frame.to_image() for frame in reader.decode(video=0)]


if __name__ == "__main__":
    main()

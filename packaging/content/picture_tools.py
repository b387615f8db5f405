"""Before and after, for docs/pictures.md: every picture of a result is what a run of the tool gave.

    python packaging/content/picture_tools.py

Sources are what ships with the studio, and textures drawn by rule here. The same bytes come out on the same machine.
"""

from __future__ import annotations

import importlib
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from creastudio.api import Generator, Model, ModelCard
from creastudio.api.testing import FakeContext
from creastudio_pictures import plugin
from creastudio_pictures.tools.upscale import BUNDLED

ROOT = Path(__file__).resolve().parents[2]
RESOURCES, DOCS = ROOT / "resources", ROOT / "docs" / "images"
SIDE, GAP = 320, 12
GROUND, INK = (24, 25, 31), (214, 216, 226)
FONT = ImageFont.truetype(str(RESOURCES / "fonts" / "Inter_400Regular.ttf"), 15)


class Bench:
    """Runs tools in a temporary folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        place = RESOURCES / "models" / BUNDLED
        card = ModelCard.model_validate_json((place / "card.json").read_text(encoding="utf-8"))
        self._model = Model(card, place, place / "model.safetensors")

    def run(self, tool: str, inputs: dict[str, Image.Image | Path], **params: Any) -> Image.Image:
        """Return what a tool makes of pictures."""
        work: Generator = next(item for item in plugin.GENERATORS if item.id == tool)
        files = {name: self._file(name, given) for name, given in inputs.items()}
        context = FakeContext(self._folder / "job", seed=2, inputs=files, models=[self._model])
        module, _, name = work.entry.partition(":")
        getattr(importlib.import_module(module), name)(work.params.model_validate(params), context)
        return Image.open(io.BytesIO(context.results[0].read()))

    def _file(self, name: str, given: Image.Image | Path) -> Path:
        if isinstance(given, Path):
            return given
        path = self._folder / f"{name}.png"
        given.save(path)
        return path


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(Path(place))
        _save("picture-tools-clean.jpg", _clean(bench))
        _save("picture-tools-repair.jpg", _repair(bench))
        _save("picture-tools-texture.jpg", _texture(bench))
        _save("picture-tools-data-set.jpg", [[("Copies of five pictures", _data_set(bench, Path(place)))]])


def _clean(bench: Bench) -> list[list[tuple[str, Image.Image]]]:
    market = _opened("Night market.png")
    face = Image.open(RESOURCES / "samples" / "avatars" / "avatar-00003.png").convert("RGB")
    small = market.crop((190, 40, 510, 360)).resize((80, 80), Image.Resampling.BOX)
    part = market.crop((40, 180, 360, 500))
    noisy = np.asarray(part, np.float32) + np.random.default_rng(0).normal(0, 30, (SIDE, SIDE, 3))
    grain = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    squeezed = io.BytesIO()
    market.crop((180, 40, 500, 360)).save(squeezed, "JPEG", quality=12)
    blocks = Image.open(squeezed).convert("RGB")
    return [
        [("80 px", _whole(small)), ("Enlarge, 4x", bench.run("picture.upscale", {"picture": small}))],
        [("64 px", _whole(face, 256)), ("Enlarge, 4x", bench.run("picture.upscale", {"picture": face}))],
        [("Noise of 30", grain), ("Take away noise", bench.run("picture.denoise", {"picture": grain}))],
        [
            ("JPEG at 12", blocks),
            ("Take away JPEG blocks", bench.run("picture.deblock", {"picture": blocks})),
        ],
    ]


def _repair(bench: Bench) -> list[list[tuple[str, Image.Image]]]:
    film = _opened("first-film.png")
    film = film.resize((512, round(512 * film.height / film.width)), Image.Resampling.LANCZOS)
    words = Image.new("L", film.size, 0)
    drawn = ImageDraw.Draw(words)
    for box in _title_boxes(film):
        drawn.rectangle(box, fill=255)
    bricks = _bricks()
    spot = Image.new("L", bricks.size, 0)
    ImageDraw.Draw(spot).ellipse((110, 90, 220, 200), fill=255)
    fur = _fur()
    return [
        [
            ("Masked", _marked(film, words)),
            ("Fill in", bench.run("picture.inpaint", {"picture": film, "mask": words})),
        ],
        [
            ("Masked", _marked(bricks, spot)),
            ("Fill in", bench.run("picture.inpaint", {"picture": bricks, "mask": spot})),
        ],
        [("A picture", fur), ("Cut out", _on_checks(bench.run("picture.cutout", {"picture": fur}, edge=8)))],
    ]


def _texture(bench: Bench) -> list[list[tuple[str, Image.Image]]]:
    pebbles = _pebbles()
    bricks = _bricks().crop((0, 0, 160, 160))
    tile = bench.run("picture.seamless", {"picture": pebbles})
    more = bench.run("picture.texture", {"picture": bricks}, width=SIDE, height=SIDE, piece=48)
    return [
        [("Laid side by side", _four(pebbles)), ("Seamless tile, side by side", _four(tile))],
        [("A texture", bricks), ("More of a texture", more)],
    ]


def _data_set(bench: Bench, place: Path) -> Image.Image:
    folder = place / "five"
    folder.mkdir()
    for index in (1, 3, 8, 40, 77):
        name = f"avatar-{index:05d}.png"
        (folder / name).write_bytes((RESOURCES / "samples" / "avatars" / name).read_bytes())
    return bench.run("picture.augment", {"data": folder}, copies=3, sheet=True, elastic=0.5, cutout=0.3)


def _opened(name: str) -> Image.Image:
    return Image.open(RESOURCES / "samples" / name).convert("RGB")


def _title_boxes(film: Image.Image) -> Sequence[tuple[int, int, int, int]]:
    """Return where the words of that picture stand, in shares that were read off it."""
    width, height = film.size
    shares = ((0.11, 0.2, 0.89, 0.4), (0.29, 0.4, 0.71, 0.52))
    return [
        (round(a * width), round(b * height), round(c * width), round(d * height)) for a, b, c, d in shares
    ]


def _bricks(side: int = SIDE) -> Image.Image:
    rng = np.random.default_rng(0)
    y, x = np.mgrid[0:side, 0:side]
    row = y // 20
    shifted = x + row % 2 * 20
    mortar = (y % 20 < 3) | (shifted % 40 < 3)
    shade = rng.random((side // 20 + 1, side // 40 + 2))[row, shifted // 40] * 0.25
    colours = np.where(mortar[..., None], [0.78, 0.75, 0.7], [0.55, 0.25, 0.18])
    return _image(colours + np.where(mortar, 0, shade)[..., None] + rng.normal(0, 0.03, (side, side, 1)))


def _pebbles(side: int = SIDE // 2) -> Image.Image:
    """Cells of different greys around random points, lit from one side."""
    rng = np.random.default_rng(4)
    points = rng.random((90, 2)) * side
    y, x = np.mgrid[0:side, 0:side]
    far = np.hypot(y[..., None] - points[:, 0], x[..., None] - points[:, 1])
    order = np.sort(far, axis=-1)
    edge = np.clip((order[..., 1] - order[..., 0]) / 5, 0, 1)
    tone = rng.uniform(0.45, 0.9, (90, 1)) * rng.uniform(0.9, 1.05, (90, 3))
    light = 0.75 + 0.4 * x / side
    return _image(tone[far.argmin(axis=-1)] * (0.3 + 0.7 * edge[..., None]) * light[..., None])


def _fur(side: int = SIDE) -> Image.Image:
    """A ball with hair on a ground of grass."""
    rng = np.random.default_rng(1)
    y, x = np.mgrid[0:side, 0:side].astype(float)
    angle, far = np.arctan2(y - side / 2, x - side / 2), np.hypot(y - side / 2, x - side / 2)
    rim = side * 0.3 + 9 * np.sin(angle * 46) + 5 * np.sin(angle * 131 + 1)
    share = np.clip((rim - far) / 5 + 0.5, 0, 1)[..., None]
    ground = np.stack([0.25 + 0.1 * y / side, 0.42 + 0.2 * y / side, 0.2 + 0 * y], -1)
    ground = ground + rng.normal(0, 0.04, (side, side, 1))
    ball = np.stack([0.9 - far / side * 0.6, 0.62 - far / side * 0.7, 0.3 - far / side * 0.4], -1)
    ball = ball + 0.05 * np.sin(angle * 46)[..., None]
    return _image(share * ball + (1 - share) * ground)


def _image(colours: NDArray[np.floating]) -> Image.Image:
    return Image.fromarray(np.round(np.clip(colours, 0, 1) * 255).astype(np.uint8))


def _whole(image: Image.Image, side: int = SIDE) -> Image.Image:
    """Enlarge a small picture by repeating px."""
    times = max(1, side // image.width)
    return image.resize((image.width * times, image.height * times), Image.Resampling.NEAREST)


def _marked(image: Image.Image, mask: Image.Image) -> Image.Image:
    return Image.composite(Image.new("RGB", image.size, (255, 64, 160)), image, mask)


def _on_checks(image: Image.Image) -> Image.Image:
    y, x = np.mgrid[0 : image.height, 0 : image.width]
    grey = np.where((y // 12 + x // 12) % 2, 235, 190).astype(np.uint8)
    ground = Image.fromarray(np.repeat(grey[..., None], 3, -1)).convert("RGBA")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def _four(image: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (2 * image.width, 2 * image.height))
    for place in range(4):
        sheet.paste(image, (place % 2 * image.width, place // 2 * image.height))
    return sheet


def _save(name: str, pairs: list[list[tuple[str, Image.Image]]]) -> None:
    """Lay groups of titled pictures out, two groups a row."""
    blocks = [_block(pair) for pair in pairs]
    rows = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
    width = max(sum(block.width for block in row) + GAP * (len(row) + 1) for row in rows)
    height = sum(max(block.height for block in row) for row in rows) + GAP * (len(rows) + 1)
    sheet = Image.new("RGB", (width, height), GROUND)
    top = GAP
    for row in rows:
        left = GAP
        for block in row:
            sheet.paste(block, (left, top))
            left += block.width + GAP
        top += max(block.height for block in row) + GAP
    sheet.save(DOCS / name, quality=92)
    print(DOCS / name, sheet.size)


def _block(pair: list[tuple[str, Image.Image]]) -> Image.Image:
    width = sum(image.width for _, image in pair) + 4 * (len(pair) - 1)
    block = Image.new("RGB", (width, max(image.height for _, image in pair) + 24), GROUND)
    drawn, left = ImageDraw.Draw(block), 0
    for title, image in pair:
        drawn.text((left, 1), title, fill=INK, font=FONT)
        block.paste(image.convert("RGB"), (left, 24))
        left += image.width + 4
    return block


if __name__ == "__main__":
    main()

"""An artboard with a bit of everything, and how its exports are looked at."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow
from creastudio.core.fills import GradientFill, SolidFill
from creastudio.core.masks import Mask, MaskTile
from creastudio.core.placement import Transform
from creastudio.export.raster import as_pillow
from creastudio.export.work import Work
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PHOTO = _png(Image.linear_gradient("L").resize((64, 64)).convert("RGB"))
TILE = _png(Image.radial_gradient("L"))
BLOBS = {hashlib.sha256(data).hexdigest(): data for data in (PHOTO, TILE)}
PHOTO_SHA, TILE_SHA = BLOBS
RECIPE = Recipe(generator="gan.sample", seed=7)


def at(x: float, y: float, width: float, height: float, **more: float | bool) -> Transform:
    """Return a place by its centre and size."""
    return Transform(x=x, y=y, width=width, height=height, **more)  # type: ignore[arg-type]


MASK = Mask(
    width=256,
    height=256,
    transform=at(100, 75, 120, 120),
    tiles=(MaskTile(column=0, row=0, sha256=TILE_SHA),),
    ground=0,
)


def rectangle(name: str, color: str, place: Transform, **more: object) -> ShapeLayer:
    """Return a filled rectangle."""
    return ShapeLayer(name=name, fill=SolidFill(color=color), transform=place, **more)  # type: ignore[arg-type]


RICH: tuple[Layer, ...] = (
    ImageLayer(asset=PHOTO_SHA, name="照片", transform=at(60, 60, 80, 80, rotation=20)),
    rectangle("red", "#ff3300", at(110, 70, 90, 60), opacity=0.7, blend="multiply"),
    GroupLayer(
        name="group",
        transform=at(100, 75, 100, 100, rotation=10),
        opacity=0.8,
        blend="screen",
        layers=(
            ShapeLayer(name="disc", shape="ellipse", transform=at(120, 90, 60, 60), fill=GradientFill()),
            rectangle("clipped", "#00aa88", at(130, 90, 30, 90), clip=True),
        ),
    ),
    ShapeLayer(
        name="star",
        shape="star",
        transform=at(60, 90, 50, 50),
        fill=SolidFill(color="#ffcc00"),
        effects=(DropShadow(x=5, y=5, blur=3),),
        mask=MASK,
    ),
    GroupLayer(
        name="masked",
        transform=at(100, 75, 100, 100),
        mask=MASK,
        layers=(rectangle("blue", "#3366ff", at(120, 40, 60, 40)),),
    ),
    TextLayer(name="words", text="Hi 你好", transform=at(100, 130, 180, 30), size=24),
    rectangle("hidden", "#000000", at(100, 75, 200, 150), visible=False),
)


def document(*layers: Layer, background: str = "#ffffff", size: tuple[int, int] = (200, 150)) -> Document:
    """Return a document with these layers on its one artboard."""
    board = Artboard(name="A", width=size[0], height=size[1], background=background, layers=layers)
    asset = Asset(sha256=PHOTO_SHA, media_type="image/png", recipe=RECIPE)
    return Document(artboards=(board,), assets=(asset,))


def work_on(doc: Document, read: Callable[[str], bytes] = BLOBS.__getitem__) -> Work:
    """Return the work of an export of `doc`."""
    return Work(doc, read)


def painted(doc: Document, read: Callable[[str], bytes] = BLOBS.__getitem__) -> Image.Image:
    """Return what the compositor paints of the first artboard."""
    return as_pillow(render_artboard(doc, doc.artboards[0].id, ImageSource(read)))


def share_alike(one: Image.Image, other: Image.Image, within: int = 2) -> float:
    """Return the share of px whose colours over white differ by at most `within` of 255."""
    assert one.size == other.size
    difference = np.abs(_on_white(one) - _on_white(other)).max(axis=2)
    return float((difference <= within).mean())


def _on_white(image: Image.Image) -> NDArray[np.int16]:
    straight = image.convert("RGBA")
    ground = Image.new("RGBA", straight.size, "white")
    ground.alpha_composite(straight)
    return np.asarray(ground.convert("RGB"), np.int16)

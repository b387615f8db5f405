"""Whole artboards as they look: pictures that were looked at once."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from creastudio.core.adjustments import Curves, HueSaturation, Levels
from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    BlendMode,
    GroupLayer,
    ImageLayer,
    Layer,
    LinkedLayer,
    ShapeLayer,
    Transform,
)
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow, LayerBlur, Stroke
from creastudio.core.fills import GradientFill, GradientStop, Outline, SolidFill
from creastudio.core.masks import TILE, Mask, MaskTile
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes, render_artboard
from tests.support.golden import assert_golden

GOLDEN = Path(__file__).parent / "golden"


def at(x: float, y: float, width: float, height: float, **fields: Any) -> Transform:
    return Transform(x=x, y=y, width=width, height=height, **fields)


def hashed(image: QImage) -> tuple[str, bytes]:
    data = png_bytes(image)
    return hashlib.sha256(data).hexdigest(), data


def photo() -> tuple[str, bytes]:
    """A dusk with a sun, and a corner through which one can see."""
    image = QImage(96, 64, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 64)
    for offset, color in ((0, "#203060"), (0.6, "#e08050"), (1, "#302018")):
        sky.setColorAt(offset, QColor(color))
    painter.fillRect(image.rect(), sky)
    painter.setBrush(QColor("#fff0b0"))
    painter.drawEllipse(58, 24, 16, 16)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillRect(0, 0, 20, 14, QColor("black"))
    painter.end()
    return hashed(image)


def ramp() -> tuple[str, bytes]:
    """A tile of a mask that goes from nothing at the left to all at the right."""
    grey = np.tile(np.arange(TILE, dtype=np.uint8), (TILE, 1))
    return hashed(QImage(grey.tobytes(), TILE, TILE, TILE, QImage.Format.Format_Grayscale8))


(PHOTO, PHOTO_PNG), (RAMP, RAMP_PNG) = photo(), ramp()
FADE = Mask(
    width=TILE, height=TILE, transform=at(80, 60, 120, 80), tiles=(MaskTile(column=0, row=0, sha256=RAMP),)
)
WARM = GradientFill(
    start=(0, 0), end=(1, 1), stops=(GradientStop(color="#ffc040"), GradientStop(offset=1, color="#c02060"))
)


def shape(
    x: float, y: float, width: float, height: float, color: str = "#2060c0", **fields: Any
) -> ShapeLayer:
    turn = {name: fields.pop(name) for name in ("rotation", "skew", "flip_x", "flip_y") if name in fields}
    fill = fields.pop("fill", SolidFill(color=color))
    return ShapeLayer(fill=fill, transform=at(x, y, width, height, **turn), **fields)


def blends() -> tuple[Layer, ...]:
    """A picture under one stripe of a gradient for each blend mode."""
    modes: tuple[BlendMode, ...] = get_args(BlendMode)
    width = 160 / len(modes)
    stripes = [
        shape(width * (number + 0.5), 60, width, 100, fill=WARM, blend=mode)
        for number, mode in enumerate(modes)
    ]
    return (ImageLayer(asset=PHOTO, transform=at(80, 60, 160, 120)), *stripes)


def masks() -> tuple[Layer, ...]:
    """A faded picture; a star that is cut out of one; a group that fades as one; what a soft mask leaves."""
    star = shape(40, 90, 50, 50, shape="star")
    soft = Mask(
        width=TILE, height=TILE, transform=at(125, 90, 30, 30), tiles=(MaskTile(column=0, row=0, sha256=RAMP),),
        ground=0, feather=30,
    )  # fmt: skip
    pair = (shape(75, 95, 24, 24, "#d04040"), shape(88, 88, 24, 24, "#40a040"))
    return (
        ImageLayer(asset=PHOTO, transform=at(80, 35, 130, 60), mask=FADE),
        star,
        ImageLayer(asset=PHOTO, transform=at(45, 90, 60, 40), clip=True),
        GroupLayer(layers=pair, transform=at(81, 92, 40, 40, rotation=15), opacity=0.5),
        shape(128, 90, 50, 50, "#6040c0", mask=soft),
    )


def effects() -> tuple[Layer, ...]:
    """Strokes outside, centred and inside, shadows, a glow, a blur, and a copy that is flipped and leans."""
    source = shape(
        30, 35, 36, 36, fill=WARM, shape="star", effects=(Stroke(width=3), DropShadow(x=4, y=4, blur=3))
    )
    return (
        source,
        shape(80, 35, 34, 34, "#80c0a0", effects=(Stroke(width=5, position="center", color="#204020"),)),
        shape(130, 35, 34, 34, "#80a0c0", radius=8, effects=(Stroke(width=5, position="inside"),)),
        LinkedLayer(source=source.id, transform=at(32, 88, 40, 40, flip_y=True, skew=20)),
        shape(80, 88, 26, 26, effects=(DropShadow(x=0, y=0, blur=6, spread=3, color="#ff8000"),)),
        shape(128, 88, 26, 26, "#c03030", effects=(LayerBlur(radius=3),)),
    )


def shapes() -> tuple[Layer, ...]:
    """Gradients of all kinds, outlines with dashes and caps, polygons, paths; turned and leaning."""
    stops = (GradientStop(color="#ff3030"), GradientStop(offset=0.5, color="#30ff30"), GradientStop(offset=1))
    dashed = Outline(width=3, dash=(2, 1), cap="round", fill=SolidFill(color="#4020a0"))
    heart = "M.5 .3C.5 .1 .1 0 .05 .35C0 .6 .4 .8 .5 1C.6 .8 1 .6 .95 .35C.9 0 .5 .1 .5 .3Z"
    middle = {"start": (0.5, 0.5), "end": (1.0, 0.5), "stops": stops}
    return (
        shape(30, 30, 44, 44, fill=GradientFill(kind="radial", **middle), shape="ellipse"),
        shape(80, 30, 44, 44, fill=GradientFill(kind="conic", **middle), rotation=20),
        shape(130, 30, 40, 40, fill=GradientFill(stops=stops), skew=20, radius=6),
        shape(30, 85, 44, 40, "#e0e0ff", shape="polygon", sides=6, outline=dashed),
        shape(80, 85, 40, 40, "#e03060", shape="path", path=heart, outline=Outline(width=2, join="round")),
        shape(130, 85, 44, 20, shape="line", outline=Outline(width=6, cap="round", fill=WARM), rotation=30),
    )


def adjustments() -> tuple[Layer, ...]:
    """A picture in quarters of changed tones, the last one by half and masked."""
    group = (
        ImageLayer(asset=PHOTO, transform=at(120, 30, 80, 60)),
        AdjustmentLayer(adjustment=HueSaturation(hue=120, saturation=0.2)),
    )
    clipped = ImageLayer(asset=PHOTO, transform=at(40, 90, 80, 60))
    return (
        ImageLayer(asset=PHOTO, transform=at(40, 30, 80, 60)),
        GroupLayer(layers=group, transform=at(120, 30, 80, 60)),
        clipped,
        AdjustmentLayer(adjustment=Curves(rgb=((0.0, 0.0), (0.3, 0.6), (1.0, 1.0))), clip=True),
        ImageLayer(asset=PHOTO, transform=at(120, 90, 80, 60)),
        AdjustmentLayer(adjustment=Levels(black=0.2, white=0.8), opacity=0.5, mask=FADE, clip=True),
    )


SCENES = {"blends": blends, "masks": masks, "effects": effects, "shapes": shapes, "adjustments": adjustments}


@pytest.mark.parametrize("name", SCENES)
def test_it_looks_as_it_did(name: str) -> None:
    images = ImageSource({PHOTO: PHOTO_PNG, RAMP: RAMP_PNG}.__getitem__)
    board = Artboard(width=160, height=120, layers=SCENES[name]())
    picture = render_artboard(Document(artboards=(board,)), board.id, images, (320, 240))
    assert_golden(picture, GOLDEN / f"look_{name}.png")

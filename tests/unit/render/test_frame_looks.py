"""Whole frames as they look: pictures that were looked at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from creastudio.core.canvas import Artboard, GroupLayer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow
from creastudio.core.fills import SolidFill
from creastudio.core.keyframes import Curve
from creastudio.core.text_style import TITLE, TextStyle
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track, Transition
from creastudio.render.frame import FramePainter
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes
from tests.support.golden import assert_golden

GOLDEN = Path(__file__).parent / "golden"
SIZE = (192, 108)
DUSK, NOON = "a" * 64, "b" * 64


def view(above: str, below: str, sun: str, size: tuple[int, int]) -> bytes:
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, size[1])
    sky.setColorAt(0, QColor(above))
    sky.setColorAt(1, QColor(below))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(sun))
    side = size[1] // 3
    painter.drawEllipse(size[0] // 2, size[1] // 4, side, side)
    painter.end()
    return png_bytes(image)


@pytest.fixture(scope="module")
def images() -> ImageSource:
    dusk = view("#203060", "#e08050", "#fff0b0", (384, 216))
    return ImageSource({DUSK: dusk, NOON: view("#4090f0", "#d0f0ff", "#ffffff", (300, 216))}.__getitem__)


def frame(images: ImageSource, *tracks: Track, boards: tuple[Artboard, ...] = (), at: float = 0) -> QImage:
    sequence = Sequence(width=1920, height=1080, tracks=tracks)
    return FramePainter(images).frame(Document(artboards=boards), sequence, round(at * SECOND), *SIZE)


def sheet(*pictures: QImage, columns: int = 2) -> QImage:
    """Return pictures side by side."""
    rows = -(-len(pictures) // columns)
    found = QImage(columns * SIZE[0], rows * SIZE[1], QImage.Format.Format_RGB32)
    painter = QPainter(found)
    for index, picture in enumerate(pictures):
        painter.drawImage(index % columns * SIZE[0], index // columns * SIZE[1], picture)
    painter.end()
    return found


def still(asset: str, **fields: Any) -> Clip:
    return Clip(**{"asset": asset, "start": 0, "duration": 2 * SECOND, **fields})


def test_transitions(images: ImageSource) -> None:
    def between(share: float, **fields: Any) -> QImage:
        after = still(NOON, start=2 * SECOND, transition=Transition(duration=SECOND, **fields))
        return frame(images, Track(clips=(still(DUSK), after)), at=1.5 + share)

    wipes = [between(0.4, kind="wipe", direction=side) for side in ("right", "left", "down", "up")]
    dips = [between(share, kind="dip", color="#ffffff") for share in (0.25, 0.75)]
    assert_golden(sheet(between(0.3), between(0.7), *wipes, *dips), GOLDEN / "frame_transitions.png")


def test_words(images: ImageSource) -> None:
    def said(text: str, **fields: Any) -> QImage:
        words = Clip(kind="text", text=text, start=0, duration=SECOND, **fields)
        return frame(images, Track(clips=(still(DUSK),)), Track(kind="text", clips=(words,)))

    pictures = (
        said("What is said, and\nwhat is written", style=TextStyle(size=0.12)),
        said("字幕很长的时候，会在合适的地方换行，标点不会落在行首。", style=TextStyle(size=0.11)),
        said("First film", style=TITLE),
        said(
            "In a box",
            style=TextStyle(size=0.1, position="top", align="left", box="#102040", box_opacity=0.8),
        ),
        said("مرحبا بالعالم", style=TextStyle(size=0.12, align="right", position="middle")),
        said(
            "Turned",
            style=TextStyle(size=0.2, color="#ffe060", outline="#802000", outline_width=0.12),
            curves=(Curve(property="rotation", value=-12.0), Curve(property="y", value=-300.0)),
        ),
    )
    assert_golden(sheet(*pictures), GOLDEN / "frame_words.png")


def test_clips_of_all_kinds(images: ImageSource) -> None:
    moved = (
        Curve(property="scale", value=0.5),
        Curve(property="rotation", value=20.0),
        Curve(property="x", value=300.0),
        Curve(property="opacity", value=0.8),
    )
    place = Transform(x=800, y=450, width=900, height=300)
    group = GroupLayer(
        id="sign",
        transform=place,
        effects=(DropShadow(y=40, blur=30),),
        layers=(
            ShapeLayer(radius=80, fill=SolidFill(color="#2050c0"), transform=place),
            TextLayer(
                text="Sign", size=180, color="#ffffff", align="center", anchor="middle", transform=place
            ),
        ),
    )
    board = Artboard(id="board", width=1600, height=900, background="#f0e8d8", layers=(group,))
    turn = (
        Curve(property="rotation", layer="sign", value=-15.0),
        Curve(property="scale", layer="sign", value=1.3),
    )
    ground = Track(clips=(still(DUSK),))
    pictures = (
        frame(images, ground, Track(clips=(still(NOON, curves=moved),))),
        frame(images, Track(clips=(still(NOON),))),
        frame(images, Track(clips=(still(NOON, fit="fill"),))),
        frame(
            images,
            Track(clips=(Clip(kind="artboard", artboard="board", start=0, duration=SECOND, curves=turn),)),
            boards=(board,),
        ),
        frame(images, Track(clips=(still("f" * 64, name="Lost holiday.png"),))),
        frame(images, Track(clips=(still("", kind="generated", name="Waves at night"),))),
    )
    assert_golden(sheet(*pictures), GOLDEN / "frame_clips.png")

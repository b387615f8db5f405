"""Artboards in the view: pixel on pixel when all is there, stood in for until then."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from creastudio.core.canvas import Artboard, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.fills import SolidFill
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from creastudio.shell.canvas.boards import BoardPictures
from creastudio.shell.threads.background import Background

GROUND = QColor("#505050")


def disc(x: float, color: str = "#ff0000c0", side: float = 150) -> ShapeLayer:
    place = Transform(x=x, y=150, width=side, height=side)
    return ShapeLayer(shape="ellipse", fill=SolidFill(color=color), transform=place)


class View:
    """A view of 400 x 300 device px, painted into an image."""

    def __init__(self, qtbot: QtBot, ratio: float = 1.0) -> None:
        self._qtbot, self._ratio = qtbot, ratio
        self._owner = QObject()
        self._background = Background(self._owner)
        self.images = ImageSource({}.__getitem__)
        self.boards = BoardPictures(self.images, self._background, lambda: None, self._owner)

    def paint(self, board: Artboard, scale: float, left: float = 0.0) -> QImage:
        """Paint an artboard at device px an artboard px, its corner `left` device px from that of the view."""
        image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._ratio)
        image.fill(GROUND)
        ratio = self._ratio
        target = QRectF(left / ratio, 0, board.width * scale / ratio, board.height * scale / ratio)
        visible = QRectF(-left / scale, 0, 400 / scale, 300 / scale) & QRectF(0, 0, board.width, board.height)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        with self.boards.first():
            self.boards.paint(painter, Document(artboards=(board,)), board, target, visible, ratio)
        painter.end()
        image.setDevicePixelRatio(1.0)
        return image

    def sharp(self, board: Artboard, scale: float, left: float = 0.0) -> QImage:
        """Paint it until all is there."""

        def there() -> bool:
            self.paint(board, scale, left)
            return self.boards.complete()

        self._qtbot.waitUntil(there)
        return self.paint(board, scale, left)

    def close(self) -> None:
        """End the threads."""
        self._background.close()


@pytest.fixture
def view_of(qtbot: QtBot):  # type: ignore[no-untyped-def]
    made: list[View] = []

    def make(ratio: float = 1.0) -> View:
        made.append(View(qtbot, ratio))
        return made[-1]

    yield make
    for view in made:
        view.close()


def pixels(image: QImage) -> np.ndarray:
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return (
        np.frombuffer(bytes(straight.constBits()), np.uint8)
        .reshape(image.height(), image.width(), 4)
        .astype(int)
    )


def rendered(board: Artboard, scale: float, left: int) -> QImage:
    """The same part of the artboard as a file would have it, over the ground."""
    size = round(board.width * scale), round(board.height * scale)
    picture = render_artboard(Document(artboards=(board,)), board.id, ImageSource({}.__getitem__), size)
    image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.drawImage(left, 0, picture)
    painter.end()
    return image


@pytest.mark.parametrize("background", ["#ffffff", ""])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_seen_is_what_is_rendered(view_of: Callable[..., View], ratio: float, background: str) -> None:
    board = Artboard(width=800, height=600, background=background, layers=(disc(200), disc(260, "#0060ff80")))
    found = view_of(ratio).sharp(board, 0.5, 20)
    assert np.abs(pixels(found) - pixels(rendered(board, 0.5, 20))).max() <= 1


@pytest.mark.parametrize("background", ["#ffffff", ""])
def test_while_zooming_other_tiles_stand_in(view_of: Callable[..., View], background: str) -> None:
    view = view_of()
    board = Artboard(width=800, height=600, background=background, layers=(disc(200), disc(600)))
    view.sharp(board, 0.5)
    view.sharp(board, 0.9)
    found = view.paint(board, 0.6)
    assert not view.boards.complete()
    # Stretched, so edges are softer; but nothing is missing, and nothing half transparent lies there twice.
    error = np.abs(pixels(found) - pixels(rendered(board, 0.6, 0))).max(axis=-1)
    assert (error > 24).mean() < 0.02


def test_a_changed_layer_is_seen(view_of: Callable[..., View]) -> None:
    view = view_of()
    before = Artboard(width=800, height=600, layers=(disc(200), disc(600)))
    view.sharp(before, 0.5)
    after = before.model_copy(update={"layers": (disc(230, side=40), before.layers[1])})
    found = view.sharp(after, 0.5)
    assert np.abs(pixels(found) - pixels(rendered(after, 0.5, 0))).max() <= 12


def test_artboards_that_are_gone_leave_nothing_to_wait_for(view_of: Callable[..., View]) -> None:
    view = view_of()
    board = Artboard(width=800, height=600, layers=(disc(200),))
    view.paint(board, 0.5)
    view.boards.forget_all_but(Document())
    assert view.boards.complete()

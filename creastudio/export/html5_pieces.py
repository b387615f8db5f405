"""An artboard cut into what a banner moves by itself: what stands still together is one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QTransform

from creastudio.api.layout import TEXT_ROLES
from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    GroupLayer,
    ImageLayer,
    Layer,
    ShapeLayer,
    TextLayer,
)
from creastudio.core.layout_layers import inner_of
from creastudio.export.work import Work

MAX_PIECES = 36
"""Platforms take 40 files; the page is one of them."""

_GROUND = ("background", "shape", "scrim", "underlay", "")
"""Roles that never move."""


@dataclass(frozen=True)
class Piece:
    """Layers that are one picture of a banner.

    Attributes
    ----------
    role : str
        Of the element that it is; "" for what stands still together.
    alt : str
        What is said instead of it to those who don't see it.
    """

    layers: tuple[Layer, ...]
    role: str = ""
    alt: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it shows nothing but words and their plate."""
        return len(self.layers) == 1 and isinstance(inner_of(self.layers[0]), TextLayer)


def pieces_of(board: Artboard, *, moving: bool) -> list[Piece]:
    """Return the pieces of an artboard, from bottom to top; one without a layout is one piece.

    Parameters
    ----------
    moving : bool
        Whether pictures move; else they are one with the ground.
    """
    shown = [layer for layer in board.layers if layer.visible and layer.opacity > 0]
    if board.layout is None:
        return [Piece(tuple(shown), alt=board.name)]
    found: list[Piece] = []
    for layer in shown:
        if _needs_below(layer):
            found = [Piece((*(inner for piece in found for inner in piece.layers), layer))]
        elif layer.role in _GROUND or (layer.role == "picture" and not moving):
            _still(found, layer)
        else:
            found.append(Piece((layer,), layer.role, _alt(layer)))
    if len(found) > MAX_PIECES:
        return [Piece(tuple(shown), alt=". ".join(piece.alt for piece in found if piece.alt)[:1000])]
    return found


def pixels(work: Work, board: Artboard, piece: Piece) -> tuple[QImage, QRect] | None:
    """Return the px of a piece and where they lie on the artboard; None where it shows nothing."""
    bare = board.model_copy(update={"layers": piece.layers, "background": ""})
    page = QRect(0, 0, board.width, board.height)
    image = work.compositor.artboard(bare, page, QTransform())
    seen = _seen(image)
    return None if seen is None else (_firm(image.copy(seen)), seen)


def frame_of(piece: Piece) -> tuple[Piece, float]:
    """Return a picture without the round corners of its frame, and their radius: the page rounds them while it moves."""
    layer = piece.layers[0]
    if not isinstance(layer, GroupLayer) or len(layer.layers) != 2:
        return piece, 0.0
    frame, inner = layer.layers
    if not (isinstance(frame, ShapeLayer) and isinstance(inner, ImageLayer) and inner.clip):
        return piece, 0.0
    square = frame.model_copy(update={"radius": 0.0})
    radius = min(frame.radius, frame.transform.width / 2, frame.transform.height / 2)
    bare = layer.model_copy(update={"layers": (square, inner)})
    return Piece((bare,), piece.role, piece.alt), radius


def _still(found: list[Piece], layer: Layer) -> None:
    """Put a layer that stands still to those below that do, too."""
    if found and not found[-1].role:
        found[-1] = Piece((*found[-1].layers, layer), "", found[-1].alt)
    else:
        found.append(Piece((layer,)))


def _needs_below(layer: Layer) -> bool:
    """Return whether a layer looks right on what is below it only."""
    return isinstance(layer, AdjustmentLayer) or layer.blend != "normal" or layer.clip


def _alt(layer: Layer) -> str:
    inner = inner_of(layer)
    if isinstance(inner, TextLayer):
        return " ".join(inner.text.split())
    return layer.name if layer.role in ("logo", *TEXT_ROLES) else ""


def _seen(image: QImage) -> QRect | None:
    """Return the box of what isn't fully transparent."""
    import numpy as np

    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(straight.constBits(), np.uint8).reshape(straight.height(), straight.bytesPerLine())
    alpha = pixels[:, 3 : 4 * straight.width() : 4]
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not rows.size:
        return None
    left, top = int(columns[0]), int(rows[0])
    return QRect(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)


def _firm(image: QImage) -> QImage:
    """Return a picture that is opaque but for a soft edge of 1 px without that: a photo with it would be a PNG."""
    import numpy as np

    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height = straight.width(), straight.height()
    pixels = np.frombuffer(straight.constBits(), np.uint8).reshape(height, straight.bytesPerLine())
    alpha = pixels[:, 3 : 4 * width : 4]
    if width < 8 or height < 8 or int(alpha[1:-1, 1:-1].min()) < 255:
        return image
    return straight.convertToFormat(QImage.Format.Format_RGBX8888).convertToFormat(
        QImage.Format.Format_RGBA8888
    )


def texts_in(pieces: Sequence[Piece]) -> Iterator[TextLayer]:
    """Yield the words of pieces."""
    for piece in pieces:
        for layer in piece.layers:
            inner = inner_of(layer)
            if isinstance(inner, TextLayer):
                yield inner

"""The artboards of the canvas and their layers, for screen readers."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QTransform

from creastudio.core.canvas import Artboard, GroupLayer, Layer
from creastudio.render.bounds import group_transform
from creastudio.shell.accessible.parts import Found, Parts
from creastudio.shell.canvas.hit import board_at, board_rect, layer_at, outline
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import board_title
from creastudio.shell.panels.layers.model import details_of, title_of
from creastudio.shell.session import Session

if TYPE_CHECKING:
    from creastudio.shell.canvas.view import CanvasView


def said_of_board(board: Artboard) -> str:
    """Return an artboard in words."""
    return tr(
        "{name}, {width} × {height} px.", name=board_title(board), width=board.width, height=board.height
    )


def said_of_layer(layer: Layer) -> str:
    """Return in words which layer it is and where on its artboard."""
    at = layer.transform
    return tr("{name} at {x}, {y}", name=title_of(layer), x=round(at.x), y=round(at.y))


class BoardPart(NamedTuple):
    """An artboard by its id, with what is said of it."""

    board: str
    said: str


class LayerPart(NamedTuple):
    """A layer and its artboard by their ids, with what is said of it."""

    board: str
    layer: str
    said: str


class LayerParts(Parts):
    """The artboards that are seen, each followed by its layers from the topmost down, those in groups too."""

    role = QAccessible.Role.Canvas

    def __init__(self, canvas: CanvasView, session: Session) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, session
        self._found = Found[dict[Hashable, QRectF]]()

    def seen(self) -> Sequence[Hashable]:
        return list(self._placed())

    def name(self, key: Hashable) -> str:
        return key.said if isinstance(key, BoardPart | LayerPart) else ""

    def box(self, key: Hashable) -> QRectF:
        return self._canvas.viewport_shown.rect_to_view(self._placed().get(key, QRectF()))

    def at(self, point: QPointF) -> Hashable | None:
        on_canvas = self._canvas.viewport_shown.to_canvas(point)
        board = board_at(self._session.document, on_canvas)
        if board is None:
            return None
        layer = layer_at(board, on_canvas - QPointF(board.x, board.y))
        return _layer_part(board, layer) if layer is not None else _board_part(board)

    def chosen(self) -> Collection[Hashable]:
        chosen = frozenset(self._session.selected_layers)
        return frozenset(
            part for part in self._placed() if isinstance(part, LayerPart) and part.layer in chosen
        )

    def current(self) -> Hashable | None:
        chosen = self._session.selected_layers
        if len(chosen) != 1:
            return None
        return next((_layer_part(*found) for found in self._session.document.find_layers(chosen)), None)

    def choose(self, keys: Sequence[Hashable]) -> None:
        parts = [key for key in keys if isinstance(key, BoardPart | LayerPart)]
        if parts:
            self._session.set_artboard(parts[-1].board)
        self._session.select([part.layer for part in parts if isinstance(part, LayerPart)])

    def _placed(self) -> dict[Hashable, QRectF]:
        """Return what is seen, each with where it lies, canvas px."""
        canvas, document = self._canvas, self._session.document
        area = canvas.viewport_shown.visible(canvas.width(), canvas.height())

        def find() -> dict[Hashable, QRectF]:
            placed = (found for board in document.artboards for found in _parts_of(board))
            return {part: box for part, box in placed if box.intersects(area)}

        return self._found.of(document, area, find)


def _parts_of(board: Artboard) -> Iterator[tuple[Hashable, QRectF]]:
    yield _board_part(board), board_rect(board)
    for layer, above in _visible(board.layers, QTransform()):
        box = outline(layer, above).boundingRect().translated(board.x, board.y)
        yield _layer_part(board, layer), box


def _visible(layers: tuple[Layer, ...], above: QTransform) -> Iterator[tuple[Layer, QTransform]]:
    """Yield layers from the topmost down, each with the map from the px that it lies in to artboard px."""
    for layer in reversed(layers):
        if layer.visible:
            yield layer, above
            if isinstance(layer, GroupLayer):
                yield from _visible(layer.layers, group_transform(layer) * above)


def _board_part(board: Artboard) -> BoardPart:
    return BoardPart(board.id, said_of_board(board))


def _layer_part(board: Artboard, layer: Layer) -> LayerPart:
    kind, *more = details_of(layer)
    details = [kind, *more] if layer.name else more
    return LayerPart(board.id, layer.id, ", ".join([said_of_layer(layer), *details]))

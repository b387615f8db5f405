"""The selected layers as the canvas acts on them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPolygonF, QTransform

from creastudio.core.canvas import Artboard, Layer
from creastudio.core.document import Document
from creastudio.shell.canvas.handles import Box
from creastudio.shell.canvas.hit import outline, parent_map


@dataclass(frozen=True)
class Selection:
    """Selected layers of one artboard that share the groups they are in.

    Attributes
    ----------
    parent : QTransform
        From the px that the layers' transforms are in to artboard px.
    """

    artboard: Artboard
    layers: tuple[Layer, ...]
    parent: QTransform

    @property
    def movable(self) -> bool:
        """Whether all of it is visible and unlocked."""
        return all(layer.visible and not layer.locked for layer in self.layers)

    @property
    def box(self) -> Box:
        """The frame that the handles sit on, in the px of the layers' transforms."""
        return Box.around(list(self.layers), [outline(layer).boundingRect() for layer in self.layers])

    def outlines(self) -> list[QPolygonF]:
        """Return the corners of each layer, artboard px."""
        return [outline(layer, self.parent) for layer in self.layers]


def selection_in(document: Document, layer_ids: tuple[str, ...]) -> list[Selection]:
    """Return the selected layers, those together that can be acted on together."""
    found: dict[tuple[str, tuple[float, ...]], list[Layer]] = {}
    boards: dict[str, Artboard] = {}
    parents: dict[tuple[str, tuple[float, ...]], QTransform] = {}
    for layer_id in layer_ids:
        place = document.find_layer(layer_id)
        if place is None:
            continue
        artboard, layer = place
        parent = parent_map(artboard, layer_id)
        key = (artboard.id, _numbers(parent))
        boards[artboard.id] = artboard
        parents[key] = parent
        found.setdefault(key, []).append(layer)
    return [Selection(boards[key[0]], tuple(layers), parents[key]) for key, layers in found.items()]


def _numbers(transform: QTransform) -> tuple[float, ...]:
    return (
        transform.m11(), transform.m12(), transform.m21(), transform.m22(), transform.dx(), transform.dy(),
    )  # fmt: skip

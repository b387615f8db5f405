"""The selected layers as the canvas acts on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QPolygonF, QTransform

from creastudio.core.canvas import Artboard, Layer
from creastudio.core.document import Document
from creastudio.shell.canvas.handles import Box
from creastudio.shell.canvas.hit import outline, placed


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

    @cached_property
    def box(self) -> Box:
        """The frame that the handles sit on, in the px of the layers' transforms."""
        return Box.around(list(self.layers), [outline(layer).boundingRect() for layer in self.layers])

    def outlines(self) -> list[QPolygonF]:
        """Return the corners of each layer, artboard px."""
        return self._outlines

    @cached_property
    def _outlines(self) -> list[QPolygonF]:
        return [outline(layer, self.parent) for layer in self.layers]


def selection_in(document: Document, layer_ids: tuple[str, ...]) -> list[Selection]:
    """Return the selected layers, those together that can be acted on together."""
    wanted = frozenset(layer_ids)
    found: list[Selection] = []
    for artboard in document.artboards if wanted else ():
        together: dict[tuple[float, ...], tuple[QTransform, list[Layer]]] = {}
        for layer, parent in placed(artboard.layers):
            if layer.id in wanted:
                together.setdefault(_numbers(parent), (parent, []))[1].append(layer)
        found += [Selection(artboard, tuple(layers), parent) for parent, layers in together.values()]
    return found


def _numbers(transform: QTransform) -> tuple[float, ...]:
    return (
        transform.m11(), transform.m12(), transform.m21(), transform.m22(), transform.dx(), transform.dy(),
    )  # fmt: skip

"""Artboards whose layers are moved by keyframes: the artboard as it is at a time, for the compositor to paint.

What keyframes say of a layer is added to what it says itself. Where a new place alone would paint something else
(the letters of a text, the corners and lines of a shape, masks and effects don't grow with a box) the layer is
replaced by a linked copy of itself: that shows all that its source paints, turned and scaled as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from creastudio.core.animation import Look, look_at
from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    GroupLayer,
    ImageLayer,
    Layer,
    LinkedLayer,
    Transform,
)
from creastudio.core.document import Document, walk
from creastudio.core.effects import DropShadow
from creastudio.core.placement import SMALLEST
from creastudio.core.timeline import Clip

_AT_REST = Look()

Looks = Mapping[str, Look]
"""Id of a layer -> what is added to it."""


@dataclass(frozen=True)
class Moved:
    """Layers as they are at a time, and the originals that linked copies among them show."""

    layers: tuple[Layer, ...]
    sources: tuple[Layer, ...]


def looks_of(clip: Clip, time: int) -> dict[str, Look]:
    """Return what is added to each layer that the clip has keyframes or values for, at a time of the sequence, flicks."""
    return {layer: look_at(clip, time, layer) for layer in dict.fromkeys(_layers_of(clip))}


def moved_layers(layers: tuple[Layer, ...], looks: Looks) -> Moved:
    """Return layers with what is added to them."""
    sources: list[Layer] = []
    return Moved(tuple(_moved(layer, looks, sources) for layer in layers), tuple(sources))


def is_moved(layer: Layer, looks: Looks) -> bool:
    """Whether anything is added to a layer or to one that it holds."""
    return any(item.id in looks for item in walk((layer,)))


def document_with(document: Document, artboard: Artboard, sources: tuple[Layer, ...]) -> Document:
    """Return a document in which an artboard's linked copies find their sources."""
    linked = any(isinstance(layer, LinkedLayer) for layer in walk(artboard.layers))
    others = document.artboards if linked else (artboard,)
    # Not checked: the layers of an artboard are there twice, once as they are moved.
    held = artboard.model_copy(update={"id": f"{artboard.id}:sources", "layers": sources})
    return document.model_copy(update={"artboards": (*others, held) if sources else others})


def _layers_of(clip: Clip) -> Iterator[str]:
    return (curve.layer for curve in clip.curves if curve.layer)


def _moved(layer: Layer, looks: Looks, sources: list[Layer]) -> Layer:
    if isinstance(layer, GroupLayer) and any(is_moved(item, looks) for item in layer.layers):
        inner = tuple(_moved(item, looks, sources) for item in layer.layers)
        layer = layer.model_copy(update={"layers": inner})
    look = looks.get(layer.id, _AT_REST)
    if look == _AT_REST:
        return layer
    if look.scale <= 0 or look.opacity <= 0:
        return layer.model_copy(update={"visible": False})
    opacity = min(1.0, layer.opacity * look.opacity)
    if isinstance(layer, AdjustmentLayer):
        return layer.model_copy(update={"opacity": opacity})
    place = posed(layer.transform, look)
    if place == layer.transform and not layer.effects:
        return layer.model_copy(update={"opacity": opacity})
    if (
        layer.mask is None
        and not layer.effects
        and (isinstance(layer, ImageLayer) or _only_shifted(layer, look))
    ):
        return layer.model_copy(update={"opacity": opacity, "transform": place})
    sources.append(turned(layer, look))
    return LinkedLayer(
        id=f"{layer.id}:moved", source=layer.id, transform=place, opacity=opacity, blend=layer.blend,
        visible=layer.visible, clip=layer.clip,
    )  # fmt: skip


def turned(layer: Layer, look: Look) -> Layer:
    """Return a layer with what is added to its turn, where its effects don't turn with it: a shadow falls as before."""
    shadows = (effect for effect in layer.effects if isinstance(effect, DropShadow))
    falls = any(effect.x or effect.y for effect in shadows)
    # A mask turns with its layer; what has one is turned as a picture.
    if not falls or layer.mask is not None or look.rotation == 0:
        return layer
    place = layer.transform.model_copy(update={"rotation": layer.transform.rotation + look.rotation})
    return layer.model_copy(update={"transform": place})


def _only_shifted(layer: Layer, look: Look) -> bool:
    return look.scale == 1 and not isinstance(layer, GroupLayer)


def posed(place: Transform, look: Look) -> Transform:
    """Return where a layer lies with what is added to it."""
    return place.model_copy(
        update={
            "x": place.x + look.x,
            "y": place.y + look.y,
            "width": max(SMALLEST, place.width * look.scale),
            "height": max(SMALLEST, place.height * look.scale),
            "rotation": place.rotation + look.rotation,
        }
    )

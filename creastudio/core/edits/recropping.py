"""Another picture in the place of one: where its shape differs it is cropped anew, not stretched."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.api.layout import Box
from creastudio.core.canvas import Artboard, ImageLayer, Layer, Transform
from creastudio.core.edits.tree import rewrite
from creastudio.core.layout_layers import box_of, inner_of, picture_place

Size = tuple[int, int]


def recropped(board: Artboard, layer: Layer, old: Size, new: Size, was: ImageLayer) -> Layer:
    """Return a picture element whose picture may have another shape than before.

    In a frame, or where the page cuts it, it fills that around the point that was in the middle; else it is as large as
    fits where the one before was. One that a person has placed meanwhile stays.

    Parameters
    ----------
    old, new : tuple of int
        Sizes of the picture before and of this one, px.
    was : ImageLayer
        The layer as it was before.
    """
    image = inner_of(layer)
    if not isinstance(image, ImageLayer) or not all((*old, *new)) or image.transform != was.transform:
        return layer
    if abs(old[0] * new[1] - old[1] * new[0]) < 0.01 * old[0] * new[1]:
        return layer
    box, place = box_of(board, layer), image.transform
    framed = image is not layer or (box.width, box.height) != (place.width, place.height)
    spot = _filling(box, place, new) if framed else _inside(place, new)
    return rewritten(
        layer, lambda item: item.model_copy(update={"transform": spot}) if item is image else item
    )


def rewritten(layer: Layer, change: Callable[[Layer], Layer]) -> Layer:
    """Return a layer with `change` made to it and all that it holds."""
    return rewrite((layer,), lambda item: (change(item),))[0]


def _inside(place: Transform, new: Size) -> Transform:
    scale = min(place.width / new[0], place.height / new[1])
    return place.model_copy(update={"width": new[0] * scale, "height": new[1] * scale})


def _filling(box: Box, place: Transform, new: Size) -> Transform:
    scale = max(box.width / new[0], box.height / new[1])
    seen = box.width / (new[0] * scale), box.height / (new[1] * scale)
    middle = (
        (box.x + box.width / 2 - place.x) / place.width + 0.5,
        (box.y + box.height / 2 - place.y) / place.height + 0.5,
    )
    left, top = (min(max(at - share / 2, 0.0), 1.0 - share) for at, share in zip(middle, seen, strict=True))
    return picture_place(box, Box(x=left, y=top, width=seen[0], height=seen[1]))

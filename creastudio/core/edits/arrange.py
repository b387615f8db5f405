"""Edits that put layers in line, at equal distances, and over or under each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from creastudio.api.errors import UserError
from creastudio.core.canvas import GroupLayer, Layer, Transform
from creastudio.core.document import Document, walk
from creastudio.core.edits.canvas import set_transform
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import Layers, map_layers, require_layers, settled
from creastudio.core.geometry import bounds_of

Side = Literal["left", "center", "right", "top", "middle", "bottom"]
Axis = Literal["x", "y"]
Order = Literal["front", "forward", "backward", "back"]

SIDES: dict[Side, tuple[Axis, float]] = {
    "left": ("x", -0.5), "center": ("x", 0.0), "right": ("x", 0.5),
    "top": ("y", -0.5), "middle": ("y", 0.0), "bottom": ("y", 0.5),
}  # fmt: skip
"""Axis, and where on it counted from the middle in widths or heights."""


def align_layers(layer_ids: Sequence[str], side: Side) -> Edit:
    """Put one side, or the middles, of layers in line: with each other, or a single one with its artboard."""
    axis, share = SIDES[side]

    def apply(document: Document) -> Document:
        found = _side_by_side(document, layer_ids)
        boxes = {layer.id: bounds_of([layer]) for layer in found}
        if len(found) == 1:
            artboard = next(board for board, _ in document.find_layers(layer_ids))
            frame = Transform(
                x=artboard.width / 2, y=artboard.height / 2, width=artboard.width, height=artboard.height
            )
        else:
            frame = bounds_of(found)
        line = _at(frame, axis, share)
        shifts = {layer.id: line - _at(boxes[layer.id], axis, share) for layer in found}
        return _shifted(document, found, shifts, axis)

    return Edit("Align layers", apply)


def distribute_layers(layer_ids: Sequence[str], axis: Axis) -> Edit:
    """Make the gaps between three or more layers equal; the outermost stay where they are."""

    def apply(document: Document) -> Document:
        found = _side_by_side(document, layer_ids)
        if len(found) < 3:
            raise UserError("Three or more layers can be distributed.", "Select more layers.")
        boxes = {layer.id: bounds_of([layer]) for layer in found}
        ordered = sorted(found, key=lambda layer: _at(boxes[layer.id], axis, 0.0))
        sizes = [_size(boxes[layer.id], axis) for layer in ordered]
        first, last = boxes[ordered[0].id], boxes[ordered[-1].id]
        room = _at(last, axis, 0.5) - _at(first, axis, -0.5)
        gap = (room - sum(sizes)) / (len(ordered) - 1)
        at = _at(first, axis, -0.5)
        shifts: dict[str, float] = {}
        for layer, size in zip(ordered, sizes, strict=True):
            shifts[layer.id] = at - _at(boxes[layer.id], axis, -0.5)
            at += size + gap
        return _shifted(document, found, shifts, axis)

    return Edit("Distribute layers", apply)


def order_layers(layer_ids: Sequence[str], order: Order) -> Edit:
    """Put layers over or under those beside them in their group or artboard, by one or to the end."""
    chosen = frozenset(layer_ids)

    def change(layers: Layers) -> Layers:
        if not any(layer.id in chosen for layer in layers):
            return layers
        ordered = _MOVES[order](list(layers), chosen)
        return layers if ordered == list(layers) else tuple(ordered)

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        return settled(document, map_layers(document, lambda layers: _everywhere(layers, change)))

    return Edit("Reorder layers", apply)


def _forward(layers: list[Layer], chosen: frozenset[str]) -> list[Layer]:
    out = list(layers)
    for index in range(len(out) - 2, -1, -1):
        if out[index].id in chosen and out[index + 1].id not in chosen:
            out[index], out[index + 1] = out[index + 1], out[index]
    return out


def _backward(layers: list[Layer], chosen: frozenset[str]) -> list[Layer]:
    return _forward(layers[::-1], chosen)[::-1]


def _front(layers: list[Layer], chosen: frozenset[str]) -> list[Layer]:
    return sorted(layers, key=lambda layer: layer.id in chosen)


def _back(layers: list[Layer], chosen: frozenset[str]) -> list[Layer]:
    return sorted(layers, key=lambda layer: layer.id not in chosen)


_MOVES: Mapping[Order, Callable[[list[Layer], frozenset[str]], list[Layer]]] = {
    "front": _front, "forward": _forward, "backward": _backward, "back": _back,
}  # fmt: skip


def _everywhere(layers: Layers, change: Callable[[Layers], Layers]) -> Layers:
    """Apply `change` to these layers and to those of every group."""
    inner: list[Layer] = []
    for layer in layers:
        if isinstance(layer, GroupLayer):
            inside = _everywhere(layer.layers, change)
            inner.append(layer if inside is layer.layers else layer.model_copy(update={"layers": inside}))
        else:
            inner.append(layer)
    same = all(new is old for new, old in zip(inner, layers, strict=True))
    return change(layers if same else tuple(inner))


def _side_by_side(document: Document, layer_ids: Sequence[str]) -> list[Layer]:
    require_layers(document, layer_ids)
    found = document.find_layers(layer_ids)
    if not found or len({artboard.id for artboard, _ in found}) != 1:
        raise UserError("Only layers of one artboard can be aligned.", "Select layers of one artboard.")
    # What lies in a group that is chosen, too, goes where the group goes.
    inside = {inner.id for _, layer in found if isinstance(layer, GroupLayer) for inner in walk(layer.layers)}
    return [layer for _, layer in found if not layer.locked and layer.id not in inside]


def _at(box: Transform, axis: Axis, share: float) -> float:
    return (box.x if axis == "x" else box.y) + share * _size(box, axis)


def _size(box: Transform, axis: Axis) -> float:
    return box.width if axis == "x" else box.height


def _shifted(
    document: Document, layers: Sequence[Layer], shifts: Mapping[str, float], axis: Axis
) -> Document:
    places = {
        layer.id: layer.transform.model_copy(update={axis: getattr(layer.transform, axis) + shifts[layer.id]})
        for layer in layers
        if abs(shifts[layer.id]) > 1e-9
    }
    return set_transform(places).apply(document)

"""Edits of layers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, Transform
from creastudio.core.document import Document
from creastudio.core.edits.assets import renamed_take
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.links import renamed, require_no_circle
from creastudio.core.edits.tree import (
    Layers,
    changed,
    layer_ids_of,
    map_layers,
    on_artboard,
    require_layers,
    require_new,
    require_new_layers,
    require_shallow,
    rewrite,
    settled,
)
from creastudio.core.geometry import bounds_of
from creastudio.core.ids import new_id
from creastudio.core.masks import Mask
from creastudio.core.placement import FARTHEST, Affine, around_center, between, moved

DUPLICATE_OFFSET = 16.0
"""How far a duplicate lies from its original, px, so that it can be seen."""

UNTITLED = "Picture"
"""What a layer is called whose picture has no title."""


def add_layer(artboard_id: str, layer: Layer, index: int | None = None) -> Edit:
    """Add a layer on top, or at `index` counted from the bottom."""

    def apply(document: Document) -> Document:
        require_new_layers(document, (layer,))
        added = on_artboard(document, artboard_id, lambda board: _inserted(board, layer, index))
        return require_no_circle(require_shallow(added))

    return Edit("Add layer", apply)


def remove_layers(layer_ids: Sequence[str]) -> Edit:
    """Remove layers; a group goes with all that is in it."""
    gone = frozenset(layer_ids)

    def apply(document: Document) -> Document:
        require_layers(document, gone)
        return map_layers(
            document, lambda layers: rewrite(layers, lambda item: () if item.id in gone else (item,))
        )

    return Edit("Delete layers", apply)


def update_layers(layer_ids: Sequence[str], label: str = "Change layers", **fields: Any) -> Edit:
    """Set the same fields on several layers; a field that a layer doesn't have is passed over there."""
    chosen = frozenset(layer_ids)

    def change(layer: Layer) -> Layers:
        if layer.id not in chosen:
            return (layer,)
        known = {name: value for name, value in fields.items() if name in type(layer).model_fields}
        return (changed(layer, **known),)

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit(label, apply)


def update_each(fields: Mapping[str, Mapping[str, Any]], label: str = "Change layers") -> Edit:
    """Set fields of several layers, of each its own: layer id -> field -> value; unknown fields are passed over."""
    chosen = {layer_id: dict(values) for layer_id, values in fields.items()}

    def change(layer: Layer) -> Layers:
        known = type(layer).model_fields
        values = {name: value for name, value in chosen.get(layer.id, {}).items() if name in known}
        return (changed(layer, **values),) if values else (layer,)

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit(label, apply)


def set_transform(transforms: Mapping[str, Transform], label: str = "Move layers") -> Edit:
    """Place layers: layer id -> where it lies. A group moves and scales what is in it."""
    moves = dict(transforms)

    def change(layer: Layer) -> Layers:
        target = moves.get(layer.id)
        if target is None or target == layer.transform:
            return (layer,)
        return (placed_at(layer, target),)

    def apply(document: Document) -> Document:
        require_layers(document, moves)
        if not all(_is_place(target) for target in moves.values()):
            raise UserError("A layer can't be put there.", "Move or scale it less far.")
        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit(label, apply)


def move_layer(layer_id: str, artboard_id: str, index: int, group_id: str = "") -> Edit:
    """Move a layer to position `index` (from the bottom) of an artboard or, where one is named, of a group there."""

    def apply(document: Document) -> Document:
        found = document.find_layer(layer_id)
        if found is None:
            raise UserError("This layer isn't in the document any more.", "Undo may bring it back.")
        layer = found[1]
        without = remove_layers([layer_id]).apply(document)
        if group_id:
            inside = require_shallow(_into_group(without, group_id, layer, index))
            return settled(document, require_no_circle(inside))
        return settled(
            document, on_artboard(without, artboard_id, lambda board: _inserted(board, layer, index))
        )

    return Edit("Reorder layers", apply)


def group_layers(layer_ids: Sequence[str], name: str = "Group") -> Edit:
    """Put layers of one artboard into a new group that takes the place of the topmost of them."""
    chosen = frozenset(layer_ids)
    group_id = new_id()

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        artboard = next(
            (board for board in document.artboards if chosen <= {layer.id for layer in board.layers}), None
        )
        if artboard is None or not chosen:
            raise UserError(
                "Only layers that lie side by side on one artboard can be grouped.",
                "Select them and try again.",
            )
        members = tuple(layer for layer in artboard.layers if layer.id in chosen)
        group = GroupLayer(id=group_id, name=name, layers=members, transform=bounds_of(members))
        top = max(index for index, layer in enumerate(artboard.layers) if layer.id in chosen)
        below = tuple(layer for layer in artboard.layers[:top] if layer.id not in chosen)
        layers = (*below, group, *artboard.layers[top + 1 :])
        return require_shallow(
            on_artboard(document, artboard.id, lambda board: board.model_copy(update={"layers": layers}))
        )

    return Edit("Group layers", apply)


def ungroup(group_id: str) -> Edit:
    """Put the layers of a group where the group was, turned as they were seen."""

    def change(layer: Layer) -> Layers:
        if layer.id != group_id or not isinstance(layer, GroupLayer):
            return (layer,)
        if layer.transform.upright:
            return layer.layers
        turned = around_center(layer.transform)
        return tuple(placed_at(item, moved(item.transform, turned)) for item in layer.layers)

    def apply(document: Document) -> Document:
        require_layers(document, [group_id])
        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit("Ungroup layers", apply)


def duplicate_layers(layer_ids: Sequence[str]) -> Edit:
    """Put a copy of each layer right above it."""
    chosen = {layer_id: new_id() for layer_id in layer_ids}

    def change(layer: Layer) -> Layers:
        return (layer, _copy(layer, chosen[layer.id])) if layer.id in chosen else (layer,)

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        require_new(chosen.values(), layer_ids_of(document))
        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit("Duplicate layers", apply)


def show_layer_take(layer_id: str, sha256: str) -> Edit:
    """Show another take of an image layer; its name goes along, unless a person gave it one."""

    def change(document: Document, layer: Layer) -> Layers:
        if layer.id != layer_id or not isinstance(layer, ImageLayer):
            return (layer,)
        if sha256 not in (*layer.takes, layer.asset):
            raise UserError("This layer has no such take.", "Choose one of the takes shown for it.")
        name = renamed_take(document, layer.name, layer.asset, sha256, UNTITLED)
        missing = document.find_asset(sha256) is None
        return (changed(layer, asset=sha256, name=name, missing=missing),)

    def apply(document: Document) -> Document:
        require_layers(document, [layer_id])
        return map_layers(document, lambda layers: rewrite(layers, lambda layer: change(document, layer)))

    return Edit("Choose take", apply)


def placed_at(layer: Layer, target: Transform) -> Layer:
    """Return `layer` at `target`: a group's layers move and scale along, and so do linked masks."""
    if layer.transform == target:
        return layer
    if isinstance(layer, GroupLayer):
        return moved_group(layer, target)
    return layer.model_copy(update={"transform": target, "mask": _carried(layer, target)})


def moved_group(group: GroupLayer, target: Transform) -> GroupLayer:
    """Return `group` at `target`, its layers moved and scaled along; its turn is its own."""
    old = group.transform
    scale_x, scale_y = target.width / old.width, target.height / old.height
    by: Affine = (scale_x, 0.0, 0.0, scale_y, target.x - old.x * scale_x, target.y - old.y * scale_y)
    layers = tuple(placed_at(layer, moved(layer.transform, by)) for layer in group.layers)
    return group.model_copy(update={"transform": target, "layers": layers, "mask": _carried(group, target)})


def _carried(layer: Layer, target: Transform) -> Mask | None:
    """Return the mask of a layer that goes to `target`."""
    mask = layer.mask
    if mask is None or not mask.linked:
        return mask
    place = moved(mask.transform, between(layer.transform, target))
    return mask.model_copy(update={"transform": place})


def _is_place(place: Transform) -> bool:
    numbers = (place.x, place.y, place.width, place.height, place.rotation, place.skew)
    within = all(abs(number) <= FARTHEST for number in numbers[:4])
    return (
        all(map(math.isfinite, numbers))
        and within
        and place.width > 0
        and place.height > 0
        and abs(place.skew) < 90
    )


def _inserted(artboard: Artboard, layer: Layer, index: int | None) -> Artboard:
    at = len(artboard.layers) if index is None else min(max(index, 0), len(artboard.layers))
    layers = (*artboard.layers[:at], layer, *artboard.layers[at:])
    return artboard.model_copy(update={"layers": layers})


def _into_group(document: Document, group_id: str, layer: Layer, index: int) -> Document:
    def change(item: Layer) -> Layers:
        if item.id != group_id or not isinstance(item, GroupLayer):
            return (item,)
        at = min(max(index, 0), len(item.layers))
        layers = (*item.layers[:at], layer, *item.layers[at:])
        # A turned group keeps its box: the box is what it is turned around.
        place = bounds_of(layers) if item.transform.upright else item.transform
        return (item.model_copy(update={"layers": layers, "transform": place}),)

    if document.find_layer(group_id) is None:
        raise UserError("A group can't be put into itself.", "Drop it beside the group.")
    return map_layers(document, lambda layers: rewrite(layers, change))


def _copy(layer: Layer, copy_id: str) -> Layer:
    shifted = layer.transform.model_copy(
        update={"x": layer.transform.x + DUPLICATE_OFFSET, "y": layer.transform.y + DUPLICATE_OFFSET}
    )
    if isinstance(layer, GroupLayer):
        # Ids inside derive from the copy's own, so that applying the edit twice gives the same document.
        inner = tuple(renamed(item, copy_id) for item in layer.layers)
        return placed_at(layer.model_copy(update={"id": copy_id, "layers": inner}), shifted)
    return placed_at(layer.model_copy(update={"id": copy_id}), shifted)

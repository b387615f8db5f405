"""Edits of masks, and of what is shown through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.canvas import Layer
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import Layers, changed, map_layers, require_layers, rewrite
from creastudio.core.masks import Mask, MaskTile


def set_mask(layer_id: str, mask: Mask | None, label: str = "") -> Edit:
    """Give a layer a mask, or take it away."""

    def change(layer: Layer) -> Layers:
        return (changed(layer, mask=mask),) if layer.id == layer_id else (layer,)

    return _on_layers([layer_id], change, label or ("Add mask" if mask is not None else "Delete mask"))


def update_mask(layer_ids: Sequence[str], label: str = "Change mask", **fields: Any) -> Edit:
    """Set fields of the masks of layers; layers without one stay as they are."""
    chosen = frozenset(layer_ids)

    def change(layer: Layer) -> Layers:
        if layer.id not in chosen or layer.mask is None:
            return (layer,)
        return (changed(layer, mask=changed(layer.mask, **fields)),)

    return _on_layers(layer_ids, change, label)


def paint_mask(layer_id: str, tiles: Mapping[tuple[int, int], str], label: str = "Paint on mask") -> Edit:
    """Put tiles in place of those of a layer's mask: (column, row) -> SHA-256 of the new tile, "" for none.

    Raises
    ------
    UserError
        When the layer has no mask.
    """

    def change(layer: Layer) -> Layers:
        if layer.id != layer_id:
            return (layer,)
        if layer.mask is None:
            raise UserError("This layer has no mask to paint on.", "Add a mask to it first.")
        return (changed(layer, mask=with_tiles(layer.mask, tiles)),)

    return _on_layers([layer_id], change, label)


def with_tiles(mask: Mask, tiles: Mapping[tuple[int, int], str]) -> Mask:
    """Return a mask with some of its tiles replaced; an empty hash takes one away."""
    kept = {(tile.row, tile.column): tile for tile in mask.tiles}
    for (column, row), sha256 in tiles.items():
        kept.pop((row, column), None)
        if sha256:
            kept[row, column] = MaskTile(column=column, row=row, sha256=sha256)
    return mask.model_copy(update={"tiles": tuple(kept[place] for place in sorted(kept))})


def _on_layers(layer_ids: Sequence[str], change: Callable[[Layer], Layers], label: str) -> Edit:
    def apply(document: Document) -> Document:
        require_layers(document, layer_ids)
        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit(label, apply)

"""Edits that copy: linked copies, and layers pasted from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, Layer, LinkedLayer
from creastudio.core.document import Document
from creastudio.core.edits.artboards import beside
from creastudio.core.edits.assets import with_assets, with_placeholders
from creastudio.core.edits.canvas import DUPLICATE_OFFSET, placed_at
from creastudio.core.edits.carried_words import with_writings
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.links import renamed, require_no_circle
from creastudio.core.edits.tree import (
    Layers,
    map_layers,
    on_artboard,
    require_layers,
    require_new,
    require_new_layers,
    require_shallow,
    rewrite,
)
from creastudio.core.ids import new_id
from creastudio.core.writing import Writing


def link_layers(layer_ids: Sequence[str]) -> Edit:
    """Put a linked copy of each layer right above it: it shows whatever becomes of its source."""
    chosen = {layer_id: new_id() for layer_id in layer_ids}

    def change(layer: Layer) -> Layers:
        if layer.id not in chosen:
            return (layer,)
        place = layer.transform
        shifted = place.model_copy(update={"x": place.x + DUPLICATE_OFFSET, "y": place.y + DUPLICATE_OFFSET})
        # A copy of a copy follows the same source.
        source = layer.source if isinstance(layer, LinkedLayer) else layer.id
        copy = LinkedLayer(
            id=chosen[layer.id], name=layer.name, source=source, transform=shifted, opacity=layer.opacity,
            blend=layer.blend,
        )  # fmt: skip
        return (layer, copy)

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        return require_no_circle(map_layers(document, lambda layers: rewrite(layers, change)))

    return Edit("Link copies", apply)


def unlink_layers(layer_ids: Sequence[str]) -> Edit:
    """Make linked copies layers of their own, as they look now."""
    chosen = frozenset(layer_ids)

    def apply(document: Document) -> Document:
        require_layers(document, chosen)

        def change(layer: Layer) -> Layers:
            if layer.id not in chosen or not isinstance(layer, LinkedLayer):
                return (layer,)
            found = document.find_layer(layer.source)
            if found is None:
                raise UserError("The source of this copy is gone.", "Undo may bring it back.")
            kept = {
                "id": layer.id, "name": layer.name, "opacity": layer.opacity, "blend": layer.blend,
                "clip": layer.clip, "visible": layer.visible, "locked": layer.locked,
            }  # fmt: skip
            own = placed_at(renamed(found[1], layer.id), layer.transform).model_copy(update=kept)
            return (own if layer.mask is None else own.model_copy(update={"mask": layer.mask}),)

        return map_layers(document, lambda layers: rewrite(layers, change))

    return Edit("Unlink copies", apply)


def paste_layers(
    artboard_id: str,
    layers: Sequence[Layer],
    assets: Sequence[Asset] = (),
    index: int | None = None,
    *,
    writings: Sequence[Writing] = (),
) -> Edit:
    """Add copies of layers that may come from another artboard or project, on top or at `index`.

    Parameters
    ----------
    writings : sequence of Writing
        Those that words of the layers came from: they come along where they aren't there, so that Update works on.
    """
    salt = new_id()
    fresh = tuple(renamed(layer, salt) for layer in layers)

    def insert(board: Artboard) -> Artboard:
        at = len(board.layers) if index is None else min(max(index, 0), len(board.layers))
        return board.model_copy(update={"layers": (*board.layers[:at], *fresh, *board.layers[at:])})

    def apply(document: Document) -> Document:
        document = with_writings(with_assets(document, assets), writings)
        require_new_layers(document, fresh)
        document = with_placeholders(on_artboard(document, artboard_id, insert))
        return require_no_circle(require_shallow(document))

    return Edit("Paste layers", apply)


def duplicate_artboard(artboard_id: str) -> Edit:
    """Add a copy of an artboard with all its layers to the right of all others."""
    salt = new_id()

    def apply(document: Document) -> Document:
        source = document.find_artboard(artboard_id)
        if source is None:
            raise UserError("This artboard isn't in the document any more.", "Undo may bring it back.")
        place = beside(document, source.width, source.height, source.name)
        copy = source.model_copy(
            update={
                "id": salt, "x": place.x, "y": place.y,
                "layers": tuple(renamed(layer, salt) for layer in source.layers),
            }
        )  # fmt: skip
        require_new([salt], [board.id for board in document.artboards])
        return document.model_copy(update={"artboards": (*document.artboards, copy)})

    return Edit("Duplicate artboard", apply)

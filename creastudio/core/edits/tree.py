"""Walking and rewriting the document by id: what the edits are made of.

Everything here keeps what it doesn't touch as the same object, and returns its argument where nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer
from creastudio.core.document import Document, walk
from creastudio.core.fields import check_field
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.core.writing import Passage, Writing

Model = TypeVar("Model", bound=BaseModel)
Item = TypeVar("Item", Artboard, Sequence, Track, Clip, Asset, Writing, Passage)

Layers = tuple[Layer, ...]

MAX_NESTING = 32
"""Groups inside groups: far more than people use, and few enough for every reader of the file."""


def changed(model: Model, **fields: Any) -> Model:
    """Return `model` with `fields` replaced and checked; the very same object when they are equal already.

    Raises
    ------
    UserError
        When a value is out of bounds, in one sentence that names it.
    """
    if all(getattr(model, name) == value for name, value in fields.items()):
        return model
    try:
        checked = {name: check_field(type(model), name, value) for name, value in fields.items()}
    except ValidationError as error:
        item = error.errors()[0]
        names = ", ".join(fields)
        raise UserError(
            f"'{names}' can't be {item['input']!r}: {item['msg']}.", "Enter another value."
        ) from None
    return model.model_copy(update=checked)


def replace_item(
    items: tuple[Item, ...], item_id: str, change: Callable[[Item], Item], what: str
) -> tuple[Item, ...]:
    """Return `items` with the one called `item_id` replaced by ``change(item)``; UserError when it is missing."""
    for index, item in enumerate(items):
        if item.id == item_id:
            new = change(item)
            return items if new is item else (*items[:index], new, *items[index + 1 :])
    raise UserError(f"This {what} isn't in the document any more.", "Undo may bring it back.")


def on_artboard(document: Document, artboard_id: str, change: Callable[[Artboard], Artboard]) -> Document:
    """Return the document with one artboard changed."""
    return with_artboards(document, replace_item(document.artboards, artboard_id, change, "artboard"))


def on_sequence(document: Document, sequence_id: str, change: Callable[[Sequence], Sequence]) -> Document:
    """Return the document with one sequence changed."""
    return with_sequences(document, replace_item(document.sequences, sequence_id, change, "sequence"))


def on_writing(document: Document, writing_id: str, change: Callable[[Writing], Writing]) -> Document:
    """Return the document with one writing changed."""
    writings = replace_item(document.writings, writing_id, change, "writing")
    return document if writings is document.writings else document.model_copy(update={"writings": writings})


def with_artboards(document: Document, artboards: tuple[Artboard, ...]) -> Document:
    """Return the document with these artboards."""
    same = artboards is document.artboards
    return document if same else document.model_copy(update={"artboards": artboards})


def with_sequences(document: Document, sequences: tuple[Sequence, ...]) -> Document:
    """Return the document with these sequences."""
    same = sequences is document.sequences
    return document if same else document.model_copy(update={"sequences": sequences})


def map_layers(document: Document, change: Callable[[Layers], Layers]) -> Document:
    """Return the document with ``change`` applied to the layers of each artboard."""
    artboards = tuple(_with_layers(item, change(item.layers)) for item in document.artboards)
    same = all(new is old for new, old in zip(artboards, document.artboards, strict=True))
    return document if same else document.model_copy(update={"artboards": artboards})


def rewrite(layers: Layers, change: Callable[[Layer], Layers]) -> Layers:
    """Return `layers` with each replaced by ``change(layer)``: itself, something else, or nothing.

    Groups are rewritten from the inside; a group is given to `change` with its layers already rewritten.
    """
    out: list[Layer] = []
    same = True
    for layer in layers:
        inner = layer
        if isinstance(layer, GroupLayer):
            inside = rewrite(layer.layers, change)
            inner = layer if inside is layer.layers else layer.model_copy(update={"layers": inside})
        new = change(inner)
        same = same and len(new) == 1 and new[0] is layer
        out.extend(new)
    return layers if same else tuple(out)


def settled(old: Document, new: Document) -> Document:
    """Return `new`, or `old` where something was put back to where it was: that is no step of the history."""
    return old if old == new else new


def require_layers(document: Document, layer_ids: Iterable[str]) -> None:
    """Raise UserError unless every layer is there."""
    known = layer_ids_of(document)
    if not known.issuperset(layer_ids):
        raise UserError("A layer isn't in the document any more.", "Undo may bring it back.")


def require_new_layers(document: Document, layers: Layers) -> None:
    """Raise UserError unless no layer of `layers` is in the document, and every picture they show is."""
    fresh = [layer.id for layer in walk(layers)]
    require_new(fresh, layer_ids_of(document))
    if len(set(fresh)) != len(fresh):
        raise UserError("A layer can't be in a document twice.", "Duplicate it instead.")
    shown = {layer.asset for layer in walk(layers) if isinstance(layer, ImageLayer) and not layer.missing}
    if not shown <= {asset.sha256 for asset in document.assets}:
        raise UserError("The picture of this layer isn't in the project.", "Place the picture again.")


def require_new(ids: Iterable[str], known: Iterable[str]) -> None:
    """Raise UserError when one of `ids` is known already."""
    if not set(known).isdisjoint(ids):
        raise UserError("This is in the document already.", "Duplicate it instead.")


def require_shallow(document: Document) -> Document:
    """Return the document; UserError when groups are nested deeper than files can hold."""
    level: Layers = tuple(layer for artboard in document.artboards for layer in artboard.layers)
    for _ in range(MAX_NESTING + 1):
        level = tuple(inner for layer in level if isinstance(layer, GroupLayer) for inner in layer.layers)
        if not level:
            return document
    raise UserError(f"Groups can be {MAX_NESTING} deep at most.", "Ungroup some of them first.")


def layer_ids_of(document: Document) -> set[str]:
    """Return the ids of all layers, however deep."""
    found: set[str] = set()
    stack = [layer for artboard in document.artboards for layer in artboard.layers]
    while stack:
        layer = stack.pop()
        found.add(layer.id)
        if isinstance(layer, GroupLayer):
            stack.extend(layer.layers)
    return found


def _with_layers(artboard: Artboard, layers: Layers) -> Artboard:
    return artboard if layers is artboard.layers else artboard.model_copy(update={"layers": layers})

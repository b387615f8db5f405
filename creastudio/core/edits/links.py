"""Ids of copied layers, and what linked copies show."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.core.canvas import GroupLayer, Layer, LinkedLayer
from creastudio.core.document import Document, walk


def renamed(layer: Layer, salt: str) -> Layer:
    """Return a layer with new ids throughout, the same ones for the same `salt`; links inside follow them."""
    fresh = {item.id: mixed_id(item.id, salt) for item in walk((layer,))}

    def rename(item: Layer) -> Layer:
        update: dict[str, object] = {"id": fresh[item.id]}
        if isinstance(item, GroupLayer):
            update["layers"] = tuple(rename(inner) for inner in item.layers)
        if isinstance(item, LinkedLayer):
            update["source"] = fresh.get(item.source, item.source)
        return item.model_copy(update=update)

    return rename(layer)


def mixed_id(layer_id: str, salt: str) -> str:
    """Return an id that is as random as both, so that applying an edit twice gives the same document."""
    return f"{int(layer_id, 16) ^ int(salt, 16):032x}"


def require_no_circle(document: Document) -> Document:
    """Return the document; UserError when a linked copy would show itself."""
    layers = {layer.id: layer for board in document.artboards for layer in walk(board.layers)}
    shows = {layer_id: _shown_by(layer) for layer_id, layer in layers.items()}
    done: set[str] = set()
    for start in layers:
        path: set[str] = set()
        _follow(start, shows, path, done)
    return document


def _shown_by(layer: Layer) -> tuple[str, ...]:
    if isinstance(layer, GroupLayer):
        return tuple(item.id for item in layer.layers)
    return (layer.source,) if isinstance(layer, LinkedLayer) else ()


def _follow(start: str, shows: dict[str, tuple[str, ...]], path: set[str], done: set[str]) -> None:
    """Walk depth first; a layer met again on the way to itself is a circle."""
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        layer_id, leaving = stack.pop()
        if leaving:
            path.discard(layer_id)
            done.add(layer_id)
        elif layer_id in path:
            raise UserError("A linked copy can't be inside of what it shows.", "Put the copy outside of it.")
        elif layer_id not in done:
            path.add(layer_id)
            stack.append((layer_id, True))
            stack += [(inner, False) for inner in shows.get(layer_id, ())]

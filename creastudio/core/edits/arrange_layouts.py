"""New places for the elements of artboards, as a resolver found them; layers stay what they are, pinned ones where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from creastudio.api.layout import Box, Element, Layout
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.assets import with_assets, with_placeholders
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.insert_layout import name_of_take
from creastudio.core.edits.tree import rewrite
from creastudio.core.layout_layers import (
    Known,
    element_layers,
    element_of,
    is_pinned,
    layer_of,
    placed_of,
)

STYLE: Mapping[type[Layer], tuple[str, ...]] = {
    TextLayer: ("transform", "size", "color", "align", "anchor", "leading", "tracking", "balance"),
    ImageLayer: ("transform",),
    ShapeLayer: ("transform", "fill", "radius"),
    GroupLayer: ("transform",),
}  # type: ignore[type-arg]
"""What a resolver may change of a layer; words, pictures, fonts and effects are a person's."""

GROUNDS = ("scrim", "underlay", "shape")
"""Roles of what lies under words so that they can be read: it comes and goes with their places."""


def arrange_layouts(
    layouts: Mapping[str, Layout], *, label: str = "Arrange elements", known: Known | None = None
) -> Edit:
    """Give the elements of artboards (id -> layout) the places that their layouts say.

    Elements that had no room before come where they have some now; those that have none any more are hidden. What lies
    under words comes where it is needed now, and goes where it isn't any more. An artboard that is gone is passed over,
    and so is an element that a person took away.
    """
    found = dict(layouts)

    def apply(document: Document) -> Document:
        boards = tuple(
            arranged(board, found[board.id], known) if board.id in found else board
            for board in document.artboards
        )
        same = all(after is board for after, board in zip(boards, document.artboards, strict=True))
        return document if same else with_placeholders(document.model_copy(update={"artboards": boards}))

    return Edit(label, apply, alone=True)


def arranged(board: Artboard, layout: Layout, known: Known | None = None) -> Artboard:
    """Return an artboard with its elements where a layout has them."""
    told = board.layout
    if told is None:
        return board
    page = None if board.bleed else Box(x=0, y=0, width=board.width, height=board.height)
    there = {layer.element: layer for layer in element_layers(board)}
    was_dropped = {item.id for item in told.dropped}
    now_dropped = {item.id for item in layout.dropped}
    fresh: dict[str, Layer] = {}
    added: dict[str, Layer] = {}
    kept = {item.element: item for item in told.placed}
    for element in layout.elements:
        layer = there.get(element.id)
        if layer is None:
            if element.id in was_dropped or (element.role in GROUNDS and element.id not in kept):
                added[element.id] = layer_of(element, known, page=page)
                kept[element.id] = placed_of(element)
            continue
        hidden = not layer.visible and element.id in was_dropped
        if (is_pinned(board, layer) or not layer.visible) and not hidden:
            continue
        fresh[layer.id] = _put(board, layer, element, page, known)
        kept[element.id] = placed_of(element).model_copy(update={"pinned": False})
    gone = _needless(board, layout, there)
    for element_id in gone:
        del kept[element_id]
    for element_id, layer in there.items():
        if element_id in now_dropped and element_id not in was_dropped and not is_pinned(board, layer):
            fresh[layer.id] = layer.model_copy(update={"visible": False})
    away = {there[element_id].id for element_id in gone}
    layers = rewrite(board.layers, lambda layer: () if layer.id in away else (fresh.get(layer.id, layer),))
    layers = _with_added(layers, layout, added)
    changed = told.model_copy(
        update={
            "placed": tuple(kept.values()), "dropped": layout.dropped, "scores": layout.scores,
            "reasons": layout.reasons, "settings": layout.settings,
        }
    )  # fmt: skip
    if layers is board.layers and changed == told:
        return board
    return board.model_copy(update={"layers": layers, "layout": changed})


def retake(
    layouts: Mapping[str, tuple[Layout, str]], assets: tuple[Asset, ...] = (), known: Known | None = None
) -> Edit:
    """Show other variants on artboards (id -> layout and the hash of its stored form); words stay as they are now.

    The artboards keep their link, so that they stay sizes of one ad.
    """
    found = dict(layouts)

    def on_board(board: Artboard) -> Artboard:
        if board.id not in found or board.layout is None:
            return board
        layout, sha256 = found[board.id]
        now = {layer.element: element_of(board, layer) for layer in element_layers(board)}
        elements = tuple(_with_words(element, now.get(element.id)) for element in layout.elements)
        page = None if board.bleed else Box(x=0, y=0, width=board.width, height=board.height)
        told = board.layout.model_copy(
            update={
                "variant": layout.variant, "scores": layout.scores, "reasons": layout.reasons,
                "dropped": layout.dropped, "settings": layout.settings, "asset": sha256,
                "placed": tuple(placed_of(element) for element in elements),
            }
        )  # fmt: skip
        layers = tuple(layer_of(element, known, page=page) for element in elements)
        name = name_of_take(board.name, board.layout.variant, layout.variant)
        return board.model_copy(
            update={"name": name, "layers": layers, "layout": told, "background": layout.background}
        )

    def apply(document: Document) -> Document:
        document = with_assets(document, assets)
        boards = tuple(on_board(board) for board in document.artboards)
        return with_placeholders(document.model_copy(update={"artboards": boards}))

    return Edit("Choose take", apply, alone=True)


def _needless(board: Artboard, layout: Layout, there: Mapping[str, Layer]) -> list[str]:
    """Return the grounds of words that a resolver put and doesn't need any more; what a person pinned or hid stays."""
    wanted = {element.id for element in layout.elements}
    return [
        name
        for name, layer in there.items()
        if layer.role in GROUNDS
        and name not in wanted
        and layer.visible
        and not layer.locked
        and not is_pinned(board, layer)
    ]


def _with_words(element: Element, now: Element | None) -> Element:
    return element if now is None or not now.text else element.model_copy(update={"text": now.text})


def _put(board: Artboard, layer: Layer, element: Element, page: Box | None, known: Known | None) -> Layer:
    """Return the layer of an element in its new place; the same object where nothing changes."""
    shown = {"visible": True, "opacity": element.opacity}
    now = element_of(board, layer)
    # Words and pictures are those of the artboard: the layout may be a little older.
    same = {"text": now.text, "picture": now.picture, "locked": now.locked}
    element = element.model_copy(update=same)
    if element == now and layer.visible:
        return layer
    wanted = layer_of(element, known, page=page)
    merged = _merged(layer, wanted)
    if merged is None:
        kept = {
            name: getattr(layer, name)
            for name in ("id", "name", "blend", "mask", "effects", "locked", "clip")
        }
        return wanted.model_copy(update={**kept, **shown})
    return merged.model_copy(update=shown)


def _merged(layer: Layer, wanted: Layer) -> Layer | None:
    """Return `layer` with the style of `wanted`; None where it consists of other parts."""
    if type(layer) is not type(wanted):
        return None
    fields: dict[str, Any] = {name: getattr(wanted, name) for name in STYLE[type(layer)]}
    if isinstance(layer, GroupLayer) and isinstance(wanted, GroupLayer):
        if len(layer.layers) != len(wanted.layers):
            return None
        inside = [_merged(one, other) for one, other in zip(layer.layers, wanted.layers, strict=True)]
        if any(item is None for item in inside):
            return None
        fields["layers"] = tuple(item for item in inside if item is not None)
    return layer.model_copy(update=fields)


def _with_added(layers: tuple[Layer, ...], layout: Layout, added: Mapping[str, Layer]) -> tuple[Layer, ...]:
    """Return layers with those that came, each over the element that lies below it in the layout."""
    if not added:
        return layers
    out = list(layers)
    at = -1
    for element in layout.elements:
        if element.id in added:
            at += 1
            out.insert(at, added[element.id])
            continue
        # What isn't there any more says nothing of where others go.
        found = (
            n for n, item in enumerate(out) if any(inner.element == element.id for inner in walk((item,)))
        )
        at = next(found, at)
    return tuple(out)

"""One ad in many formats: words, pictures and colours that change on one artboard change on all of its link, in the same edit.

Nothing has to know of it: whatever edit changed an element, the difference of the two documents tells what goes to the
other sizes. What an edit changed there itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from creastudio.core.board_layout import BoardLayout, Placed
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.recropping import recropped, rewritten
from creastudio.core.edits.tree import changed, map_layers, on_artboard, require_layers, rewrite
from creastudio.core.layout_layers import element_layers, element_of, inner_of, placed_of

Part = type[TextLayer] | type[ImageLayer] | type[ShapeLayer]

SHARED: Mapping[Part, tuple[str, ...]] = {
    TextLayer: (
        "text",
        "written",
        "color",
        "family",
        "weight",
        "italic",
        "underline",
        "language",
        "direction",
    ),
    ImageLayer: ("asset", "takes", "missing"),
    ShapeLayer: ("fill", "outline"),
}
"""What all sizes of an ad share of an element; places, sizes and all else belong to each."""

FITTED = ("text", "family", "weight", "italic", "asset")
"""Of these, what may ask for other places."""

Changes = dict[str, dict[Part, dict[str, Any]]]
"""Element -> which part of it -> field -> value."""


def linked(edit: Edit) -> Edit:
    """Return an edit that reaches all sizes of an ad."""
    if edit.alone:
        return edit
    return Edit(edit.label, lambda document: propagated(document, edit.apply(document)))


def propagated(old: Document, new: Document) -> Document:
    """Return `new` with what changed of elements since `old` also changed on the other artboards of their link."""
    if new.artboards is old.artboards:
        return new
    by_link = _changes(old, new)
    if not by_link:
        return new
    before = {board.id: board for board in old.artboards}
    sizes = {asset.sha256: asset.size for asset in new.assets}
    boards = tuple(_followed(board, before.get(board.id), by_link, sizes) for board in new.artboards)
    same = all(after is board for after, board in zip(boards, new.artboards, strict=True))
    return new if same else new.model_copy(update={"artboards": boards})


def refitted_links(old: Document, new: Document) -> frozenset[str]:
    """Return the links of which words, pictures or sizes changed from `old` to `new`, so that other places may suit them."""
    if new.artboards is old.artboards:
        return frozenset()
    return _resized_links(old, new) | frozenset(
        link
        for link, elements in _changes(old, new).items()
        for parts in elements.values()
        for fields in parts.values()
        if any(name in FITTED for name in fields)
    )


def _resized_links(old: Document, new: Document) -> frozenset[str]:
    before = {board.id: (board.width, board.height) for board in old.artboards}
    return frozenset(
        board.layout.link
        for board in new.artboards
        if board.layout is not None and board.layout.link
        if before.get(board.id, (board.width, board.height)) != (board.width, board.height)
    )


def unlink_boards(artboard_ids: Iterable[str]) -> Edit:
    """Let artboards stand alone: what changes on them changes nowhere else."""
    chosen = frozenset(artboard_ids)

    def apply(document: Document) -> Document:
        for board_id in chosen:
            document = on_artboard(document, board_id, lambda board: _with_layout(board, link=""))
        return document

    return Edit("Unlink sizes", apply)


def pin_elements(layer_ids: Iterable[str], *, pinned: bool = True) -> Edit:
    """Keep elements where they are, however words and sizes change, or let them go again."""
    chosen = frozenset(layer_ids)

    def on_board(board: Artboard) -> Artboard:
        if board.layout is None:
            return board
        found = [layer for layer in element_layers(board) if layer.id in chosen]
        fresh = {layer.element: _put(board, layer, pinned=pinned) for layer in found}
        if not fresh:
            return board
        known = {item.element: item for item in board.layout.placed}
        return _with_layout(board, placed=tuple({**known, **fresh}.values()))

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        boards = tuple(on_board(board) for board in document.artboards)
        same = all(after is board for after, board in zip(boards, document.artboards, strict=True))
        return document if same else document.model_copy(update={"artboards": boards})

    return Edit("Pin to its place" if pinned else "Let go of its place", apply)


def links_of(document: Document, link: str) -> list[Artboard]:
    """Return the artboards of one link, in the order of the document."""
    return [
        board
        for board in document.artboards
        if link and board.layout is not None and board.layout.link == link
    ]


def replace_picture(layer_ids: Iterable[str], sha256: str) -> Edit:
    """Show another picture, an asset of the document, on picture layers; where it has another shape it is cropped anew."""
    chosen = frozenset(layer_ids)

    def change(document: Document, layer: Layer) -> tuple[Layer, ...]:
        if layer.id not in chosen or not isinstance(layer, ImageLayer):
            return (layer,)
        takes = layer.takes if sha256 in layer.takes else ()
        return (changed(layer, asset=sha256, takes=takes, missing=document.find_asset(sha256) is None),)

    def apply(document: Document) -> Document:
        require_layers(document, chosen)
        return map_layers(document, lambda layers: rewrite(layers, lambda layer: change(document, layer)))

    return Edit("Replace picture", apply)


def _changes(old: Document, new: Document) -> dict[str, Changes]:
    """Return what changed of the elements of each link."""
    before = {board.id: board for board in old.artboards}
    found: dict[str, Changes] = {}
    for board in new.artboards:
        was = before.get(board.id)
        link = board.layout.link if board.layout is not None else ""
        if not link or was is None or was.layers is board.layers:
            continue
        olds = {layer.element: layer for layer in element_layers(was)}
        for layer in element_layers(board):
            known = olds.get(layer.element)
            if known is None or known is layer:
                continue
            for part, fields in _differences(known, layer).items():
                parts = found.setdefault(link, {}).setdefault(layer.element, {})
                # Of two that an edit changed to different things the first counts.
                parts[part] = {**fields, **parts.get(part, {})}
    return found


def _differences(old: Layer, new: Layer) -> dict[Part, dict[str, Any]]:
    before, after = _parts(old), _parts(new)
    found: dict[Part, dict[str, Any]] = {}
    for part, layer in after.items():
        known = before.get(part)
        if known is None or known is layer:
            continue
        fields = {
            name: value
            for name in SHARED[part]
            if (value := getattr(layer, name)) != getattr(known, name)
        }  # fmt: skip
        if fields:
            found[part] = fields
    return found


def _parts(layer: Layer) -> dict[Part, Layer]:
    """Return what an element consists of: words, picture, and the plate or shape; of a picture not its frame."""
    inside = [layer] if not isinstance(layer, GroupLayer) else list(walk(layer.layers))
    found: dict[Part, Layer] = {}
    for part in SHARED:
        known = next((item for item in inside if isinstance(item, part)), None)
        if known is not None:
            found[part] = known
    if ImageLayer in found:
        found.pop(ShapeLayer, None)
    return found


def _followed(
    board: Artboard,
    before: Artboard | None,
    by_link: Mapping[str, Changes],
    sizes: Mapping[str, tuple[int, int]],
) -> Artboard:
    """Return an artboard with what changed on the others of its link, and its new pictures cropped to their frames."""
    elements = by_link.get(board.layout.link, {}) if board.layout is not None else {}
    if not elements:
        return board
    olds = {layer.element: layer for layer in element_layers(before)} if before is not None else {}
    fresh: dict[str, Layer] = {}
    for layer in element_layers(board):
        wanted = elements.get(layer.element)
        if wanted is None:
            continue
        known = olds.get(layer.element)
        own = _differences(known, layer) if known is not None and known is not layer else {}
        new = _given(layer, wanted, own)
        picture = inner_of(new)
        was = inner_of(known) if known is not None else None
        if isinstance(picture, ImageLayer) and isinstance(was, ImageLayer) and was.asset != picture.asset:
            new = recropped(board, new, sizes.get(was.asset, (0, 0)), sizes.get(picture.asset, (0, 0)), was)
        if new is not layer:
            fresh[layer.id] = new
    if not fresh:
        return board
    layers = rewrite(board.layers, lambda layer: (fresh.get(layer.id, layer),))
    return board.model_copy(update={"layers": layers})


def _given(
    layer: Layer, wanted: Mapping[Part, Mapping[str, Any]], own: Mapping[Part, Mapping[str, Any]]
) -> Layer:
    """Return an element with fields of its parts replaced, but for those that changed on it by itself."""
    targets: dict[str, dict[str, Any]] = {}
    for part, found in _parts(layer).items():
        fields = {
            name: value for name, value in wanted.get(part, {}).items() if name not in own.get(part, {})
        }
        if fields:
            targets[found.id] = fields
    return rewritten(layer, lambda item: changed(item, **targets[item.id]) if item.id in targets else item)


def _put(board: Artboard, layer: Layer, *, pinned: bool) -> Placed:
    return placed_of(element_of(board, layer)).model_copy(update={"pinned": pinned})


def _with_layout(board: Artboard, **fields: Any) -> Artboard:
    layout: BoardLayout | None = board.layout
    if layout is None:
        return board
    new = changed(layout, **fields)
    return board if new is layout else board.model_copy(update={"layout": new})

"""Placing a result on the canvas, or on canvas and timeline: asset, layer, clip and takes in one step."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.errors import UserError
from creastudio.api.region import Region
from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.core.canvas import Artboard, ImageLayer, Transform
from creastudio.core.document import Document, walk
from creastudio.core.edits.artboards import add_artboard
from creastudio.core.edits.assets import with_assets
from creastudio.core.edits.canvas import UNTITLED, add_layer
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place_media import place_on_timeline, take_hashes
from creastudio.core.geometry import fitted
from creastudio.core.ids import new_id
from creastudio.core.pixel_selection import selection_of

SMALL = 128
"""Pictures up to this side, px, are shown with crisp squares when they are enlarged."""

MARGIN = 0.8
"""Share of the artboard that a placed picture fills at most."""


def combined(label: str, *edits: Edit) -> Edit:
    """Return one undoable step that does all of `edits` in turn."""

    def apply(document: Document) -> Document:
        for edit in edits:
            document = edit.apply(document)
        return document

    return Edit(label, apply)


def place_on_canvas(
    artboard_id: str,
    asset: Asset,
    takes: Sequence[Asset] = (),
    *,
    center: tuple[float, float] | None = None,
    fit: bool = True,
) -> Edit:
    """Add a picture as the top layer of an artboard.

    Parameters
    ----------
    takes : sequence of Asset
        Alternatives that stay with the layer.
    center : tuple of float, optional
        Where, in artboard px; the middle when left out.
    fit : bool
        Scale it to the artboard; else one picture px is one artboard px.
    """
    layer_id = new_id()

    def apply(document: Document) -> Document:
        artboard = document.find_artboard(artboard_id)
        if artboard is None:
            raise UserError("This artboard isn't in the document any more.", "Choose another artboard.")
        if asset.kind == "file":
            raise UserError(
                f"'{asset.title or 'The file'}' is a file of another program.", "Save it as a file instead."
            )
        refuse_blocked(document, asset)
        document = with_assets(document, (asset, *takes))
        layer = image_layer(layer_id, asset, takes, artboard, center, fit=fit)
        return add_layer(artboard_id, layer).apply(document)

    return Edit("Place on canvas", apply)


def place_on_new_artboard(artboard: Artboard, asset: Asset, takes: Sequence[Asset] = ()) -> Edit:
    """Add an artboard with a picture in its middle, in its own size, in one step."""
    return combined(
        "Place on a new artboard",
        add_artboard(artboard),
        place_on_canvas(artboard.id, asset, takes, fit=False),
    )


def inside(
    artboard: Artboard, width: float, height: float, center: tuple[float, float]
) -> tuple[float, float]:
    """Return the point nearest to `center` (artboard px) around which a box of this size lies on the artboard."""
    return (
        min(max(center[0], width / 2), max(artboard.width - width / 2, width / 2)),
        min(max(center[1], height / 2), max(artboard.height - height / 2, height / 2)),
    )


def place_in_region(
    region: Region, asset: Asset, takes: Sequence[Asset] = (), *, above: Sequence[str] = ()
) -> Edit:
    """Add a picture that fills a region, masked by the selection that the region was made from.

    Parameters
    ----------
    above : sequence of str
        Ids of layers; it goes over the topmost of them, or over everything.
    """
    layer_id = new_id()

    def apply(document: Document) -> Document:
        artboard = document.find_artboard(region.artboard)
        if artboard is None:
            raise UserError("This artboard isn't in the document any more.", "Choose another artboard.")
        refuse_blocked(document, asset)
        document = with_assets(document, (asset, *takes))
        layer = region_layer(layer_id, asset, takes, region)
        return add_layer(artboard.id, layer, index_above(artboard, above)).apply(document)

    return Edit("Place in selection", apply)


def place_on_both(
    artboard_id: str,
    sequence_id: str,
    asset: Asset,
    takes: Sequence[Asset] = (),
    *,
    at: int = 0,
    center: tuple[float, float] | None = None,
) -> Edit:
    """Add a picture as a layer and as a clip, in one step."""
    return combined(
        "Place on canvas and timeline",
        place_on_canvas(artboard_id, asset, takes, center=center),
        place_on_timeline(sequence_id, asset, takes, at=at),
    )


def image_layer(
    layer_id: str,
    asset: Asset,
    takes: Sequence[Asset],
    artboard: Artboard,
    center: tuple[float, float] | None,
    *,
    fit: bool = True,
) -> ImageLayer:
    """Return the layer that shows `asset` on `artboard`; also what a ghost of it looks like."""
    if asset.kind != "image":
        raise UserError(f"'{asset.title or asset.kind}' is no picture.", "Only pictures go on an artboard.")
    width, height = asset.size
    if fit or not width or not height:
        width, height = fitted(width, height, artboard.width * MARGIN, artboard.height * MARGIN)
    x, y = center or (artboard.width / 2, artboard.height / 2)
    return ImageLayer(
        id=layer_id,
        name=asset.title or UNTITLED,
        asset=asset.sha256,
        takes=take_hashes(asset, takes),
        transform=Transform(x=x, y=y, width=width, height=height),
        smooth=max(asset.size) > SMALL,
    )


def region_layer(layer_id: str, asset: Asset, takes: Sequence[Asset], region: Region) -> ImageLayer:
    """Return the layer that fills `region` with `asset`: what sticks out of its frame is hidden by the mask."""
    if asset.kind != "image":
        raise UserError(f"'{asset.title or asset.kind}' is no picture.", "Only pictures go on an artboard.")
    width, height = asset.size
    if not width or not height:
        width, height = region.width, region.height
    scale = max(region.width / width, region.height / height)
    return ImageLayer(
        id=layer_id,
        name=asset.title or UNTITLED,
        asset=asset.sha256,
        takes=take_hashes(asset, takes),
        transform=Transform(
            x=region.left + region.width / 2,
            y=region.top + region.height / 2,
            width=width * scale,
            height=height * scale,
        ),
        smooth=max(asset.size) > SMALL,
        mask=selection_of(region).as_mask(),
    )


def index_above(artboard: Artboard, layer_ids: Sequence[str]) -> int | None:
    """Return the position over the topmost of some layers, or of the groups that hold them; None for the top."""
    chosen = frozenset(layer_ids)
    places = [
        index
        for index, layer in enumerate(artboard.layers)
        if any(item.id in chosen for item in walk((layer,)))
    ]
    return places[-1] + 1 if places else None

"""What the actions of the Layer menu and of the clipboard do, one method each."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.core.adjustments import Adjustment, Curves, HueSaturation, Levels
from creastudio.core.canvas import AdjustmentLayer, Artboard, GroupLayer, Layer, LinkedLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits.arrange import Axis, Order, Side, align_layers, distribute_layers, order_layers
from creastudio.core.edits.artboards import remove_artboard
from creastudio.core.edits.canvas import add_layer, remove_layers, set_transform, ungroup, update_layers
from creastudio.core.edits.copies import duplicate_artboard, link_layers, unlink_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.masks import set_mask, update_mask
from creastudio.core.edits.place import combined, index_above
from creastudio.core.geometry import bounds_of
from creastudio.core.masks import Mask
from creastudio.core.placement import Affine, moved
from creastudio.shell.appeared import new_layers
from creastudio.shell.canvas.dropping import drop
from creastudio.shell.canvas.hit import parent_map
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.dropping import place_from_canvas
from creastudio.shell.transfer import clipboard

ADJUSTMENTS: dict[str, Callable[[], tuple[str, Adjustment]]] = {
    "levels": lambda: (tr("Levels"), Levels()),
    "curves": lambda: (tr("Curves"), Curves()),
    "hue": lambda: (tr("Hue and saturation"), HueSaturation()),
}

MAX_MASK = 8192
"""Px of the longer side of a new mask: as fine as its layer, and no finer than this."""


class LayerCommands:
    """Acts on the selected layers of a session."""

    def __init__(self, session: Session, place_picture: Callable[[bytes], object]) -> None:
        self._session = session
        self._place_picture = place_picture

    # -- clipboard

    def copy(self) -> None:
        clipboard.copy_layers(self._session)

    def cut(self) -> None:
        ids = self._session.selected_layers
        if clipboard.copy_layers(self._session):
            self._apply(Edit("Cut layers", remove_layers(ids).apply))

    def paste(self) -> None:
        files = clipboard.files_on_clipboard()
        if files is not None:
            if not drop(self._session, files):
                self._session.notify(
                    tr("Nothing of the copied files can be placed."),
                    tr("Pictures, videos, sounds, music, texts and cuts can."),
                )
            return
        picture = clipboard.picture_on_clipboard()
        if picture is not None:
            self._place_picture(picture)
            return
        edit = clipboard.paste(self._session)
        if edit is not None:
            self._select_new(edit)
        else:
            self._session.notify(
                tr("There is nothing to paste."), tr("Copy layers, a picture or a text first.")
            )

    # -- order and place

    def order(self, order: Order) -> None:
        self._apply(order_layers(self._ids(), order))

    def align(self, side: Side) -> None:
        self._apply(align_layers(self._ids(), side))

    def distribute(self, axis: Axis) -> None:
        self._apply(distribute_layers(self._ids(), axis))

    def flip(self, axis: Axis) -> None:
        """Mirror the selected layers around the middle of all of them."""
        layers = self._layers()
        if not layers:
            return
        box = bounds_of(layers)
        by: Affine = (-1.0, 0.0, 0.0, 1.0, 2 * box.x, 0.0)
        if axis == "y":
            by = (1.0, 0.0, 0.0, -1.0, 0.0, 2 * box.y)
        places = {layer.id: moved(layer.transform, by) for layer in layers if not layer.locked}
        self._apply(set_transform(places, "Flip layers"))

    # -- what layers show

    def add_adjustment(self, kind: str) -> None:
        """Put an adjustment over the topmost selected layer, or over everything."""
        artboard = self._session.artboard
        if artboard is None:
            return
        name, adjustment = ADJUSTMENTS[kind]()
        place = Transform(
            x=artboard.width / 2, y=artboard.height / 2, width=artboard.width, height=artboard.height
        )
        # What is selected is what is meant.
        mask = artboard.selection.as_mask() if artboard.selection is not None else None
        layer = AdjustmentLayer(name=name, adjustment=adjustment, transform=place, mask=mask)
        index = index_above(artboard, self._ids())
        self._select_new(Edit("Add adjustment", add_layer(artboard.id, layer, index).apply))
        self._session.show_panel("properties")

    def clip(self) -> None:
        """Clip the selected layers to the layer below, or let them go when all are clipped."""
        layers = self._layers()
        if layers:
            wanted = not all(layer.clip for layer in layers)
            self._apply(update_layers(self._ids(), "Clip to layer below", clip=wanted))

    def add_mask(self) -> None:
        """Give each selected layer without a mask one that shows what is selected of it, else all of it."""
        edits = [
            set_mask(layer.id, selected_mask(self._session.document, artboard, layer))
            for artboard, layer in self._session.document.find_layers(self._ids())
            if layer.mask is None
        ]
        if edits:
            self._apply(combined("Add mask", *edits))

    def remove_mask(self) -> None:
        edits = [set_mask(layer.id, None) for layer in self._layers() if layer.mask is not None]
        if edits:
            self._apply(combined("Delete mask", *edits))

    def toggle_mask(self) -> None:
        masks = [layer.mask for layer in self._layers() if layer.mask is not None]
        if masks:
            self._apply(update_mask(self._ids(), enabled=not all(mask.enabled for mask in masks)))

    def link(self) -> None:
        self._select_new(link_layers(self._ids()))

    def unlink(self) -> None:
        ids = [layer.id for layer in self._layers() if isinstance(layer, LinkedLayer)]
        if ids:
            self._apply(unlink_layers(ids))

    def place_on_timeline(self) -> None:
        """Place the selected layers at the playhead, else the active artboard."""
        layers = self._ids()
        place_from_canvas(self._session, [] if layers else [self._session.artboard_id], layers)

    def duplicate_artboard(self) -> None:
        if self._session.artboard is not None:
            self._apply(duplicate_artboard(self._session.artboard_id))
            self._session.set_artboard(self._session.document.artboards[-1].id)

    def delete_artboard(self) -> None:
        if self._session.artboard is not None:
            self._apply(remove_artboard(self._session.artboard_id))

    # -- pieces

    def _ids(self) -> tuple[str, ...]:
        return self._session.selected_layers

    def _layers(self) -> list[Layer]:
        return [layer for _, layer in self._session.document.find_layers(self._ids())]

    def _apply(self, edit: Edit) -> bool:
        return self._session.apply(edit)

    def _select_new(self, edit: Edit) -> None:
        old = self._session.document
        if self._apply(edit) and (fresh := new_layers(old, self._session.document)):
            self._session.select(fresh)


def ungroup_selected(session: Session) -> None:
    """Take the selected groups apart, as one step."""
    found = session.document.find_layers(session.selected_layers)
    groups = [layer.id for _, layer in found if isinstance(layer, GroupLayer)]
    if groups:
        session.apply(combined("Ungroup layers", *(ungroup(name) for name in groups)))


def new_mask(layer: Layer, artboard: Artboard) -> Mask:
    """Return a mask that shows all of a layer, as fine as the layer is large."""
    place = layer.transform
    if isinstance(layer, AdjustmentLayer):
        place = Transform(
            x=artboard.width / 2, y=artboard.height / 2, width=artboard.width, height=artboard.height
        )
    finest = min(1.0, MAX_MASK / max(place.width, place.height))
    width, height = max(1, round(place.width * finest)), max(1, round(place.height * finest))
    return Mask(width=width, height=height, transform=place)


def selected_mask(document: Document, artboard: Artboard, layer: Layer) -> Mask:
    """Return a mask that shows of a layer what is selected of its artboard; all of it where nothing is."""
    if artboard.selection is None:
        return new_mask(layer, artboard)
    mask = artboard.selection.as_mask()
    if isinstance(layer, AdjustmentLayer):
        return mask
    parent, possible = parent_map(document, layer.id).inverted()
    if not possible or parent.isIdentity():
        return mask
    back: Affine = (parent.m11(), parent.m12(), parent.m21(), parent.m22(), parent.dx(), parent.dy())
    return mask.model_copy(update={"transform": moved(mask.transform, back)})

"""What is done to layers with the px that are selected: hidden, copied, cut, filled. Nothing is destroyed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QTransform

from creastudio.core.assets import Asset
from creastudio.core.canvas import AdjustmentLayer, Artboard, ImageLayer, Layer, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits.assets import with_assets
from creastudio.core.edits.canvas import add_layer
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.masks import set_mask
from creastudio.core.edits.place import combined, index_above
from creastudio.core.fills import SolidFill
from creastudio.core.flagged import shown_on
from creastudio.core.ids import new_id
from creastudio.core.pixel_selection import PixelSelection
from creastudio.render.bounds import painted_bounds
from creastudio.shell.canvas.hit import parent_map
from creastudio.shell.commands.layer_commands import new_mask
from creastudio.shell.i18n import tr
from creastudio.shell.pixels.selecting import selecting_of
from creastudio.shell.safety.exporting import may_leave
from creastudio.shell.session import Session

if TYPE_CHECKING:
    from creastudio.render.coverage import Coverage, SelectMode

HIDE = "Hide selected pixels"


def rect_of(selection: PixelSelection) -> QRect:
    """Return the artboard px around what is selected."""
    return QRect(selection.left, selection.top, selection.width, selection.height)


def chosen_layers(session: Session, artboard: Artboard) -> list[Layer]:
    """Return the selected layers of an artboard that can be changed."""
    found = session.document.find_layers(session.selected_layers)
    return [layer for board, layer in found if board.id == artboard.id and not layer.locked]


def select_layers(session: Session, layer_ids: Sequence[str], mode: SelectMode = "replace") -> None:
    """Select what layers cover, px that are covered in part in part."""
    found = session.document.find_layers(layer_ids)
    if not found:
        return
    board_id, images = found[0][0].id, session.originals
    ids = [layer.id for board, layer in found if board.id == board_id]
    go_on = selecting_of(session).go_on

    def change(document: Document, artboard: Artboard, before: Coverage) -> Coverage:
        from creastudio.render.coverage import combined
        from creastudio.render.coverage_shapes import of_layers

        return combined(before, of_layers(document, artboard, ids, images, go_on), mode)

    session.set_artboard(board_id)
    selecting_of(session).change(board_id, change, "Select pixels")


def select_masks(session: Session, layer_ids: Sequence[str]) -> None:
    """Select what the masks of layers show, of several what all of them show; says so where there is none."""
    found = [(board, layer) for board, layer in session.document.find_layers(layer_ids) if layer.mask]
    if not found:
        session.notify(tr("No selected layer has a mask."), tr("Add a mask to one of them first."))
        return
    board_id, images = found[0][0].id, session.originals
    masks = [(layer.mask, parent_map(session.document, layer.id)) for _, layer in found]

    def change(_document: Document, artboard: Artboard, _before: Coverage) -> Coverage:
        from creastudio.render.coverage import combined, everything
        from creastudio.render.coverage_shapes import of_mask

        whole = QRect(0, 0, artboard.width, artboard.height)
        shown = everything(whole)
        for mask, parent in masks:
            if mask is not None:
                shown = combined(shown, of_mask(mask, parent, whole, images), "intersect")
        return shown

    session.set_artboard(board_id)
    selecting_of(session).change(board_id, change, "Select pixels")


def hide_selected(session: Session) -> bool:
    """Hide what is selected of the selected layers by their masks, as one step.

    Returns
    -------
    bool
        False where nothing is selected of any of them: then nothing happens.
    """
    board = session.artboard
    if board is None or board.selection is None:
        return False
    rect = QRectF(rect_of(board.selection))
    ids = [
        layer.id
        for layer in chosen_layers(session, board)
        if parent_map(session.document, layer.id).mapRect(painted_bounds(layer)).intersects(rect)
    ]
    if ids:
        selecting_of(session).run(
            board.id,
            lambda document, artboard: _hiding(session, document, artboard, ids),
            lambda edit: edit is not None and session.apply(edit),
        )
    return bool(ids)


def layer_via(session: Session, *, cut: bool) -> None:
    """Put what is selected of the selected layers, or of all that is seen, on a layer of its own.

    Parameters
    ----------
    cut : bool
        Whether the layers that it comes from no longer show it.
    """
    board = session.artboard
    if board is None or board.selection is None:
        return
    ids = [layer.id for layer in chosen_layers(session, board)]
    layer_id, go_on = new_id(), selecting_of(session).go_on

    def make(document: Document, artboard: Artboard) -> Edit | None:
        return _copying(session, document, artboard, ids, layer_id, go_on, cut=cut)

    def done(edit: Edit | None) -> None:
        if edit is None:
            _say_nothing_there(session)
        elif session.apply(edit):
            session.select([layer_id])

    selecting_of(session).run(board.id, make, done)


def copy_picture(session: Session) -> None:
    """Put what is selected of the selected layers, or of all that is seen, on the clipboard, for any program."""
    board = session.artboard
    if board is None or board.selection is None:
        return
    layers = chosen_layers(session, board)
    holder = board.model_copy(update={"layers": tuple(layers)}) if layers else board
    if not may_leave(session, shown_on(session.document, [holder])):
        return
    ids = [layer.id for layer in layers]
    go_on = selecting_of(session).go_on

    def make(document: Document, artboard: Artboard) -> QImage | None:
        from creastudio.render.selected_layers import selected_picture

        found = selected_picture(document, artboard, ids, session.originals, go_on)
        return found[1] if found is not None else None

    def done(picture: QImage | None) -> None:
        if picture is None:
            _say_nothing_there(session)
        else:
            QGuiApplication.clipboard().setImage(picture)

    selecting_of(session).run(board.id, make, done)


def _say_nothing_there(session: Session) -> None:
    session.notify(
        tr("Nothing is painted where you selected."),
        tr("Select a layer that shows there, or another part of the picture."),
    )


def fill_selected(session: Session) -> None:
    """Put a layer of one colour over what is selected; its colour can be changed like any shape's."""
    board = session.artboard
    if board is None or board.selection is None:
        return
    rect = rect_of(board.selection)
    palette = session.document.palette
    layer = ShapeLayer(
        name=tr("Fill"),
        fill=SolidFill(color=palette[-1] if palette else "#808080"),
        transform=_place_of(rect),
        mask=board.selection.as_mask(),
    )
    index = index_above(board, session.selected_layers)
    if session.apply(Edit("Fill selection", add_layer(board.id, layer, index).apply)):
        session.select([layer.id])
        session.show_panel("properties")


def _hiding(session: Session, document: Document, artboard: Artboard, ids: list[str]) -> Edit | None:
    """Return the edit that hides what is selected of some layers; called on another thread."""
    # With NumPy, which the window starts without.
    from creastudio.render.selected_layers import hiding

    if artboard.selection is None:
        return None
    edits: list[Edit] = []
    for _, layer in document.find_layers(ids):
        parent = QTransform() if isinstance(layer, AdjustmentLayer) else parent_map(document, layer.id)
        mask = hiding(
            layer.mask or new_mask(layer, artboard), artboard.selection, parent, session.originals,
            session.workspace.blobs.put,
        )  # fmt: skip
        edits.append(set_mask(layer.id, mask, HIDE))
    return combined(HIDE, *edits)


def _copying(
    session: Session,
    document: Document,
    artboard: Artboard,
    ids: list[str],
    layer_id: str,
    go_on: Callable[[], bool],
    *,
    cut: bool,
) -> Edit | None:
    """Return the edit that adds the layer, None where it would show nothing; called on another thread."""
    from creastudio.render.painter import png_bytes
    from creastudio.render.selected_layers import selected_picture

    found = selected_picture(document, artboard, ids, session.originals, go_on)
    if found is None:
        return None
    rect, picture = found
    names = [layer.name for _, layer in document.find_layers(ids) if layer.name]
    title = names[-1] if names else artboard.name
    asset = Asset(
        sha256=session.workspace.blobs.put(png_bytes(picture)),
        media_type="image/png",
        title=title,
        metadata={"width": rect.width(), "height": rect.height()},
    )
    layer = ImageLayer(id=layer_id, name=title, asset=asset.sha256, transform=_place_of(rect))
    hide = _hiding(session, document, artboard, ids) if cut and ids else None
    index = index_above(artboard, tuple(ids))

    def apply(before: Document) -> Document:
        after = add_layer(artboard.id, layer, index).apply(with_assets(before, (asset,)))
        return hide.apply(after) if hide is not None else after

    return Edit("Layer via cut" if cut else "Layer via copy", apply)


def _place_of(rect: QRect) -> Transform:
    return Transform(
        x=rect.left() + rect.width() / 2,
        y=rect.top() + rect.height() / 2,
        width=rect.width(),
        height=rect.height(),
    )

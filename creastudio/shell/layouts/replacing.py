"""Another picture in the place of one: of a layer, and so of that element on all sizes of an ad."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, Layer
from creastudio.core.edits.assets import add_assets
from creastudio.core.edits.linked_layouts import replace_picture
from creastudio.core.edits.place import combined
from creastudio.core.layout_layers import inner_of
from creastudio.shell.canvas.importing import import_files
from creastudio.shell.chooser import kinds_of
from creastudio.shell.i18n import mark, tr
from creastudio.shell.session import Session

LABEL = mark("Replace picture")


def picture_in(layer: Layer) -> ImageLayer | None:
    """Return the picture that a layer is, or that an element of a layout shows in its frame; None for anything else."""
    found = inner_of(layer) if layer.element else layer
    return found if isinstance(found, ImageLayer) else None


def ask_for_picture(session: Session, layer: ImageLayer, parent: QWidget | None) -> None:
    """Ask for a picture file and show it in the place of a layer's picture, as one step."""
    path = session.chooser.open_file(parent, tr("Replace picture"), kinds_of("image"))
    if path is not None:
        import_files(session, [path], lambda assets: show_picture(session, layer.id, assets[0]))


def show_picture(session: Session, layer_id: str, asset: Asset) -> bool:
    """Show an asset in the place of a layer's picture, as one step."""
    edit = combined(LABEL, add_assets([asset]), replace_picture([layer_id], asset.sha256))
    return session.apply(edit)

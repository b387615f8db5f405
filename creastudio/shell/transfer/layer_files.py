"""Layers and artboards as picture files, with the recipes of what they show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from creastudio.core.canvas import Artboard, ImageLayer, Layer, TextLayer
from creastudio.core.document import Document
from creastudio.core.flagged import shown_on
from creastudio.export.naming import file_name
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.asset_menu import IMAGE_SUFFIXES
from creastudio.shell.panels.results.result_data import asset_file
from creastudio.shell.safety.exporting import blocked_of, may_leave
from creastudio.shell.session import Session
from creastudio.shell.transfer.clipboard import covered_by, holder_of, in_order
from creastudio.shell.transfer.drag_files import NamedFile, file_drag, write_file
from creastudio.shell.transfer.file_drag import FileDrag

LARGE = 8_000_000
"""Pixels from which a picture is painted in a process of its own."""


def layers_of(session: Session, layer_ids: Sequence[str]) -> list[Layer]:
    """Return layers of one artboard, that of the first, from bottom to top, those inside others left out."""
    found = session.document.find_layers(layer_ids)
    return in_order(found[0][0], [layer for _, layer in found]) if found else []


def layer_files(session: Session, layers: Sequence[Layer]) -> list[NamedFile]:
    """Return the file of some layers together; a picture that is shown as it is stays the file it was."""
    if len(layers) == 1 and (plain := _plain(session, layers[0])) is not None:
        return [plain]
    if covered_by(layers).isEmpty():
        return []
    holder, board = holder_of(session.document, layers)
    return [(f"{file_name(layers[-1].name or board.name)}.png", _writer(session, holder, board))]


def artboard_file(session: Session, artboard: Artboard) -> NamedFile:
    """Return the file of an artboard."""
    return f"{file_name(artboard.name)}.png", _writer(session, session.document, artboard)


def drag_layers(session: Session, layers: Sequence[Layer]) -> FileDrag | None:
    """Return what a drag of layers carries: a picture, and the words of texts; None for nothing to be seen."""
    files = layer_files(session, layers)
    if not files:
        return None
    drag = file_drag(session, files)
    texts = [layer.text for layer in layers if isinstance(layer, TextLayer)]
    if texts:
        drag.setText("\n".join(texts))
    return drag


def drag_items(session: Session, items: Sequence[Artboard | Layer]) -> QMimeData:
    """Return what a drag of rows of the layers panel gives other programs."""
    boards = [item for item in items if isinstance(item, Artboard)]
    if boards:
        return file_drag(session, [artboard_file(session, board) for board in boards])
    layers = layers_of(session, [item.id for item in items])
    return (drag_layers(session, layers) if layers else None) or QMimeData()


def save_picture(session: Session, layers: Sequence[Layer], parent: QWidget) -> None:
    """Ask for a name and save what layers paint there, as it is now."""
    if covered_by(layers).isEmpty():
        session.notify(tr("There is nothing to be seen of it."))
        return
    holder, board = holder_of(session.document, layers)
    if not may_leave(session, shown_on(holder, [board])):
        return
    kinds = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in IMAGE_SUFFIXES)
    start = f"{file_name(layers[-1].name or board.name)}.png"
    out = session.chooser.save_file(parent, tr("Save picture as"), kinds, start)
    if out is not None:
        target = out if out.suffix else out.with_suffix(".png")
        write_file(
            session,
            target,
            _writer(session, holder, board),
            lambda: session.notify(tr("Saved {name}", name=target.name), tr("Its recipe is in the file.")),
        )


def _plain(session: Session, layer: Layer) -> NamedFile | None:
    """Return the own file of a picture that nothing was done to but place it; None for any other layer."""
    if not isinstance(layer, ImageLayer) or layer.missing:
        return None
    if (
        not layer.transform.upright
        or layer.opacity < 1
        or layer.blend != "normal"
        or layer.mask
        or layer.effects
        or layer.clip
    ):
        return None
    asset = session.document.find_asset(layer.asset)
    if asset is None:
        return None
    return asset_file(session, asset)


def _writer(session: Session, document: Document, artboard: Artboard) -> Callable[[Path], None]:
    """Return what writes the file of an artboard on another thread; it raises ``Blocked`` for one that can't leave."""
    blocked = blocked_of(session, shown_on(document, [artboard]))

    def write(path: Path) -> None:
        if blocked is not None:
            raise blocked
        _write(session.workspace.read_blob, document, artboard, path)

    return write


def _write(read: Callable[[str], bytes], document: Document, artboard: Artboard, path: Path) -> None:
    if artboard.width * artboard.height > LARGE:
        from creastudio.export.render_process import export_apart

        export_apart(document, [artboard.id], read, path)
    else:
        from creastudio.export.raster import export_artboard

        export_artboard(document, artboard.id, read, path)

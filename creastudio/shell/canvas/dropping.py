"""What can be dropped on the canvas: picture files and results of the tray."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, Transform
from creastudio.core.edits.artboards import add_artboard, beside
from creastudio.core.edits.canvas import placed_at
from creastudio.core.edits.copies import paste_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined, place_on_canvas
from creastudio.shell.canvas.hit import board_at
from creastudio.shell.canvas.importing import LAYERED, import_files, import_layered, picture_files
from creastudio.shell.i18n import mark, tr
from creastudio.shell.panels.result_data import result_ids
from creastudio.shell.session import Session

if TYPE_CHECKING:
    from creastudio.media.layered import ImportedLayers

STEP = 32.0
"""How far apart several dropped pictures lie, artboard px."""

PLACE_LABEL = mark("Place on canvas")


def wanted(mime: QMimeData) -> bool:
    """Return whether a drop can be placed."""
    return bool(result_ids(mime) or picture_files(mime))


def drop(session: Session, mime: QMimeData, point: QPointF) -> bool:
    """Place what was dropped at a canvas point; False when nothing of it can be placed."""
    results, files = result_ids(mime), picture_files(mime)
    if results:
        drop_results(session, results, point)
    elif files:
        drop_files(session, files, point)
    return bool(results or files)


def drop_results(session: Session, result_ids: Sequence[str], point: QPointF) -> None:
    """Place results, the first at a canvas point; those in review leave the comparison."""
    board = _board(session, point)
    if board is None:
        return
    session.set_artboard(board.id)
    for index, name in enumerate(result_ids):
        session.accept(name, "canvas", center=_center(board, point, index))


def drop_files(session: Session, files: Sequence[Path], point: QPointF | None = None) -> None:
    """Place picture files, the first at a canvas point; in the middle of the active artboard without one."""
    layered = [file for file in files if file.suffix.lower() in LAYERED]
    import_layered(session, layered, lambda found, name: place_layers(session, found, name, point))
    plain = [file for file in files if file not in layered]
    if plain:
        import_files(session, plain, lambda assets: place_assets(session, assets, point))


def place_layers(session: Session, found: ImportedLayers, name: str, point: QPointF | None = None) -> bool:
    """Place the layers of a file as one group, its page in the middle of the artboard or at a canvas point."""
    board = _board(session, point)
    if board is None:
        return False
    page = Transform(x=found.width / 2, y=found.height / 2, width=found.width, height=found.height)
    group = GroupLayer(name=name, layers=found.layers, transform=page)
    x, y = _center(board, point, 0) if point is not None else (board.width / 2, board.height / 2)
    scale = min(1.0, board.width / found.width, board.height / found.height)
    place = Transform(x=x, y=y, width=found.width * scale, height=found.height * scale)
    edit = paste_layers(board.id, [placed_at(group, place)], found.assets)
    if not session.apply(Edit(PLACE_LABEL, edit.apply)):
        return False
    session.set_artboard(board.id)
    session.select([session.document.artboard(board.id).layers[-1].id])
    return True


def place_assets(session: Session, assets: Sequence[Asset], point: QPointF | None = None) -> bool:
    """Place imported pictures as one undo step and select them."""
    board = _board(session, point)
    if board is None:
        return False
    edits: list[Edit] = []
    for index, asset in enumerate(assets):
        center = None if point is None and index == 0 else _center(board, point, index)
        edits.append(place_on_canvas(board.id, asset, center=center))
    known = {layer.id for layer in session.document.artboard(board.id).layers}
    if not session.apply(combined(PLACE_LABEL, *edits)):
        return False
    session.set_artboard(board.id)
    session.select(
        [layer.id for layer in session.document.artboard(board.id).layers if layer.id not in known]
    )
    return True


def _board(session: Session, point: QPointF | None) -> Artboard | None:
    """Return the artboard under the drop, else the active one, else a new one."""
    under = board_at(session.document, point) if point is not None else None
    if under is not None or session.artboard is not None:
        return under or session.artboard
    return new_artboard(session)


def new_artboard(session: Session) -> Artboard | None:
    """Add an artboard beside the others, as large as the active one, and make it the active one."""
    like, count = session.artboard, len(session.document.artboards)
    width, height = (like.width, like.height) if like is not None else (1024, 1024)
    fresh = beside(session.document, width, height, tr("Artboard {number}", number=count + 1))
    if not session.apply(add_artboard(fresh)):
        return None
    session.set_artboard(fresh.id)
    return fresh


def _center(board: Artboard, point: QPointF | None, index: int) -> tuple[float, float]:
    if point is None:
        x, y = board.width / 2, board.height / 2
    else:
        x, y = point.x() - board.x, point.y() - board.y
    return x + index * STEP, y + index * STEP

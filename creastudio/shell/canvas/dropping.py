"""What can be dropped on the canvas: files and results of the tray; what plays goes on to the timeline."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QTimer

from creastudio.api.errors import UserError
from creastudio.api.own_formats import LONGEST_SIDE
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits.artboards import add_artboard, around, beside
from creastudio.core.edits.canvas import placed_at
from creastudio.core.edits.copies import paste_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import MARGIN, combined, inside, place_on_canvas, place_on_new_artboard
from creastudio.core.edits.place_text import Words, place_text_on_canvas
from creastudio.core.geometry import fitted
from creastudio.core.text_fitting import LONGEST
from creastudio.shell.appeared import new_clips, new_layers, tell_clips
from creastudio.shell.canvas.hit import board_at, board_distance, board_nearest, board_rect
from creastudio.shell.canvas.importing import files_in, import_files, import_layered, placeable_files
from creastudio.shell.datasets.dropping import folder_in, take_folder
from creastudio.shell.i18n import mark, tr, trn
from creastudio.shell.layouts.placing import place_layout_assets, place_layouts
from creastudio.shell.live.dropping import live_in, make
from creastudio.shell.panels.layers.model import LAYER_TYPE
from creastudio.shell.panels.results.result_data import dragged_assets, result_ids
from creastudio.shell.session import Session
from creastudio.shell.timeline import dropping as timeline
from creastudio.shell.timeline.cut_files import import_cuts, split
from creastudio.shell.timeline.selected import spots_of
from creastudio.shell.transfer.file_kinds import LAYERED, TEXTS, is_played
from creastudio.shell.transfer.model_files import model_in
from creastudio.shell.writings.acts import title_of
from creastudio.shell.writings.drag import WRITING_TYPE, words_in
from creastudio.shell.writings.files import import_texts, keep_all
from creastudio.workspace.notice import Notice
from creastudio.workspace.text_results import dropped_words

if TYPE_CHECKING:
    from creastudio.media.layered import ImportedLayers

STEP = 32.0
"""How far apart several dropped pictures lie, artboard px."""

REACH = 24.0
"""How far beside an artboard a drop still goes on it, view px."""

PLACE_LABEL = mark("Place on canvas")
NEW_LABEL = mark("Place on a new artboard")


def wanted(mime: QMimeData) -> bool:
    """Return whether a drop can be placed."""
    # Rows of the layers panel are files for other programs alone.
    return not mime.hasFormat(LAYER_TYPE) and bool(
        live_in(mime)
        or result_ids(mime)
        or placeable_files(mime)
        or folder_in(mime)
        or model_in(mime)
        or mime.hasFormat(WRITING_TYPE)
    )


def target(document: Document, point: QPointF, reach: float) -> Artboard | None:
    """Return the artboard that a drop at a canvas point goes on; None where it gets one of its own.

    Parameters
    ----------
    reach : float
        How far beside an artboard still counts as on it, canvas px.
    """
    under = board_at(document, point)
    if under is not None:
        return under
    nearest = board_nearest(document, point)
    return nearest if nearest is not None and board_distance(nearest, point) <= reach else None


def drop(session: Session, mime: QMimeData, point: QPointF | None = None, reach: float = 0.0) -> bool:
    """Place what was dropped at a canvas point, or pasted without one; False when nothing of it can be placed."""
    live = live_in(mime)
    if live is not None:
        made = make(session, live, lambda result: drop_results(session, [result.id], point, reach))
        return made is not None
    folder, model = folder_in(mime), model_in(mime)
    if folder is not None:
        return take_folder(session, folder)
    if model is not None:
        # The drop has to end before a dialog opens.
        QTimer.singleShot(0, session, lambda: session.modelFileDropped.emit(model))
        return True
    results = [name for name in result_ids(mime) if session.result(name) is not None]
    assets, files = dragged_assets(session, mime), placeable_files(mime)
    if mime.hasFormat(WRITING_TYPE):
        return place_texts(session, words_in(session, mime), point, reach)
    if results:
        drop_results(session, results, point, reach)
    elif assets:
        place_assets(session, assets, point, reach)
    elif files:
        _tell_left_out(session, [file for file in files_in(mime, wait=True) if file not in files])
        drop_files(session, files, point, reach)
    return bool(results or assets or files)


def _tell_left_out(session: Session, files: Sequence[Path]) -> None:
    if files:
        session.notify(
            trn(
                "'{name}' can't be placed.", "{count} files can't be placed.", len(files), name=files[0].name
            ),
            tr("Pictures, videos, sounds, music, texts and cuts can."),
            level="warning",
        )


def drop_results(session: Session, names: Sequence[str], point: QPointF | None, reach: float = 0.0) -> None:
    """Place results (their ids), the first at a canvas point; those in review leave the comparison."""
    found = [result for name in names if (result := session.result(name)) is not None]
    texts = [item for item in found if item.asset.kind == "text"]
    layouts = [item for item in found if item.asset.kind == "layout"]
    shown = [item for item in found if item not in texts and item not in layouts]
    if layouts:
        place_layouts(session, [item.id for item in layouts], point)
    if texts:
        place_texts(session, _words_of(session, [item.id for item in texts]), point, reach)
    if shown or not found:
        takes = session.workspace.tray.takes_of
        _place(session, [(item.asset, takes(item.id, session.document)) for item in shown], point, reach)


def place_texts(
    session: Session, texts: Sequence[Words], point: QPointF | None = None, reach: float = 0.0
) -> bool:
    """Place texts as layers, the first at a canvas point, as one undo step; on an artboard of their own where none is."""
    texts, long = _by_length(texts)
    if long:
        keep_all(session, long)
        session.notify(
            tr(
                "'{name}' is too long for a layer; it is among the writings.", name=title_of(long[-1].writing)
            ),
            tr("Shorten it there, or place a part of it."),
        )
    if not texts:
        return bool(long)
    board, edits = _board(session, point, reach), list[Edit]()
    fresh = None
    if board is None:
        board = fresh = _own_artboard(session, session.document.artboards, (0, 0), point)
        edits.append(add_artboard(fresh))
    for index, words in enumerate(texts):
        center = _center(board, None if fresh is not None else point, index, (0, 0))
        edits.append(place_text_on_canvas(board.id, words, center=center))
    old = session.document
    if not session.apply(combined(PLACE_LABEL if fresh is None else NEW_LABEL, *edits)):
        return False
    if fresh is not None:
        _tell(session, [fresh], title_of(texts[0].writing))
    session.set_artboard(board.id)
    session.select(new_layers(old, session.document))
    return True


def _by_length(texts: Sequence[Words]) -> tuple[list[Words], list[Words]]:
    """Return the texts that a layer takes, and those that it doesn't."""
    short = [words for words in texts if len(words.text) <= LONGEST]
    return short, [words for words in texts if len(words.text) > LONGEST]


def _words_of(session: Session, names: Sequence[str], assets: Sequence[Asset] = ()) -> list[Words]:
    """Return what texts of the tray and of the project say; what is no text to be placed is told."""
    try:
        return dropped_words(session.workspace, names, assets)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return []


def drop_files(
    session: Session, files: Sequence[Path], point: QPointF | None = None, reach: float = 0.0
) -> None:
    """Place files, the first at a canvas point; in the middle of the active artboard without one."""
    cuts, files = split(files)
    import_cuts(session, cuts)
    texts = [file for file in files if file.suffix.lower() in TEXTS]
    files = [file for file in files if file not in texts]
    import_texts(session, texts, lambda words: place_texts(session, words, point, reach))
    layered = [file for file in files if file.suffix.lower() in LAYERED]
    import_layered(session, layered, lambda found, name: place_layers(session, found, name, point, reach))
    plain = [file for file in files if file not in layered]
    if plain:
        import_files(session, plain, lambda assets: place_assets(session, assets, point, reach))


def place_layers(
    session: Session, found: ImportedLayers, name: str, point: QPointF | None = None, reach: float = 0.0
) -> bool:
    """Place the layers of a file as one group, its page in the middle of the artboard or at a canvas point."""
    page = Transform(x=found.width / 2, y=found.height / 2, width=found.width, height=found.height)
    group = GroupLayer(name=name, layers=found.layers, transform=page)
    board = _board(session, point, reach)
    if board is None:
        size = math.ceil(found.width), math.ceil(found.height)
        board = _own_artboard(session, session.document.artboards, size, point)
        edit = paste_layers(board.id, [group], found.assets)
        if not session.apply(combined(NEW_LABEL, add_artboard(board), edit)):
            return False
        _tell(session, [board], name)
    else:
        scale = min(1.0, board.width / found.width, board.height / found.height)
        place = Transform(width=found.width * scale, height=found.height * scale)
        x, y = _center(board, point, 0, (place.width, place.height))
        place = place.model_copy(update={"x": x, "y": y})
        edit = paste_layers(board.id, [placed_at(group, place)], found.assets)
        if not session.apply(Edit(PLACE_LABEL, edit.apply)):
            return False
    session.set_artboard(board.id)
    session.select([session.document.artboard(board.id).layers[-1].id])
    return True


def place_assets(
    session: Session, assets: Sequence[Asset], point: QPointF | None = None, reach: float = 0.0
) -> bool:
    """Place imported pictures as one undo step and select them; what plays goes on the timeline, at the playhead."""
    played = [asset for asset in assets if is_played(asset.kind)]
    texts = [asset for asset in assets if asset.kind == "text"]
    layouts = [asset for asset in assets if asset.kind == "layout"]
    shown = [(asset, ()) for asset in assets if asset not in (*played, *texts, *layouts)]
    done = bool(played) and _play(session, played)
    done = (bool(texts) and place_texts(session, _words_of(session, (), texts), point, reach)) or done
    done = (bool(layouts) and place_layout_assets(session, layouts, point)) or done
    return (_place(session, shown, point, reach) if shown else False) or done


def _play(session: Session, assets: Sequence[Asset]) -> bool:
    """Place what plays on the timeline, and say where: whoever drops it on the canvas may not look there."""
    before = session.document
    if not timeline.place(session, assets, [()] * len(assets), session.playhead, None):
        return False
    fresh, kind = new_clips(before, session.document), assets[0].kind
    spots = [spot for item in session.document.sequences for spot in spots_of(item, fresh)]
    # Of a film its picture is told, not its sound.
    tell_clips(session, [spot.clip.id for spot in spots if spot.clip.kind == kind])
    return True


def _place(
    session: Session, items: Sequence[tuple[Asset, Sequence[Asset]]], point: QPointF | None, reach: float
) -> bool:
    """Place pictures, each with its takes, as one undo step; on artboards of their own beside all others."""
    board, fresh = _board(session, point, reach), []
    edits: list[Edit] = []
    for index, (asset, takes) in enumerate(items):
        if board is None:
            own = _own_artboard(session, (*session.document.artboards, *fresh), asset.size, point)
            fresh.append(own)
            edits.append(place_on_new_artboard(own, asset, takes))
        else:
            size = fitted(*asset.size, board.width * MARGIN, board.height * MARGIN)
            center = _center(board, point, index, size)
            edits.append(place_on_canvas(board.id, asset, takes, center=center))
    old = session.document
    if not edits or not session.apply(combined(PLACE_LABEL if board is not None else NEW_LABEL, *edits)):
        return False
    if fresh:
        _tell(session, fresh, items[0][0].title)
    session.set_artboard(board.id if board is not None else fresh[-1].id)
    session.select(new_layers(old, session.document))
    return True


def _board(session: Session, point: QPointF | None, reach: float) -> Artboard | None:
    """Return the artboard that is dropped on, the active one without a point; None for a new one."""
    return session.artboard if point is None else target(session.document, point, reach)


def _own_artboard(
    session: Session, boards: Sequence[Artboard], size: tuple[int, int], point: QPointF | None
) -> Artboard:
    """Return a new artboard as large as what is placed, clear of all others."""
    width, height = (min(max(side, 1), LONGEST_SIDE) for side in (size if all(size) else (1024, 1024)))
    name = tr("Artboard {number}", number=len(boards) + 1)
    if point is None:
        return beside(session.document.model_copy(update={"artboards": tuple(boards)}), width, height, name)
    return around(boards, width, height, (point.x(), point.y()), name)


def _tell(session: Session, fresh: Sequence[Artboard], name: str) -> None:
    first = fresh[0]
    told = (
        tr("'{name}' has a new artboard of {width} × {height} px.", name=name, width=first.width,
           height=first.height)
        if len(fresh) == 1
        else tr("{count} new artboards were made, one for each picture.", count=len(fresh))
    )  # fmt: skip
    session.notify(told, tr("What is dropped on an artboard is placed there."))


def new_artboard(session: Session) -> Artboard | None:
    """Add an artboard beside the others, as large as the active one, and make it the active one."""
    like, count = session.artboard, len(session.document.artboards)
    width, height = (like.width, like.height) if like is not None else (1024, 1024)
    fresh = beside(session.document, width, height, tr("Artboard {number}", number=count + 1))
    if not session.apply(add_artboard(fresh)):
        return None
    session.set_artboard(fresh.id)
    return fresh


def _center(
    board: Artboard, point: QPointF | None, index: int, size: tuple[float, float]
) -> tuple[float, float]:
    """Return where in artboard px; what is dropped beside the artboard lies inside it."""
    if point is None:
        x, y = board.width / 2, board.height / 2
    else:
        x, y = point.x() - board.x, point.y() - board.y
    # Of many, the later ones begin again where the first lies: none is beside the artboard.
    rank = index % max(1, round(min(board.width, board.height) / 2 / STEP))
    x, y = x + rank * STEP, y + rank * STEP
    beside_it = point is not None and not board_rect(board).contains(point)
    return inside(board, *size, (x, y)) if beside_it else (x, y)

"""Placing layouts of the tray by mouse or key: artboards of all their formats, in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.edits.edit import Edit
from creastudio.shell.appeared import go_to_new_board
from creastudio.shell.session import Session
from creastudio.workspace.layout_results import asset_edit
from creastudio.workspace.notice import Notice
from creastudio.workspace.placing import placed_layouts


def place_layouts(session: Session, result_ids: Sequence[str], point: QPointF | None = None) -> bool:
    """Place layouts with all their formats, the corner of the first at a canvas point where that is free."""
    before = tuple(session.workspace.results)
    placed = _placed(session, lambda at: placed_layouts(session.workspace, result_ids, at=at), point)
    if placed:
        session.layoutsChosen.emit(list(result_ids), before)
    return placed


def place_layout_assets(session: Session, assets: Sequence[Asset], point: QPointF | None = None) -> bool:
    """Place layouts of the library by themselves, the corner of the first at a canvas point where that is free."""
    return _placed(session, lambda at: asset_edit(session.workspace, assets, at=at), point)


def _placed(
    session: Session, make: Callable[[tuple[float, float] | None], Edit], point: QPointF | None
) -> bool:
    old = session.document
    try:
        edit = make((point.x(), point.y()) if point is not None else None)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return False
    if not session.apply(edit):
        return False
    go_to_new_board(session, old)
    return True

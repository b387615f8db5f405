"""Placing layouts of the tray by mouse or key: artboards of all their formats, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from creastudio.api.errors import UserError
from creastudio.shell.appeared import go_to_new_board
from creastudio.shell.session import Session
from creastudio.workspace.layout_results import layout_edit
from creastudio.workspace.notice import Notice


def place_layouts(session: Session, result_ids: Sequence[str], point: QPointF | None = None) -> bool:
    """Place layouts with all their formats, the corner of the first at a canvas point where that is free."""
    old = session.document
    at = (point.x(), point.y()) if point is not None else None
    try:
        edit = layout_edit(session.workspace, result_ids, at=at)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return False
    if not session.apply(edit):
        return False
    go_to_new_board(session, old)
    return True

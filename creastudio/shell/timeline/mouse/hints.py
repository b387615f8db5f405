"""What the mouse would do: its cursor, and a line that says which keys change it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QPainter, QPixmap

from creastudio.shell.i18n import mark, tr_text
from creastudio.shell.icons import pixmap
from creastudio.shell.theme import text_scale
from creastudio.shell.timeline.mouse.hits import Hit, Zone
from creastudio.shell.timeline.tools import ToolId, tool

_HINTS: dict[Zone, str] = {
    "body": mark("Drag to move. Ctrl: push what comes later. Alt: move a copy. Shift: don't cling. Alt+click: only this one."),
    "start": mark("Drag to trim. Ctrl: what comes later follows. Shift: don't cling."),
    "end": mark("Drag to trim. Ctrl: what comes later follows. Shift: don't cling."),
    "ripple_start": mark("Drag to trim; what comes later follows on all tracks that aren't locked."),
    "ripple_end": mark("Drag to trim; what comes later follows on all tracks that aren't locked."),
    "roll": mark("Drag to move the cut. Double-click for a crossfade."),
    "slip": mark("Drag sideways: the clip stays in its place and shows another part of its source."),
    "slide": mark("Drag sideways: the clip moves, its neighbours get longer and shorter."),
    "fade_in": mark("Drag to set how long it fades in."),
    "fade_out": mark("Drag to set how long it fades out."),
    "transition": mark("Drag to move the cut. The edges set how long the transition lasts."),
    "transition_start": mark("Drag to set how long the transition lasts."),
    "transition_end": mark("Drag to set how long the transition lasts."),
    "line": mark("Drag up or down. Ctrl+click: set a keyframe."),
    "line_key": mark("Drag the keyframe. Double-click to delete it."),
    "key": mark("Drag the keyframes to another time. Double-click to delete them."),
    "made_key": mark("Drag the key to another time. Double-click to delete it."),
}  # fmt: skip

_SHAPES: dict[Zone, Qt.CursorShape] = {
    "body": Qt.CursorShape.OpenHandCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "end": Qt.CursorShape.SizeHorCursor,
    "roll": Qt.CursorShape.SplitHCursor,
    "fade_in": Qt.CursorShape.SizeHorCursor,
    "fade_out": Qt.CursorShape.SizeHorCursor,
    "transition": Qt.CursorShape.SplitHCursor,
    "transition_start": Qt.CursorShape.SizeHorCursor,
    "transition_end": Qt.CursorShape.SizeHorCursor,
    "line": Qt.CursorShape.SizeVerCursor,
    "line_key": Qt.CursorShape.SizeAllCursor,
    "key": Qt.CursorShape.SizeHorCursor,
    "made_key": Qt.CursorShape.SizeHorCursor,
}

_PICTURES: dict[Zone, str] = {
    "ripple_start": "ripple", "ripple_end": "ripple", "slip": "slip", "slide": "slide",
}  # fmt: skip


def hint(tool_id: ToolId, hit: Hit | None) -> str:
    """Return what the mouse does now, and which keys change it."""
    if hit is None or tool_id in ("razor", "hand", "zoom"):
        return tr_text(tool(tool_id).hint)
    return tr_text(_HINTS[hit.zone])


def cursor(tool_id: ToolId, hit: Hit | None, *, held: bool = False, refused: bool = False) -> QCursor:
    """Return the cursor that says what the mouse does; `held` while something is dragged."""
    if refused:
        return QCursor(Qt.CursorShape.ForbiddenCursor)
    if tool_id == "hand":
        return QCursor(Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor)
    if tool_id == "zoom":
        return drawn("zoom-in", text_scale())
    if hit is None:
        return QCursor(Qt.CursorShape.ArrowCursor)
    if tool_id == "razor":
        return drawn("razor", text_scale())
    if hit.zone in _PICTURES:
        return drawn(_PICTURES[hit.zone], text_scale())
    if hit.zone == "body" and held:
        return QCursor(Qt.CursorShape.ClosedHandCursor)
    return QCursor(_SHAPES[hit.zone])


@lru_cache(maxsize=16)
def drawn(icon: str, scale: float) -> QCursor:
    """Return an icon as a cursor, black with a white rim, so that it is seen on any ground."""
    del scale  # Icons are drawn anew at another one.
    black, white = pixmap(icon, "#000000"), pixmap(icon, "#ffffff")
    ratio = black.devicePixelRatio()
    picture = QPixmap(black.width() + 8, black.height() + 8)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        middle = 4 / ratio
        for x in (-1, 0, 1):
            for y in (-1, 0, 1):
                painter.drawPixmap(int(middle) + x, int(middle) + y, white)
        painter.drawPixmap(int(middle), int(middle), black)
    return QCursor(picture)

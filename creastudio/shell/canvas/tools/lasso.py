"""The lasso: what is drawn around becomes the selection, by a free hand, by corners, or by both in turn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPolygonF

from creastudio.core.canvas import Artboard
from creastudio.core.edits.pixel_selection import select_pixels
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.ants import paint_dashes
from creastudio.shell.canvas.tools.base import Modifiers, ToolContext
from creastudio.shell.canvas.tools.selecting import CLICK, SelectingTool
from creastudio.shell.i18n import tr

NEAR = 8.0
"""View px around the first corner in which a click closes the outline."""


class LassoTool(SelectingTool):
    """A drag draws by a free hand and closes when it is let go; clicks set corners.

    An outline that has corners is closed by a click on the first of them, a double click or Enter; Backspace takes the
    last one back, Escape gives up. A drag on the way adds what is drawn by a free hand.
    """

    def __init__(self, context: ToolContext) -> None:
        super().__init__(context)
        self._board: Artboard | None = None
        self._points: list[QPointF] = []
        self._corners: list[int] = []
        self._pressed: QPointF | None = None
        self._free = False
        self._mouse = QPointF()

    @property
    def drawing(self) -> bool:
        """Whether an outline is begun."""
        return self._board is not None

    # -- mouse

    def hover(self, at: QPointF) -> None:
        self._mouse = at
        if self.drawing:
            self.context.changed()
        else:
            super().hover(at)

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        self._mouse, self._pressed, self._free = at, at, False
        if self._board is None:
            board = self.board_under(at)
            if board is None or self.begin_move(board, at, modifiers):
                self._pressed = None
                return
            self._board, self.mode = board, self.mode_of(modifiers)
        elif self._closes(at):
            self._close()
            return
        self._corners.append(len(self._points))
        self._points.append(self.on_board(self._board, at))
        self.context.changed()

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        if self.move_on(at) or self._board is None or self._pressed is None:
            return
        self._mouse = at
        if not self._free and (at - self._pressed).manhattanLength() < CLICK:
            return
        self._free = True
        self._points.append(self.on_board(self._board, at))
        self.context.changed()

    def release(self) -> None:
        if self.end_move() or self._board is None:
            return
        self._pressed = None
        if self._free and len(self._corners) == 1:
            self._close()

    def double_click(self, at: QPointF) -> bool:
        del at
        if self.drawing and len(self._points) > 1:
            self._close()
        return True

    # -- keys

    def key(self, event: QKeyEvent) -> bool:
        if not self.drawing:
            return super().key(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._take_back()
        else:
            return False
        return True

    def cancel(self) -> bool:
        had, self._board = self.drawing, None
        self._points, self._corners, self._pressed = [], [], None
        if had:
            self.context.changed()
        return super().cancel() or had

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor if self.drawing else super().cursor()

    # -- the outline

    def paint(self, painter: QPainter) -> None:
        if self._board is None:
            return
        place = painting.board_map(self._board, self.context.viewport())
        seen = [place.map(point) for point in self._points]
        path = QPainterPath()
        path.addPolygon(QPolygonF([*seen, self._mouse]))
        paint_dashes(painter, path)
        if len(self._corners) > 1 and self._closes(self._mouse):
            painting.paint_hint(painter, tr("Click to close"), self._mouse)
        elif len(self._corners) > 1:
            painting.paint_hint(painter, tr("Enter closes, Escape gives up"), self._mouse)

    def _closes(self, at: QPointF) -> bool:
        """Whether a click here is one on the first corner."""
        if self._board is None or len(self._corners) < 3:
            return False
        place = painting.board_map(self._board, self.context.viewport())
        return (place.map(self._points[0]) - at).manhattanLength() < NEAR

    def _take_back(self) -> None:
        first = self._corners.pop()
        del self._points[first:]
        if not self._corners:
            self.cancel()
        self.context.changed()

    def _close(self) -> None:
        board, points, mode = self._board, self._points, self.mode
        self.cancel()
        if board is None:
            return
        if len(points) > 2:
            path = QPainterPath()
            path.addPolygon(QPolygonF(points))
            path.closeSubpath()
            path.setFillRule(Qt.FillRule.WindingFill)
            self.take(board, path)
        elif mode == "replace":
            self.session.apply(select_pixels(board.id, None))

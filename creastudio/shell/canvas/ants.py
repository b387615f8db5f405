"""Marching ants: the outlines of what is selected, drawn one px wide at every zoom."""

from __future__ import annotations

import functools
import math

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from creastudio.core.canvas import Artboard
from creastudio.core.pixel_selection import PixelSelection
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.look.reduced_motion import Beat
from creastudio.shell.pixels.selecting import selecting_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of

PACE = 130
"""Milliseconds from step to step of the ants."""

STRIPE = 4
"""Length of an ant, view px."""

KEPT = 24
"""Outlines that are remembered: of a few versions, each at a few scales."""

COARSEST = 64


class Ants(QObject):
    """Keeps the outlines of the selections, works out new ones in the background, and lets them march.

    Nothing runs while nothing is selected, or the canvas can't be seen.
    """

    def __init__(self, session: Session, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._session, self._canvas = session, canvas
        self._paths: dict[tuple[PixelSelection, int], QPainterPath] = {}
        self._asked: set[tuple[PixelSelection, int]] = set()
        self._last: dict[str, tuple[PixelSelection, QPainterPath]] = {}
        self._around = QRectF()
        self._phase = 0
        self._timer = Beat(PACE, self)
        self._timer.timeout.connect(self._march)

    @property
    def marching(self) -> bool:
        """Whether the ants move now."""
        return self._timer.isActive()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Paint the outlines of all selections that can be seen."""
        self._around = QRectF()
        shown = viewport.visible(self._canvas.width(), self._canvas.height())
        for board in self._session.document.artboards:
            if board.selection is None or not _place(board).intersects(shown):
                continue
            path = self._outline(board, board.selection, viewport.scale)
            if path is None:
                continue
            moving = selecting_of(self._session).shift if board.id == self._session.artboard_id else (0, 0)
            corner = QPointF(board.selection.left + moving[0], board.selection.top + moving[1])
            placed = board_map(board, viewport).map(path.translated(corner))
            paint_ants(painter, placed, self._phase)
            self._around |= placed.boundingRect().adjusted(-2, -2, 2, 2)
        if self._around.isEmpty():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.begin()

    def _outline(self, board: Artboard, selection: PixelSelection, scale: float) -> QPainterPath | None:
        """Return the outline from the corner of the selection; the last one of the artboard until it is there."""
        step = min(COARSEST, 2 ** max(0, math.floor(math.log2(1 / scale)))) if scale < 1 else 1
        # A selection that was only moved has the outline it had.
        shape = selection.model_copy(update={"left": 0, "top": 0})
        found = self._paths.get((shape, step))
        if found is None:
            self._ask(shape, step)
            last = self._last.get(board.id)
            return last[1] if last is not None and last[0] == shape else None
        self._last[board.id] = (shape, found)
        return found

    def _ask(self, shape: PixelSelection, step: int) -> None:
        if (shape, step) in self._asked:
            return
        self._asked.add((shape, step))
        images = self._session.images

        def work() -> QPainterPath:
            # With NumPy, which the window starts without.
            from creastudio.render.ants import outline_of
            from creastudio.render.coverage_tiles import coverage_of

            return outline_of(coverage_of(shape, images), step)

        def done(path: QPainterPath) -> None:
            while len(self._paths) >= KEPT:
                self._paths.pop(next(iter(self._paths)))
            self._asked.discard((shape, step))
            self._paths[shape, step] = path
            self._canvas.update()

        background_of(self._session).run(self, (shape, step), work, done)

    def _march(self) -> None:
        if not self._canvas.isVisible() or not self._canvas.window().isActiveWindow():
            # Painted again, they start again.
            self._timer.stop()
            return
        self._phase = (self._phase + 1) % (2 * STRIPE)
        self._canvas.update(self._around.toAlignedRect())


def paint_ants(painter: QPainter, path: QPainterPath, phase: int = 0) -> None:
    """Draw a path, view px, as a line of black and white dashes that hang on to the view, not to the path.

    So lines in any order and direction go on from one another.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setBrushOrigin(phase, 0)
    pen = QPen(_stripes(), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.restore()


def paint_dashes(painter: QPainter, path: QPainterPath) -> None:
    """Draw a path that is being drawn, view px, in black dashes on white, whatever its direction."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(Qt.GlobalColor.white, 1))
    painter.drawPath(path)
    dashes = QPen(Qt.GlobalColor.black, 1)
    dashes.setDashPattern([STRIPE, STRIPE])
    painter.setPen(dashes)
    painter.drawPath(path)
    painter.restore()


@functools.cache
def _stripes() -> QBrush:
    side = 2 * STRIPE
    tile = QImage(side, side, QImage.Format.Format_RGB32)
    for y in range(side):
        for x in range(side):
            tile.setPixel(x, y, 0xFF000000 if (x + y) % side < STRIPE else 0xFFFFFFFF)
    return QBrush(tile)


def _place(board: Artboard) -> QRectF:
    """Return where a selection lies, canvas px."""
    assert board.selection is not None
    found = board.selection
    return QRectF(found.left, found.top, found.width, found.height).translated(board_rect(board).topLeft())

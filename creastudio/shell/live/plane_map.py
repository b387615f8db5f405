"""Tiny pictures that lie faintly on the plane, drawn by the live session itself while the hand rests."""

from __future__ import annotations

import json
import math
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from creastudio.jobs.live_events import LivePicture, LiveTrouble
from creastudio.shell.live.drawing import Drawing
from creastudio.shell.live.picture_view import shared_image
from creastudio.shell.live.plane import Plane
from creastudio.shell.live.states import LiveState

ACROSS = 7
"""Pictures along the longer side of the view, about."""

KEPT = 600
"""Pictures that are kept, so that going back shows them at once; and places that are known to have none."""

FAINT = 0.5
"""Opacity: the point, the grid and its numbers must stay to be seen."""

AFTER = 260
"""Milliseconds that the hand rests before any is drawn."""

Cell = tuple[str, float, int, int]
"""What all but the place is like, the step between two pictures, column and row."""


class PlaneMap(QObject):
    """Paints pictures of the plane under the point.

    Parameters
    ----------
    axes : tuple of str
        The parameters across and down.
    values : mapping
        What holds for the tiny pictures ("size": 32).
    """

    changed = Signal()

    def __init__(
        self, drawing: Drawing, plane: Plane, axes: tuple[str, str], values: Mapping[str, Any]
    ) -> None:
        super().__init__(plane)
        self._drawing, self._plane, self._axes, self._values = drawing, plane, axes, dict(values)
        self._pictures: OrderedDict[Cell, QImage] = OrderedDict()
        self._refused: OrderedDict[Cell, None] = OrderedDict()
        self._asked: dict[int, Cell] = {}
        self._state: LiveState | None = None
        self._like = ""
        self._sheet = QPixmap()
        self._sheet_of: tuple[object, ...] = ()
        self._version = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self._ask)
        plane.paint_map = self.paint
        plane.viewChanged.connect(self.hold)
        drawing.tiled.connect(self._take)
        drawing.troubled.connect(self._refuse)
        self.changed.connect(plane.update)

    def show(self, state: LiveState) -> None:
        """Draw for another state; what was drawn for the same one but for its place is used again."""
        self._state = state
        rest = {name: value for name, value in state.params.items() if name not in self._axes}
        self._like = json.dumps([state.seed, {**rest, **self._values}], sort_keys=True, default=str)
        self.hold()

    def hold(self) -> None:
        """Wait until the hand rests."""
        self._timer.start()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._timer.stop()
        self._asked.clear()
        self._state = None

    @property
    def count(self) -> int:
        """How many pictures there are for what is shown now."""
        return sum(cell[0] == self._like for cell in self._pictures)

    # -- asking

    def _ask(self) -> None:
        if self._state is None or self._asked or not self._drawing.is_open or self._plane.held:
            return
        cell = self._next()
        if cell is None:
            return
        x, y = _middle(cell)
        wish = self._state.changed(**{**self._values, self._axes[0]: x, self._axes[1]: y})
        number = self._drawing.show(wish, "map")
        if number:
            self._asked = {number: cell}

    def _next(self) -> Cell | None:
        """Return the missing picture that is nearest to the point."""
        point, edges = self._plane.point, self._plane.edges
        missing = [
            cell
            for cell in self._cells()
            if cell not in self._pictures
            and cell not in self._refused
            and edges.left() <= _middle(cell)[0] <= edges.right()
            and edges.top() <= _middle(cell)[1] <= edges.bottom()
        ]

        def away(cell: Cell) -> float:
            x, y = _middle(cell)
            return math.hypot(x - point.x(), y - point.y())

        return min(missing, key=away, default=None)

    def _cells(self) -> list[Cell]:
        seen = self._plane.seen
        step = 2.0 ** round(math.log2(max(seen.width(), seen.height()) / ACROSS))
        columns = range(round(seen.left() / step), round(seen.right() / step) + 1)
        rows = range(round(seen.top() / step), round(seen.bottom() / step) + 1)
        return [(self._like, step, column, row) for column in columns for row in rows]

    def _take(self, picture: LivePicture) -> None:
        cell = self._asked.pop(picture.number, None)
        if cell is not None:
            image = shared_image(picture).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            self._pictures[cell] = image
            self._version += 1
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
            self.changed.emit()
        picture.release()
        if not self._timer.isActive():
            self._ask()

    def _refuse(self, trouble: LiveTrouble) -> None:
        cell = self._asked.pop(trouble.number, None) if trouble.channel else None
        if cell is not None:
            # It isn't asked for again; the large picture tells what is wrong.
            self._refused[cell] = None
            while len(self._refused) > KEPT:
                self._refused.popitem(last=False)

    # -- painting

    def paint(self, painter: QPainter, to_view: Callable[[QRectF], QRectF], seen: QRectF) -> None:
        """Paint what there is of what is seen; from a sheet, as long as only the point moves."""
        ratio = self._plane.devicePixelRatioF()
        size = self._plane.size() * ratio
        wanted = (self._like, self._version, seen.getRect(), size)
        if wanted != self._sheet_of:
            self._sheet_of = wanted
            self._sheet = QPixmap(size)
            self._sheet.setDevicePixelRatio(ratio)
            self._sheet.fill(Qt.GlobalColor.transparent)
            with QPainter(self._sheet) as sheet:
                sheet.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                self._paint_cells(sheet, to_view)
        painter.save()
        painter.setOpacity(FAINT)
        painter.drawPixmap(0, 0, self._sheet)
        painter.restore()

    def _paint_cells(self, painter: QPainter, to_view: Callable[[QRectF], QRectF]) -> None:
        for cell in self._cells():
            image = self._pictures.get(cell)
            if image is not None:
                self._pictures.move_to_end(cell)
                step, (x, y) = cell[1], _middle(cell)
                place = to_view(QRectF(x - step / 2, y - step / 2, step, step))
                painter.drawImage(place, image, _middle_part(image, place))


def _middle_part(image: QImage, place: QRectF) -> QRectF:
    """Return the part of a picture that has the shape of its place: it is cut, not squeezed."""
    scale = min(image.width() / place.width(), image.height() / place.height())
    width, height = place.width() * scale, place.height() * scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)


def _middle(cell: Cell) -> tuple[float, float]:
    _, step, column, row = cell
    # On a plane of seeds those lie at whole numbers: the pictures are theirs, not blends.
    return column * step, row * step

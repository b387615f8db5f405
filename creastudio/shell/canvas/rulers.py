"""Rulers at the edges of the canvas, in px of the active artboard; guides are drawn out of them."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from creastudio.shell.canvas.guides import Axis, GuideDrag
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, font, px

THICK = 20
"""Of a ruler, px at the usual text size."""

LEAST = 56.0
"""View px between two numbers at least."""


class Ruler(QWidget):
    """One ruler; axis "x" lies at the top, "y" at the left."""

    def __init__(
        self, session: Session, axis: Axis, viewport: Callable[[], Viewport], canvas: QWidget
    ) -> None:
        super().__init__(canvas)
        self._session, self._axis, self._viewport, self._canvas = session, axis, viewport, canvas
        self._mouse: float | None = None
        self._drag: GuideDrag | None = None
        name = tr("Ruler across") if axis == "x" else tr("Ruler down")
        self.setAccessibleName(name)
        self.setToolTip(tr("Drag a guide out of the ruler"))
        self.setCursor(Qt.CursorShape.SplitVCursor if axis == "x" else Qt.CursorShape.SplitHCursor)
        follow_theme(self, self.update)

    def show_mouse(self, at: QPointF) -> None:
        """Mark where the mouse is, view px."""
        self._mouse = at.x() if self._axis == "x" else at.y()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("panel"))
            painter.setFont(font(9))
            for at, value, long in self._ticks():
                painter.setPen(QPen(color("faint"), 1))
                reach = self._thick() * (0.55 if long else 0.25)
                if self._axis == "x":
                    painter.drawLine(QPointF(at, self._thick() - reach), QPointF(at, self._thick()))
                else:
                    painter.drawLine(QPointF(self._thick() - reach, at), QPointF(self._thick(), at))
                if long:
                    self._write(painter, at, f"{value:g}")
            if self._mouse is not None:
                painter.setPen(QPen(color("accent"), 1))
                if self._axis == "x":
                    painter.drawLine(QPointF(self._mouse, 0), QPointF(self._mouse, self._thick()))
                else:
                    painter.drawLine(QPointF(0, self._mouse), QPointF(self._thick(), self._mouse))

    def _thick(self) -> float:
        return float(self.height() if self._axis == "x" else self.width())

    def _write(self, painter: QPainter, at: float, text: str) -> None:
        painter.setPen(color("dim"))
        if self._axis == "x":
            painter.drawText(QPointF(at + 3, self._thick() - 9), text)
            return
        painter.save()
        painter.translate(self._thick() - 9, at - 3)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _ticks(self) -> list[tuple[float, float, bool]]:
        """Return where ticks are, px of the ruler, what they stand for, and which carry a number."""
        viewport, board = self._viewport(), self._session.artboard
        across = self._axis == "x"
        origin = 0.0 if board is None else board.x if across else board.y
        # The upright ruler begins below the level one.
        corner = viewport.left if across else viewport.top + self.y() / viewport.scale
        length = self.width() if across else self.height()
        step = nice_step(LEAST / viewport.scale)
        small = step / 5
        first = math.floor((corner - origin) / small)
        last = math.ceil((corner - origin + length / viewport.scale) / small)
        return [
            ((index * small + origin - corner) * viewport.scale, index * small, index % 5 == 0)
            for index in range(first, last + 1)
        ]

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        board = self._session.artboard
        if event.button() == Qt.MouseButton.LeftButton and board is not None:
            # A ruler at the top gives level guides.
            self._drag = GuideDrag(board, "y" if self._axis == "x" else "x")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            at = QPointF(self._canvas.mapFromGlobal(event.globalPosition()))
            self._drag.move(self._viewport().to_canvas(at), event.modifiers())
            preview_of(self._session).show(self._drag.edit() if self._drag.inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        preview_of(self._session).show(None)
        edit = drag.edit() if drag is not None and drag.inside else None
        if edit is not None:
            self._session.apply(edit)


class Rulers:
    """Both rulers and the corner between them; hidden until they are wanted."""

    def __init__(self, session: Session, viewport: Callable[[], Viewport], canvas: QWidget) -> None:
        self._canvas = canvas
        self.across = Ruler(session, "x", viewport, canvas)
        self.down = Ruler(session, "y", viewport, canvas)
        self.show(False)

    @property
    def shown(self) -> bool:
        """Whether they are seen."""
        return not self.across.isHidden()

    @property
    def room(self) -> int:
        """How much of each edge they take, view px."""
        return px(THICK) if self.shown else 0

    def show(self, on: bool) -> None:
        """Show or hide them."""
        self.across.setVisible(on)
        self.down.setVisible(on)
        self.place()

    def place(self) -> None:
        """Lie along the edges of the canvas."""
        thick = px(THICK)
        self.across.setGeometry(0, 0, self._canvas.width(), thick)
        self.down.setGeometry(0, thick, thick, self._canvas.height() - thick)

    def refresh(self, mouse: QPointF | None = None) -> None:
        """Follow the view and the mouse."""
        if not self.shown:
            return
        for ruler in (self.across, self.down):
            if mouse is not None:
                ruler.show_mouse(mouse if ruler is self.across else mouse - QPointF(0, px(THICK)))
            ruler.update()


def nice_step(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10, 20, 50 ... that is at least `least`."""
    power = 10.0 ** math.floor(math.log10(max(least, 1e-9)))
    for factor in (1, 2, 5, 10):
        if factor * power >= least:
            return max(1.0, factor * power)
    return 10 * power

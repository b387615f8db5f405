"""Guides of artboards: lines that things cling to, drawn out of the rulers and moved by the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from creastudio.core.canvas import Artboard, Guide
from creastudio.core.document import Document
from creastudio.core.edits.artboards import update_artboard
from creastudio.core.edits.edit import Edit
from creastudio.shell.canvas.drags import Guides, Modifiers
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.theme import color

GRAB = 4.0
"""How near the mouse must be to a guide to take it, view px."""

LABEL = "Change guides"

Axis = Literal["x", "y"]
"""Across which way a guide says where it is: "x" for an upright one."""


@dataclass
class GuideDrag:
    """Moves a guide, or makes one; let go beside its artboard it is gone.

    Attributes
    ----------
    index : int
        Place among the artboard's guides; -1 for a new one.
    """

    artboard: Artboard
    axis: Axis
    index: int = -1
    guides: Guides = field(default_factory=Guides)
    at: float | None = None

    @property
    def moment(self) -> object:
        """As ``drags.Drag`` has it."""
        return self.at

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Follow the mouse, whole px unless Ctrl is held; `point` in canvas px."""
        board = self.artboard
        value = point.x() - board.x if self.axis == "x" else point.y() - board.y
        self.at = value if modifiers & Modifiers.ControlModifier else float(round(value))
        self.guides = Guides(text=f"{self.axis} {self.at:.0f}")

    @property
    def inside(self) -> bool:
        """Whether the guide would lie on its artboard."""
        side = self.artboard.width if self.axis == "x" else self.artboard.height
        return self.at is not None and 0 <= self.at <= side

    def edit(self) -> Edit | None:
        """Return the edit as it would be if the button was released now."""
        if self.at is None:
            return None
        guides = list(self.artboard.guides)
        fresh = [Guide(axis=self.axis, at=self.at)] if self.inside else []
        if self.index < 0:
            guides += fresh
        else:
            guides[self.index : self.index + 1] = fresh
        if tuple(guides) == self.artboard.guides:
            return None
        edit = update_artboard(self.artboard.id, guides=tuple(guides))
        return Edit(LABEL, edit.apply)


def guide_at(document: Document, viewport: Viewport, at: QPointF) -> tuple[Artboard, int] | None:
    """Return the guide under a view point: its artboard and its place among the guides."""
    for board in reversed(document.artboards):
        for index, line in enumerate(guide_lines(board, viewport)):
            level = line.y1() == line.y2()
            distance = abs(at.y() - line.y1()) if level else abs(at.x() - line.x1())
            along = line.x1() <= at.x() <= line.x2() if level else line.y1() <= at.y() <= line.y2()
            if distance <= GRAB and along:
                return board, index
    return None


def guide_lines(board: Artboard, viewport: Viewport) -> Iterator[QLineF]:
    """Yield the guides of an artboard, view px."""
    for guide in board.guides:
        if guide.axis == "x":
            ends = QPointF(guide.at, 0), QPointF(guide.at, board.height)
        else:
            ends = QPointF(0, guide.at), QPointF(board.width, guide.at)
        corner = QPointF(board.x, board.y)
        yield QLineF(viewport.to_view(corner + ends[0]), viewport.to_view(corner + ends[1]))


def paint_board_guides(painter: QPainter, board: Artboard, viewport: Viewport) -> None:
    """Draw the guides of an artboard, its safe zone and its bleed."""
    painter.setPen(QPen(color("accent", 0.8), 1))
    for line in guide_lines(board, viewport):
        painter.drawLine(line)
    frame = viewport.rect_to_view
    rect = QRectF(board.x, board.y, board.width, board.height)
    if any(board.safe):
        top, right, bottom, left = board.safe
        painter.setPen(QPen(color("warning"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(frame(rect.adjusted(left, top, -right, -bottom)))
    if board.bleed:
        painter.setPen(QPen(color("danger"), 1, Qt.PenStyle.DotLine))
        over = board.bleed
        painter.drawRect(frame(rect.adjusted(-over, -over, over, over)))

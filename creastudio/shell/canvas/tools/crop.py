"""Cropping an artboard: a frame to draw, pull, type or nudge, then Enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen

from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import crop_artboard
from creastudio.shell.canvas import painting
from creastudio.shell.canvas.crop_frame import MAX_SIDE, RATIOS, handle_points, pulled, sized, with_ratio
from creastudio.shell.canvas.handles import SIDE, Corner, cursor_for, handle_at
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.canvas.tools.base import ARROWS, FAR, Modifiers, ToolContext
from creastudio.shell.canvas.tools.frame import FrameTool
from creastudio.shell.i18n import tr

if TYPE_CHECKING:
    from creastudio.shell.canvas.tool_options import ToolOptions


@dataclass
class _Pull:
    """A handle, or the whole frame, that is dragged: the frame before, and where the drag began, artboard px."""

    handle: Corner | None
    frame: QRectF
    start: QPointF


class CropTool(FrameTool):
    """A frame with handles and thirds; Enter or a double click crops, Escape gives up.

    Arrows move the frame, with Ctrl its lower right corner, with Shift ten times as far.
    """

    def __init__(self, context: ToolContext) -> None:
        super().__init__(context)
        self._kept: tuple[Artboard, QRectF] | None = None
        self._pull: _Pull | None = None
        self._over: Corner | None = None
        self._ratio = ""

    # -- the frame

    @property
    def frame(self) -> QRectF | None:
        """What is to be left, artboard px; None before anything was drawn or typed."""
        return self._kept[1] if self._kept is not None else None

    def _set(self, frame: QRectF) -> None:
        board = self._kept[0] if self._kept is not None else self.session.artboard
        if board is not None:
            self._kept = (board, frame)
            self.context.changed()

    def _now(self) -> QRectF:
        """Return the frame, or that of the whole artboard."""
        if self._kept is not None:
            return self._kept[1]
        board = self.session.artboard
        return QRectF(0, 0, board.width, board.height) if board is not None else QRectF(0, 0, 1, 1)

    def _wanted_ratio(self, modifiers: Modifiers) -> float | None:
        if self._ratio:
            return RATIOS[self._ratio]
        frame = self._now()
        return frame.width() / frame.height() if modifiers & Modifiers.ShiftModifier else None

    def draw(self, artboard: Artboard, rect: QRectF, modifiers: Modifiers) -> None:
        del modifiers
        self._kept = (artboard, with_ratio(rect, RATIOS[self._ratio]) if self._ratio else rect)

    def click(self, artboard: Artboard, at: QPointF, modifiers: Modifiers) -> None:
        del artboard, at, modifiers

    # -- mouse

    def hover(self, at: QPointF) -> None:
        over = self._handle_at(at)
        if over != self._over:
            self._over = over
            self.context.changed()

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        handle = self._handle_at(at)
        if self._kept is not None and (handle is not None or self._view_frame().contains(at)):
            self._pull = _Pull(handle, QRectF(self._kept[1]), self._inside(at))
        else:
            self._kept = None
            super().press(at, modifiers)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        pull = self._pull
        if pull is None or self._kept is None:
            super().move(at, modifiers)
        elif pull.handle is None:
            by = self._inside(at) - pull.start
            self._set(pull.frame.translated(round(by.x()), round(by.y())))
        else:
            self.artboard = self._kept[0]
            to = self._snapped(at, modifiers)
            self.artboard = None
            self._set(pulled(pull.frame, pull.handle, to, self._wanted_ratio(modifiers)))

    def release(self) -> None:
        if self._pull is not None:
            self._pull = None
        else:
            super().release()

    def double_click(self, at: QPointF) -> bool:
        del at
        return self._crop()

    def cursor(self) -> Qt.CursorShape:
        return cursor_for(self._over, 0.0) if self._over is not None else super().cursor()

    # -- keys

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._crop()
        if key not in ARROWS:
            return False
        step = QPointF(*ARROWS[key]) * (FAR if event.modifiers() & Modifiers.ShiftModifier else 1)
        frame = self._now()
        if event.modifiers() & Modifiers.ControlModifier:
            self._set(
                pulled(frame, "se", frame.bottomRight() + step, self._wanted_ratio(Modifiers.NoModifier))
            )
        else:
            self._set(frame.translated(step))
        return True

    def cancel(self) -> bool:
        had = self._kept is not None
        self._kept = self._pull = self._over = None
        return super().cancel() or had

    def options(self, bar: ToolOptions) -> None:
        bar.number(
            tr("Width"), lambda: self._now().width(), lambda value: self._size(width=value),
            low=1, high=MAX_SIDE, suffix=" px",
        )  # fmt: skip
        bar.number(
            tr("Height"), lambda: self._now().height(), lambda value: self._size(height=value),
            low=1, high=MAX_SIDE, suffix=" px",
        )  # fmt: skip
        choices = {"": tr("Any"), **{name: name for name in RATIOS}}
        bar.choice(tr("Ratio"), choices, lambda: self._ratio, self._choose_ratio)
        bar.button(tr("Crop"), self._crop, "check", "Return")
        bar.button(tr("Cancel"), lambda: self.context.choose("select"), "x", "Escape")

    def _size(self, width: float = 0.0, height: float = 0.0) -> None:
        frame, ratio = self._now(), RATIOS.get(self._ratio)
        if ratio is not None:
            width, height = (width, width / ratio) if width else (height * ratio, height)
        self._set(sized(frame, width or frame.width(), height or frame.height()))

    def _choose_ratio(self, name: str) -> None:
        self._ratio = name
        if name:
            self._set(with_ratio(self._now(), RATIOS[name]))

    # -- painting

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        if self._kept is None:
            return
        frame = self._view_frame()
        outside = QPainterPath()
        outside.addRect(self.context.viewport().rect_to_view(board_rect(self._kept[0])))
        inside = QPainterPath()
        inside.addRect(frame)
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 130))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
        for share in (1 / 3, 2 / 3):
            x, y = frame.left() + frame.width() * share, frame.top() + frame.height() * share
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        for tone, width in ((QColor(0, 0, 0, 140), 3.0), (QColor(255, 255, 255), 1.5)):
            painter.setPen(QPen(tone, width))
            painter.drawRect(frame)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
        painter.setBrush(QColor(255, 255, 255))
        for place in handle_points(frame).values():
            painter.drawRect(QRectF(place.x() - SIDE / 2, place.y() - SIDE / 2, SIDE, SIDE))
        size = self._kept[1]
        hint = tr("Enter crops, Escape gives up")
        painting.paint_hint(painter, f"{size.width():.0f} × {size.height():.0f}   {hint}", frame.bottomLeft())

    # -- pieces

    def _handle_at(self, at: QPointF) -> Corner | None:
        if self._kept is None:
            return None
        found = handle_at({**handle_points(self._view_frame())}, at)
        return found if found != "turn" else None

    def _view_frame(self) -> QRectF:
        assert self._kept is not None
        board, rect = self._kept
        return self.context.viewport().rect_to_view(rect.translated(board.x, board.y))

    def _inside(self, at: QPointF) -> QPointF:
        """Return a view point in artboard px."""
        assert self._kept is not None
        return self.to_canvas(at) - QPointF(self._kept[0].x, self._kept[0].y)

    def _crop(self) -> bool:
        if self._kept is None:
            return False
        board, rect = self._kept
        self._kept = None
        width, height = max(1, round(rect.width())), max(1, round(rect.height()))
        self.session.apply(crop_artboard(board.id, round(rect.left()), round(rect.top()), width, height))
        self.context.choose("select")
        return True

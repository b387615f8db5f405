"""A light chart of curves: linear or logarithmic, smoothed, with values under the mouse."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.panels.training.chart_math import (
    Point,
    log_ticks,
    nice_ticks,
    short_number,
    smoothed,
    step_ticks,
    thinned,
)
from creastudio.shell.panels.training.training_words import metric_title
from creastudio.shell.theme import color, follow_theme, font, px

TONES = ("accent", "warning", "success", "danger", "dim")
"""Tokens of the curves, in their order."""

LEAST_LOG = 1e-12

DASHES: tuple[list[float], ...] = ([], [5.0, 3.0], [1.5, 2.5], [7.0, 2.5, 1.5, 2.5], [9.0, 4.0])
"""Dashes and gaps of the curves one after the other, in widths of the line; the first is whole."""

SAMPLE = 22
"""Length of the piece of a curve beside its name, px at text scale 1."""


class CurveChart(QWidget):
    """Curves over one axis of steps.

    Parameters
    ----------
    title : str
        What is measured, already translated.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._curves: dict[str, list[Point]] = {}
        self._log = False
        self._weight = 0.0
        self._hover: float | None = None
        self._empty = tr("No measurement yet")
        self.setMinimumHeight(px(150))
        self.setMouseTracking(True)
        self.setAccessibleName(title)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(170))

    def show_curves(self, curves: Mapping[str, Sequence[Point]]) -> None:
        """Show these curves: name -> points (step, value)."""
        self._curves = {name: list(points) for name, points in curves.items()}
        said = (
            f"{metric_title(name)} {short_number(points[-1][1])}"
            for name, points in self._curves.items()
            if points
        )
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def say_when_empty(self, sentence: str) -> None:
        """Choose what stands in the place of curves that aren't there."""
        self._empty = sentence
        self.update()

    def set_log(self, log: bool) -> None:
        """Choose a logarithmic or a linear axis of values."""
        self._log = log
        self.update()

    def set_smoothing(self, weight: float) -> None:
        """Choose how much the curves are smoothed, 0 to 0.99."""
        self._weight = weight
        self.update()

    def value_at(self, name: str, step: float) -> float | None:
        """Return the (smoothed) value of a curve at the point nearest to a step."""
        points = smoothed(self._curves.get(name, []), self._weight)
        return min(points, key=lambda point: abs(point[0] - step))[1] if points else None

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_heading(painter)
            lines = {name: self._usable(points) for name, points in self._curves.items()}
            lines = {name: points for name, points in lines.items() if points}
            plot = self._plot()
            if not lines:
                painter.setPen(color("faint"))
                painter.setFont(font(12))
                painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, self._empty)
                return
            bounds = self._bounds(lines)
            self._paint_axes(painter, plot, bounds)
            painter.setClipRect(plot.adjusted(-2, -2, 2, 2))
            for name, tone in self._tones().items():
                if name in lines:
                    self._paint_line(painter, plot, bounds, lines[name], self._pen(name, tone))
            painter.setClipping(False)
            self._paint_hover(painter, plot, bounds, lines)

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(px(46), px(28), -px(10), -px(20))

    def _tones(self) -> dict[str, QColor]:
        return {name: color(TONES[index % len(TONES)]) for index, name in enumerate(self._curves)}

    def _pen(self, name: str, tone: QColor) -> QPen:
        """Return how a curve is drawn: each has dashes of its own, which its sample in the heading shows."""
        pen = QPen(tone, 1.6)
        dashes = DASHES[list(self._curves).index(name) % len(DASHES)]
        if dashes:
            pen.setDashPattern(dashes)
        return pen

    def _usable(self, points: Sequence[Point]) -> list[Point]:
        finite = [
            point for point in points if math.isfinite(point[1]) and (not self._log or point[1] > LEAST_LOG)
        ]
        return thinned(smoothed(finite, self._weight), max(200, self.width() * 2))

    def _bounds(self, lines: Mapping[str, Sequence[Point]]) -> QRectF:
        """Return the shown ranges: x is steps, y values (their logarithms on a logarithmic axis)."""
        xs = [x for points in lines.values() for x, _ in points]
        ys = [self._value(y) for points in lines.values() for _, y in points]
        low, high = min(ys), max(ys)
        room = (high - low) * 0.06 or abs(high) * 0.1 or 0.5
        left, width = min(xs), max(xs) - min(xs)
        if width <= 0:
            # A single step stands in the middle.
            left, width = left - 0.5, 1.0
        return QRectF(left, low - room, width, high - low + 2 * room)

    def _value(self, y: float) -> float:
        return math.log10(y) if self._log else y

    def _place(self, plot: QRectF, bounds: QRectF, x: float, y: float) -> QPointF:
        across = (x - bounds.left()) / bounds.width()
        up = (self._value(y) - bounds.top()) / bounds.height()
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    def _paint_heading(self, painter: QPainter) -> None:
        painter.setFont(font(12))
        metrics = painter.fontMetrics()
        painter.setPen(color("text"))
        base = px(16)
        painter.drawText(QPointF(px(4), base), self.title)
        x = float(self.width() - px(8))
        for name, tone in reversed(self._tones().items()):
            text = metric_title(name)
            x -= metrics.horizontalAdvance(text)
            painter.setPen(color("dim"))
            painter.drawText(QPointF(x, base), text)
            painter.setPen(self._pen(name, tone))
            x -= px(SAMPLE + 4)
            painter.drawLine(QPointF(x, base - px(4)), QPointF(x + px(SAMPLE), base - px(4)))
            x -= px(8)

    def _paint_axes(self, painter: QPainter, plot: QRectF, bounds: QRectF) -> None:
        painter.setFont(font(10))
        metrics = painter.fontMetrics()
        if self._log:
            values = log_ticks(10 ** bounds.top(), 10 ** bounds.bottom())
        else:
            values = nice_ticks(bounds.top(), bounds.bottom(), 4)
        for value in values:
            y = self._place(plot, bounds, bounds.left(), value).y()
            painter.setPen(QPen(color("border"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(color("faint"))
            text = short_number(value)
            painter.drawText(QPointF(plot.left() - metrics.horizontalAdvance(text) - px(6), y + px(4)), text)
        for step in step_ticks(bounds.left(), bounds.right(), 4):
            x = plot.left() + (step - bounds.left()) / bounds.width() * plot.width()
            text = short_number(step)
            painter.setPen(color("faint"))
            half = metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(min(x - half, plot.right() - 2 * half), plot.bottom() + px(14)), text)

    def _paint_line(
        self, painter: QPainter, plot: QRectF, bounds: QRectF, points: Sequence[Point], pen: QPen
    ) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(points) == 1:
            painter.setBrush(pen.color())
            painter.drawEllipse(self._place(plot, bounds, *points[0]), 2.5, 2.5)
            return
        painter.drawPolyline(QPolygonF([self._place(plot, bounds, x, y) for x, y in points]))

    def _paint_hover(
        self, painter: QPainter, plot: QRectF, bounds: QRectF, lines: Mapping[str, Sequence[Point]]
    ) -> None:
        if self._hover is None:
            return
        step = bounds.left() + (self._hover - plot.left()) / plot.width() * bounds.width()
        nearest = {
            name: min(points, key=lambda point: abs(point[0] - step)) for name, points in lines.items()
        }
        tones = self._tones()
        at = self._place(plot, bounds, *next(iter(nearest.values()))).x()
        painter.setPen(QPen(color("border_strong"), 1))
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
        rows = [
            (f"{metric_title(name)}  {short_number(point[1])}", tones[name])
            for name, point in nearest.items()
        ]
        for name, point in nearest.items():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tones[name])
            painter.drawEllipse(self._place(plot, bounds, *point), 3, 3)
        head = tr("at {step}", step=short_number(next(iter(nearest.values()))[0]))
        self._paint_box(painter, plot, at, [(head, color("dim")), *rows])

    def _paint_box(
        self, painter: QPainter, plot: QRectF, at: float, rows: Sequence[tuple[str, QColor]]
    ) -> None:
        painter.setFont(font(11))
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(text) for text, _ in rows) + px(16)
        height = metrics.height() * len(rows) + px(10)
        left = at + px(8) if at + px(8) + width <= plot.right() else at - px(8) - width
        box = QRectF(left, plot.top() + px(2), width, height)
        painter.setPen(QPen(color("border_strong"), 1))
        painter.setBrush(color("raised", 0.94))
        painter.drawRoundedRect(box, 4, 4)
        for number, (text, tone) in enumerate(rows):
            painter.setPen(tone)
            y = box.top() + px(5) + metrics.ascent() + number * metrics.height()
            painter.drawText(QPointF(box.left() + px(8), y), text)

    # -- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot = self._plot()
        x = event.position().x()
        self._hover = x if plot.left() <= x <= plot.right() else None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        super().leaveEvent(event)
        self.update()

"""Numbers of bars with what changes there; a press puts the playhead, a drag marks bars."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.api.score import Key, Score
from creastudio.api.spelling import name_of
from creastudio.shell.i18n import tr
from creastudio.shell.score.looks import bar_number
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.roll_wheel import zoom_or_scroll
from creastudio.shell.theme import color, follow_theme, font, px

HEIGHT = 34
"""Px at text scale 1."""

ROOM = 30.0
"""Least distance of two numbers, px at text scale 1."""


def key_name(key: Key) -> str:
    """Return the name of a key, translated."""
    tonic = name_of(key.fifths + (3 if key.mode == "minor" else 0)).replace("b", "♭").replace("#", "♯")
    return tr("{note} minor", note=tonic) if key.mode == "minor" else tr("{note} major", note=tonic)


class BarRuler(QWidget):
    """The bars of the score."""

    placeWanted = Signal(int)
    """Tick that the playhead is to go to."""
    menuWanted = Signal(object, int)
    """(QPoint, tick): a context menu."""

    def __init__(self, state: RollState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._from: int | None = None
        self._dragged = False
        self._lower = False
        self.playhead: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Bars"))
        self.setToolTip(
            tr(
                "Click: put the playhead. Drag over the numbers: mark bars, for what is generated and for bars that go."
            )
        )
        for signal in (state.mapChanged, state.barsChanged, state.source.changed, state.source.placed):
            signal.connect(self.update)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(200), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("panel"))
            score, roll = self._state.score, self._state.map
            painter.setPen(QPen(color("border"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            if score is None:
                return
            if self._state.bars is not None:
                first, last = self._state.bars
                left, right = roll.x(score.bar_map.bar(first).start), roll.x(score.bar_map.bar(last - 1).end)
                painter.fillRect(QRectF(left, 0, right - left, self.height() / 2), color("selection"))
            self._paint_numbers(painter, score)
            self._paint_changes(painter, score)
            end = roll.x(self._state.source.end)
            if end < self.width():
                painter.fillRect(QRectF(end, 0, self.width() - end, self.height() - 1), color("window", 0.6))
            if self.playhead is not None:
                x = roll.x(self.playhead)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("danger"))
                size, bottom = px(5), self.height() - 1
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(x - size, bottom - 2 * size),
                            QPointF(x + size, bottom - 2 * size),
                            QPointF(x, bottom),
                        ]
                    )
                )

    def _paint_numbers(self, painter: QPainter, score: Score) -> None:
        roll = self._state.map
        painter.setFont(font(10.5))
        number = score.bar_map.number(max(0, int(roll.tick(0))))
        last_x = -1e9
        while (x := roll.x(score.bar_map.bar(number).start)) < self.width():
            # Round numbers stay where they are while one zooms.
            step = self._step(score, number)
            painter.setPen(QPen(color("border_strong"), 1))
            if (score.bar_map.bar(number).end - score.bar_map.bar(number).start) * roll.density > 3:
                painter.drawLine(QPointF(x, 0), QPointF(x, self.height() / 2 - 2))
            if number % step == 0 and x - last_x >= px(ROOM) * 0.9:
                painter.setPen(color("dim"))
                shown = str(bar_number(score, number))
                painter.drawText(QPointF(x + px(3), self.height() / 2 - px(4)), shown)
                last_x = x
            number += 1

    def _step(self, score: Score, number: int) -> int:
        line = score.bar_map.bar(number)
        wide = (line.end - line.start) * self._state.map.density
        return next((n for n in (1, 2, 4, 8, 16, 32, 64) if n * wide >= px(ROOM)), 128)

    def _paint_changes(self, painter: QPainter, score: Score) -> None:
        painter.setFont(font(10))
        free = -1e9
        for tick, words in changes(score):
            x = self._state.map.x(tick)
            wide = painter.fontMetrics().horizontalAdvance(words)
            if x > self.width() or x < free:
                continue
            painter.setPen(color("accent"))
            painter.drawText(QPointF(max(x, 0) + px(3), self.height() - px(6)), words)
            free = max(x, 0) + wide + px(12)

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        score = self._state.score
        if score is None:
            return
        tick = max(0, int(self._state.map.tick(event.position().x())))
        if event.button() == Qt.MouseButton.RightButton:
            self.menuWanted.emit(event.globalPosition().toPoint(), tick)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._lower = event.position().y() > self.height() / 2
        self._from, self._dragged = score.bar_map.number(tick), False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._state.bars is not None:
            self._from = self._state.bars[0]
            self._mark(tick)
        else:
            self.placeWanted.emit(self._state.snapped(self._state.map.tick(event.position().x())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._from is None:
            return
        tick = max(0, int(self._state.map.tick(event.position().x())))
        if self._lower:
            self.placeWanted.emit(self._state.snapped(tick))
        elif self._dragged or self._moved_far(event):
            self._mark(tick)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if (
            self._from is not None
            and not self._dragged
            and event.button() == Qt.MouseButton.LeftButton
            and not self._lower
        ):
            self._state.mark_bars(None)
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        score = self._state.score
        if score is not None and event.button() == Qt.MouseButton.LeftButton:
            number = score.bar_map.number(max(0, int(self._state.map.tick(event.position().x()))))
            self._dragged = True
            self._from = number
            self._state.mark_bars((number, number + 1))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        zoom_or_scroll(self._state, event, 1e9)

    def _moved_far(self, event: QMouseEvent) -> bool:
        score = self._state.score
        assert score is not None
        assert self._from is not None
        here = score.bar_map.number(max(0, int(self._state.map.tick(event.position().x()))))
        line = score.bar_map.bar(self._from)
        at = self._state.map.x(line.start)
        return (
            here != self._from
            or abs(event.position().x() - at) > (line.end - line.start) * self._state.map.density / 2
        )

    def _mark(self, tick: int) -> None:
        score = self._state.score
        assert score is not None
        assert self._from is not None
        self._dragged = True
        here = score.bar_map.number(tick)
        self._state.mark_bars((min(self._from, here), max(self._from, here) + 1))


def changes(score: Score) -> Iterator[tuple[int, str]]:
    """Yield (tick, words) of what changes in a score: metre, key and tempo, by tick."""
    words: dict[int, list[str]] = {}
    for metre in score.metres or (score.bar_map.bar(0).metre,):
        words.setdefault(metre.tick, []).append(f"{metre.numerator}/{metre.denominator}")
    for key in score.keys:
        words.setdefault(key.tick, []).append(key_name(key))
    for tempo in score.tempi:
        words.setdefault(tempo.tick, []).append(f"♩={tempo.bpm:.4g}")
    for tick in sorted(words):
        yield tick, "  ".join(words[tick])

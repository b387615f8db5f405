"""How loud notes are, a stem each; a drag sets or draws them, a drag with Shift draws a straight ramp."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.core.score_editing import Edited, Pick, bounded, replaced
from creastudio.shell.i18n import mark, tr
from creastudio.shell.score.looks import LEVELS, level_of, note_color
from creastudio.shell.score.note_index import NoteIndex
from creastudio.shell.score.roll_state import Preview, RollState
from creastudio.shell.score.roll_wheel import zoom_or_scroll
from creastudio.shell.score.velocity_drag import VelocityDrag
from creastudio.shell.theme import color, follow_theme, font, px

HEIGHT = 74
"""Px at text scale 1."""

LOW = 44
"""Where there is little room, px at text scale 1."""


class VelocityLane(QWidget):
    """The velocities of the notes of one track."""

    def __init__(self, state: RollState, index: NoteIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._index = state, index
        self._low = False
        self._drag: VelocityDrag | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Velocities"))
        self.setToolTip(
            tr(
                "Drag: how loud notes are, of the selection where there is one. Shift and drag: a straight ramp."
            )
        )
        for signal in (
            state.mapChanged, state.chosenChanged, state.previewChanged, state.trackChanged, state.source.changed,
        ):  # fmt: skip
            signal.connect(self.update)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(200), px(LOW if self._low else HEIGHT))

    def set_low(self, low: bool) -> None:
        """Take less height."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def height_of(self, velocity: float) -> float:
        """Return the height of a velocity, px."""
        return self.height() - 3 - (self.height() - 8) * velocity / 127

    def velocity(self, y: float) -> int:
        """Return the velocity at a height."""
        return bounded((self.height() - 3 - y) / max(1, self.height() - 8) * 127)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("canvas"))
            painter.setPen(QPen(color("border"), 1))
            for velocity in (32, 64, 96):
                painter.drawLine(
                    QPointF(0, self.height_of(velocity)), QPointF(self.width(), self.height_of(velocity))
                )
            painter.setPen(QPen(color("border_strong"), 1))
            painter.drawLine(0, 0, self.width(), 0)
            state = self._state
            if state.score is None or state.track >= len(state.score.tracks):
                return
            self._paint_stems(painter)
            if self._drag is not None:
                self._paint_drag(painter, self._drag)

    def _paint_drag(self, painter: QPainter, drag: VelocityDrag) -> None:
        """Paint the straight line, and beside the mouse the velocity there, inside of the lane."""
        if drag.straight:
            painter.setPen(QPen(color("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(drag.start, drag.at)
        painter.setFont(font(10))
        painter.setPen(color("text"))
        words, metrics = str(self.velocity(drag.at.y())), painter.fontMetrics()
        x = min(drag.at.x() + px(8), self.width() - metrics.horizontalAdvance(words) - px(4))
        y = min(max(drag.at.y() - px(4), metrics.ascent() + 2.0), self.height() - 2.0)
        painter.drawText(QPointF(x, y), words)

    def _paint_stems(self, painter: QPainter) -> None:
        state, bottom, drawn = self._state, self.height() - 2, self._drawn()
        shades: list[list[QLineF]] = [[] for _ in range(LEVELS + 1)]
        for track, note in self._seen():
            changed = drawn.get((track, note))
            velocity = note.velocity if changed is None else changed
            x = state.map.x(note.start) + 1
            strong = changed is not None or (track, note) in state.chosen
            shades[LEVELS if strong else level_of(velocity)].append(
                QLineF(x, bottom, x, self.height_of(velocity))
            )
        heads = sum(map(len, shades)) * px(7) < self.width() * 2
        for level, lines in enumerate(shades):
            if not lines:
                continue
            tone = color("accent") if level == LEVELS else note_color(state.track, level)
            painter.setPen(QPen(tone, 2 if heads else 1))
            painter.drawLines(lines)
            if heads:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tone)
                size = 3.5 if level == LEVELS else 2.5
                for line in lines:
                    painter.drawEllipse(line.p2(), size, size)

    def _seen(self) -> list[Pick]:
        state = self._state
        assert state.score is not None
        left, right = state.map.tick(-4), state.map.tick(self.width() + 4)
        notes = self._index.notes(state.score, state.track, left, right)
        return [(state.track, note) for note in notes if note.start >= left]

    # -- the mouse

    def _stems(self, left: float, right: float) -> list[tuple[Pick, float]]:
        """Return the notes whose stems stand between two places, the chosen ones alone where there are any."""
        state = self._state
        if state.score is None or state.track >= len(state.score.tracks):
            return []
        first, last = state.map.tick(left), state.map.tick(right)
        notes = self._index.notes(state.score, state.track, first, last + 1)
        picks = [(state.track, note) for note in notes if first <= note.start <= last]
        if any(track == state.track for track, _ in state.chosen):
            picks = [pick for pick in picks if pick in state.chosen]
        return [(pick, state.map.x(pick[1].start)) for pick in picks]

    def _drawn(self) -> dict[Pick, int]:
        """Return the velocities that are being drawn."""
        heights = self._drag.heights if self._drag is not None else {}
        return {pick: self.velocity(y) for pick, y in heights.items()}

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self._state.score is not None:
            self._drag = VelocityDrag(self._stems, event.position())
            self._draw_to(self._drag, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._drag is not None:
            self._draw_to(self._drag, event)

    def _draw_to(self, drag: VelocityDrag, event: QMouseEvent) -> None:
        straight = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        drag.move(event.position(), straight=straight)
        drawn = self._drawn()
        self._state.set_preview(Preview(frozenset(drawn), tuple(_with_velocities(drawn))))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            return
        state, made = self._state, self._drawn()
        self._drag = None
        state.set_preview(None)
        if made and state.score is not None:
            gone, fresh = frozenset(made), frozenset(_with_velocities(made))
            chosen = (state.chosen - gone) | (fresh if state.chosen & gone else frozenset())
            state.apply(Edited(replaced(state.score, gone, fresh), chosen), mark("Change velocities"))
        self.update()

    def cancel(self) -> bool:
        """Give up a drag; False where there is none."""
        if self._drag is None:
            return False
        self._drag = None
        self._state.set_preview(None)
        self.update()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        zoom_or_scroll(self._state, event, 1e9)


def _with_velocities(velocities: Mapping[Pick, int]) -> list[Pick]:
    return [(track, note._replace(velocity=loud)) for (track, note), loud in velocities.items()]

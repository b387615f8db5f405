"""How loud notes are, a stem each; a drag sets or draws them, a drag with Shift draws a straight ramp."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.core.score_editing import Edited, Pick, bounded, replaced
from creastudio.shell.i18n import mark, tr
from creastudio.shell.score.grid import wheel
from creastudio.shell.score.looks import LEVELS, level_of, note_color
from creastudio.shell.score.note_index import NoteIndex
from creastudio.shell.score.roll_state import Preview, RollState
from creastudio.shell.theme import color, follow_theme, font, px

HEIGHT = 74
"""Px at text scale 1."""

LOW = 44
"""Where there is little room, px at text scale 1."""

REACH = 6.0
"""Px beside a stem within which the mouse takes it."""


class VelocityLane(QWidget):
    """The velocities of the notes of one track."""

    def __init__(self, state: RollState, index: NoteIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._index = state, index
        self._low = False
        self._from: QPointF | None = None
        self._last = QPointF()
        self._set: dict[Pick, int] = {}
        self._line: tuple[QPointF, QPointF] | None = None
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
        painter = QPainter(self)
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
        if self._line is not None:
            painter.setPen(QPen(color("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(*self._line)
        if self._from is not None:
            painter.setFont(font(10))
            painter.setPen(color("text"))
            painter.drawText(self._last + QPointF(px(8), -px(4)), str(self.velocity(self._last.y())))

    def _paint_stems(self, painter: QPainter) -> None:
        state, bottom = self._state, self.height() - 2
        shades: list[list[QLineF]] = [[] for _ in range(LEVELS + 1)]
        for track, note in self._seen():
            changed = self._set.get((track, note))
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

    def _near(self, left: float, right: float) -> list[Pick]:
        """Return the notes whose stems lie between two places, the chosen ones alone where there are any."""
        state = self._state
        if state.score is None or state.track >= len(state.score.tracks):
            return []
        first, last = state.map.tick(left - REACH), state.map.tick(right + REACH)
        notes = self._index.notes(state.score, state.track, first, last)
        picks = [(state.track, note) for note in notes if first <= note.start <= last]
        chosen = [pick for pick in picks if pick in state.chosen]
        return chosen if any(track == state.track for track, _ in state.chosen) else picks

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self._state.score is not None:
            self._from = self._last = event.position()
            self._set = {}
            self._draw_to(event.position(), ramp=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._from is not None:
            self._draw_to(event.position(), ramp=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _draw_to(self, place: QPointF, *, ramp: bool) -> None:
        assert self._from is not None
        state = self._state
        start, self._last = (self._from if ramp else self._last), place
        left, right = sorted((start.x(), place.x()))
        if ramp:
            self._set = {}
            self._line = start, place
        first, last = sorted((start, place), key=lambda at: at.x())
        for track, note in self._near(left, right):
            # Of a press alone, the place of the mouse; else what the line from the last place says.
            wide = right - left
            share = min(max((state.map.x(note.start) - left) / wide, 0.0), 1.0) if wide > 1 else 1.0
            y = first.y() + (last.y() - first.y()) * share if wide > 1 else place.y()
            self._set[track, note] = self.velocity(y)
        self._show()

    def _show(self) -> None:
        fresh = tuple((track, note._replace(velocity=v)) for (track, note), v in self._set.items())
        self._state.set_preview(Preview(frozenset(self._set), fresh))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        del event
        state, made = self._state, self._set
        self._from, self._line, self._set = None, None, {}
        state.set_preview(None)
        if made and state.score is not None:
            fresh = frozenset((track, note._replace(velocity=v)) for (track, note), v in made.items())
            score = replaced(state.score, made, fresh)
            chosen = (state.chosen - frozenset(made)) | (
                fresh if state.chosen & frozenset(made) else frozenset()
            )
            state.apply(Edited(score, chosen), mark("Change velocities"))
        self.update()

    def cancel(self) -> bool:
        """Give up a drag; False where there is none."""
        if self._from is None:
            return False
        self._from, self._line, self._set = None, None, {}
        self._state.set_preview(None)
        self.update()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        wheel(self._state, event, 1e9)

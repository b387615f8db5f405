"""The piano keyboard, or the names of drums, left of the roll."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.api.score import Note
from creastudio.shell.i18n import tr
from creastudio.shell.score.drum_names import drum_name
from creastudio.shell.score.looks import is_black, name_of_pitch
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.roll_wheel import zoom_or_scroll
from creastudio.shell.theme import color, follow_theme, font, px, tokens

WIDTH = 56
"""Px at text scale 1."""

DRUMS_WIDTH = 108
"""Of names of drums, px at text scale 1."""


class KeysStrip(QWidget):
    """Shows which row is which note; a press sounds it."""

    def __init__(self, state: RollState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._held = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Keyboard"))
        for signal in (
            state.mapChanged, state.trackChanged, state.source.changed, state.chosenChanged, state.caretChanged,
        ):  # fmt: skip
            signal.connect(self._refresh)
        follow_theme(self, self.update)

    @property
    def drums(self) -> bool:
        """Whether rows are named by drums."""
        score = self._state.score
        return (
            score is not None
            and self._state.track < len(score.tracks)
            and score.tracks[self._state.track].percussion
        )

    def room(self) -> int:
        """Return how wide it is, px."""
        return px(DRUMS_WIDTH if self.drums else WIDTH)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self.room(), px(200))

    def _refresh(self) -> None:
        if self.width() != self.room():
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("panel"))
            roll = self._state.map
            marked = (
                {note.pitch for _, note in self._state.chosen} if len(self._state.chosen) < 200 else set()
            )
            if self._state.caret_shown:
                marked |= {self._state.caret[1]}
            first = max(0, int(roll.top // roll.row))
            last = min(len(roll.rows), int((roll.top + self.height()) // roll.row) + 1)
            painter.setFont(font(min(10.0, max(7.0, roll.row * 0.62))))
            for row in range(first, last):
                self._paint_key(painter, row, roll.rows[row], marked)
            painter.setPen(QPen(color("border_strong"), 1))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _paint_key(self, painter: QPainter, row: int, pitch: int, marked: set[int]) -> None:
        roll = self._state.map
        box = QRectF(0, row * roll.row - roll.top, self.width() - 1, roll.row)
        if self.drums:
            back = color("raised") if row % 2 else color("panel")
            words = drum_name(pitch)
        else:
            black = is_black(pitch)
            ivory = QColor("#e9eaee") if not tokens().dark else QColor("#d3d6de")
            back = QColor("#23262e") if black else ivory
            every = roll.row >= px(12)
            words = (
                name_of_pitch(pitch)
                if pitch % 12 == 0 or (every and not black) or len(roll.rows) < 128
                else ""
            )
        if pitch == self._held or pitch in marked:
            back = color("accent")
        painter.fillRect(box, back)
        painter.setPen(QPen(QColor("#8b909c") if not self.drums else color("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if pitch == self._held or pitch in marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("on_accent"))
            painter.drawEllipse(QPointF(box.right() - px(5), box.center().y()), 2.5, 2.5)
        if words and roll.row >= 7:
            light = back.lightness() > 128
            painter.setPen(QColor("#1c2029") if light else QColor("#e8eaf0"))
            where = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft if self.drums else Qt.AlignmentFlag.AlignRight
            )
            painter.drawText(box.adjusted(px(5), 0, -px(5), 0), where, words)

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        pitch = self._state.map.pitch(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton:
            if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
                self._choose_row(pitch)
            self._sound(pitch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        pitch = self._state.map.pitch(event.position().y())
        if self._held >= 0 and pitch != self._held:
            self._sound(pitch)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        del event
        self._held = -1
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        zoom_or_scroll(self._state, event, self.height())

    def _sound(self, pitch: int) -> None:
        self._held = pitch
        self._state.touched.emit(self._state.track, Note(0, self._state.grid, pitch, 90))
        self.update()

    def _choose_row(self, pitch: int) -> None:
        row = [pick for pick in self._state.all_of_track() if pick[1].pitch == pitch]
        self._state.choose(row, add=True)

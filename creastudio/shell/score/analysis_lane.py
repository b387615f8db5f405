"""What a checker hears in the score, over its bars: sections, keys and chords, a line each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.roll_wheel import zoom_or_scroll
from creastudio.shell.score.score_checks import OVER, ScoreChecks, ScoreNote
from creastudio.shell.theme import color, follow_theme, font, px

LINE = 17
"""Height of a line, px at text scale 1."""


class AnalysisLane(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, state: RollState, checks: ScoreChecks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._checks = state, checks
        self._lines: list[list[tuple[str, list[ScoreNote]]]] = []
        self._lack = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Analysis"))
        self.hide()
        checks.found.connect(self._refresh)
        for signal in (state.mapChanged, state.source.changed):
            signal.connect(self.update)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(200), px(LINE) * max(1, len(self._lines)) + 1)

    def set_lack(self, lack: int) -> None:
        """Leave the notes their room: with 1 keys stand in the line of the sections, with 2 there are no chords."""
        if lack != self._lack:
            self._lack = lack
            self._refresh()

    def _refresh(self) -> None:
        by_kind: dict[str, list[ScoreNote]] = {}
        for note in self._checks.notes:
            if note.kind in OVER:
                by_kind.setdefault(note.kind, []).append(note)
        found = [(kind, sorted(by_kind[kind], key=lambda n: n.start)) for kind in OVER if kind in by_kind]
        if self._lack:
            over = [line for line in found if line[0] != "chord"]
            rest = [[line] for line in found if line[0] == "chord"]
            # Chords alone are better than nothing.
            self._lines = [over, *(rest if self._lack == 1 else [])] if over else rest
        else:
            self._lines = [[line] for line in found]
        self.setVisible(bool(self._lines))
        self.setAccessibleDescription(self._checks.summary)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("panel"))
            for row, line in enumerate(self._lines):
                taken: list[float] = []
                for kind, notes in line:
                    taken = self._paint_line(painter, row * px(LINE), kind, notes, taken)
            painter.setPen(QPen(color("border"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _paint_line(
        self, painter: QPainter, top: int, kind: str, notes: list[ScoreNote], taken: list[float]
    ) -> list[float]:
        """Paint what is said of one thing, beside places that are taken; returns the places of its words, px."""
        roll = self._state.map
        painter.setFont(font(10.5))
        free, places = -1e9, list[float]()
        for number, note in enumerate(notes):
            left, right = roll.x(note.start), roll.x(note.end)
            if right < 0 or left > self.width():
                continue
            if kind == "section":
                tone = color("accent", 0.22 if number % 2 else 0.13)
                painter.fillRect(QRectF(left, top + 1, right - left - 1, px(LINE) - 2), tone)
            words = tr_said(note.text)
            at = max(left, 0.0) + px(3)
            at += px(14) if any(abs(place - at) < px(12) for place in taken) else 0
            room = right - at
            if at < free or room < px(7):
                continue
            told = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, max(int(room), px(12))
            )
            painter.setPen(color("text" if kind != "chord" else "dim"))
            box = QRectF(at, top, max(room, px(12)), px(LINE))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
            free = at + painter.fontMetrics().horizontalAdvance(told) + px(2)
            places.append(at)
        return places

    def event(self, event: QEvent) -> bool:
        """Say in whole words what stands at the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = event.pos().y() // px(LINE)
            tick = self._state.map.tick(event.pos().x())
            line = self._lines[row] if 0 <= row < len(self._lines) else []
            found = [note.text for _, notes in line for note in notes if note.start <= tick < note.end]
            QToolTip.showText(event.globalPos(), " · ".join(tr_said(text) for text in found), self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        zoom_or_scroll(self._state, event, 1e9)

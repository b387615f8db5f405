"""Words at ticks of the score, written in place: the base of the lanes for chords and lyrics."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.accessible.parts import Parted
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.roll_wheel import zoom_or_scroll
from creastudio.shell.score.word_parts import WordParts
from creastudio.shell.theme import color, follow_theme, font, px

HEIGHT = 22
"""Px at text scale 1."""


class TextLane(QWidget, Parted):
    """A line of words. A click on one, or a double click beside them, writes; Tab goes on, Esc leaves it as it was."""

    has_lines = False
    """Whether there are several lines of words, one of which is seen."""

    left_alone = Signal()
    """Writing has ended: the keyboard goes back to the notes."""
    troubled = Signal(object)
    """UserError: what was written isn't understood."""

    def __init__(self, state: RollState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.tick = -1
        """Where something is being written; below 0 where nothing is."""
        self._candidate: Score | None = None
        self._drag: tuple[int, QPointF] | None = None
        self._to = -1
        self.field = QLineEdit(self)
        self.field.setFrame(False)
        self.field.hide()
        self.field.installEventFilter(self)
        self.field.editingFinished.connect(self.finish)
        self._news = PartsNews(WordParts(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for signal in (state.mapChanged, state.source.changed, state.trackChanged):
            signal.connect(self._moved)
        follow_theme(self, self.update)

    # -- what a lane says

    def show_candidate(self, score: Score | None) -> None:
        """Show the words of a score that is looked at; None shows those of the score itself."""
        if score is not self._candidate:
            self._candidate = score
            self.update()

    def items(self, score: Score, start: float, end: float) -> Iterable[tuple[int, str]]:
        """Yield (tick, words) of a score between two ticks, in order."""
        raise NotImplementedError

    def written(self, tick: int) -> str:
        """Return what is written at a tick, as it is typed."""
        raise NotImplementedError

    def write(self, tick: int, text: str) -> None:
        """Write something at a tick, as one undo step; nothing takes away what is there."""
        raise NotImplementedError

    def beside(self, tick: int, way: int) -> int | None:
        """Return where one writes next, or before; None where that is nowhere."""
        raise NotImplementedError

    def place_of(self, tick: float) -> int | None:
        """Return where one writes for a click at a tick; None for nowhere."""
        raise NotImplementedError

    def goes_on(self, text: str) -> bool:
        """Return whether a key says that the word is done and the next one is written."""
        del text
        return False

    def turn(self, way: int) -> None:
        """Write on another line, 1 below or -1 above; where ``has_lines``."""

    def drop(self, tick: int, to: int) -> None:
        """Move what is at a tick to another one."""

    # -- writing

    def begin(self, tick: int) -> None:
        """Write at a tick."""
        if self.tick >= 0:
            self.finish()
        roll = self.state.map.showing(tick, self.width())
        self.state.set_map(roll)
        self.tick = tick
        self.field.setText(self.written(tick))
        self.field.setFont(font(11))
        self._place_field()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_field(self) -> None:
        x = round(self.state.map.x(self.tick))
        wide = max(px(64), self.field.fontMetrics().horizontalAdvance(self.field.text()) + px(24))
        self.field.setGeometry(QRect(x - px(3), 1, wide, self.height() - 2))

    def finish(self) -> None:
        """Take over what was typed."""
        if self.tick < 0:
            return
        tick, text, self.tick = self.tick, self.field.text(), -1
        self.field.hide()
        if text != self.written(tick):
            try:
                self.write(tick, text)
            except UserError as error:
                self.troubled.emit(error)
        self.update()

    def _go(self, way: int) -> None:
        tick = self.tick
        self.finish()
        goal = self.beside(tick, way)
        if goal is None:
            self.left_alone.emit()
        else:
            self.begin(goal)

    def _leave(self) -> None:
        self.tick = -1
        self.field.hide()
        self.left_alone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take the keys that leave the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self._leave()
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._go(-1 if key == Qt.Key.Key_Backtab else 1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                self.left_alone.emit()
                return True
            if self.has_lines and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                tick = self.tick
                self.finish()
                self.turn(1 if key == Qt.Key.Key_Down else -1)
                self.begin(tick)
                return True
            # Behind the last place the field stays: what is typed on would be taken for keys of the roll.
            if event.text() and self.goes_on(event.text()) and self.beside(self.tick, 1) is not None:
                if event.text() == "-":
                    self.field.setText(self.field.text().rstrip("-") + "-")
                self._go(1)
                return True
            if key == Qt.Key.Key_Backspace and not self.field.text():
                self._go(-1)
                return True
        return super().eventFilter(watched, event)

    # -- painting

    def shown_words(self) -> list[str]:
        """Return what stands in the lane, from left to right."""
        return [words for _, words in self.shown_items()]

    def shown_items(self) -> list[tuple[int, str]]:
        """Return (tick, words) of what stands in the lane, from left to right."""
        roll = self.state.map
        return [(tick, words) for tick, words, _ in self._seen_items(roll.tick(0), roll.tick(self.width()))]

    def _seen_items(self, start: float, end: float) -> list[tuple[int, str, bool]]:
        """Return (tick, words, whether only the candidate has them) of what is shown."""
        score, candidate = self.state.score, self._candidate
        own = list(self.items(score, start, end)) if score is not None else []
        if candidate is None:
            return [(tick, words, False) for tick, words in own]
        there = frozenset(own)
        return [(*item, item not in there) for item in self.items(candidate, start, end)]

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(200), px(HEIGHT))

    def _moved(self) -> None:
        if self.tick >= 0:
            self._place_field()
        self.update()
        self._news.tell()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("panel"))
            painter.setPen(QPen(color("border"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            roll = self.state.map
            painter.setFont(font(11))
            found = self._seen_items(roll.tick(-px(80)), roll.tick(self.width()))
            for place, (tick, words, fresh) in enumerate(found):
                x = roll.x(
                    self._to if self._drag is not None and self._drag[0] == tick and self._to >= 0 else tick
                )
                room = roll.x(found[place + 1][0]) - x if place + 1 < len(found) else self.width()
                if room < px(8):
                    continue
                box = QRectF(x + px(2), 0, room - px(4), self.height())
                painter.setPen(color("success" if fresh else "text"))
                # Underlined, too: a colour alone tells nothing to some.
                letters = painter.font()
                letters.setUnderline(fresh)
                painter.setFont(letters)
                painter.drawText(
                    box,
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width())),
                )
                painter.setPen(QPen(color("border_strong"), 1))
                painter.drawLine(QPointF(x, self.height() - px(5)), QPointF(x, self.height()))
            if not found and not self.field.isVisible():
                painter.setPen(color("faint"))
                painter.drawText(
                    self.rect().adjusted(px(6), 0, 0, 0),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    self.hint(),
                )

    def hint(self) -> str:
        """Return what stands where nothing is written yet."""
        return ""

    # -- the mouse

    def _hit(self, x: float) -> int | None:
        roll, metrics, score = self.state.map, QFontMetrics(font(11)), self.state.score
        if score is None:
            return None
        for tick, words in self.items(score, roll.tick(x - px(90)), roll.tick(x + px(4))):
            left = roll.x(tick)
            if left - px(3) <= x <= left + metrics.horizontalAdvance(words) + px(6):
                return tick
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self.finish()
        hit = self._hit(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and hit is not None:
            self._drag, self._to = (hit, event.position()), -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._drag is None:
            return
        off = event.position() - self._drag[1]
        if self._to >= 0 or abs(off.x()) > px(4):
            goal = self.place_of(self._drag[0] + off.x() / self.state.map.density)
            self._to = self._to if goal is None else goal
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        del event
        drag, to, self._drag, self._to = self._drag, self._to, None, -1
        if drag is None:
            return
        if to >= 0:
            self.drop(drag[0], to)
        else:
            self.begin(drag[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._drag = None
        goal = self._hit(event.position().x())
        if goal is None:
            goal = self.place_of(self.state.map.tick(event.position().x()))
        if goal is not None:
            self.begin(goal)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        zoom_or_scroll(self.state, event, 1e9)

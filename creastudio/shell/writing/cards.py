"""The ways that a text may go on, as cards side by side while they are written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr, trn
from creastudio.shell.theme import SPACE, color, follow_theme, font, px
from creastudio.shell.widgets.labels import label
from creastudio.shell.writing.page_look import FAMILIES

WIDE = 210
"""Least width of a card beside another, px at text scale 1."""

HIGH = 112
"""Height of a card, px at text scale 1."""

LOW = 80
"""The same where cards stand below each other: they leave room for the page."""


class CardText(QTextEdit):
    """A text that grows; a click goes to its card."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self._told = ""
        self._dress()
        follow_theme(self, self._dress)

    def show_text(self, text: str) -> None:
        """Show a text; one that only grew keeps its place."""
        if text == self._told:
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if text.startswith(self._told):
            cursor.insertText(text[len(self._told) :])
        else:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        self._told = text
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def set_grey(self, grey: bool) -> None:
        """Show it as offered, or as taken."""
        self.setProperty("grey", grey)
        self._dress()

    def _dress(self) -> None:
        letters: QFont = font(13)
        letters.setFamilies(list(FAMILIES))
        self.document().setDefaultFont(letters)
        token = "dim" if self.property("grey") else "text"
        self.setStyleSheet(
            f"QTextEdit {{ background: transparent; border: none; padding: 0; color: {color(token).name()}; }}"
        )


class Card(QFrame):
    """One way to go on."""

    clicked = Signal()
    doubleClicked = Signal()

    def __init__(self, number: int, total: int) -> None:
        super().__init__()
        self._number, self._total = number, total
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.key = label(str(number), "key")
        self.state = label("", "small")
        self.text = CardText()
        head = QHBoxLayout()
        head.setSpacing(px(SPACE / 2))
        head.addWidget(self.key)
        head.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(SPACE / 2), px(SPACE / 2), px(SPACE / 2))
        column.setSpacing(px(SPACE / 2))
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self.setFixedHeight(px(HIGH))
        self.show_way("", shown=False, taken=False, running=True)

    def show_way(self, text: str, *, shown: bool, taken: bool, running: bool) -> None:
        """Show a text as far as it has come.

        Parameters
        ----------
        shown : bool
            Whether the page shows it in grey.
        taken : bool
            Whether a person has taken it while it is written.
        """
        self.text.show_text(text.lstrip())
        if taken:
            state = tr("Taken as it comes")
        elif running:
            state = tr("Writing…")
        else:
            state = (
                tr("Nothing came")
                if not text.strip()
                else trn("{count} character", "{count} characters", len(text.strip()))
            )
        if state != self.state.text():
            self.state.setText(state)
        if self.property("shown") != shown:
            self.setProperty("shown", shown)
            self.text.set_grey(not shown)
            self._mark()
        if not running:
            # A reader isn't told each word.
            name = tr("Alternative {number} of {total}", number=self._number, total=self._total)
            self.setAccessibleName(f"{name}: {text.strip()[:200]}")
            self.setAccessibleDescription(state)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.doubleClicked.emit()

    def _mark(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)


class Cards(QScrollArea):
    """All ways of a run; it has the keyboard while they are offered."""

    taken = Signal(int)
    """Index of the way that a person takes."""
    looked = Signal(int)
    """Index of the way that a person looks at."""
    stopped = Signal()
    typed = Signal(object)
    """QKeyEvent: a letter that belongs into the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "panel")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Alternatives"))
        self.setAccessibleDescription(
            tr("A number takes one, the arrows look at them, Enter takes the shown one, Esc stops.")
        )
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(px(SPACE), px(SPACE / 2), px(SPACE), px(SPACE / 2))
        self._grid.setSpacing(px(SPACE))
        self.setWidget(self._inner)
        self.cards: list[Card] = []
        self.shown = 0
        self.hide()

    def begin(self, count: int) -> None:
        """Show `count` empty cards."""
        self.clear()
        self.shown = 0
        for index in range(count):
            card = Card(index + 1, count)
            card.clicked.connect(lambda at=index: self.look(at))
            card.doubleClicked.connect(lambda at=index: self.taken.emit(at))
            self.cards.append(card)
        self._lay_out()
        self.show()

    def clear(self) -> None:
        """Show no cards."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards.clear()
        self.hide()

    def look(self, index: int) -> None:
        """Look at a way in the page."""
        if self.cards:
            self.shown = index % len(self.cards)
            self.ensureWidgetVisible(self.cards[self.shown])
            self.looked.emit(self.shown)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return room for all of them, up to two rows."""
        rows = min(2, -(-len(self.cards) // self._columns(self.width()))) if self.cards else 1
        return QSize(px(WIDE), self._high(rows))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(120), self._high(1))

    def _high(self, rows: int) -> int:
        edges = self._grid.contentsMargins()
        return rows * (self._card_height() + px(SPACE)) - px(SPACE) + edges.top() + edges.bottom() + 2

    def _card_height(self) -> int:
        return px(LOW if self.width() < px(2 * WIDE + 2 * SPACE) else HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not plain or not self.cards:
            super().keyPressEvent(event)
        elif not self._steer(event):
            if event.text() and event.text().isprintable():
                self.typed.emit(event)
            else:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right)
            if event.key() in keys and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._lay_out()

    def _steer(self, event: QKeyEvent) -> bool:
        key, digit = event.key(), event.text()
        if digit.isdecimal() and 1 <= int(digit) <= len(self.cards):
            self.taken.emit(int(digit) - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.look(self.shown - 1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.look(self.shown + 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.shown)
        elif key == Qt.Key.Key_Escape:
            self.stopped.emit()
        else:
            return False
        return True

    def _columns(self, width: int) -> int:
        room = max(1, width - 2 * px(SPACE))
        return max(1, min(len(self.cards) or 1, room // px(WIDE)))

    def _lay_out(self) -> None:
        columns = self._columns(self.width())
        for index, card in enumerate(self.cards):
            card.setFixedHeight(self._card_height())
            place = divmod(index, columns)
            at = self._grid.indexOf(card)
            if at < 0 or self._grid.getItemPosition(at)[:2] != place:  # type: ignore[index]
                self._grid.addWidget(card, *place)
        self.updateGeometry()

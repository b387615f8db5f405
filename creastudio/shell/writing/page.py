"""The page: a text in book-like lines, which can be typed in; a model's words are tinted, offered ones grey."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from creastudio.core.edits.writing_text import common_start
from creastudio.core.writing import Span
from creastudio.shell.theme import SPACE, follow_theme, px
from creastudio.shell.writing.highlighting import Highlighter
from creastudio.shell.writing.letters import from_units, is_narrow, to_units
from creastudio.shell.writing.margin import NotesMargin
from creastudio.shell.writing.page_look import LEADING, letters, margins

REST = 700
"""Milliseconds without a key after which what was typed becomes a step of the history."""


class Page(QTextEdit):
    """Shows a text and lets it be typed in; what it holds is always letters of the text, never formats."""

    typed = Signal(str)
    """The text after a person typed and rested."""
    moved = Signal(int)
    """The caret is at another letter."""
    touched = Signal()
    """A person types, or has begun to compose; what is offered is hidden by now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(0)
        self.marks = Highlighter(self.document())
        self.composing = False
        self._kept: str | None = None
        self._ghost = ""
        self._unsaid = False
        self._place = 0
        self._setting = False
        self._notes: list[dict[str, Any]] = []
        self._notes_width = 0
        self.margin = NotesMargin(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.commit)
        self.document().contentsChange.connect(self._contents_changed)
        self.cursorPositionChanged.connect(self._caret_moved)
        self._dress()
        follow_theme(self, self._dress)

    # -- the text

    def text(self) -> str:
        """Return the text, without what is only offered."""
        return self._kept if self._kept is not None else self._raw()

    def place(self) -> int:
        """Return before which letter of the text the caret is."""
        if self._kept is not None:
            return self._place
        return from_units(self._raw(), self.textCursor().position())

    def set_place(self, place: int) -> None:
        """Put the caret before a letter."""
        if self._kept is None:
            cursor = self.textCursor()
            cursor.setPosition(to_units(self._raw(), place))
            self.setTextCursor(cursor)

    def selected(self) -> str:
        """Return what is selected."""
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def selection(self) -> tuple[int, int]:
        """Return from which letter of the text to before which is selected; what is only offered doesn't count."""
        cursor, raw = self.textCursor(), self._raw()
        ends = [from_units(raw, unit) for unit in (cursor.selectionStart(), cursor.selectionEnd())]
        if self._kept is not None:
            ends = [min(end, max(self._place, end - len(self._ghost))) for end in ends]
        return ends[0], ends[1]

    def show_text(self, text: str, spans: Sequence[Span], place: int | None = None) -> None:
        """Show a text; the caret stays where it was, or goes to `place`."""
        self.hide_ghost()
        old = self._raw()
        if text != old:
            start = common_start(old, text)
            longest = min(len(old), len(text)) - start
            tail = common_start(old[::-1][:longest], text[::-1][:longest])
            self._replace(
                to_units(old, start), to_units(old, len(old) - tail), text[start : len(text) - tail]
            )
        if place is not None:
            self.set_place(place)
        self.set_spans(spans)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Tint what models wrote."""
        if self._kept is not None:
            return
        text = self._raw()
        if not is_narrow(text):
            units = [(span, to_units(text, span.start), to_units(text, span.end)) for span in spans]
            spans = [Span(span.passage, start, end) for span, start, end in units]
        if self.marks.set_spans(spans) and not self.composing:
            self._quietly(self.marks.rehighlight)

    def set_notes(self, notes: Sequence[dict[str, Any]]) -> None:
        """Show what a check found, beside the lines and under the words."""
        self._notes = list(notes)
        if self.marks.set_notes(notes) and not self.composing:
            self._quietly(self.marks.rehighlight)
        self._place_margins()
        self.margin.show_notes(notes, words=self._notes_width > 0)

    def commit(self) -> None:
        """Hand on what was typed, now."""
        if self._unsaid and not self.composing:
            self._rest.stop()
            self._unsaid = False
            self.typed.emit(self.text())

    @property
    def pending(self) -> bool:
        """Whether something was typed that was not handed on."""
        return self._unsaid

    # -- what is offered

    def show_ghost(self, place: int, text: str) -> None:
        """Show, in grey from a letter on, what a model offers in place of what comes after it."""
        if self.composing:
            return
        whole = self.text()
        self.hide_ghost()
        self._kept, self._place = whole, place
        units = to_units(whole, place)
        self._replace(units, self._length(), text)
        self._ghost = text
        self.marks.ghost = (units, self._length())
        self._quietly(self.marks.rehighlight)
        self._follow_end()

    def grow_ghost(self, text: str) -> None:
        """Append to what is offered."""
        if self._kept is None or self.marks.ghost is None or not text:
            return
        follows = self.verticalScrollBar().value() >= self.verticalScrollBar().maximum() - px(2 * SPACE)
        self.marks.ghost = (self.marks.ghost[0], 1 << 30)
        self._ghost += text
        self._replace(self._length(), self._length(), text)
        if follows:
            self._follow_end()

    @property
    def ghost(self) -> str:
        """What is offered in grey."""
        return "" if self._kept is None else self._ghost

    def hide_ghost(self) -> None:
        """Show the text itself again."""
        if self._kept is None:
            return
        kept, units = self._kept, to_units(self._kept, self._place)
        self._kept, self.marks.ghost = None, None
        self._replace(units, self._length(), kept[self._place :])
        cursor = self.textCursor()
        cursor.setPosition(units)
        self.setTextCursor(cursor)
        self._quietly(self.marks.rehighlight)

    # -- typing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if self._kept is not None and _writes(event):
            self.hide_ghost()
            self.touched.emit()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  Qt's name
        """Compose in place: nothing is handed on before it is done."""
        begins = bool(event.preeditString()) or bool(event.commitString())
        if begins and self._kept is not None:
            self.hide_ghost()
        if begins:
            self.touched.emit()
        was = self.composing
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self.composing:
            # Also where the rest was over while it was composed.
            self._rest.start()
            self._quietly(self.marks.rehighlight)
            self._caret_moved()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """Paste plain letters."""
        self.hide_ghost()
        self.touched.emit()
        self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusOutEvent(event)
        self.commit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        self.commit()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the history of the project, and let no key of the window, as that to save, go before."""
        if isinstance(event, QKeyEvent) and is_shortcut(event):
            self.commit()
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return False
        return super().event(event)

    # -- looks

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._place_margins()

    def line_top(self, number: int) -> tuple[int, int] | None:
        """Return top and height of the first line of a paragraph in this widget, px; None where it isn't there."""
        block = self.document().findBlockByNumber(number)
        if not block.isValid() or not block.layout().lineCount():
            return None
        first = block.layout().lineAt(0)
        top = self.document().documentLayout().blockBoundingRect(block).top() + first.y()
        seen = top - self.verticalScrollBar().value() + self.viewport().y()
        return round(seen), round(first.height())

    def _dress(self) -> None:
        look = letters()
        self.setFont(look)
        self.document().setDefaultFont(look)
        self.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; }")
        self._set_leading(0, self._length())
        self._place_margins()
        self._quietly(self.marks.rehighlight)

    def _place_margins(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        em = QFontMetricsF(self.font()).horizontalAdvance("永")
        found = margins(room, em, noted=bool(self._notes))
        self._notes_width, right = found.notes, found.right
        self.setViewportMargins(found.left, px(2 * SPACE), right, px(SPACE))
        width = self.viewport().width()
        if self.document().pageSize().width() != width:
            # A change of margins while it is resized doesn't lay the lines out anew by itself.
            self.document().setPageSize(QSizeF(width, -1))
        self.margin.setGeometry(
            room - right + px(SPACE / 2), 0, max(right, px(2 * SPACE)) - px(SPACE), self.height()
        )
        self.margin.show_notes(self._notes, words=self._notes_width > 0)

    def _follow_end(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    # -- inside

    def _raw(self) -> str:
        # Not toPlainText, which turns every no-break space into a space.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _length(self) -> int:
        return self.document().characterCount() - 1

    def _replace(self, start: int, end: int, text: str) -> None:
        self._setting = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.endEditBlock()
        self._setting = False

    def _set_leading(self, start: int, end: int) -> None:
        look = QTextBlockFormat()
        look.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._setting = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeBlockFormat(look)
        self._setting = False

    def _quietly(self, action: Callable[[], object]) -> None:
        """Do what is no typing of a person."""
        self._setting = True
        action()
        self._setting = False

    def _contents_changed(self, _place: int, _removed: int, _added: int) -> None:
        if not self._setting and self._kept is None:
            self._unsaid = True
            self._rest.start()

    def _caret_moved(self) -> None:
        if not self._setting and not self.composing:
            self.moved.emit(self.place())

    def caret_point(self, place: int) -> QPoint:
        """Return below a letter of the text, in px of the screen."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(to_units(self._raw(), place), self._length()))
        return self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())


def is_shortcut(event: QKeyEvent) -> bool:
    """Return whether a key is about to be a shortcut of the window."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return event.type() == QEvent.Type.ShortcutOverride and bool(held)


def _writes(event: QKeyEvent) -> bool:
    """Return whether a key changes a text."""
    if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return True
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held

"""What all controls of parameters share."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from creastudio.shell.theme import SPACE, px


class Field(QWidget):
    """Base of the controls."""

    changed = Signal()

    def value(self) -> Any:
        """Return what is set, as the parameter's own type."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; one that can't be shown exactly is shown as near as possible."""
        raise NotImplementedError

    def name_for_readers(self, name: str, help_text: str) -> None:
        """Tell screen readers what this is."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)
        target.setAccessibleDescription(help_text)

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        return row


class TextValue(Field):
    """A control whose value is a text, which it shows in words of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def value(self) -> str:
        return self._text

    def set_value(self, value: Any) -> None:
        text = str(value or "")
        if text != self._text:
            self._text = text
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        raise NotImplementedError


class Calm(QObject):
    """Lets the wheel scroll the form, not turn a value that the mouse happens to be over.

    A list that is closed lets letters through: they choose tools. Open, it finds entries by them. Enter that chooses one
    does nothing else: Qt closes the list first, and gives the same press to the form then, which would run.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._chosen = False
        if isinstance(widget, QComboBox):
            widget.activated.connect(self._choose)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self._chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
            return _lets_through(watched, event)
        if event.type() == QEvent.Type.Show and isinstance(watched, QComboBox):
            label_for_readers(watched)
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False

    def _choose(self) -> None:
        self._chosen = True
        QTimer.singleShot(0, self, self._forget)

    def _forget(self) -> None:
        self._chosen = False


def label_for_readers(combo: QComboBox) -> None:
    """Give a list the name that it has by a label, which isn't seen: on Linux Qt tells readers no other name of it."""
    parent, name = combo.parentWidget(), combo.accessibleName()
    if parent is None or not name:
        return
    labels = parent.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    found = next((item for item in labels if item.buddy() is combo), None)
    if found is None:
        found = QLabel(parent)
        found.hide()
        found.setBuddy(combo)
    if found.isHidden():
        found.setText(name)


def _lets_through(watched: QObject, event: QKeyEvent) -> bool:
    closed = isinstance(watched, QComboBox) and not watched.isEditable()
    if not closed or not event.text().isalpha() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    event.ignore()
    return True


def calm(widget: QWidget) -> None:
    """Let the wheel turn the value of `widget` only when it has the keyboard."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(Calm(widget))


def narrowable(combo: QComboBox) -> None:
    """Let a list be narrower than its longest entry."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

"""A page of the campaign form: titled fields, each with room for what is wrong below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr_said
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import label


class Page(QScrollArea):
    """Fields by the key that they have in a campaign file ("deliver.formats")."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Its fields take the keyboard, and bring themselves into view.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, px(SPACE), px(1.5 * SPACE), px(SPACE))
        self.column.setSpacing(px(SPACE / 2))
        self.setWidget(body)
        self.fields: dict[str, QWidget] = {}
        self._errors: dict[str, QWidget] = {}

    def add(self, key: str, title: str, field: QWidget, help_text: str = "") -> None:
        """Add a field below the others."""
        if title:
            before = label(title, "dim")
            before.setBuddy(field)
            self.column.addWidget(before)
        (field.focusProxy() or field).setAccessibleName(title or field.accessibleName())
        self.column.addWidget(field)
        if help_text:
            self.column.addWidget(label(help_text, "small", wrap=True))
        error = label("", "error", wrap=True)
        error.hide()
        self.column.addWidget(error)
        self.column.addSpacing(px(SPACE / 2))
        self.fields[key], self._errors[key] = field, error

    def show_errors(self, errors: dict[str, str]) -> str:
        """Show what is wrong where it is, and return the first key of this page that is; "" for none."""
        first = ""
        for key, error in self._errors.items():
            found = next(
                (text for name, text in errors.items() if name == key or name.startswith(f"{key}.")), ""
            )
            error.setText(tr_said(found))  # pyright: ignore[reportAttributeAccessIssue]
            error.setVisible(bool(found))
            first = first or (key if found else "")
        return first


def lines(rows: int = 3) -> QPlainTextEdit:
    """Return a field of several lines; Tab goes on to the next."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(px(22 * rows + 12))
    return field

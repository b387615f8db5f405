"""A few choices as buttons side by side, one of which is down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from creastudio.shell.icons import set_icon
from creastudio.shell.panels.fields.mixed import MIXED
from creastudio.shell.theme import px


class Segments(QFrame):
    """Buttons with icons: (value, icon, title) each; no button is down where values differ."""

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str, str]], commit: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setAccessibleName(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(2), px(2), px(2), px(2))
        row.setSpacing(px(2))
        self.buttons: dict[str, QToolButton] = {}
        for value, icon, text in choices:
            found = QToolButton()
            if icon:
                set_icon(found, icon, "text")
                found.setIconSize(QSize(px(16), px(16)))
            else:
                found.setText(text)
            found.setToolTip(text)
            found.setAccessibleName(f"{title}: {text}")
            found.setCheckable(True)
            found.clicked.connect(lambda _checked=False, value=value: (self.fill(value), commit(value)))
            self.buttons[value] = found
            row.addWidget(found)

    def fill(self, value: object) -> None:
        """Show a value, MIXED too, without committing it."""
        for name, found in self.buttons.items():
            found.setChecked(value is not MIXED and name == value)

"""Labels and small frames in the roles of the style sheet."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.shell.icons import pixmap, set_icon
from creastudio.shell.keys import native, with_key
from creastudio.shell.theme import SPACE, follow_theme, px, tokens

WORD = 14
"""Letters of a word after which a line may end where there is no room for all of it."""


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label: roles are title, heading, section, dim, small, error, warning, key."""
    found = QLabel(text)
    found.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        found.setProperty("role", role)
    if wrap:
        found.setWordWrap(True)
        found.setMinimumWidth(px(60))
    return found


def icon_label(name: str, token: str = "dim", size: int = 20) -> QLabel:
    """Return a label that shows an icon and follows the theme."""
    found = QLabel()

    def paint() -> None:
        found.setPixmap(pixmap(name, getattr(tokens(), token), size))

    paint()
    follow_theme(found, paint)
    return found


def line() -> QFrame:
    """Return a thin line."""
    found = QFrame()
    found.setProperty("role", "line")
    return found


def button(text: str, role: str = "", icon: str = "", tip: str = "", keys: str = "") -> QPushButton:
    """Return a push button: roles are primary, flat, link, danger; `keys` is named in its tooltip."""
    found = QPushButton(text)
    if role:
        found.setProperty("role", role)
    if icon:
        set_icon(found, icon, "on_accent" if role == "primary" else "text")
    if tip or keys:
        found.setToolTip(with_key(tip or text, keys))
    found.setAccessibleName(tip or text)
    found.setCursor(Qt.CursorShape.PointingHandCursor)
    return found


def tool_button(
    icon: str, tip: str, *, keys: str = "", token: str = "text", checkable: bool = False
) -> QToolButton:
    """Return a flat button that shows an icon alone; what its tip says before a colon is its name.

    Parameters
    ----------
    keys : str
        Named in its tooltip.
    token : str
        Of the colour of its icon.
    """
    found = QToolButton()
    found.setAutoRaise(True)
    set_icon(found, icon, token)
    found.setToolTip(with_key(tip, keys))
    found.setAccessibleName(re.split("[:：]", tip, maxsplit=1)[0])
    found.setCheckable(checkable)
    return found


def beside(left: QWidget, right: QWidget) -> QWidget:
    """Return two widgets in a row; the left one takes the room there is."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE))
    row.addWidget(left, 1)
    row.addWidget(right)
    return holder


class EmptyState(QWidget):
    """What an empty panel shows: an icon, one sentence, and one action with its key."""

    def __init__(
        self, icon: str, text: str, action: str = "", keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(2 * SPACE), px(2 * SPACE), px(2 * SPACE), px(2 * SPACE))
        column.setSpacing(px(SPACE))
        column.addStretch(1)
        column.addWidget(icon_label(icon, "faint", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        sentence = label(text, "dim", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(sentence)
        self.action = button(action, tip=action, keys=keys)
        # Enter presses it too.
        self.action.setAutoDefault(True)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        row.addStretch(1)
        row.addWidget(self.action)
        if keys:
            row.addWidget(label(native(keys), "key"))
        row.addStretch(1)
        column.addLayout(row)
        self.action.setVisible(bool(action))
        self._column = column
        column.addStretch(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add_link(self, text: str) -> QPushButton:
        """Add another way to go on, below the others."""
        made = button(text, "link")
        # Above the room that is left below.
        self._column.insertWidget(self._column.count() - 1, made, 0, Qt.AlignmentFlag.AlignHCenter)
        return made


def breakable(text: str, most: int = WORD) -> str:
    """Return `text` with places in words of more than `most` letters where a line may end, which can't be seen."""
    return " ".join(
        "\u200b".join(word[start : start + most] for start in range(0, len(word), most))
        for word in text.split(" ")
    )

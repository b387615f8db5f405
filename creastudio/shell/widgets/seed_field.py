"""The control of a seed."""

from __future__ import annotations

import secrets
from typing import Any

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QToolButton

from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import Field

MAX_SEED = 2**63
SHORT_SEED = 2**31
"""Fresh seeds stay below this, so that they can be read out."""


class SeedField(Field):
    """A seed with dice and lock: unlocked, every run takes a fresh one."""

    def __init__(self) -> None:
        super().__init__()
        self._edit = QLineEdit()
        self._edit.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,19}")))
        self._edit.setPlaceholderText(tr("a fresh one each time"))
        self._edit.setToolTip(tr("The same seed and settings make the same result."))
        self._edit.textEdited.connect(self._edited)
        self._dice = self._tool("dices", tr("Another seed"))
        self._dice.clicked.connect(self.roll)
        self._lock = self._tool("lock-open", tr("Keep this seed for the next runs"))
        self._lock.setCheckable(True)
        self._lock.toggled.connect(self._lock_changed)
        row = self._row()
        row.setSpacing(px(SPACE / 2))
        row.addWidget(self._edit, 1)
        row.addWidget(self._dice)
        row.addWidget(self._lock)
        self.setFocusProxy(self._edit)

    @property
    def locked(self) -> bool:
        """Whether the seed is kept."""
        return self._lock.isChecked()

    def value(self) -> int | None:
        """Return the seed; None when there is none yet."""
        text = self._edit.text()
        return min(int(text), MAX_SEED - 1) if text else None

    def set_value(self, value: Any) -> None:
        self._edit.setText("" if value is None or int(value) < 0 else str(int(value)))
        self.changed.emit()

    def set_locked(self, locked: bool) -> None:
        """Keep the seed, or take a fresh one each time."""
        self._lock.setChecked(locked)

    def roll(self) -> int:
        """Show and return another seed."""
        seed = secrets.randbelow(SHORT_SEED)
        self.set_value(seed)
        return seed

    def for_run(self) -> int:
        """Return the seed of the next run: the locked one, else a fresh one, which is shown."""
        kept = self.value()
        return kept if self.locked and kept is not None else self.roll()

    def _edited(self) -> None:
        # Who types a seed wants that one.
        self._lock.setChecked(bool(self._edit.text()))
        self.changed.emit()

    def _lock_changed(self, on: bool) -> None:
        set_icon(self._lock, "lock" if on else "lock-open", "accent" if on else "text")
        self._lock.setToolTip(
            tr("Take a fresh seed each time") if on else tr("Keep this seed for the next runs")
        )
        self.changed.emit()

    def _tool(self, icon: str, tip: str) -> QToolButton:
        made = QToolButton()
        set_icon(made, icon)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        return made

"""The bell at the lower edge of a window: how many notices are new, and the way to their list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from creastudio.shell.i18n import tr, trn
from creastudio.shell.icons import set_icon
from creastudio.shell.notices import Notifier


class Bell(QPushButton):
    """Shows how many notices came since a person last looked at them."""

    def __init__(self, notifier: Notifier) -> None:
        super().__init__()
        self._notifier = notifier
        self.setProperty("role", "flat")
        set_icon(self, "bell")
        self.setToolTip(tr("Show or hide notices"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        notifier.added.connect(self.refresh)
        notifier.changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show how many there are now."""
        count = self._notifier.unread
        self.setText(str(count) if count else "")
        new = trn("{count} new notice", "{count} new notices", count)
        self.setAccessibleName(f"{tr('Show or hide notices')}: {new}")

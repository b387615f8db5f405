"""The list of what was found: every picture, what is left out, and one row a finding."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from creastudio.shell.datasets.preparation import ALL, OUT, Preparation
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.icons import icon
from creastudio.shell.theme import px

SIGNS = {
    "wrong": ("circle-alert", "danger"),
    "advice": ("triangle-alert", "warning"),
    "note": ("info", "dim"),
}
"""Severity -> icon and colour."""

MARGINS, ROOM = 14, 22
"""What is left of a row beside its icon and text: what grows with the text, px at text scale 1, and what doesn't."""

_VIEW = Qt.ItemDataRole.UserRole


class FindingsList(QListWidget):
    """What can be looked at."""

    chosen = Signal(str)
    """A view: ``ALL``, ``OUT``, or the code of a finding."""

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self._preparation = preparation
        self.setAccessibleName(tr("What was found"))
        self.setWordWrap(True)
        self.setIconSize(QSize(px(16), px(16)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: rows are laid out for the width that is left beside it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSpacing(px(1))
        preparation.examined.connect(self.fill)
        preparation.changed.connect(self._count)
        self.currentItemChanged.connect(self._current)
        self.fill()

    @property
    def view(self) -> str:
        """What is looked at."""
        item = self.currentItem()
        return str(item.data(_VIEW)) if item is not None else ALL

    def fill(self) -> None:
        """List what was found; what is looked at stays so where it is still there."""
        before = self.view
        self.blockSignals(True)
        self.clear()
        self._add(ALL, "images", "text", "")
        self._add(OUT, "eye-off", "dim", "")
        for finding in self._preparation.report.findings:
            sign, token = SIGNS[finding.severity]
            self._add(finding.code, sign, token, tr_said(finding.title))
        self._count()
        self._fit()
        self.choose(before)
        self.blockSignals(False)
        self.chosen.emit(self.view)

    def choose(self, view: str) -> None:
        """Look at a view; at all pictures where it isn't there."""
        rows = [row for row in range(self.count()) if self.item(row).data(_VIEW) == view]
        self.setCurrentRow(rows[0] if rows else 0)

    def _add(self, view: str, sign: str, token: str, text: str) -> None:
        item = QListWidgetItem(icon(sign, token), text)
        item.setData(_VIEW, view)
        item.setToolTip(text)
        self.addItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each row the height of its lines; Qt takes a row for a line wider than it is painted."""
        room = QRect(0, 0, self.viewport().width() - px(16 + MARGINS) - ROOM, 1000)
        wrap = Qt.TextFlag.TextWordWrap
        for row in range(self.count()):
            item = self.item(row)
            lines = self.fontMetrics().boundingRect(room, wrap, item.text()).height()
            item.setSizeHint(QSize(px(60), lines + px(12)))

    def _count(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            view = item.data(_VIEW)
            if view == ALL:
                item.setText(tr("All pictures ({count})", count=self._preparation.count(ALL)))
            elif view == OUT:
                item.setText(tr("Left out ({count})", count=self._preparation.count(OUT)))

    def _current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self.view)

"""The panel of notices: everything the studio said in this run, newest first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.notices import Notifier
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import EmptyState, button
from creastudio.shell.widgets.toasts import NoticeCard
from creastudio.workspace.notice import Notice


class NoticesPanel(QWidget):
    """Notices with their hints; a report can be copied for as long as the studio runs."""

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE))
        self._clear = button(tr("Clear"), "flat", "x", tr("Forget all notices"))
        self._clear.clicked.connect(notifier.clear)
        head = QHBoxLayout()
        head.addStretch(1)
        head.addWidget(self._clear)
        column.addLayout(head)
        self._empty = EmptyState("bell", tr("Nothing to report."))
        column.addWidget(self._empty, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setProperty("role", "panel")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._cards = QVBoxLayout(body)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(px(SPACE))
        self._cards.addStretch(1)
        self._area.setWidget(body)
        column.addWidget(self._area, 1)
        for notice in notifier.notices:
            self._add(notice)
        notifier.added.connect(self._add)
        notifier.cleared.connect(self._drop_all)
        self._refresh()

    def _add(self, notice: Notice) -> None:
        card = NoticeCard(notice)
        card.close_button.hide()
        self._cards.insertWidget(0, card)
        self._refresh()

    def _drop_all(self) -> None:
        while self._cards.count() > 1:
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._refresh()

    def _refresh(self) -> None:
        there = self._cards.count() > 1
        self._area.setVisible(there)
        self._clear.setVisible(there)
        self._empty.setVisible(not there)

"""The list of notices: everything the studio said in this run, newest first, opened and closed by the bell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.notices import Notifier
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.notice_card import NoticeCard

WIDTH = 420
HEIGHT_SHARE = 0.6
"""Of the height of the window that the list takes at most."""

SHOWN = 60
"""Newest notices that are listed."""


class NoticesPopover(QFrame):
    """Notices with their hints and offers, over the window; a click elsewhere or Esc closes it."""

    def __init__(self, notifier: Notifier, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._notifier, self._window = notifier, window
        self.cards: list[NoticeCard] = []
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # A click on the bell closes it like any other click beside it, and must not open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setAccessibleName(tr("Notices"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        column.setSpacing(px(SPACE))
        column.addLayout(self._head())
        self._empty = label(tr("Nothing to report."), "dim")
        column.addWidget(self._empty)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(tr("Notices"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(SPACE))
        self._list.addStretch(1)
        self._area.setWidget(self._body)
        column.addWidget(self._area, 1)
        notifier.added.connect(self._changed)
        notifier.changed.connect(self._changed)

    def toggle(self, anchor: QWidget) -> None:
        """Open it above `anchor`, its right edges together, or close it."""
        if self.isVisible():
            self.hide()
            return
        self._fill()
        corner = anchor.mapToGlobal(QPoint(anchor.width(), 0))
        self.move(corner - QPoint(self.width(), self.height() + px(SPACE / 2)))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._notifier.mark_read()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        head.addWidget(label(tr("Notices"), "heading"), 1)
        self.clear_button = button(tr("Clear"), "flat", tip=tr("Forget all notices"))
        self.clear_button.clicked.connect(self._notifier.clear)
        self.close_button = QToolButton()
        set_icon(self.close_button, "x", "dim")
        self.close_button.setToolTip(tr("Close"))
        self.close_button.setAccessibleName(tr("Close the notices"))
        self.close_button.clicked.connect(self.hide)
        head.addWidget(self.clear_button)
        head.addWidget(self.close_button)
        return head

    def _changed(self, *_: object) -> None:
        shown = [card.notice for card in self.cards]
        newest = self._notifier.notices[::-1][:SHOWN]
        same = len(shown) == len(newest) and all(a is b for a, b in zip(shown, newest, strict=True))
        if self.isVisible() and not same:
            bottom = self.geometry().bottomRight()
            self._fill()
            self.move(bottom - QPoint(self.width() - 1, self.height() - 1))
            self._notifier.unread = 0

    def _fill(self) -> None:
        """List what there is now; as high as that needs."""
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [NoticeCard(self._notifier, item) for item in self._notifier.notices[::-1][:SHOWN]]
        for row, card in enumerate(self.cards):
            card.close_button.clicked.connect(lambda _checked=False, gone=card: self._remove(gone))
            self._list.insertWidget(row, card)
        there = bool(self.cards)
        self._area.setVisible(there)
        self._empty.setVisible(not there)
        self.clear_button.setEnabled(there)
        width = px(WIDTH)
        margins = px(1.5 * SPACE) * 2
        inner = sum(card.heightForWidth(width - margins - px(2 * SPACE)) for card in self.cards)
        inner += px(SPACE) * max(0, len(self.cards) - 1)
        head = self.clear_button.sizeHint().height() + margins + px(SPACE)
        most = round(self._window.height() * HEIGHT_SHARE)
        rest = inner if there else self._empty.sizeHint().height()
        self.setFixedSize(width, min(head + rest + px(SPACE / 2), most))

    def _remove(self, card: NoticeCard) -> None:
        self._notifier.remove(card.notice)

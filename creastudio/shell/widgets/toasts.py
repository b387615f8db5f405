"""Toasts: the newest notices, shown over a window for a moment."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creastudio.shell.notices import Notifier
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.notice_card import NoticeCard
from creastudio.shell.window.spoken import announce
from creastudio.workspace.notice import Level, Notice

LASTS: dict[Level, int] = {"info": 6000, "warning": 10_000, "error": 15_000}
"""Milliseconds a toast stays; one with a report or under the mouse stays until it is closed."""

MAX_TOASTS = 2
WIDTH = 340

_PARTICULARS = re.compile(r"'[^']*'|“[^”]*”|\d+")
"""What differs between notices of one kind: names and numbers."""


class Toasts(QWidget):
    """The stack of toasts over a window; it takes no room and no clicks beside the cards.

    Parameters
    ----------
    room : callable, optional
        Returns where they may lie, window px: at its upper right. At the lower edge of the window when left out.
    low : bool
        At the lower right of `room` instead.
    """

    def __init__(
        self,
        window: QWidget,
        notifier: Notifier,
        room: Callable[[], QRect] | None = None,
        *,
        low: bool = False,
    ) -> None:
        super().__init__(window)
        self._window, self._notifier, self._room, self._low = window, notifier, room, low
        self._cards: list[NoticeCard] = []
        self.opens: Callable[[], object] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE))
        window.installEventFilter(self)
        notifier.changed.connect(self._drop_gone)
        notifier.added.connect(self.show_notice)
        self.hide()

    def show_notice(self, notice: Notice) -> NoticeCard:
        """Show a toast; it takes the place of one of its kind, else of the oldest where there are too many."""
        same = next((card for card in self._cards if _kind(card.notice) == _kind(notice)), None)
        if same is not None:
            self._drop(same)
        while len(self._cards) >= MAX_TOASTS:
            self._drop(self._cards[0])
        card = NoticeCard(self._notifier, notice, "toast", more=same.more + 1 if same is not None else 0)
        card.close_button.clicked.connect(lambda: self._drop(card))
        card.clicked.connect(self._open)
        if card.act is not None:
            card.act.clicked.connect(lambda: self._drop(card))
        self._column.addWidget(card)
        self._cards.append(card)
        announce(self._window, card.accessibleName(), urgent=notice.level == "error")
        if not notice.report:
            self._expire_later(card)
        self.show()
        self.place()
        return card

    def cards(self) -> list[NoticeCard]:
        """Return the toasts that are shown, oldest first."""
        return list(self._cards)

    def clear(self) -> None:
        """Take all away; the notices stay in their list."""
        for card in self.cards():
            self._drop(card)

    def leave(self) -> None:
        """Show nothing more: the window closes."""
        self._notifier.added.disconnect(self.show_notice)
        self._notifier.changed.disconnect(self._drop_gone)

    def place(self) -> None:
        """Lie where there is room."""
        if not self._cards:
            self.hide()
            return
        gap = px(1.5 * SPACE)
        room = self._room() if self._room is not None else self._window.rect()
        width = min(px(WIDTH), room.width() - 2 * gap)
        height = sum(
            card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()
            for card in self._cards
        ) + px(SPACE) * (len(self._cards) - 1)
        corner = QPoint(room.right() - width - gap, room.top() + gap)
        if self._low:
            corner.setY(max(room.top() + gap, room.bottom() - height - gap))
        if self._room is None:
            corner = QPoint((room.width() - width) // 2, room.height() - height - px(6 * SPACE))
        self.setGeometry(QRect(corner, corner + QPoint(width - 1, height - 1)))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def _open(self) -> None:
        if self.opens is not None:
            self.opens()

    def _expire_later(self, card: NoticeCard) -> None:
        timer = QTimer(card)
        timer.setInterval(LASTS[card.notice.level])

        def expire() -> None:
            if not card.underMouse():
                self._drop(card)

        timer.timeout.connect(expire)
        timer.start()

    def _drop_gone(self) -> None:
        """Take away what was removed from the list."""
        kept = {id(notice) for notice in self._notifier.notices}
        for card in self.cards():
            if id(card.notice) not in kept:
                self._drop(card)

    def _drop(self, card: NoticeCard) -> None:
        if card not in self._cards:
            return
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.place()


def _kind(notice: Notice) -> tuple[str, str, str]:
    """Return what is the same of notices that differ in names and numbers only."""
    return notice.level, notice.source, _PARTICULARS.sub("·", notice.message)

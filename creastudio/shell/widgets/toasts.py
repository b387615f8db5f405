"""Toasts: notices that come up at the lower edge of a window and go by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Offer
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label
from creastudio.workspace.notice import Level, Notice

ICONS: dict[Level, tuple[str, str]] = {
    "info": ("info", "accent"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "danger"),
}

LASTS: dict[Level, int] = {"info": 6000, "warning": 10_000, "error": 15_000}
"""Milliseconds a toast stays; one with a report or under the mouse stays until it is closed."""

MAX_TOASTS = 4
WIDTH = 400


class NoticeCard(QFrame):
    """One notice with its hint and what can be done about it."""

    def __init__(self, notice: Notice, role: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("role", role)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(1.5 * SPACE), px(1.5 * SPACE), px(SPACE), px(1.5 * SPACE))
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label(*ICONS[notice.level]), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(px(SPACE / 2))
        if notice.source:
            text.addWidget(label(tr_text(notice.source), "section"))
        text.addWidget(label(notice.message, wrap=True))
        if notice.hint:
            text.addWidget(label(notice.hint, "small", wrap=True))
        actions = QHBoxLayout()
        actions.setSpacing(px(2 * SPACE))
        if isinstance(notice, Offer) and notice.action is not None:
            self.act = button(notice.action_title, "link")
            self.act.clicked.connect(self._act)
            actions.addWidget(self.act)
        if notice.report:
            self.copy = button(tr("Copy report"), "link", tip=tr("Copy the report to the clipboard"))
            self.copy.clicked.connect(self._copy)
            actions.addWidget(self.copy)
        actions.addStretch(1)
        if actions.count() > 1:
            text.addLayout(actions)
        row.addLayout(text, 1)
        self.close_button = QToolButton()
        set_icon(self.close_button, "x", "dim")
        self.close_button.setToolTip(tr("Close"))
        self.close_button.setAccessibleName(tr("Close this notice"))
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{notice.message} {notice.hint}".strip())

    def _act(self) -> None:
        if isinstance(self.notice, Offer) and self.notice.action is not None:
            self.notice.action()
        self.close_button.click()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.notice.report)
        self.copy.setText(tr("Copied"))


class Toasts(QWidget):
    """The stack of toasts over a window; it takes no room and no clicks beside the cards."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cards: list[NoticeCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE))
        window.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: Notice) -> NoticeCard:
        """Show a toast; the oldest goes where there are too many."""
        while len(self._cards) >= MAX_TOASTS:
            self._drop(self.cards()[0])
        card = NoticeCard(notice, "toast")
        card.close_button.clicked.connect(lambda: self._drop(card))
        self._column.addWidget(card)
        self._cards.append(card)
        if not notice.report:
            self._expire_later(card)
        self.show()
        self._place()
        return card

    def cards(self) -> list[NoticeCard]:
        """Return the toasts that are shown, oldest first."""
        return list(self._cards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _expire_later(self, card: NoticeCard) -> None:
        timer = QTimer(card)
        timer.setInterval(LASTS[card.notice.level])

        def expire() -> None:
            if not card.underMouse():
                self._drop(card)

        timer.timeout.connect(expire)
        timer.start()

    def _drop(self, card: NoticeCard) -> None:
        if card not in self._cards:
            return
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._place()

    def _place(self) -> None:
        if not self._cards:
            self.hide()
            return
        width = min(px(WIDTH), self._window.width() - 2 * px(2 * SPACE))
        height = sum(
            card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()
            for card in self.cards()
        ) + px(SPACE) * (len(self._cards) - 1)
        left = (self._window.width() - width) // 2
        self.setGeometry(left, self._window.height() - height - px(6 * SPACE), width, height)
        self.raise_()

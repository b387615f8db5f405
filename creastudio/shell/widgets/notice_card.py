"""One notice on a card: what happened, what to do, and a button for what it offers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from creastudio.shell.i18n import tr, tr_said, tr_text, trn
from creastudio.shell.icons import set_icon
from creastudio.shell.notices import Notifier, Offer
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import breakable, button, icon_label, label
from creastudio.workspace.notice import Level, Notice

ICONS: dict[Level, tuple[str, str]] = {
    "info": ("info", "accent"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "danger"),
}


NAME = 24
"""Letters of a word that a card has room for; names of files and hashes may be longer."""


class NoticeCard(QFrame):
    """A notice with its hint and what can be done about it.

    Parameters
    ----------
    more : int
        How many others of its kind it stands for.
    """

    clicked = Signal()
    """A click on the card itself, or on how many others there are."""

    def __init__(self, notifier: Notifier, notice: Notice, role: str = "card", more: int = 0) -> None:
        super().__init__()
        self._notifier = notifier
        self.notice, self.more = notice, more
        self.setProperty("role", role)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(1.5 * SPACE), px(1.5 * SPACE), px(SPACE), px(1.5 * SPACE))
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label(*ICONS[notice.level]), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(px(SPACE / 2))
        if notice.source:
            text.addWidget(label(tr_text(notice.source), "section"))
        text.addWidget(label(breakable(tr_said(notice.message), NAME), wrap=True))
        if notice.hint:
            text.addWidget(label(breakable(tr_said(notice.hint), NAME), "small", wrap=True))
        self._add_actions(text)
        row.addLayout(text, 1)
        self.close_button = QToolButton()
        set_icon(self.close_button, "x", "dim")
        self.close_button.setToolTip(tr("Close"))
        self.close_button.setAccessibleName(tr("Close this notice"))
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{tr_said(notice.message)} {tr_said(notice.hint)}".strip())
        notifier.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show whether what it offers can still be done."""
        if self.act is not None:
            self.act.setEnabled(self._notifier.usable(self.notice))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # What lies below isn't pressed; a button lets the click through only where it is disabled.
        event.accept()

    def _add_actions(self, text: QVBoxLayout) -> None:
        notice = self.notice
        actions = QHBoxLayout()
        actions.setSpacing(px(2 * SPACE))
        self.act = None
        if isinstance(notice, Offer) and notice.action is not None:
            self.act = button(notice.action_title, "link")
            self.act.clicked.connect(lambda: self._notifier.take(notice))
            actions.addWidget(self.act)
        if notice.report:
            self.copy = button(tr("Copy report"), "link", tip=tr("Copy the report to the clipboard"))
            self.copy.clicked.connect(self._copy)
            actions.addWidget(self.copy)
        if notice.more:
            rest = len(notice.more)
            self.notes = button(trn("{count} more note", "{count} more notes", rest), "link")
            self.notes.setToolTip(tr("Read all of it"))
            self.notes.clicked.connect(self._show_notes)
            actions.addWidget(self.notes)
        if self.more:
            count = trn("{count} more like it", "{count} more like it", self.more)
            self.others = button(count, "link", tip=tr("Show all notices"))
            self.others.clicked.connect(self.clicked)
            actions.addWidget(self.others)
        actions.addStretch(1)
        if actions.count() > 1:
            text.addLayout(actions)

    def _show_notes(self) -> None:
        from creastudio.shell.dialogs.notes import show_notes

        window, notice = self.window(), self.notice
        parent = window.parentWidget() or window
        if window is not parent:
            # A popup has the mouse; the list of notices makes way.
            window.hide()
        sentences = [tr_said(line) for line in (*notice.hint.splitlines(), *notice.more)]
        show_notes(parent, tr_said(notice.message), sentences)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.notice.report)
        self.copy.setText(tr("Copied"))

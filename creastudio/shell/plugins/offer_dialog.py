"""What a person sees before a plugin is installed: what it is, its hash, its licence, and what it may do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creastudio.host.offer import UNKNOWN_LICENCE, Offer
from creastudio.shell.dialogs.frame import DialogFrame, fit_height
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import icon_label, label


class OfferDialog(DialogFrame):
    """Asks whether a plugin may be installed; nothing of it has run yet."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Install a plugin?"), width=600)
        facts = offer.facts
        head = QHBoxLayout()
        head.setSpacing(px(2 * SPACE))
        head.addWidget(icon_label("plug", "accent", 28), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(SPACE / 2))
        texts.addWidget(label(f"{', '.join(offer.plugins)}  {facts.version}", "heading"))
        if facts.summary:
            texts.addWidget(label(tr_text(facts.summary), wrap=True))
        texts.addStretch(1)
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        self.body.addLayout(self._rows(offer))
        self.body.addLayout(self._rights())
        self.body.addStretch(1)
        cancel = self.add_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.install = self.add_button(tr("Install and enable"), "primary")
        self.install.clicked.connect(self.accept)
        # What is asked here is answered by hand, not by a key that was meant for something else.
        self.install.setDefault(False)
        cancel.setDefault(True)
        cancel.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        fit_height(self)

    def _rows(self, offer: Offer) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(2 * SPACE))
        grid.setVerticalSpacing(px(SPACE))
        grid.setColumnStretch(1, 1)
        brings = "\n".join(
            f"{item.name} {item.version} ({item.licence or tr('not stated')})" for item in offer.carries
        )
        licence = tr("not stated") if offer.licence == UNKNOWN_LICENCE else offer.licence
        lacks = ", ".join(offer.lacks)
        rows = (
            (tr("File"), offer.source.name),
            (tr("Author"), offer.facts.author),
            (tr("Licence"), licence),
            ("SHA-256", _in_lines(offer.sha256)),
            (tr("Brings along"), brings),
            (tr("Lacks"), lacks and tr("{what}: what uses it will fail", what=lacks)),
            (tr("Takes the place of"), _replaced(offer)),
        )
        for place, (name, text) in enumerate(row for row in rows if row[1]):
            grid.addWidget(label(name, "dim"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_to_copy(text, name), place, 1)
        return grid

    def _rights(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label("triangle-alert", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        text = tr(
            "It runs with your rights: it can read, change and send whatever you can. Install it only if you trust who "
            "gave it to you, and compare the hash with what its author publishes."
        )
        row.addWidget(label(text, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        return row


def _replaced(offer: Offer) -> str:
    if not offer.replaces:
        return ""
    if offer.goes_back:
        return tr("version {number}, which is newer", number=offer.replaces)
    return tr("version {number}", number=offer.replaces)


def _to_copy(text: str, name: str) -> QLabel:
    made = label(tr_text(text), wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(f"{name}: {text}")
    return made


def _in_lines(digest: str) -> str:
    """Return a hash in groups of eight, so that it can be compared by eye."""
    groups = [digest[at : at + 8] for at in range(0, len(digest), 8)]
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))

"""The card with the settings that suit the pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from creastudio.shell.datasets.preparation import Preparation
from creastudio.shell.i18n import tr, tr_said, tr_text
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label


class AdviceCard(QFrame):
    """What suits the pictures, why, and a button that takes it over."""

    wanted = Signal()

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self._preparation = preparation
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        row.setSpacing(px(1.5 * SPACE))
        row.addWidget(icon_label("wand-sparkles", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        self.title = label("", wrap=True)
        self.reasons = label("", "small", wrap=True)
        texts.addWidget(self.title)
        texts.addWidget(self.reasons)
        row.addLayout(texts, 1)
        self.use = button(
            tr("Use these settings"), "", "check", tr("Fill the form of the training with them")
        )
        self.use.clicked.connect(self.wanted)
        row.addWidget(self.use, 0, Qt.AlignmentFlag.AlignVCenter)
        preparation.examined.connect(self.fill)
        self.hide()

    def fill(self) -> None:
        """Show the advice of the report."""
        advice = self._preparation.report.advice
        self.setVisible(bool(advice.reasons))
        self.title.setText(
            tr(
                "These suit the pictures: mirror {mirror}, augmentation {augment}, up to {resolution} px.",
                mirror=tr("on") if advice.mirror else tr("off"),
                augment=tr_text(advice.augment).replace(",", ", "),
                resolution=advice.resolution,
            )
        )
        self.reasons.setText("\n".join(tr_said(reason) for reason in advice.reasons))
        self.use.setEnabled(True)

    def mark_taken(self) -> None:
        """Show that the form of the training has them."""
        self.use.setText(tr("In the form"))
        self.use.setEnabled(False)

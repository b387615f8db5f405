"""What checks said of a thing, why, and what can be done about it: a card in the properties."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from creastudio.core.assets import Asset
from creastudio.core.safety import SafetyReport
from creastudio.shell.dialogs.frame import run
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.safety.words import checked_line, reasons, short
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label
from creastudio.workspace.safety import CHECKED_KINDS, JUDGED


class SafetyCard(QFrame):
    """Shown for everything that can be checked; `show_asset` chooses what."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._safety = session, safety_of(session)
        self._asset: Asset | None = None
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        column.setSpacing(px(SPACE))
        head = QHBoxLayout()
        self._sign = icon_label("flag", "warning", 16)
        self.title = label("", wrap=True)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.why = label("", "small", wrap=True)
        self.checked = label("", "small", wrap=True)
        column.addWidget(self.why)
        column.addWidget(self.checked)
        acts = FlowLayout(px(6))
        self.show_button = button(
            tr("Show"), "", "eye", tr("Show the picture as it is until the project is closed")
        )
        self.let = button(
            tr("Let through"),
            "",
            "check",
            tr("Never flag, blur or block this thing in this project; undo takes it back"),
        )
        self.again = button(tr("Check again"), "", "scan", tr("Ask the checks anew, as the policy says now"))
        self.policy = button(
            tr("Safety policy…"), "flat", "", tr("What this project does with flagged things")
        )
        for act, done in (
            (self.show_button, self._show),
            (self.let, self._let),
            (self.again, self._again),
            (self.policy, self._open_policy),
        ):
            act.clicked.connect(lambda _checked=False, done=done: done())
            acts.addWidget(act)
        column.addLayout(acts)
        self._safety.changed.connect(self._refresh)
        session.documentChanged.connect(self._refresh)

    def show_asset(self, asset: Asset | None) -> None:
        """Show what is known of an asset; nothing for what can't be checked."""
        self._asset = asset
        self._refresh()

    @property
    def flagged(self) -> bool:
        """Whether what is shown is flagged now."""
        return self._asset is not None and bool(self._safety.of(self._asset.sha256))

    def _refresh(self, *_: object) -> None:
        asset = self._asset
        if asset is not None:
            asset = self._session.find_asset(asset.sha256) or asset
        self.setVisible(asset is not None and asset.kind in JUDGED)
        if asset is None:
            return
        found, report = self._safety.of(asset.sha256), SafetyReport.of(asset.metadata)
        cleared = asset.sha256 in self._session.document.safety.cleared
        if found:
            title = short(found)
        elif cleared:
            title = tr("You let this through.")
        elif report:
            title = tr("Nothing is flagged.")
        else:
            title = tr("This wasn't checked.")
        self.title.setText(title)
        self._sign.setVisible(bool(found))
        self.why.setText(reasons(found))
        self.why.setVisible(bool(found))
        self.checked.setText(checked_line(report))
        self.checked.setVisible(bool(self.checked.text()))
        self.show_button.setVisible(found.hides and asset.kind == "image")
        self.show_button.setText(tr("Show") if self._safety.hidden(asset.sha256) else tr("Hide again"))
        self.let.setVisible(bool(found) or cleared)
        self.again.setVisible(asset.kind in CHECKED_KINDS)
        self.let.setText(tr("Heed again") if cleared else tr("Let through"))

    def _show(self) -> None:
        if self._asset is not None:
            sha256 = self._asset.sha256
            self._safety.reveal(sha256, on=self._safety.hidden(sha256))

    def _let(self) -> None:
        if self._asset is not None:
            sha256 = self._asset.sha256
            self._safety.let_through(sha256, on=sha256 not in self._session.document.safety.cleared)

    def _again(self) -> None:
        if self._asset is not None:
            self._safety.check_again([self._session.find_asset(self._asset.sha256) or self._asset])

    def _open_policy(self) -> None:
        from creastudio.shell.safety.dialog import SafetyDialog

        run(SafetyDialog(self._session, self.window()))

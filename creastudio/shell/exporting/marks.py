"""How the project marks what was generated, in the export dialog; each switch is an undoable edit of the project."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from creastudio.core.edits import set_labelling
from creastudio.shell.dialogs.frame import run
from creastudio.shell.dialogs.project_settings import ProjectSettingsDialog
from creastudio.shell.exporting.signing_dialog import SigningDialog
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label


class MarksRow(QWidget):
    """Three switches, and the ways to what lies behind them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.visible = QCheckBox(tr("A line on the picture"))
        self.metadata = QCheckBox(tr("In the metadata"))
        self.by_platform = QCheckBox(tr("For platforms in China"))
        self.by_platform.setToolTip(
            tr(
                "Both, where a format or size is one of WeChat, Weibo, RedNote, Taobao or shops: they have to label what was generated"
            )
        )
        self.more = button(tr("Project settings…"), "link")
        self.signing = button(tr("Signing…"), "link")
        title = label(tr("Marks of AI-made pictures"), "dim")
        title.setToolTip(tr("For exported files that show something generated; others are never marked."))
        column, head, switches = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        head.addWidget(title, 1)
        for link in (self.more, self.signing):
            link.setAutoDefault(False)
            head.addWidget(link)
        for switch in (self.visible, self.metadata, self.by_platform):
            switches.addWidget(switch)
        switches.addStretch(1)
        for row in (head, switches):
            row.setSpacing(px(2 * SPACE))
            column.addLayout(row)
        self.refresh()
        self.visible.clicked.connect(lambda on: self._change(visible=on))
        self.metadata.clicked.connect(lambda on: self._change(metadata=on))
        self.by_platform.clicked.connect(lambda on: self._change(by_platform=on))
        self.more.clicked.connect(self._open_settings)
        self.signing.clicked.connect(lambda: run(SigningDialog(session, self.window())))
        session.documentChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the project says."""
        labelling = self._session.document.labelling
        self.visible.setChecked(labelling.visible)
        self.metadata.setChecked(labelling.metadata)
        self.by_platform.setChecked(labelling.by_platform)

    def _change(self, **fields: bool) -> None:
        self._session.apply(set_labelling(self._session.document.labelling.model_copy(update=fields)))

    def _open_settings(self) -> None:
        run(ProjectSettingsDialog(self._session, self.window()))

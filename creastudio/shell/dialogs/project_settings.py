"""Settings of one project: how its exported files say that something in them was generated."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from creastudio.core.edits import set_labelling
from creastudio.core.labelling import Labelling
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.session import Session
from creastudio.shell.widgets.labels import label


class ProjectSettingsDialog(DialogFrame):
    """Done makes one undoable step of what was changed; Escape leaves everything as it was."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Project settings"), width=540)
        self._session = session
        labelling = session.document.labelling
        self.body.addWidget(label(tr("MARKS OF AI-MADE PICTURES"), "section"))
        self.body.addWidget(
            label(
                tr("For exported files that show something generated; others are never marked."),
                "small",
                wrap=True,
            )
        )
        self.visible = QCheckBox(tr("A line on the picture"))
        self.visible.setChecked(labelling.visible)
        self.text, self.producer = QLineEdit(labelling.text), QLineEdit(labelling.producer)
        self.text.setMaxLength(64)
        self.text.setAccessibleName(tr("Words of that line"))
        self.metadata = QCheckBox(tr("In the metadata"))
        self.metadata.setToolTip(
            tr("The IPTC's digital source type and the implicit label of GB 45438-2025, also without recipe")
        )
        self.metadata.setChecked(labelling.metadata)
        self.producer.setMaxLength(128)
        self.producer.setAccessibleName(tr("Who answers for the content"))
        self.producer.setPlaceholderText(tr("CreaStudio, where nothing stands here"))
        self.by_platform = QCheckBox(tr("Both where the platform has to label it (China)"))
        self.by_platform.setToolTip(
            tr("For all that has a format or size of WeChat, Weibo, RedNote, Taobao or shops")
        )
        self.by_platform.setChecked(labelling.by_platform)
        self.visible.toggled.connect(self._refresh)
        self.by_platform.toggled.connect(self._refresh)
        self.metadata.toggled.connect(self._refresh)
        self.text.textChanged.connect(self._refresh)
        form = new_form()
        form.addRow(self.visible)
        form.addRow(tr("Words"), self.text)
        self.wrong = label(
            tr("Write the words of the line, so that there is something to show."), "error", wrap=True
        )
        form.addRow("", self.wrong)
        form.addRow(self.metadata)
        form.addRow(tr("Producer"), self.producer)
        form.addRow(self.by_platform)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.done_button = self.add_button(tr("Done"), "primary")
        self.done_button.clicked.connect(self.accept)
        self._refresh()

    def labelling(self) -> Labelling:
        """Return what is set."""
        return Labelling(
            visible=self.visible.isChecked(),
            # No line is asked for where its words were cleared: the ones that were there wait.
            text=self.text.text().strip() or self._session.document.labelling.text,
            metadata=self.metadata.isChecked(),
            producer=self.producer.text().strip(),
            by_platform=self.by_platform.isChecked(),
        )

    def accept(self) -> None:
        """Take over what was changed."""
        if self.labelling() != self._session.document.labelling:
            self._session.apply(set_labelling(self.labelling()))
        super().accept()

    def _refresh(self) -> None:
        by_platform = self.by_platform.isChecked()
        self.text.setEnabled(self.visible.isChecked() or by_platform)
        self.producer.setEnabled(self.metadata.isChecked() or by_platform)
        wordless = self.text.isEnabled() and not self.text.text().strip()
        self.wrong.setVisible(wordless)
        self.done_button.setEnabled(not wordless)

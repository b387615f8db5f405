"""The button of a training's form that opens the dialog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.widgets.inputs import FolderField
from creastudio.shell.widgets.labels import button
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.workspace.datasets import EXAMINE


class PrepareButton(QWidget):
    """Opens "Prepare pictures" for the folder that is chosen; hidden where nothing can examine one."""

    def __init__(self, session: Session, folder: FolderField, form: ParamForm) -> None:
        super().__init__()
        self._session, self._folder, self._form = session, folder, form
        self.act = button(
            tr("Prepare pictures…"),
            "",
            "scan",
            tr("Find bad files and duplicates, choose crops, and see what the training will see"),
        )
        self.act.clicked.connect(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        folder.changed.connect(self._refresh)
        session.prepareRequested.connect(self._asked)
        self.setVisible(any(work.id == EXAMINE for work in session.environment.registry.generators()))
        self._refresh()

    def open(self) -> None:
        """Show the dialog."""
        from creastudio.shell.datasets.dialog import PrepareDialog
        from creastudio.shell.dialogs.frame import run

        path = self._folder.path
        if path is None:
            return
        dialog = PrepareDialog(self._session, path, self._form.values(), self.window())
        dialog.settingsWanted.connect(self.take)
        dialog.accepted.connect(self._folder.count)
        run(dialog)

    def _asked(self, path: object) -> None:
        if path == self._folder.path and self.act.isVisible():
            self.open()

    def take(self, values: Mapping[str, Any]) -> None:
        """Fill the form with settings that suit the pictures, as far as it has them."""
        offered: dict[str, Any] = {}
        for name, value in values.items():
            row = self._form.rows.get(name)
            if row is not None and (not row.spec.choices or value in row.spec.choices):
                offered[name] = value
        self._form.set_values(offered)

    def _refresh(self) -> None:
        self.act.setEnabled(self._folder.path is not None)

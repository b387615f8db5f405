"""Where files go: a line for the folder, and a button that asks for it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.widgets.labels import beside, button


def folder_row(session: Session, line: QLineEdit, title: str) -> QWidget:
    """Return a line for a folder with a button beside it; `title` is that of the window that asks."""

    def choose() -> None:
        found = session.chooser.folder(line.window(), title, line.text())
        if found is not None:
            line.setText(str(found))

    line.setAccessibleName(tr("Folder"))
    made = button(tr("Choose…"), icon="folder-open")
    made.setAutoDefault(False)
    made.clicked.connect(choose)
    return beside(line, made)

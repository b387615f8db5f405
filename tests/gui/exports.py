"""The export dialog as a person uses it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.shell.exporting.dialog import ExportDialog
from tests.gui.conftest import StudioRobot

LONG = 60_000


def opened(studio: StudioRobot, folder: Path, name: str = "", action: str = "file.export") -> ExportDialog:
    """Open the dialog and say where to."""
    studio.do(action)
    dialog = studio.window.exporting.dialog
    assert dialog is not None
    studio.qtbot.waitExposed(dialog)
    dialog.folder.setText(str(folder))
    if name:
        dialog.pattern.setText(name)
    return dialog


def enter(studio: StudioRobot, dialog: ExportDialog) -> None:
    """Press Enter in the dialog and wait until everything is exported."""
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    finish(studio)


def finish(studio: StudioRobot) -> None:
    studio.wait(lambda: not studio.window.exporting.queue.busy, LONG)

"""Says why the studio can't start, to a person who has no terminal to read it in."""

from __future__ import annotations

import signal

from PySide6.QtWidgets import QMessageBox

from creastudio.api.errors import UserError
from creastudio.shell.i18n import set_language, tr, tr_said


def say_why(error: UserError) -> None:
    """Show what is wrong and wait until it was read.

    Settings can't be read and signs can't be kept where nothing can be written, so this is the system's own window in
    the system's language.
    """
    set_language("system")
    box = QMessageBox(QMessageBox.Icon.Critical, tr("CreaStudio can't start"), tr_said(error.message))
    box.setInformativeText(tr_said(error.hint))
    # No loop of Python's runs meanwhile: Ctrl+C in the terminal ends it all the same.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    box.exec()

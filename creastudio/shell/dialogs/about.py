"""What this is, which version, under which licence."""

from __future__ import annotations

import platform

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from creastudio import __version__
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr
from creastudio.shell.widgets.labels import label


class AboutDialog(DialogFrame):
    """Version and licence; the button copies what a bug report needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "CreaStudio", width=440)
        self.body.addWidget(label(tr("An offline studio for pictures, words, music and layouts."), wrap=True))
        self.facts = f"CreaStudio {__version__} · Python {platform.python_version()} · Qt {qt_version}"
        self.body.addWidget(label(self.facts, "small"))
        told = tr("Apache License 2.0. Icons: Lucide (ISC). Font: Inter (OFL). Nothing leaves this machine.")
        self.body.addWidget(label(told, "small", wrap=True))
        self.add_button(tr("Copy versions"), "flat", left=True).clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.facts)
        )
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)

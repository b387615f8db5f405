"""A window as the studio opens it, offscreen, for probes; call it before anything of Qt is imported."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from creastudio.shell.window.main_window import MainWindow


def open_window() -> tuple[QApplication, MainWindow]:
    """Return the application and a window of 1920 x 1080 px with a new project, its timeline 560 px high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["CREASTUDIO_HOME"] = tempfile.mkdtemp()
    from PySide6.QtCore import Qt

    from creastudio.shell.app import make_application
    from creastudio.shell.studio import Studio
    from creastudio.shell.window.main_window import MainWindow
    from creastudio.workspace.environment import Environment

    app = make_application()
    studio = Studio(app, Environment.load(in_thread=True, wait_for_plugins=False))
    studio.new_project(size=(1280, 720))
    window = studio.window
    assert isinstance(window, MainWindow)
    window.resize(1920, 1080)
    window.resizeDocks([window.arrangement.timeline], [560], Qt.Orientation.Vertical)
    return app, window

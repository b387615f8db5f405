"""Text needs an application object; here is one for processes that have no window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

_kept: list[QGuiApplication] = []


def ensure_gui_app() -> QGuiApplication:
    """Return the application of this process, making an offscreen one where there is none.

    Raises
    ------
    RuntimeError
        When the process has an application that can't paint text (a ``QCoreApplication``).
    """
    app = QCoreApplication.instance()
    if isinstance(app, QGuiApplication):
        return app
    if app is not None:
        raise RuntimeError("this process has a QCoreApplication, which can't paint text")
    # Qt keeps no reference of its own; without one the object would go at once.
    _kept.append(QGuiApplication(["creastudio", "-platform", "offscreen"]))
    return _kept[0]

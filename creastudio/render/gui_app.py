"""Text needs an application object and fonts; here is one for processes that have no window."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QGuiApplication

from creastudio.resources import resource_path

_kept: list[QGuiApplication] = []


def ensure_gui_app() -> QGuiApplication:
    """Return the application of this process, making an offscreen one where there is none.

    Raises
    ------
    RuntimeError
        When the process has an application that can't paint text (a ``QCoreApplication``).
    """
    app = QCoreApplication.instance()
    if app is None:
        # Qt keeps no reference of its own; without one the object would go at once.
        app = QGuiApplication(["creastudio", "-platform", "offscreen"])
        _kept.append(app)
    if not isinstance(app, QGuiApplication):
        raise RuntimeError("this process has a QCoreApplication, which can't paint text")
    load_fonts()
    return app


@functools.cache
def load_fonts() -> tuple[str, ...]:
    """Make the fonts that ship with the studio known to Qt and return their families.

    A document looks the same everywhere only in these; others may be missing elsewhere.
    """
    families: list[str] = []
    for file in sorted(resource_path("fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))

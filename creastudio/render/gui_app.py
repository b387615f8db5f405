"""Text needs an application object and fonts; here is one for processes that have no window."""

from __future__ import annotations

import threading

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


class _Loaded:
    """The families of the studio's own fonts, once they are loaded; several threads may ask for them at once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.families: tuple[str, ...] | None = None


_loaded = _Loaded()


def load_fonts() -> tuple[str, ...]:
    """Make the fonts that ship with the studio known to Qt, once, and return their families. Any thread may call it.

    A document looks the same everywhere only in these; others may be missing elsewhere.
    """
    if _loaded.families is None:
        with _loaded.lock:
            if _loaded.families is None:
                _loaded.families = _load()
    return _loaded.families


def _load() -> tuple[str, ...]:
    families: list[str] = []
    for file in sorted(resource_path("fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))

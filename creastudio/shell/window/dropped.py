"""Files dropped on the window of a project: another project, a sound font, a plugin, an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer

from creastudio.shell.plugins.installing import offer_plugin
from creastudio.shell.transfer.dropped_files import dropped_font, dropped_plugin, dropped_project
from creastudio.shell.window.engine_packs import dropped_engine, offer_engine

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


def opens(data: QMimeData) -> bool:
    """Return whether a window opens something of what is dragged over it."""
    wanted = (dropped_project, dropped_font, dropped_plugin, dropped_engine)
    return any(found(data) is not None for found in wanted)


def open_dropped(data: QMimeData, window: MainWindow) -> bool:
    """Open what was dropped on a window; False when it is nothing that a window opens.

    What asks a person, or may replace the window, waits until the drop has ended.
    """
    studio = window.studio
    if (path := dropped_project(data)) is not None:
        QTimer.singleShot(0, studio, lambda: studio.open_path(path))
    elif (font := dropped_font(data)) is not None:
        from creastudio.shell.score.sound_font import choose_font

        choose_font(window.session, font)
    elif (plugin := dropped_plugin(data)) is not None:
        QTimer.singleShot(0, studio, lambda: offer_plugin(studio, plugin, window))
    elif (pack := dropped_engine(data)) is not None:
        QTimer.singleShot(0, studio, lambda: offer_engine(studio, pack, window))
    else:
        return False
    return True

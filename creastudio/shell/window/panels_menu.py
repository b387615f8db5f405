"""The part of the View menu that shows and hides panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from creastudio.shell.i18n import tr_marked
from creastudio.shell.keys import native
from creastudio.shell.window.docks import PANELS

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


class PanelsMenu(QObject):
    """An entry a panel, with a mark while it is in the window; choosing it shows or hides the panel.

    A panel's key goes to it instead, so that it never takes away what a person wants to work in.
    """

    def __init__(self, menu: QMenu, window: MainWindow) -> None:
        super().__init__(menu)
        self._window = window
        self.entries: dict[str, QAction] = {}
        for place in PANELS:
            entry = menu.addAction(tr_marked(place.title))
            entry.setCheckable(True)
            entry.triggered.connect(lambda checked, name=place.name: self._chosen(name, checked=checked))
            self.entries[place.name] = entry
        menu.aboutToShow.connect(self.refresh)

    def refresh(self) -> None:
        """Show which panels are in the window, and their keys."""
        for place in PANELS:
            entry, goes_there = self.entries[place.name], self._window.actions_by_id[f"panel.{place.name}"]
            keys = native(goes_there.shortcut().toString())
            entry.setText(f"{tr_marked(place.title)}\t{keys}" if keys else tr_marked(place.title))
            entry.setChecked(self._window.docks.is_shown(place.name))

    def _chosen(self, name: str, *, checked: bool) -> None:
        if checked:
            self._window.show_panel(name)
        else:
            self._window.docks.hide(name)

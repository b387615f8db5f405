"""The menu bar of a window: its actions by menu, the timeline's own menu, and the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from creastudio.shell.commands.actions import ACTIONS, MENU_TITLES, SUBMENUS, Menu
from creastudio.shell.i18n import tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.timeline.timeline_menu import timeline_menu
from creastudio.shell.window.docks import PANELS
from creastudio.shell.window.panels_menu import PanelsMenu

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


class Menus:
    """Fills the menu bar of a window, and adds an action for each panel to its others.

    Attributes
    ----------
    timeline : QMenu
        That of the timeline, between the others.
    recent, versions : QMenu
        Filled whenever they are opened.
    panels : PanelsMenu
        At the end of View.
    """

    def __init__(self, window: MainWindow) -> None:
        self._bar = window.menuBar()
        menus = self._of_actions(window.actions_by_id)
        self.timeline = timeline_menu(window.timeline.commands, window)
        self._bar.insertMenu(menus["generate"].menuAction(), self.timeline)
        self.recent, self.versions = QMenu(window), QMenu(window)
        window.actions_by_id["file.recent"].setMenu(self.recent)
        self.recent.aboutToShow.connect(window.commands.fill_recent)
        window.actions_by_id["file.versions"].setMenu(self.versions)
        self.versions.aboutToShow.connect(window.commands.fill_versions)
        menus["view"].addSeparator()
        for place in PANELS:
            item = QAction(tr_marked(place.title), window)
            window.actions_by_id[f"panel.{place.name}"] = item
            set_icon(item, place.icon)
            item.triggered.connect(lambda _checked=False, name=place.name: window.show_panel(name))
            window.addAction(item)
        self.panels = PanelsMenu(menus["view"], window)

    def _of_actions(self, actions: dict[str, QAction]) -> dict[Menu, QMenu]:
        """Return the menus that hold actions, filled."""
        menus: dict[Menu, QMenu] = {}
        for name, title in MENU_TITLES.items():
            menus[name] = self._bar.addMenu(tr_marked(title))
        for name, (outer, title, icon) in SUBMENUS.items():
            menus[name] = menus[outer].addMenu(tr_marked(title))
            set_icon(menus[name].menuAction(), icon)
        for action in ACTIONS:
            if not action.menu:
                continue
            menu = menus[action.menu]
            if action.new_group:
                menu.addSeparator()
            menu.addAction(actions[action.id])
        return menus

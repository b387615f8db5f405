"""How commands of the timeline are shown: as entries of menus, and as buttons with a tooltip; both say the key."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from creastudio.shell.i18n import tr_marked
from creastudio.shell.keys import with_key
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.timeline.commands import TimelineCommands, command, keys_of


def add_command(menu: QMenu, commands: TimelineCommands, name: str, title: str = "") -> QAction:
    """Add a command of the timeline with its key, greyed when it can't be done.

    Parameters
    ----------
    name : str
        Its id without "timeline.".
    """
    command_id = f"timeline.{name}"
    found = command(command_id)
    return add(
        menu, title or tr_marked(found.title), found.icon, lambda: commands.run(command_id),
        keys=commands.shown_key(command_id), enabled=commands.possible(command_id),
    )  # fmt: skip


class KeyTip(QObject):
    """The tooltip of a button: what it does, and the key that does so too, as a person changed it.

    Parameters
    ----------
    text : str
        What it does; "" for what readers of the screen say.
    """

    def __init__(self, session: Session, button: QToolButton, command_id: str, text: str = "") -> None:
        super().__init__(button)
        self._session, self._button, self._command, self._text = session, button, command_id, text
        session.settingsChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name the key that it has now."""
        text = self._text or self._button.accessibleName()
        self._button.setToolTip(with_key(text, keys_of(self._session, self._command)))

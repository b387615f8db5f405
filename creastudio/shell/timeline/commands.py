"""Runs the commands of the timeline, by key, menu or palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from creastudio.api.errors import UserError
from creastudio.shell.keys import each, native
from creastudio.shell.session import Session
from creastudio.shell.timeline.command_table import COMMANDS, TimelineCommand
from creastudio.shell.timeline.situation import ClipSituation

_BY_ID = {command.id: command for command in COMMANDS}

_ALL_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TimelineCommands:
    """The commands of one timeline.

    Parameters
    ----------
    holders : objects
        The first that has a method of the name that a command calls does it.
    """

    def __init__(self, session: Session, *holders: object) -> None:
        self._session, self._holders = session, holders
        self._by_key: dict[str, TimelineCommand] = {}
        session.settingsChanged.connect(self._read_keys)
        self._read_keys()

    def keys(self, command_id: str) -> str:
        """Return the keys of a command, as a person changed them."""
        return keys_of(self._session, command_id)

    def possible(self, command_id: str) -> bool:
        """Return whether a command can be used now."""
        return ClipSituation(self._session).holds(_BY_ID[command_id].when)

    def run(self, command_id: str) -> None:
        """Do what a command is for, where it can be used; what goes wrong is told."""
        command = _BY_ID[command_id]
        if not self.possible(command_id):
            return
        holder = next(item for item in self._holders if hasattr(item, command.call))
        arguments = (command.argument,) if command.argument else ()
        self._try(lambda: getattr(holder, command.call)(*arguments))

    def do(self, call: str, argument: str) -> None:
        """Call a method of the holders with what a menu offers besides the commands; what goes wrong is told."""
        holder = next(item for item in self._holders if hasattr(item, call))
        self._try(lambda: getattr(holder, call)(argument))

    def shown_key(self, command_id: str) -> str:
        """Return the first key of a command as this system writes it."""
        return native(self.keys(command_id))

    def knows(self, event: QKeyEvent) -> bool:
        """Return whether a key is one of the timeline's own."""
        return self._of(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False where it stands for nothing."""
        command = self._of(event)
        if command is None:
            return False
        if command.repeats or not event.isAutoRepeat():
            self.run(command.id)
        return True

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except UserError as error:
            self._session.notify(error.message, error.hint, level="error")

    def _of(self, event: QKeyEvent) -> TimelineCommand | None:
        modifiers = event.modifiers() & _ALL_MODIFIERS
        found = self._by_key.get(_text(event.key(), modifiers))
        if found is None and modifiers & Qt.KeyboardModifier.ShiftModifier and not _is_plain(event.key()):
            # Signs that many keyboards have only with Shift.
            found = self._by_key.get(_text(event.key(), modifiers & ~Qt.KeyboardModifier.ShiftModifier))
        return found

    def _read_keys(self) -> None:
        changed = self._session.settings.keys
        self._by_key = {
            QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText): command
            for command in COMMANDS
            for key in each(changed.get(command.id, command.keys))
        }


def keys_of(session: Session, command_id: str) -> str:
    """Return the keys of a command, as a person changed them."""
    return session.settings.keys.get(command_id, _BY_ID[command_id].keys)


def command(command_id: str) -> TimelineCommand:
    """Return a command by its id."""
    return _BY_ID[command_id]


def _text(key: int, modifiers: Qt.KeyboardModifier) -> str:
    return QKeySequence(key | modifiers.value).toString(QKeySequence.SequenceFormat.PortableText)


def _is_plain(key: int) -> bool:
    """Return whether a key is written the same with Shift: letters, and keys that write nothing."""
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z or key >= Qt.Key.Key_Escape or key == Qt.Key.Key_Space

"""What is played, wherever it comes from: MIDI keyboards as they are plugged in, and the computer's own keys."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.shell.score.midi_ports import Key, Port, Ports, SystemPorts
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of

LOOK = 2000
"""Milliseconds between two looks at what is plugged in."""

TAKE = 10
"""Milliseconds between two looks at what was played."""


class Stroke(NamedTuple):
    """What was played, and when, ``time.monotonic``."""

    key: Key
    time: float


class KeyboardIn(QObject):
    """Listens to every keyboard while it is wanted.

    Parameters
    ----------
    sounded : callable
        Called at once with each key, on the thread of its keyboard: for what must be heard without delay.
    ports : Ports, optional
        Those of this computer when left out.
    """

    played = Signal(object)
    """``Stroke``, on the thread of the window."""
    changed = Signal()
    """Other keyboards are plugged in."""

    def __init__(
        self,
        session: Session,
        sounded: Callable[[Key], object],
        ports: Ports | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._sounded = session, sounded
        self._ports = ports if ports is not None else SystemPorts()
        self._open: dict[str, Port] = {}
        self._heard: SimpleQueue[Stroke] = SimpleQueue()
        self._wanted = False
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(LOOK)
        self._look_timer.timeout.connect(self.look)
        self._take_timer = QTimer(self)
        self._take_timer.setInterval(TAKE)
        self._take_timer.timeout.connect(self._take)

    @property
    def names(self) -> tuple[str, ...]:
        """The keyboards that are listened to."""
        return tuple(self._open)

    def listen(self, on: bool) -> None:
        """Listen to keyboards, also to those that are plugged in later; or no more."""
        if on == self._wanted:
            return
        self._wanted = on
        if on:
            self._look_timer.start()
            self.look()
        else:
            self._look_timer.stop()
            self._set({})

    def press(self, key: Key) -> None:
        """Take a key that the computer's keyboard or a test plays; sounded at once, told at once."""
        self._sounded(key)
        self.played.emit(Stroke(key, monotonic()))

    def look(self) -> None:
        """Look what is plugged in, on another thread: systems take their time to answer."""
        opened, ports = dict(self._open), self._ports

        def work() -> dict[str, Port]:
            names = ports.names()
            found = {name: port for name, port in opened.items() if name in names}
            for name in names:
                if name not in found and (port := ports.open(name, self._hear)) is not None:
                    found[name] = port
            return found

        if not self._open and isinstance(self._ports, SystemPorts) and not self._ports_there():
            return
        background_of(self._session).run(self, "keyboards", work, self._set_if_wanted)

    def _ports_there(self) -> bool:
        from creastudio.shell.score import midi_ports

        return midi_ports.present()

    def _set_if_wanted(self, found: dict[str, Port]) -> None:
        self._set(found if self._wanted else {}, found)

    def _set(self, found: dict[str, Port], opened: dict[str, Port] | None = None) -> None:
        for name, port in {**self._open, **(opened or {})}.items():
            if found.get(name) is not port:
                port.close()
        known, self._open = tuple(self._open), dict(found)
        if self._open:
            self._take_timer.start()
        else:
            self._take_timer.stop()
            self._take()
        if known != tuple(self._open):
            self.changed.emit()

    def _hear(self, key: Key) -> None:
        """On the thread of a keyboard."""
        self._heard.put(Stroke(key, monotonic()))
        self._sounded(key)

    def _take(self) -> None:
        while True:
            try:
                stroke = self._heard.get_nowait()
            except Empty:
                return
            self.played.emit(stroke)

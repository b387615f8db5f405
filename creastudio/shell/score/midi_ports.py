"""MIDI keyboards that are plugged in: which there are, and what they send."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

SEQUENCER = "/dev/snd/seq"
"""Where Linux has its MIDI; without it ALSA complains on stderr when it is asked."""

_NOT_KEYBOARDS = ("Midi Through", "RtMidi", "CreaStudio")

SUSTAIN, ALL_OFF = 64, (120, 123)


class Key(NamedTuple):
    """What a keyboard sent.

    Attributes
    ----------
    kind : str
        "strike", "lift", "pedal" or "off" (all keys up).
    number : int
        Pitch.
    value : int
        Velocity; of a pedal 0 for up.
    """

    kind: str
    number: int = 0
    value: int = 0


def key_of(message: list[int]) -> Key | None:
    """Return what a MIDI message says, on any channel; None for what no key or pedal sends."""
    if len(message) < 3:
        return None
    status, number, value = message[0] & 0xF0, message[1] & 0x7F, message[2] & 0x7F
    if status == 0x90 and value:
        return Key("strike", number, value)
    if status in (0x80, 0x90):
        return Key("lift", number, value)
    if status == 0xB0 and number == SUSTAIN:
        return Key("pedal", 0, 127 if value >= 64 else 0)
    if status == 0xB0 and number in ALL_OFF:
        return Key("off")
    return None


class Port(Protocol):
    """An opened keyboard."""

    def close(self) -> None:
        """Listen no more."""
        ...


class Ports(Protocol):
    """The keyboards of a computer."""

    def names(self) -> tuple[str, ...]:
        """Return what is plugged in now."""
        ...

    def open(self, name: str, heard: Callable[[Key], object]) -> Port | None:
        """Listen to one; `heard` is called on another thread. None where it can't be opened."""
        ...


class SystemPorts:
    """What python-rtmidi finds; the library is loaded when there is a place to look in."""

    def names(self) -> tuple[str, ...]:
        """Return what is plugged in now; a computer whose MIDI can't be asked has nothing."""
        if not present():
            return ()
        probe = _midi_in()
        if probe is None:
            return ()
        try:
            found = [name for name in probe.get_ports() if not name.startswith(_NOT_KEYBOARDS)]
        finally:
            probe.delete()
        return tuple(dict.fromkeys(found))

    def open(self, name: str, heard: Callable[[Key], object]) -> Port | None:
        """Listen to one."""
        midi = _midi_in() if present() else None
        if midi is None:
            return None
        try:
            midi.open_port(midi.get_ports().index(name), "CreaStudio")
        except (ValueError, OSError, RuntimeError):
            # Pulled out meanwhile, or another program has it for itself.
            midi.delete()
            return None
        return _SystemPort(midi, heard)


class _SystemPort:
    def __init__(self, midi: Any, heard: Callable[[Key], object]) -> None:
        self._midi = midi

        def take(event: tuple[list[int], float], _: object) -> None:
            key = key_of(event[0])
            if key is not None:
                heard(key)

        midi.set_callback(take)

    def close(self) -> None:
        self._midi.cancel_callback()
        self._midi.close_port()
        self._midi.delete()


def present() -> bool:
    """Whether this computer has a place where keyboards are found."""
    return not sys.platform.startswith("linux") or os.access(SEQUENCER, os.R_OK | os.W_OK)


def _midi_in() -> Any:
    import rtmidi  # only where there is MIDI

    try:
        # Not Jack, which would start a server.
        kind = rtmidi.API_LINUX_ALSA if sys.platform.startswith("linux") else rtmidi.API_UNSPECIFIED  # pyright: ignore[reportAttributeAccessIssue]
        return rtmidi.MidiIn(kind, "CreaStudio")  # pyright: ignore[reportAttributeAccessIssue]
    except (OSError, RuntimeError, SystemError):
        return None

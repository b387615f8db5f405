"""The events of a Standard MIDI File, whatever state it is in: nothing is believed, all that can be read is kept.

Source: MIDI Manufacturers Association, "Standard MIDI Files 1.0" (RP-001, 1996).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from creastudio.api.score import MAX_TICK

MAX_EVENTS = 2_000_000
MAX_BODIES = 65_535
"""Tracks of a file: as many as its header can say."""
_HEADER, _TRACK = b"MThd", b"MTrk"
_ONE_BYTE = (0xC0, 0xD0)
NEUTRAL_BEND = b"\x00\x40"
"""A pitch bend that bends nothing, which many programs write before each track."""
PORT = 0x121
"""The meta event that says which port a track goes to; not of the standard, but of most programs since about 1995."""
SLOTS = 256 * 16
"""How many channels all ports have."""


def slot_of(port: int, channel: int) -> int:
    """Return the number of a channel among those of all ports."""
    return port << 4 | channel


class Event(NamedTuple):
    """One event.

    Attributes
    ----------
    status : int
        A channel message's status byte, or 0x100 and the type of a meta event.
    """

    tick: int
    status: int
    data: bytes


@dataclass
class MidiFile:
    """The header and the events by track.

    Attributes
    ----------
    division : int
        Ticks a quarter note; negative for SMPTE time, as in the header.
    problems : list of str
        What was wrong with the file, a sentence each.
    """

    format: int
    division: int
    tracks: list[list[Event]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def tell(self, problem: str) -> None:
        """Add a problem once."""
        if problem not in self.problems:
            self.problems.append(problem)


def header_and_bodies(data: bytes) -> tuple[MidiFile, list[bytes]]:
    """Return the header, and the tracks as bytes; ValueError where it is no MIDI file at all."""
    start = data.find(_HEADER, 0, 4096)
    if start < 0 or len(data) < start + 14:
        raise ValueError("no MIDI file")
    size, kind, _, division = struct.unpack(">IHHh", data[start + 4 : start + 14])
    file = MidiFile(kind, division)
    bodies = list(islice(_bodies(data, start + 8 + max(6, min(size, 4096)), file), MAX_BODIES + 1))
    if len(bodies) > MAX_BODIES:
        file.tell(f"Only the first {MAX_BODIES:,} tracks of the file were read.")
    return file, bodies[:MAX_BODIES]


def parse(data: bytes) -> MidiFile:
    """Return what the file holds; ValueError where it is no MIDI file at all."""
    file, bodies = header_and_bodies(data)
    left = MAX_EVENTS
    for body in bodies:
        events: list[Event] = []
        for event in _events(body, file):
            events.append(event)
            left -= 1
            if left <= 0:
                file.tell(f"Only the first {MAX_EVENTS:,} events of the file were read.")
                break
        file.tracks.append(events)
        if left <= 0:
            break
    return file


def _bodies(data: bytes, at: int, file: MidiFile) -> Iterator[bytes]:
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "big")
        if name != _TRACK:
            found = data.find(_TRACK, at + 1)
            if not name.isalnum():
                file.tell("Something between the tracks was passed over.")
            # An unknown chunk is stepped over by its size where that leads to a track, else by looking for one.
            at = at + 8 + size if data[at + 8 + size : at + 12 + size] == _TRACK else found
            if at < 0:
                return
            continue
        if at + 8 + size > len(data):
            file.tell("The file ends in the middle of a track.")
        yield data[at + 8 : at + 8 + size]
        at += 8 + size


def _events(data: bytes, file: MidiFile) -> Iterator[Event]:
    at = tick = running = 0
    try:
        while at < len(data):
            delta, at = _number(data, at)
            tick = min(tick + delta, MAX_TICK)
            status = data[at]
            if status < 0x80:
                if not running:
                    file.tell("Bytes that belong to no event were passed over.")
                    at += 1
                    continue
                status = running
            else:
                at += 1
            if status == 0xFF:
                kind = data[at]
                size, at = _number(data, at + 1)
                yield Event(tick, 0x100 | kind, data[at : at + size])
                at += size
                if kind == 0x2F:
                    return
            elif status >= 0xF0:
                # System exclusive; it ends running status.
                size, at = _number(data, at) if status in (0xF0, 0xF7) else (0, at)
                at += size
                running = 0
            else:
                running = status
                size = 1 if status & 0xF0 in _ONE_BYTE else 2
                body = data[at : at + size]
                at += size
                if len(body) == size:
                    yield Event(tick, status, bytes(byte & 0x7F for byte in body))
    except IndexError:
        pass
    file.tell("A track has no end, or stops in the middle.")


def _number(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(4):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at

"""Scores as Standard MIDI Files, format 1: one track for what holds for all, then one each.

A MIDI cable has sixteen channels, one of them for drums. Where a score needs more, its tracks say which port they go
to, by the meta event 21 that sequencers have written since the nineties; programs that know no ports pass it over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from creastudio.api.score import Score, Track

MEDIA_TYPE = "audio/midi"
_PERCUSSION = 9
_PORTS = 128
_PITCHED = tuple(channel for channel in range(16) if channel != _PERCUSSION)
_LONGEST_TEXT = 4000

_Sound = tuple[int, int, int]
"""Program, volume and place."""


def midi_of(score: Score) -> bytes:
    """Return the file; the same score gives the same bytes. Lyrics of the first verse alone have a place in it."""
    tracks = [_conductor(score)]
    slots = slots_of(score.tracks)
    several = any(port for port, _ in slots)
    for index, (port, channel) in enumerate(slots):
        tracks.append(_track(score, index, channel, port if several else None))
    head = struct.pack(">4sIHHH", b"MThd", 6, 1, len(tracks), score.ticks_per_quarter)
    return head + b"".join(tracks)


def slots_of(tracks: Iterable[Track]) -> list[tuple[int, int]]:
    """Return a port and a channel for each track, so that no two instruments, volumes or places meet in one.

    A track keeps its own channel where that fits. A second port is begun when the first is full, by instruments or by
    kits of drums, and so on.
    """
    taken: dict[tuple[int, int], _Sound] = {}
    chosen: list[tuple[int, int]] = []
    for track in tracks:
        sound = (track.program, track.volume, track.pan)
        fitting = (slot for slot in _wishes(track, sound, taken) if taken.get(slot, sound) == sound)
        slot = next(fitting, (0, _PERCUSSION))
        taken.setdefault(slot, sound)
        chosen.append(slot)
    return chosen


def _wishes(track: Track, sound: _Sound, taken: dict[tuple[int, int], _Sound]) -> Iterator[tuple[int, int]]:
    """Yield where a track may go, the best first; there is room for 1000 parts, but not for 1000 kits of drums."""
    if track.percussion:
        yield from ((port, _PERCUSSION) for port in range(_PORTS))
        return
    own = track.channel if track.channel is not None and track.channel != _PERCUSSION else None
    if own is not None:
        yield 0, own
    yield from ((0, channel) for channel in _PITCHED if (0, channel) not in taken)
    yield from (slot for slot, known in taken.items() if known == sound and slot[1] != _PERCUSSION)
    for port in range(1, _PORTS):
        if own is not None:
            yield port, own
        free = [channel for channel in _PITCHED if (port, channel) not in taken]
        # What knows no ports plays the right instrument as long as there is one.
        yield from (
            (port, channel)
            for channel in sorted(
                free, key=lambda c: (taken[0, c][0] != track.program) if (0, c) in taken else True
            )
        )


def _conductor(score: Score) -> bytes:
    events: list[tuple[int, bytes]] = []
    if score.title:
        events.append((0, _meta(0x03, _utf8(score.title))))
    for tempo in score.tempi:
        microseconds = min(0xFFFFFF, max(1, round(60e6 / tempo.bpm)))
        events.append((tempo.tick, _meta(0x51, microseconds.to_bytes(3, "big"))))
    metres = score.metres
    if score.pickup:
        # A bar that is shorter has a signature of its own here, else all that follow would be counted wrong.
        line = score.bar_map.bar(0)
        metres = tuple(m for m in metres if m.tick > score.pickup)
        events += _signature(0, *_short(score.pickup, score.ticks_per_quarter))
        events += _signature(score.pickup, line.metre.numerator, line.metre.denominator)
    for metre in metres:
        events += _signature(metre.tick, metre.numerator, metre.denominator)
    for key in score.keys:
        events.append((key.tick, _meta(0x59, struct.pack(">bB", key.fifths, key.mode == "minor"))))
    return _chunk(events)


def _signature(tick: int, numerator: int, denominator: int) -> list[tuple[int, bytes]]:
    return [(tick, _meta(0x58, bytes((numerator, denominator.bit_length() - 1, 24, 8))))]


def _short(ticks: int, quarter: int) -> tuple[int, int]:
    """Return a signature for a bar of so many ticks, the nearest where there is none."""
    for denominator in (4, 8, 16, 32, 64):
        if ticks * denominator % (4 * quarter) == 0 and ticks * denominator // (4 * quarter) <= 255:
            return ticks * denominator // (4 * quarter), denominator
    return max(1, min(255, round(ticks * 64 / (4 * quarter)))), 64


def _track(score: Score, index: int, channel: int, port: int | None) -> bytes:
    track = score.tracks[index]
    events: list[tuple[int, bytes]] = []
    if port is not None:
        events.append((0, _meta(0x21, bytes((port,)))))
    if track.name:
        events.append((0, _meta(0x03, _utf8(track.name))))
    # A kit that isn't said is the standard one.
    if not track.percussion or track.program:
        events.append((0, bytes((0xC0 | channel, track.program))))
    events.append((0, bytes((0xB0 | channel, 7, track.volume))))
    events.append((0, bytes((0xB0 | channel, 10, track.pan + 64))))
    for tick, lyric in score.lyrics(index):
        if lyric.verse == 1:
            joined = "-" if lyric.syllabic in ("begin", "middle") else ""
            events.append((tick, _meta(0x05, _utf8(lyric.text + joined))))
    sounding: list[tuple[int, int, bytes]] = []
    for note in score.notes(index):
        sounding.append((note.start, 1, bytes((0x90 | channel, note.pitch, note.velocity))))
        # Ends come before what begins at the same tick.
        sounding.append((note.start + note.duration, 0, bytes((0x80 | channel, note.pitch, 64))))
    sounding.sort(key=lambda event: event[:2])
    return _chunk([*events, *((tick, data) for tick, _, data in sounding)])


def _chunk(events: list[tuple[int, bytes]]) -> bytes:
    body = bytearray()
    before = 0
    for tick, data in sorted(events, key=lambda event: event[0]):
        body += variable(tick - before) + data
        before = tick
    body += b"\x00" + _meta(0x2F, b"")
    return b"MTrk" + len(body).to_bytes(4, "big") + bytes(body)


def _meta(kind: int, data: bytes) -> bytes:
    return bytes((0xFF, kind)) + variable(len(data)) + data


def variable(value: int) -> bytes:
    """Return a number of at most 28 bits, seven a byte, the highest first; more are cut down to that."""
    value = min(value, 0x0FFFFFFF)
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")[:_LONGEST_TEXT]

"""The events of a well-formed MIDI track as NumPy columns: what takes a second event by event takes hundredths so.

Only what is usual is read here; ``columns_of`` returns None for anything else, and the patient reader takes over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from creastudio.api.score import MAX_TICK
from creastudio.notation.midi_events import Event

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    SmallInts = NDArray[np.int16]

_PAD = 16
"""Zeros behind a track, so that nothing reads beyond its end."""


_LENGTHS = np.array([2] * 0x80 + [3] * 0x40 + [2] * 0x20 + [3] * 0x10 + [0] * 0x10, dtype=np.uint8)
"""How long a message is from its first byte on; 0 where it is none of a channel.

Running status is taken for one of two bytes of data, as notes have; that is checked afterwards.
"""


@dataclass(frozen=True)
class Columns:
    """One track: channel messages as columns in the order of the file, and its meta events with their places in it."""

    tick: Ints
    status: SmallInts
    first: SmallInts
    second: SmallInts
    place: Ints
    metas: list[tuple[int, Event]]


def columns_of(body: bytes) -> Columns | None:
    """Return the columns of a track; None where it isn't all well formed."""
    size = len(body)
    if not size:
        return None
    data = np.frombuffer(body + bytes(_PAD), dtype=np.uint8)
    delta_end = _number_ends(data, size)
    found = _chain(_following(data, delta_end, size), delta_end, body)
    return None if found is None else _read(data, body, found[0], delta_end, found[1])


def _number_ends(data: Any, size: int) -> Any:
    """Return for each place where the number of seven-bit groups that begins there ends, one behind it; 0 for none."""
    goes_on = data >> 7
    first, second, third, fourth = (goes_on[step : size + step] for step in range(4))
    length = 1 + first * (1 + second * (1 + third))
    length *= 1 - (first & second & third & fourth)
    ends = np.zeros(size + _PAD, dtype=np.int32)
    np.add(np.arange(size, dtype=np.int32), length, out=ends[:size])
    ends[:size][length == 0] = 0
    return ends


def _following(data: Any, delta_end: Any, size: int) -> Any:
    """Return where the next event begins if a channel message begins here; the place itself where none does."""
    status_at = delta_end[:size]
    length = _LENGTHS[data[status_at]]
    following = np.arange(size + 2 * _PAD, dtype=np.int32)
    np.copyto(following[:size], status_at + length, where=(length > 0) & (status_at > 0))
    return following


def _chain(
    following: Any, delta_end: Any, body: bytes
) -> tuple[Ints, list[tuple[int, int, int, int]]] | None:
    """Return the beginnings of all events, and place, kind and data of the meta events among them.

    Four events are stepped over at once; where one of them is no channel message, the steps end at it.
    """
    two = following[following]
    steps = memoryview(two[two])
    bases: list[int] = []
    metas: list[tuple[int, int, int, int]] = []
    append, size, at = bases.append, len(body), 0
    while at < size:
        append(at)
        after = steps[at]
        if after != at:
            at = after
            continue
        place = int(delta_end[at])
        if not place or place + 2 > size or body[place] != 0xFF:
            return None
        length, begin = _small_number(body, place + 2)
        if length < 0 or begin + length > size:
            return None
        metas.append((at, body[place + 1], begin, begin + length))
        at = begin + length
        if body[place + 1] == 0x2F:
            break
    else:
        return None
    base = np.array(bases, dtype=np.int64)
    starts = np.stack((base, following[base], two[base], following[two[base]]), axis=1).ravel()
    starts = starts[np.append(True, starts[1:] != starts[:-1])]
    if starts[-1] != metas[-1][0]:
        return None
    return starts, [
        (int(n), *meta[1:])
        for n, meta in zip(np.searchsorted(starts, [m[0] for m in metas]), metas, strict=True)
    ]


def _small_number(body: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(4):
        if at >= len(body):
            return -1, at
        byte = body[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return -1, at


def _read(
    data: Any, body: bytes, starts: Ints, delta_end: Any, metas: list[tuple[int, int, int, int]]
) -> Columns | None:
    status_at = delta_end[starts].astype(np.int64)
    ticks = np.cumsum(_deltas(data, starts, status_at))
    if len(ticks) and ticks[-1] > MAX_TICK:
        return None
    is_meta = np.zeros(len(starts), dtype=bool)
    is_meta[[meta[0] for meta in metas]] = True
    written = data[status_at]
    own = written >= 0x80
    status = _running(written, own & ~is_meta)
    messages = ~is_meta
    short = (status & 0xE0) == 0xC0
    if (messages & ((status == 0) | (short & ~own))).any():
        return None
    first_at = status_at + own
    first, second = data[first_at], data[first_at + 1]
    second[short] = 0
    if (messages & ((first | second) > 0x7F)).any():
        return None
    found = [(n, Event(int(ticks[n]), 0x100 | kind, body[a:b])) for n, kind, a, b in metas]
    place = np.arange(len(starts), dtype=np.int64)
    return Columns(
        ticks[messages],
        status[messages].astype(np.int16),
        first[messages].astype(np.int16),
        second[messages].astype(np.int16),
        place[messages],
        found,
    )


def _deltas(data: Any, starts: Ints, ends: Ints) -> Ints:
    values = (data[starts] & 0x7F).astype(np.int64)
    longer = starts + 1 < ends
    step = 1
    while longer.any():
        which = np.flatnonzero(longer)
        values[which] = values[which] << 7 | (data[starts[which] + step] & 0x7F)
        step += 1
        longer = starts + step < ends
    return values


def _running(written: Any, own: Any) -> Any:
    """Return the status of every event: its own, or the last one before it; 0 where there is none."""
    places = np.where(own, np.arange(len(written)), -1)
    np.maximum.accumulate(places, out=places)
    return np.where(places >= 0, written[np.maximum(places, 0)], 0)

"""Well-formed MIDI files read column by column with NumPy: a megabyte in a tenth of a second.

The same score comes of it as of the patient reader in ``midi.py``, which takes every file that has anything unusual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from creastudio.api.score import EMPTY, MAX_BARS, MAX_NOTES, Bar, Key, Note, Score
from creastudio.api.spelling import spell
from creastudio.notation.midi_columns import Columns, columns_of
from creastudio.notation.midi_events import MAX_EVENTS, NEUTRAL_BEND, PORT, MidiFile, slot_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    AnyInts = NDArray[np.integer[Any]]

_C_MAJOR = Key(tick=0, fifths=0)
_NAMES = {0xA0: "aftertouches", 0xD0: "aftertouches", 0xE0: "pitch bends"}


class QuickNotes(NamedTuple):
    """The notes of one part as columns, in any order."""

    start: AnyInts
    duration: AnyInts
    pitch: AnyInts
    velocity: AnyInts

    def notes(self) -> list[Note]:
        """Return them one by one."""
        columns = (column.tolist() for column in self)
        return [Note(*values) for values in zip(*columns, strict=True)]


class QuickPart(NamedTuple):
    """The notes of one track, slot (channel of a port) and instrument, and the order of its first one among all."""

    track: int
    slot: int
    program: int
    first: int
    notes: QuickNotes


class Mix(NamedTuple):
    """A change of volume or pan, and its order among all events."""

    order: int
    slot: int
    data: bytes


class Quick(NamedTuple):
    """A file as columns; ``file`` has its meta events alone."""

    file: MidiFile
    parts: list[QuickPart]
    mixes: list[Mix]
    left_out: dict[str, int]
    plays: list[bool]
    """Whether each track has channel messages."""


def quick_file(file: MidiFile, bodies: list[bytes], scale: int) -> Quick | None:
    """Return what the tracks hold; None where something is unusual."""
    columns = [columns_of(body) for body in bodies]
    tracks = [track for track in columns if track is not None]
    if len(tracks) < len(columns) or len(tracks) > 1024:
        return None
    if sum(len(t.tick) + len(t.metas) for t in tracks) > MAX_EVENTS:
        return None
    ports = [port for track in tracks if (port := _port_of(track)) is not None]
    if len(ports) < len(tracks):
        return None
    changes = _programs(tracks, ports)
    parts: list[QuickPart] = []
    mixes: list[Mix] = []
    left_out: dict[str, int] = {}
    for number, (track, port) in enumerate(zip(tracks, ports, strict=True)):
        found = _paired(number, track, port, changes, scale)
        if found is None:
            return None
        parts += found
        mixes += _mixes(number, track, port, left_out)
    if sum(len(part.notes.start) for part in parts) > MAX_NOTES:
        return None
    file.tracks[:] = [[event for _, event in track.metas] for track in tracks]
    return Quick(
        file,
        sorted(parts, key=lambda part: part.first),
        sorted(mixes),
        left_out,
        [len(track.tick) > 0 for track in tracks],
    )


def _port_of(track: Columns) -> int | None:
    """Return the port of a track; None where it goes to several."""
    said = [(place, event.data[0]) for place, event in track.metas if event.status == PORT and event.data]
    first = int(track.place[0]) if len(track.place) else 0
    before = [port for place, port in said if place < first]
    port = before[-1] if before else 0
    return port if all(later == port for place, later in said if place > first) else None


def _order(number: int, tick: Any, place: Any) -> Any:
    """Return numbers that order events of all tracks: by tick, then track, then place in it."""
    return tick << 32 | number << 22 | place


def _programs(tracks: list[Columns], ports: list[int]) -> dict[int, tuple[Ints, AnyInts]]:
    """Return the changes of instrument of each slot: their orders, ascending, and the programs."""
    orders: dict[int, list[Ints]] = {}
    programs: dict[int, list[AnyInts]] = {}
    for number, (track, port) in enumerate(zip(tracks, ports, strict=True)):
        at = (track.status & 0xF0) == 0xC0
        for channel in np.unique(track.status[at] & 0x0F).tolist():
            own = at & ((track.status & 0x0F) == channel)
            slot = slot_of(port, channel)
            orders.setdefault(slot, []).append(_order(number, track.tick[own], track.place[own]))
            programs.setdefault(slot, []).append(track.first[own])
    made: dict[int, tuple[Ints, AnyInts]] = {}
    for slot, found in orders.items():
        order, program = np.concatenate(found), np.concatenate(programs[slot])
        by = np.argsort(order)
        made[slot] = (order[by], program[by])
    return made


def _paired(
    number: int, track: Columns, port: int, changes: dict[int, tuple[Ints, AnyInts]], scale: int
) -> list[QuickPart] | None:
    """Return the notes of a track: the n-th beginning of a key ends with its n-th end; None where that isn't so."""
    kind = track.status & 0xF0
    sounding = (kind == 0x90) | (kind == 0x80)
    if not sounding.any():
        return []
    status, pitch, velocity = track.status[sounding], track.first[sounding], track.second[sounding]
    begins = ((status & 0xF0) == 0x90) & (velocity > 0)
    # Of two bytes, so that NumPy counts them out in place of comparing.
    key = (status & 0x0F) << 7 | pitch
    by = np.argsort(key, kind="stable")
    ordered, on = key[by], begins[by]
    sum_so_far = np.cumsum(np.where(on, 1, -1))
    last_of_key = np.append(ordered[1:] != ordered[:-1], True)
    if (sum_so_far < 0).any() or (sum_so_far[last_of_key] != 0).any():
        return None
    tick = track.tick[sounding]
    order = _order(number, tick[begins], track.place[sounding][begins])
    tick = tick * scale
    # Back in the order of the file, which is nearly that of a score.
    ends = np.empty_like(tick)
    ends[by[on]] = tick[by[~on]]
    start = tick[begins]
    duration = np.maximum(1, ends[begins] - start)
    channel, pitches, velocities = status[begins] & 0x0F, pitch[begins], velocity[begins]
    made: list[QuickPart] = []
    for own_channel in np.flatnonzero(np.bincount(channel)).tolist():
        mine = channel == own_channel
        slot = slot_of(port, own_channel)
        program = _program_of(slot, order[mine], changes)
        columns = [column[mine] for column in (start, duration, pitches, velocities)]
        for wanted in np.flatnonzero(np.bincount(program)).tolist():
            inside = program == wanted
            notes = QuickNotes(*(column[inside] for column in columns))
            made.append(QuickPart(number, slot, wanted, int(order[mine][inside].min()), notes))
    return made


def _program_of(slot: int, order: Ints, changes: dict[int, tuple[Ints, AnyInts]]) -> Ints:
    if slot not in changes:
        return np.zeros(len(order), dtype=np.int64)
    orders, programs = changes[slot]
    return np.concatenate(([0], programs))[np.searchsorted(orders, order)]


def _mixes(number: int, track: Columns, port: int, left_out: dict[str, int]) -> list[Mix]:
    """Return the changes of volume and pan, and count what has no place in a score."""
    kind = track.status & 0xF0
    controls = kind == 0xB0
    mixing = controls & ((track.first == 7) | (track.first == 10))
    counts = dict.fromkeys(("controllers", *_NAMES.values()), 0)
    counts["controllers"] = int((controls & ~mixing).sum())
    for status, name in _NAMES.items():
        counts[name] += int((kind == status).sum())
    low, high = NEUTRAL_BEND
    neutral = (kind == 0xE0) & (track.first == low) & (track.second == high)
    counts[_NAMES[0xE0]] -= int(neutral.sum())
    for name, count in counts.items():
        if count:
            left_out[name] = left_out.get(name, 0) + count
    order = _order(number, track.tick[mixing], track.place[mixing]).tolist()
    channels, first, second = (
        column[mixing].tolist() for column in (track.status & 0x0F, track.first, track.second)
    )
    return [
        Mix(at, slot_of(port, channel), bytes((a, b)))
        for at, channel, a, b in zip(order, channels, first, second, strict=True)
    ]


def bars_of(score: Score, notes: QuickNotes) -> tuple[Bar, ...]:
    """Return the bars of these notes, as ``loose_track`` makes them; notes after bar ``MAX_BARS`` aren't in them."""
    start, duration, pitch, velocity = _in_order(notes)
    number, begin = _places(score, start)
    spelling = _spelled(score, start, pitch)
    count = len(start)
    starts = (start - begin).astype("<u4").tobytes()
    durations = duration.astype("<u4").tobytes()
    pitches, velocities = pitch.astype(np.uint8).tobytes(), velocity.astype(np.uint8).tobytes()
    spellings = spelling.astype(np.int8).tobytes()
    ones, zeros = b"\x01" * count, b"\x00" * count
    cuts = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), count]
    made: list[Bar] = []
    filled = number[cuts[:-1]].tolist() if count else []
    for at, a, b in zip(filled, cuts[:-1], cuts[1:], strict=False):
        if at >= MAX_BARS:
            break
        if at > len(made):
            made += [EMPTY] * (at - len(made))
        made.append(
            Bar.trusted(
                starts[4 * a : 4 * b],
                durations[4 * a : 4 * b],
                pitches[a:b],
                spellings[a:b],
                velocities[a:b],
                ones[a:b],
                zeros[a:b],
            )
        )
    return tuple(made)


def _in_order(notes: QuickNotes) -> tuple[AnyInts, AnyInts, AnyInts, AnyInts]:
    key = notes.start << 7 | notes.pitch
    by = np.argsort(key, kind="stable")
    ordered = key[by]
    same = np.flatnonzero(ordered[1:] == ordered[:-1])
    if len(same):
        # The few that begin together on one key.
        at = np.union1d(same, same + 1)
        few = by[at]
        by[at] = few[np.lexsort((notes.velocity[few], notes.duration[few], key[few]))]
    return notes.start[by], notes.duration[by], notes.pitch[by], notes.velocity[by]


def _places(score: Score, start: AnyInts) -> tuple[Ints, Ints]:
    """Return the numbers of the bars that notes are in, and where those begin."""
    spans = score.bar_map.spans
    first, numbers, lengths = (np.array(column, dtype=np.int64) for column in zip(*spans, strict=True))
    at = np.searchsorted(first, start, side="right") - 1
    inside = (start - first[at]) // lengths[at]
    return numbers[at] + inside, first[at] + inside * lengths[at]


def _spelled(score: Score, start: AnyInts, pitch: AnyInts) -> Ints:
    keys = [_C_MAJOR, *score.keys]
    table = np.array([[spell(p, key.fifths, key.mode) for p in range(128)] for key in keys], dtype=np.int64)
    at = np.searchsorted(np.array([key.tick for key in score.keys], dtype=np.int64), start, side="right")
    return table[at, pitch]

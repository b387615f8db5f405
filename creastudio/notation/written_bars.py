"""The bars of a track as they are written: notes on the divisions of their beats, cut where bars end."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from creastudio.api.score import BarLine, Note, Score
from creastudio.notation.written_metre import QUARTER, Beats, beats_of
from creastudio.notation.written_rhythm import Segment, segments_of
from creastudio.notation.written_staves import WrittenNote, drum_lane


@dataclass
class WrittenBar:
    """A bar of one track: how it is counted and divided, and what sounds in it, from its beginning."""

    start: int
    beats: Beats
    segments: list[Segment] = field(default_factory=list)
    notes: list[tuple[int, int, WrittenNote]] = field(default_factory=list)


def bars_of_track(score: Score, track: int, first: int, last: int) -> list[WrittenBar]:
    """Return the bars from `first` up to `last`, without `last`, of a track."""
    made: list[WrittenBar] = []
    for number in range(first, last):
        line = _line(score, number)
        made.append(WrittenBar(_units(score, line.start), beats_of(line, score.ticks_per_quarter)))
    if not made:
        return made
    begin, end = score.bar_map.bar(first).start, score.bar_map.bar(last - 1).end
    found = [
        (number, note)
        for number, note in enumerate(score.notes(track))
        if note.start < end and note.start + note.duration > begin
    ]
    starts = [bar.start for bar in made]
    drums = score.tracks[track].percussion
    _divide(score, made, starts, [note for _, note in found], drums=drums)
    written = [_written(score, track, number, note, made, starts) for number, note in found]
    written = _until_the_next(written, made, starts) if drums else _without_gaps(score, written)
    for item in written:
        _cut(item, made, starts)
    return made


def _line(score: Score, number: int) -> BarLine:
    """Return where a bar lies; the last one may leave to the pickup what it lacks."""
    line = score.bar_map.bar(number)
    short = line.end - score.pickup
    if score.pickup and number == score.bar_count - 1 and number and line.start < score.length <= short:
        return line._replace(end=short)
    return line


def _units(score: Score, tick: int) -> int:
    return round(tick * QUARTER / score.ticks_per_quarter)


def _bar_at(starts: list[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def _divide(
    score: Score, made: list[WrittenBar], starts: list[int], notes: list[Note], *, drums: bool
) -> None:
    onsets: list[list[int]] = [[] for _ in made]
    ends: list[list[int]] = [[] for _ in made]
    for note in notes:
        at, until = _units(score, note.start), _units(score, note.start + note.duration)
        if at >= starts[0]:
            number = _bar_at(starts, at)
            onsets[number].append(at - starts[number])
        number = _bar_at(starts, until - 1)
        if not drums:
            ends[number].append(until - starts[number])
    for number, bar in enumerate(made):
        bar.segments = segments_of(bar.beats, onsets[number], ends[number])


def _written(
    score: Score, track: int, number: int, note: Note, made: list[WrittenBar], starts: list[int]
) -> WrittenNote:
    at = _snapped(_units(score, note.start), made, starts)
    until = _snapped(_units(score, note.start + note.duration), made, starts)
    if until <= at:
        bar = made[_bar_at(starts, at)]
        inside = next((s for s in bar.segments if s.start <= at - bar.start < s.end), None)
        until = at + (inside.length // inside.division if inside else QUARTER // 4)
    return WrittenNote(track, number, note, at, until)


def _snapped(at: int, made: list[WrittenBar], starts: list[int]) -> int:
    bar = made[_bar_at(starts, at)]
    inside = next((s for s in bar.segments if s.start <= at - bar.start < s.end), None)
    return at if inside is None else bar.start + inside.snapped(at - bar.start)


def _without_gaps(score: Score, written: list[WrittenNote]) -> list[WrittenNote]:
    """Let notes that were played a little short last to the next one of their voice; those written exactly stay."""
    by_voice: dict[int, list[int]] = {}
    for item in written:
        by_voice.setdefault(item.note.voice, []).append(item.start)
    following = {voice: dict(pairwise([*sorted(set(starts)), 1 << 60])) for voice, starts in by_voice.items()}
    made: list[WrittenNote] = []
    for item in written:
        gap = following[item.note.voice][item.start] - item.end
        exact = item.end == _units(score, item.note.start + item.note.duration)
        if not exact and 0 < gap <= QUARTER // 2:
            item = WrittenNote(item.track, item.number, item.note, item.start, item.end + gap)
        made.append(item)
    return made


def _until_the_next(
    written: list[WrittenNote], made: list[WrittenBar], starts: list[int]
) -> list[WrittenNote]:
    """Let drums, which have no length of their own, last to the next of their voice or the next beat."""
    onsets: dict[int, list[int]] = {}
    for item in written:
        onsets.setdefault(drum_lane(item.note.pitch), []).append(item.start)
    ordered = {lane: sorted(set(found)) for lane, found in onsets.items()}
    changed: list[WrittenNote] = []
    for item in written:
        lane = ordered[drum_lane(item.note.pitch)]
        place = bisect_right(lane, item.start)
        bar = made[_bar_at(starts, item.start)]
        inside = next((s for s in bar.segments if s.start <= item.start - bar.start < s.end), None)
        stops = [bar.start + inside.end] if inside else [item.end]
        stops += lane[place : place + 1]
        changed.append(WrittenNote(item.track, item.number, item.note, item.start, min(stops)))
    return changed


def _cut(item: WrittenNote, made: list[WrittenBar], starts: list[int]) -> None:
    number = _bar_at(starts, max(starts[0], item.start))
    while number < len(made) and made[number].start < item.end:
        bar = made[number]
        begin = max(0, item.start - bar.start)
        end = min(bar.beats.length, item.end - bar.start)
        if end > begin:
            bar.notes.append((begin, end, item))
        number += 1

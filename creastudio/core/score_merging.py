"""A generated score and the one that a person goes on working on: what differs, what is taken over, what stays locked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from creastudio.api.score import EMPTY, Bar, Chord, Lyric, Note, Score, Track
from creastudio.api.score_changes import at_resolution
from creastudio.core.score_editing import Pick, replaced

_EVENTS = ("tempi", "keys", "chords")


def difference(now: Score, other: Score) -> tuple[tuple[Pick, ...], tuple[Pick, ...]]:
    """Return the notes that `other` lacks, and those that it has more; track by track and bar by bar.

    Locks don't count: a note is the same whether it is locked or not.
    """
    other = at_resolution(other, now.ticks_per_quarter)
    gone: list[Pick] = []
    fresh: list[Pick] = []
    for number in range(max(len(now.tracks), len(other.tracks))):
        for mine, theirs in _bars_of(now, other, number):
            there = Counter(note._replace(locked=False) for note in mine)
            come = Counter(note._replace(locked=False) for note in theirs)
            gone += ((number, note) for note in (there - come).elements())
            fresh += ((number, note) for note in (come - there).elements())
    return tuple(gone), tuple(fresh)


def fresh_words(now: Score, other: Score) -> tuple[tuple[int, int], ...]:
    """Return where `other` has syllables that `now` lacks: tracks and ticks of `now`, track by track."""
    other = at_resolution(other, now.ticks_per_quarter)
    found: list[tuple[int, int]] = []
    for number, track in enumerate(other.tracks):
        if number < len(now.tracks) and track.bars == now.tracks[number].bars:
            continue
        there = set(now.lyrics(number)) if number < len(now.tracks) else set[tuple[int, Lyric]]()
        found += ((number, tick) for tick, lyric in other.lyrics(number) if (tick, lyric) not in there)
    return tuple(found)


def fresh_chords(now: Score, other: Score) -> tuple[Chord, ...]:
    """Return the chord symbols of `other` that `now` lacks, in ticks of `now`."""
    there = set(now.chords)
    chords = at_resolution(other, now.ticks_per_quarter).chords
    return tuple(chord for chord in chords if chord not in there)


def _bars_of(now: Score, other: Score, number: int) -> Iterator[tuple[list[Note], list[Note]]]:
    mine = now.tracks[number].bars if number < len(now.tracks) else ()
    theirs = other.tracks[number].bars if number < len(other.tracks) else ()
    same_bars = now.metres == other.metres and now.pickup == other.pickup
    if not same_bars:
        yield list(now.notes(number)) if mine else [], list(other.notes(number)) if theirs else []
        return
    for place in range(max(len(mine), len(theirs))):
        one = mine[place] if place < len(mine) else EMPTY
        two = theirs[place] if place < len(theirs) else EMPTY
        if one is not two and one != two:
            begin = now.bar_map.bar(place).start
            yield list(one.notes(begin)), list(two.notes(begin))


def merged(base: Score, now: Score, candidate: Score) -> Score:
    """Return the score with what a generator made of `base`, and with what a person changed since.

    Bars that the generator left as they were are those of `now`; where both changed something, the generator's are
    taken, for they were chosen last. Locked notes of `now` are there whatever the generator did.
    """
    candidate = at_resolution(candidate, now.ticks_per_quarter)
    base = at_resolution(base, now.ticks_per_quarter)
    if base is not now and base != now and _same_bars(base, now) and _same_bars(now, candidate):
        events: dict[str, Any] = {
            name: getattr(now, name) for name in _EVENTS if getattr(candidate, name) == getattr(base, name)
        }
        count = max(len(now.tracks), len(candidate.tracks))
        tracks = tuple(_track(base, now, candidate, number) for number in range(count))
        candidate = candidate.with_(tracks=tracks, title=now.title, **events)
    return with_locked_of(now, candidate)


def _same_bars(one: Score, two: Score) -> bool:
    return one.metres == two.metres and one.pickup == two.pickup


def _track(base: Score, now: Score, candidate: Score, number: int) -> Track:
    if number >= len(candidate.tracks):
        return now.tracks[number]
    made = candidate.tracks[number]
    if number >= len(now.tracks):
        return made
    mine, first = now.tracks[number], base.tracks[number].bars if number < len(base.tracks) else ()
    bars: list[Bar] = []
    for place in range(max(len(mine.bars), len(made.bars))):
        old, here, there = (
            bars[place] if place < len(bars) else EMPTY for bars in (first, mine.bars, made.bars)
        )
        bars.append(here if there == old else there)
    while bars and not bars[-1]:
        bars.pop()
    looks = mine if number < len(base.tracks) else made
    return looks.model_copy(update={"bars": tuple(bars)})


def with_locked_of(now: Score, candidate: Score) -> Score:
    """Return a generated score in which every locked note of `now` is as it was, and locked.

    What sounds at its pitch at the same time in its track gives way.
    """
    candidate = at_resolution(candidate, now.ticks_per_quarter)
    tracks = list(candidate.tracks)
    for number in range(len(tracks), len(now.tracks)):
        if any(any(bar.locked) for bar in now.tracks[number].bars):
            tracks += (
                track.model_copy(update={"bars": ()}) for track in now.tracks[len(tracks) : number + 1]
            )
    if len(tracks) > len(candidate.tracks):
        candidate = candidate.with_(tracks=tuple(tracks))
    gone: list[Pick] = []
    fresh: list[Pick] = []
    for number, track in enumerate(now.tracks):
        held = [note for note in now.notes(number) if note.locked] if any(map(_locks, track.bars)) else []
        if not held:
            continue
        there = list(candidate.notes(number))
        missing = Counter(held) - Counter(there)
        for note in missing.elements():
            fresh.append((number, note))
        kept = Counter(held)
        for note in there:
            if kept[note] > 0:
                kept[note] -= 1
            elif any(_collide(note, lock) for lock in missing):
                gone.append((number, note))
    return replaced(candidate, gone, fresh) if fresh else candidate


def _locks(bar: Bar) -> bool:
    return any(bar.locked)


def _collide(one: Note, two: Note) -> bool:
    return (
        one.pitch == two.pitch
        and one.start < two.start + two.duration
        and two.start < one.start + one.duration
    )

"""Bars, metres, keys and tempi of a score changed by hand; notes, chords, words and events move with their bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from creastudio.api.errors import UserError
from creastudio.api.score import EMPTY, Chord, Key, Lyric, Metre, Note, Score, Tempo, loose_track
from creastudio.api.spelling import spell

_Event = TypeVar("_Event", Tempo, Metre, Key, Chord)

MAX_INSERTED = 1000
"""Bars that come at once."""


def inserted_bars(score: Score, at: int, count: int) -> Score:
    """Return the score with empty bars before bar `at` (from 0), in the metre that holds before it.

    A note that sounds on into them is left as long as it is.
    """
    count = min(max(count, 0), MAX_INSERTED)
    if not count:
        return score
    line = score.bar_map.bar(at)
    metre = score.bar_map.bar(max(0, at - 1)).metre if at and not score.pickup else line.metre
    # Before a change of metre on the very bar line the new bars are counted as those before it.
    length = metre.ticks(score.ticks_per_quarter) * count
    begin = line.start if at or not score.pickup else score.pickup
    return _moved(score, lambda tick: tick + length if tick >= begin else tick, lambda _: True)


def deleted_bars(score: Score, first: int, last: int) -> Score:
    """Return the score without the bars from `first` up to, not including, `last`, and what begins in them.

    What held at their end (metre, key, tempo) holds where they were.
    """
    if last <= first:
        return score
    begin, end = score.bar_map.bar(first).start, score.bar_map.bar(last - 1).end
    held: dict[str, Any] = {
        name: _without(getattr(score, name), begin, end) for name in ("tempi", "metres", "keys")
    }
    bare = score.with_(tracks=(), chords=(), pickup=0 if first == 0 else score.pickup, **held)

    def goes(tick: int) -> int:
        return tick if tick < begin else tick - (end - begin)

    def stays(tick: int) -> bool:
        return not begin <= tick < end

    chords = tuple(_at(chord, goes(chord.tick)) for chord in score.chords if stays(chord.tick))
    return _rebuilt(bare.with_(chords=chords), score, goes, stays, cut=(begin, end))


def _without(events: tuple[_Event, ...], begin: int, end: int) -> tuple[_Event, ...]:
    """Return events without a stretch of time; the last one in it holds on after it."""
    before = [event for event in events if event.tick < begin]
    held = [event for event in events if begin <= event.tick <= end]
    after = [_at(event, event.tick - (end - begin)) for event in events if event.tick > end]
    return (*before, *([_at(held[-1], begin)] if held else []), *after)


def cleared_bars(score: Score, first: int, last: int, tracks: Iterable[int]) -> Score:
    """Return the score without the notes that begin in some bars of some tracks; words go with them."""
    changed = list(score.tracks)
    for number in tracks:
        bars = list(changed[number].bars)
        if any(bars[first:last]):
            bars[first:last] = [EMPTY] * len(bars[first:last])
            while bars and not bars[-1]:
                bars.pop()
            changed[number] = changed[number].model_copy(update={"bars": tuple(bars)})
    same = all(new is old for new, old in zip(changed, score.tracks, strict=True))
    return score if same else score.with_(tracks=tuple(changed))


def with_metre(score: Score, bar: int, numerator: int, denominator: int) -> Score:
    """Return the score in another metre from a bar on, until the next change; notes stay at their ticks.

    Raises
    ------
    UserError
        When the resolution of the score has no whole number of ticks for such a bar.
    """
    tick = score.bar_map.bar(bar).start
    try:
        metre = Metre.model_validate({"tick": tick, "numerator": numerator, "denominator": denominator})
        metres = _with_event(score.metres, metre)
        pickup = score.pickup if score.pickup < metre.ticks(score.ticks_per_quarter) or bar else 0
        bare = score.with_(tracks=(), metres=_told_metres(score, metres), pickup=pickup)
    except ValueError as error:
        raise UserError(
            f"Bars of {numerator}/{denominator} can't be written here.", "Choose another metre."
        ) from error
    return _rebuilt(bare, score, lambda tick: tick, lambda _: True)


def _told_metres(score: Score, metres: tuple[Metre, ...]) -> tuple[Metre, ...]:
    """Return metres without those that say what holds anyway."""
    found: list[Metre] = []
    for metre in metres:
        last = found[-1] if found else None
        if last is not None and (last.numerator, last.denominator) == (metre.numerator, metre.denominator):
            length = last.ticks(score.ticks_per_quarter)
            if (metre.tick - last.tick) % length == 0:
                continue
        found.append(metre)
    return tuple(found)


def with_key(score: Score, tick: int, fifths: int, mode: str) -> Score:
    """Return the score in another key from a tick on, until the next change; notes there are spelled for it."""
    key = Key.model_validate({"tick": tick, "fifths": fifths, "mode": mode})
    changed = score.with_(keys=_with_event(score.keys, key))
    end = next((event.tick for event in changed.keys if event.tick > tick), None)

    def respelled(note: Note) -> Note:
        if note.start < tick or (end is not None and note.start >= end):
            return note
        return note._replace(spelling=spell(note.pitch, fifths, mode))

    for number, track in enumerate(score.tracks):
        if not track.percussion and len(track):
            changed = changed.with_notes(number, [respelled(note) for note in changed.notes(number)])
    return changed


def with_tempo(score: Score, tick: int, bpm: float) -> Score:
    """Return the score in another tempo from a tick on, quarter notes a minute, until the next change."""
    return score.with_(tempi=_with_event(score.tempi, Tempo(tick=tick, bpm=bpm)))


def without_change(score: Score, tick: int) -> Score:
    """Return the score without the changes of metre, key and tempo at a tick; what held before goes on."""
    fields: dict[str, Any] = {
        name: tuple(event for event in getattr(score, name) if event.tick != tick or tick == 0)
        for name in ("tempi", "metres", "keys")
    }
    bare = score.with_(tracks=(), **fields)
    return _rebuilt(bare, score, lambda place: place, lambda _: True)


def _with_event(events: tuple[_Event, ...], event: _Event) -> tuple[_Event, ...]:
    others = [other for other in events if other.tick != event.tick]
    return tuple(sorted([*others, event], key=lambda one: one.tick))


def _moved(score: Score, goes: Callable[[int], int], stays: Callable[[int], bool]) -> Score:
    """Return the score with everything at another tick."""
    fields: dict[str, Any] = {
        name: tuple(_at(event, goes(event.tick) if event.tick else 0) for event in getattr(score, name))
        for name in ("tempi", "metres", "keys")
    }
    chords = tuple(_at(chord, goes(chord.tick)) for chord in score.chords)
    bare = score.with_(tracks=(), chords=chords, **fields)
    return _rebuilt(bare, score, goes, stays)


def _at(event: _Event, tick: int) -> _Event:
    return event if event.tick == tick else event.model_copy(update={"tick": tick})


def _rebuilt(
    bare: Score,
    score: Score,
    goes: Callable[[int], int],
    stays: Callable[[int], bool],
    cut: tuple[int, int] | None = None,
) -> Score:
    """Return `bare` with the tracks of `score`, chunked into its bars; what sounds into a stretch that is cut ends there."""

    def shortened(note: Note) -> Note:
        if cut is None or not note.start < cut[0] < note.start + note.duration:
            return note
        over = max(0, note.start + note.duration - cut[1])
        return note._replace(duration=max(1, cut[0] - note.start + over))

    tracks = list(score.tracks)
    for number, track in enumerate(score.tracks):
        notes = [
            shortened(note)._replace(start=goes(note.start))
            for note in score.notes(number)
            if stays(note.start)
        ]
        words: list[tuple[int, Lyric]] = [
            (goes(tick), lyric) for tick, lyric in score.lyrics(number) if stays(tick)
        ]
        # Equal bars stay the same objects wherever they lie now: most of them only moved.
        known = {bar: bar for bar in track.bars}
        made = loose_track(bare, notes, words).bars
        tracks[number] = track.model_copy(update={"bars": tuple(known.get(bar, bar) for bar in made)})
    return bare.with_(tracks=tuple(tracks))

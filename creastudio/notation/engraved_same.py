"""Whether an engraved page still shows what a changed score says, so that only the others are engraved again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from creastudio.api.score import Chord, Key, Metre, Score, Tempo
from creastudio.notation.written_staves import staves_of

_BEFORE = 4
"""Bars before a page that may sound on into it."""

_Event = TypeVar("_Event", Tempo, Metre, Key, Chord)


def same_bars(old: Score, new: Score, first: int, last: int) -> bool:
    """Whether two scores look alike from bar `first` to bar `last`, that one with them, at the same place."""
    if old is new:
        return True
    begin = max(0, first - _BEFORE)
    return (
        _same_frame(old, new)
        and (first > 0 or old.title == new.title)
        and old.bar_map.bar(first).start == new.bar_map.bar(first).start
        and (old.bar_count > last + 1) == (new.bar_count > last + 1)
        and all(
            a.bars[begin : last + 1] == b.bars[begin : last + 1]
            for a, b in zip(old.tracks, new.tracks, strict=True)
        )
        and _same_events(old, new, old.bar_map.bar(first).start, old.bar_map.bar(last).end)
    )


def _same_frame(old: Score, new: Score) -> bool:
    if len(old.tracks) != len(new.tracks) or old.ticks_per_quarter != new.ticks_per_quarter:
        return False
    fields = ("name", "percussion", "transposition")
    alike = (
        getattr(a, f) == getattr(b, f) for a, b in zip(old.tracks, new.tracks, strict=True) for f in fields
    )
    return old.pickup == new.pickup and all(alike) and staves_of(old) == staves_of(new)


def _same_events(old: Score, new: Score, begin: int, end: int) -> bool:
    return (
        _holding(old.tempi, begin, end) == _holding(new.tempi, begin, end)
        and _holding(old.metres, begin, end) == _holding(new.metres, begin, end)
        and _holding(old.keys, begin, end) == _holding(new.keys, begin, end)
        and _holding(old.chords, begin, end) == _holding(new.chords, begin, end)
    )


def _holding(events: Iterable[_Event], begin: int, end: int) -> list[_Event]:
    """Return the events of a stretch, and the one that holds where it begins."""
    found: list[_Event] = []
    for event in events:
        if event.tick >= end:
            break
        found = [event] if event.tick <= begin else [*found, event]
    return found


def notes_before(score: Score, bar: int) -> tuple[int, ...]:
    """Return how many notes each track has before a bar."""
    return tuple(sum(len(b) for b in track.bars[:bar]) for track in score.tracks)

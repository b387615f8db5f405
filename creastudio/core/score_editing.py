"""Notes of a score changed by hand: every function is pure, and a bar that nothing happens to stays the same object.

What is chosen is told by value, ``(number of the track, note)``; each change returns the score with what is chosen then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from random import Random
from typing import NamedTuple

from creastudio.api.score import EMPTY, MAX_TICK, Bar, Note, Score
from creastudio.api.spelling import spell

Pick = tuple[int, Note]
"""A note of a track, by its number from 0; the note with its spelling, as ``Score.notes`` yields it."""

Chosen = frozenset[Pick]

NOTHING: Chosen = frozenset()


class Edited(NamedTuple):
    """A score after a change, and what is chosen of it."""

    score: Score
    chosen: Chosen


def replaced(score: Score, gone: Iterable[Pick], fresh: Iterable[Pick]) -> Score:
    """Return the score without some notes and with others; only bars that they lie in are made anew.

    A note without a spelling gets the usual one in the key that holds there. What isn't there can't go, and is passed over.
    """
    away: dict[int, Counter[Note]] = {}
    come: dict[int, list[Note]] = {}
    for track, note in gone:
        away.setdefault(track, Counter())[note] += 1
    for track, note in fresh:
        come.setdefault(track, []).append(spelled(score, note))
    tracks = list(score.tracks)
    for track in away.keys() | come.keys():
        old = tracks[track]
        bars = _bars(score, old.bars, away.get(track, Counter()), come.get(track, []))
        if bars is not old.bars:
            tracks[track] = old.model_copy(update={"bars": bars})
    if all(new is old for new, old in zip(tracks, score.tracks, strict=True)):
        return score
    return score.with_(tracks=tuple(tracks))


def _bars(score: Score, old: tuple[Bar, ...], away: Counter[Note], come: list[Note]) -> tuple[Bar, ...]:
    number = score.bar_map.number
    inside: dict[int, list[Note]] = {}
    for note in come:
        inside.setdefault(number(note.start), []).append(note)
    touched = set(inside) | {number(note.start) for note in away}
    bars = list(old)
    for place in sorted(touched):
        while place >= len(bars):
            bars.append(EMPTY)
        bar, begin = bars[place], score.bar_map.bar(place).start
        kept: list[Note] = []
        for note in bar.notes(begin):
            if away[note] > 0:
                away[note] -= 1
            else:
                kept.append(note)
        made = Bar.of([*kept, *inside.get(place, ())], begin, bar.lyrics)
        bars[place] = bar if made == bar else (made if made else EMPTY)
    while bars and not bars[-1]:
        bars.pop()
    same = len(bars) == len(old) and all(new is one for new, one in zip(bars, old, strict=True))
    return old if same else tuple(bars)


def spelled(score: Score, note: Note) -> Note:
    """Return the note with a spelling: its own, or the usual one in the key that holds there."""
    if note.spelling is not None:
        return note
    key = score.key_at(note.start)
    return note._replace(spelling=spell(note.pitch, key.fifths, key.mode))


def mapped(score: Score, chosen: Chosen, change: Callable[[int, Note], Note | None]) -> Edited:
    """Return the score with each chosen note as `change` (track, note) makes it; gone where that is None."""
    gone: list[Pick] = []
    fresh: list[Pick] = []
    after: set[Pick] = set()
    for track, note in chosen:
        made = change(track, note)
        if made is None or made != note:
            gone.append((track, note))
            if made is not None:
                fresh.append((track, spelled(score, made)))
        if made is not None:
            after.add((track, spelled(score, made)))
    if not gone:
        return Edited(score, chosen)
    return Edited(replaced(score, gone, fresh), frozenset(after))


def picks(score: Score, tracks: Iterable[int] | None = None) -> Iterator[Pick]:
    """Yield all notes of some tracks, or of all."""
    for track in range(len(score.tracks)) if tracks is None else tracks:
        yield from ((track, note) for note in score.notes(track))


def picks_between(score: Score, start: int, end: int, tracks: Iterable[int]) -> Iterator[Pick]:
    """Yield the notes of tracks that begin from tick `start` to before `end`; only bars there are looked at."""
    first, last = score.bar_map.number(start), score.bar_map.number(max(start, end - 1))
    for track in tracks:
        bars = score.tracks[track].bars
        for number in range(first, min(last + 1, len(bars))):
            if bars[number]:
                for note in bars[number].notes(score.bar_map.bar(number).start):
                    if start <= note.start < end:
                        yield track, note


def drawn(score: Score, track: int, note: Note) -> Edited:
    """Return the score with one more note."""
    note = spelled(score, note)
    return Edited(replaced(score, (), [(track, note)]), frozenset({(track, note)}))


def deleted(score: Score, chosen: Chosen) -> Edited:
    """Return the score without the chosen notes."""
    return Edited(replaced(score, chosen, ()), NOTHING)


def room(chosen: Chosen, percussion: frozenset[int] = frozenset()) -> tuple[int, int, int]:
    """Return how many ticks back at most, and semitones down and up, chosen notes could all move.

    Parameters
    ----------
    percussion : frozenset of int
        Tracks whose notes name instruments: they don't count for the semitones.
    """
    pitches = [note.pitch for track, note in chosen if track not in percussion] or [64]
    back = min((note.start for _, note in chosen), default=0)
    return back, min(pitches), 127 - max(pitches)


def percussive(score: Score) -> frozenset[int]:
    """Return the tracks that are percussion."""
    return frozenset(number for number, track in enumerate(score.tracks) if track.percussion)


def moved(
    score: Score, chosen: Chosen, ticks: int = 0, semitones: int = 0, *, whole: bool = False, tracks: int = 0
) -> Edited:
    """Return the score with chosen notes elsewhere, as far as all of them can go together.

    Parameters
    ----------
    whole : bool
        Move what percussion plays to other instruments too; else `semitones` leaves it as it is.
    tracks : int
        Into tracks so much further down, as far as there are any.
    """
    still = frozenset[int]() if whole else percussive(score)
    back, down, up = room(chosen, still)
    ticks, semitones = max(ticks, -back), min(max(semitones, -down), up)
    numbers = [track for track, _ in chosen] or [0]
    tracks = min(max(tracks, -min(numbers)), len(score.tracks) - 1 - max(numbers))
    if not (ticks or semitones or tracks):
        return Edited(score, chosen)

    def change(track: int, note: Note) -> Note:
        start = min(note.start + ticks, MAX_TICK // 2)
        if not semitones or track in still:
            return note._replace(start=start)
        return note._replace(start=start, pitch=note.pitch + semitones, spelling=None)

    if not tracks:
        return mapped(score, chosen, change)
    fresh = [(track + tracks, spelled(score, change(track, note))) for track, note in chosen]
    return Edited(replaced(score, chosen, fresh), frozenset(fresh))


def resized(score: Score, chosen: Chosen, ticks: int, *, edge: str = "end", least: int = 1) -> Edited:
    """Return the score with chosen notes longer by some ticks (shorter below 0) at one edge, each at least `least` ticks.

    Parameters
    ----------
    edge : {"end", "start"}
        Which edge moves: by `ticks` to the right.
    """

    def change(_: int, note: Note) -> Note:
        shortest = min(least, note.duration)
        if edge == "end":
            return note._replace(duration=max(shortest, note.duration + ticks))
        start = min(max(0, note.start + ticks), note.start + note.duration - shortest)
        return note._replace(start=start, duration=note.start + note.duration - start)

    return mapped(score, chosen, change)


def quantised(
    score: Score, chosen: Chosen, grid: int, *, strength: float = 1.0, swing: float = 0.0, ends: bool = False
) -> Edited:
    """Return the score with chosen notes nearer to a grid, which begins anew in each bar.

    Parameters
    ----------
    grid : int
        Ticks from line to line.
    strength : float
        0 leaves everything where it is, 1 puts it on the grid.
    swing : float
        0 for an even grid; 1 for every second line as late as in triplets, two to one.
    ends : bool
        Move where notes end too; else they keep their length.
    """
    share = min(max(strength, 0.0), 1.0)

    def change(_: int, note: Note) -> Note:
        start = _towards(note.start, on_grid(score, note.start, grid, swing), share)
        if not ends:
            return note._replace(start=start)
        goal = on_grid(score, note.start + note.duration, grid, swing)
        end = _towards(note.start + note.duration, goal, share)
        return note._replace(start=start, duration=max(1, end - start) if end > start else max(1, grid))

    return mapped(score, chosen, change)


def _towards(tick: int, goal: int, share: float) -> int:
    return max(0, tick + round((goal - tick) * share))


def on_grid(score: Score, tick: int, grid: int, swing: float = 0.0) -> int:
    """Return the line of the grid that is nearest to a tick; see ``quantised``."""
    line = score.bar_map.bar(score.bar_map.number(tick))
    late = round(min(max(swing, 0.0), 1.0) * grid / 3)
    step = (tick - line.start) // grid
    lines = [line.start + n * grid + (late if n % 2 else 0) for n in (step - 1, step, step + 1)]
    near = [place for place in lines if line.start <= place < line.end] + [line.end]
    return min(near, key=lambda place: (abs(place - tick), place))


def legato(score: Score, chosen: Chosen, *, gap: int = 0) -> Edited:
    """Return the score with each chosen note as long as until the next chosen one of its track and voice begins.

    Notes that begin together are a chord; the last ones stay as they are.

    Parameters
    ----------
    gap : int
        Ticks that are left before the next.
    """
    starts: dict[tuple[int, int], list[int]] = {}
    for track, note in chosen:
        starts.setdefault((track, note.voice), []).append(note.start)
    following = {
        line: dict(pairwise(sorted(set(ticks)))) for line, ticks in starts.items()
    }  # start -> start of the next

    def change(track: int, note: Note) -> Note:
        after = following[track, note.voice].get(note.start)
        return note if after is None else note._replace(duration=max(1, after - note.start - gap))

    return mapped(score, chosen, change)


def split(score: Score, chosen: Chosen, tick: int) -> Edited:
    """Return the score with the chosen notes that sound at a tick cut in two there."""
    gone: list[Pick] = []
    fresh: list[Pick] = []
    for track, note in chosen:
        if note.start < tick < note.start + note.duration:
            gone.append((track, note))
            fresh.append((track, note._replace(duration=tick - note.start)))
            fresh.append((track, note._replace(start=tick, duration=note.start + note.duration - tick)))
    if not gone:
        return Edited(score, chosen)
    return Edited(replaced(score, gone, fresh), (chosen - set(gone)) | set(fresh))


def joined(score: Score, chosen: Chosen) -> Edited:
    """Return the score with chosen notes of one pitch, track and voice as one note from the first to the last's end."""
    lines: dict[tuple[int, int, int], list[Note]] = {}
    for track, note in chosen:
        lines.setdefault((track, note.pitch, note.voice), []).append(note)
    gone: list[Pick] = []
    fresh: list[Pick] = []
    for (track, _, _), notes in lines.items():
        if len(notes) > 1:
            first = min(notes)
            end = max(note.start + note.duration for note in notes)
            gone += [(track, note) for note in notes]
            locked = any(note.locked for note in notes)
            fresh.append((track, first._replace(duration=end - first.start, locked=locked)))
    if not gone:
        return Edited(score, chosen)
    return Edited(replaced(score, gone, fresh), (chosen - set(gone)) | set(fresh))


def locked(score: Score, chosen: Chosen, *, on: bool) -> Edited:
    """Return the score with chosen notes locked against generators, or free again."""
    return mapped(score, chosen, lambda _, note: note._replace(locked=on))


def humanised(score: Score, chosen: Chosen, seed: int, *, ticks: float = 0, velocity: float = 0) -> Edited:
    """Return the score with chosen notes a little off, normally distributed; the same seed gives the same notes.

    Parameters
    ----------
    ticks, velocity : float
        Standard deviations; nothing goes further than two of them.
    """
    chance = Random(seed)

    def off(by: float) -> int:
        return round(min(max(chance.gauss(0, by), -2 * by), 2 * by))

    by_pick = {pick: (off(ticks), off(velocity)) for pick in sorted(chosen)}

    def change(track: int, note: Note) -> Note:
        late, louder = by_pick[track, note]
        return note._replace(start=max(0, note.start + late), velocity=bounded(note.velocity + louder))

    return mapped(score, chosen, change)


def bounded(velocity: float) -> int:
    """Return the velocity, 1 to 127, that is nearest to a number."""
    return min(max(round(velocity), 1), 127)

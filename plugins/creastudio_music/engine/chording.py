"""Which chords a score is accompanied by: those that are typed, its own, or those found in its notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from creastudio.api import UserError
from creastudio.api.score import Chord, Score
from creastudio_music.theory.beats import beats_of
from creastudio_music.theory.chords import parse_progression
from creastudio_music.theory.harmony import Harmony, harmony_of
from creastudio_music.theory.melody_chords import chords_under

_WIDE = 1 << 16
"""Ticks of a bar while a progression is read: every share of a bar up to 1/64 is a whole number."""

THIN = 1.5
"""Notes that sound at once on average; below it a score is taken for a lone melody."""


def with_chords(
    score: Score, typed: str, bars: int = 0, check_cancelled: Callable[[], None] = lambda: None
) -> Score:
    """Return the score with chords: `typed` ones repeated to the end, its own, or found ones.

    A score without any key gets the one that its notes are in, which Roman numerals then count from.

    Parameters
    ----------
    bars : int
        How many bars `typed` ones fill; 0 for all of the score.

    Raises
    ------
    UserError
        When a word is no chord, or there is nothing to find chords in.
    """
    found: Harmony | None = None
    if not score.keys or not (typed.strip() or score.chords):
        found = harmony_of(score, check=check_cancelled)
        if not score.keys and found.home is not None:
            score = score.with_(keys=(found.home.key.model_copy(update={"tick": 0}),))
    if typed.strip():
        return score.with_(chords=tuple(laid_out(typed, score, bars or score.bar_count)))
    if score.chords:
        return score
    chords = _found(score, found)
    if not chords:
        raise UserError(
            "The score has neither chords nor notes to find them in.",
            "Type chords, such as C Am F G or I vi IV V.",
        )
    return score.with_(chords=chords)


def laid_out(text: str, score: Score, bars: int) -> Iterator[Chord]:
    """Yield the chords of a progression, repeated over the first `bars` bars; several in a bar begin on its beats.

    An upbeat has none of its own: the progression begins with the first whole bar.
    """
    key = score.key_at(0)
    pattern = parse_progression(text, key, bar=_WIDE)
    length = max(chord.tick for chord in pattern) // _WIDE + 1
    by_bar: list[list[Chord]] = [[] for _ in range(length)]
    for chord in pattern:
        by_bar[chord.tick // _WIDE].append(chord)
    upbeat = 1 if score.pickup and bars > 1 else 0
    for number in range(upbeat, bars):
        line = score.bar_map.bar(number)
        starts = [beat.start for beat in beats_of(line, score.ticks_per_quarter)]
        taken = -1
        for chord in by_bar[(number - upbeat) % length]:
            at = _beat(starts, line.start + chord.tick % _WIDE * (line.end - line.start) / _WIDE)
            if at > taken:
                yield chord.model_copy(update={"tick": at})
                taken = at


def _beat(starts: list[int], tick: float) -> int:
    return min(starts, key=lambda start: (abs(start - tick), start))


def _found(score: Score, harmony: Harmony | None) -> tuple[Chord, ...]:
    """Return the chords that notes make, none shorter than a beat; under a lone melody those that go with it."""
    if harmony is None or harmony.home is None:
        return ()
    if fullness(score) < THIN:
        return chords_under(score, harmony.home.key)
    chords: list[Chord] = []
    for span in harmony.chords:
        if chords and span.start - chords[-1].tick < score.ticks_per_quarter:
            # What passes within a beat isn't followed; the beat has what it is left for.
            if span.end - span.start < score.ticks_per_quarter:
                continue
            span = span._replace(start=chords[-1].tick)
            chords.pop()
        chords.append(span.chord.model_copy(update={"tick": span.start}))
    return tuple(chords)


def fullness(score: Score) -> float:
    """Return how many notes with a pitch sound at once on average while any does."""
    spans = [
        (note.start, note.start + note.duration)
        for index, track in enumerate(score.tracks)
        if not track.percussion
        for note in score.notes(index)
    ]
    total = sum(end - start for start, end in spans)
    covered, until = 0, 0
    for start, end in sorted(spans):
        covered += max(0, end - max(start, until))
        until = max(until, end)
    return total / covered if covered else 0.0

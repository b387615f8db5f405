"""Which chords a score is accompanied by: those that are typed, its own, or those found in its notes."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api import UserError
from creastudio.api.score import Chord, Key, Score
from creastudio_music.theory.beats import beats_of
from creastudio_music.theory.chords import parse_progression

_WIDE = 1 << 16
"""Ticks of a bar while a progression is read: every share of a bar up to 1/64 is a whole number."""


def with_chords(score: Score, typed: str, bars: int = 0) -> Score:
    """Return the score with chords: `typed` ones repeated to the end, its own, or found ones.

    Parameters
    ----------
    bars : int
        How many bars `typed` ones fill; 0 for all of the score.

    Raises
    ------
    UserError
        When a word is no chord, or there is nothing to find chords in.
    """
    if typed.strip():
        return score.with_(chords=tuple(laid_out(typed, score, bars or score.bar_count)))
    if score.chords:
        return score
    return _found(score)


def laid_out(text: str, score: Score, bars: int) -> Iterator[Chord]:
    """Yield the chords of a progression, repeated over the first `bars` bars; several in a bar begin on its beats."""
    key = score.key_at(0)
    pattern = parse_progression(text, key, bar=_WIDE)
    length = max(chord.tick for chord in pattern) // _WIDE + 1
    by_bar: list[list[Chord]] = [[] for _ in range(length)]
    for chord in pattern:
        by_bar[chord.tick // _WIDE].append(chord)
    for number in range(bars):
        line = score.bar_map.bar(number)
        starts = [beat.start for beat in beats_of(line, score.ticks_per_quarter)]
        taken = -1
        for chord in by_bar[number % length]:
            share = chord.tick % _WIDE / _WIDE
            at = min(
                starts, key=lambda tick: (abs(tick - line.start - share * (line.end - line.start)), tick)
            )
            if at > taken:
                yield chord.model_copy(update={"tick": at})
                taken = at


def _found(score: Score) -> Score:
    if not any(len(track) for track in score.tracks if not track.percussion):
        raise UserError(
            "The score has neither chords nor notes to find them in.",
            "Type chords, such as C Am F G or I vi IV V.",
        )
    raise UserError("The score has no chords.", "Type some, such as C Am F G or I vi IV V.")


def key_of(score: Score) -> Key:
    """Return the key that a score begins in; C major where none is said."""
    return score.key_at(0)

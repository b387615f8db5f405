"""How much of what was made stands note for note in what was learned from, in whatever key and tempo.

A line is written as one sign a note: the interval to the next, and how many times as long it is until that as it was until
this one. Neither changes when a tune is transposed, played faster or notated in other values. Spans of signs are then found
as spans of texts are.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from creastudio.api.score import Note, Score
from creastudio.ml.text_copying import WINDOW, Learned
from creastudio_music.theory.frames import pitched
from creastudio_music.theory.walking import bars_within, tune

SHORTEST = WINDOW + 1
"""Notes of the shortest span that is found."""

WIDEST = 24
"""Semitones up to which intervals are told apart."""

RATIOS = (1 / 8, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1.0, 4 / 3, 3 / 2, 2.0, 3.0, 4.0, 8.0)
"""Ratios of two times between notes; each is taken for the nearest."""

_LOGS = tuple(map(math.log2, RATIOS))
_FIRST_SIGN = 0x4E00


@dataclass(frozen=True)
class CopiedSpan:
    """The longest span of a score that stands in others.

    Attributes
    ----------
    notes : int
        Its length; 0 where none has ``SHORTEST``.
    name : str
        The piece that it stands in.
    track, first_bar, last_bar : int
        Where it stands in the score that was looked at, from 0.
    share : float
        Of the notes of that line, 0 to 1.
    """

    notes: int = 0
    name: str = ""
    track: int = 0
    first_bar: int = 0
    last_bar: int = 0
    share: float = 0.0


@dataclass(frozen=True)
class _Line:
    track: int
    notes: Sequence[Note]

    @property
    def signs(self) -> str:
        return signs_of(self.notes)


def signs_of(notes: Sequence[Note]) -> str:
    """Return one sign a note but for the last: interval and ratio of times, the same in every key and tempo."""
    found: list[str] = []
    before = 0
    for note, following in pairwise(notes):
        time = following.start - note.start
        ratio = _ratio(time / before) if before else RATIOS.index(1.0)
        interval = max(-WIDEST, min(WIDEST, following.pitch - note.pitch)) + WIDEST
        found.append(chr(_FIRST_SIGN + interval * len(RATIOS) + ratio))
        before = time
    return "".join(found)


def _ratio(ratio: float) -> int:
    log = math.log2(ratio)
    return min(range(len(_LOGS)), key=lambda at: abs(_LOGS[at] - log))


def _lines(score: Score) -> Iterator[_Line]:
    """Yield the upper line of each voice of each track with pitches."""
    bars = bars_within(score)
    for track in pitched(score):
        voices: dict[int, list[Note]] = {}
        for number, bar in enumerate(score.tracks[track].bars[:bars]):
            if bar:
                for note in bar.notes(score.bar_map.bar(number).start):
                    voices.setdefault(note.voice, []).append(note)
        for notes in voices.values():
            line = list(tune(iter(notes)))
            if len(line) >= SHORTEST:
                yield _Line(track, line)


class Known:
    """Pieces to compare with.

    Parameters
    ----------
    pieces : iterable of (str, Score)
        Names and scores; beyond eight million notes the rest isn't compared with.
    """

    def __init__(self, pieces: Iterable[tuple[str, Score]]) -> None:
        signs = [(name, line.signs) for name, score in pieces for line in _lines(score)]
        self._names = [name for name, _ in signs]
        self._learned = Learned([text for _, text in signs])
        # Where each line begins among all, one sign between two.
        self._starts = [0, *accumulate(len(text) + 1 for _, text in signs)]

    def longest(self, score: Score) -> CopiedSpan:
        """Return the longest span of any line of a score that stands in these pieces."""
        best = CopiedSpan()
        for line in _lines(score):
            found = self._learned.longest(line.signs)
            notes = found.characters + 1 if found.characters else 0
            if notes > best.notes:
                part = line.notes[found.start : found.start + notes]
                place = self._learned.text.find(found.text)
                best = CopiedSpan(
                    notes=notes,
                    name=self._names[bisect_right(self._starts, place) - 1],
                    track=line.track,
                    first_bar=score.bar_map.number(part[0].start),
                    last_bar=score.bar_map.number(part[-1].start),
                    share=notes / len(line.notes),
                )
        return best


def usual_span(pieces: Sequence[tuple[str, Score]]) -> list[int]:
    """Return the longest span, notes, that each of the second half of pieces shares with the first: what chance and style do."""
    half = len(pieces) // 2
    if not half:
        return []
    known = Known(pieces[:half])
    return [known.longest(score).notes for _, score in pieces[half:]]

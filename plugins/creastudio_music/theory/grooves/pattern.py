"""Rhythm written as signs on a grid of steps, a sign a step: ``x.x.`` and the like.

``|`` and spaces only help the eye. ``.`` is silence, ``-`` holds what sounds, anything else begins something; what, the
part says that reads it. A pattern may have several bars, which follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from creastudio_music.theory.beats import Beat, laid_over


class Stroke(NamedTuple):
    """Something that begins in a bar of a pattern.

    Attributes
    ----------
    beat : int
        From 0.
    at : float
        Share of the beat that is over, 0 to below 1.
    length : float
        Beats.
    sign : str
    """

    beat: int
    at: float
    length: float
    sign: str


class Placed(NamedTuple):
    """Something that begins at a tick of the score and may last until another."""

    start: int
    end: int
    sign: str


@dataclass(frozen=True)
class Pattern:
    """A line of signs.

    Attributes
    ----------
    text : str
        Signs.
    steps : int
        Steps a beat: 4 for sixteenths, 2 for eighths, 3 for triplets.
    beats : int
        Beats a bar, 4 or 3.
    """

    text: str
    steps: int = 4
    beats: int = 4

    def __post_init__(self) -> None:
        if len(_signs(self.text)) % (self.steps * self.beats):
            raise ValueError(f"{self.text!r} has no whole number of bars")

    @property
    def bars(self) -> int:
        """How many bars it has."""
        return len(_signs(self.text)) // (self.steps * self.beats)

    def strokes(self, bar: int) -> tuple[Stroke, ...]:
        """Return what begins in a bar, from 0; after the last comes the first again."""
        return _read(self.text, self.steps, self.beats)[bar % self.bars] if self.text else ()


def _signs(text: str) -> str:
    return text.replace("|", "").replace(" ", "")


@cache
def _read(text: str, steps: int, beats: int) -> tuple[tuple[Stroke, ...], ...]:
    signs = _signs(text)
    whole = steps * beats
    bars: list[list[Stroke]] = [[] for _ in range(len(signs) // whole)]
    for place, sign in enumerate(signs):
        if sign in ".-":
            continue
        end = place + 1
        while end < len(signs) and signs[end] == "-":
            end += 1
        step = place % whole
        bars[place // whole].append(Stroke(step // steps, step % steps / steps, (end - place) / steps, sign))
    return tuple(tuple(bar) for bar in bars)


_THIRDS = {0.25: 1 / 3, 0.5: 2 / 3, 0.75: 2 / 3}


def placed(pattern: Pattern, beats: Sequence[Beat], number: int, *, keeps_time: bool = False) -> list[Placed]:
    """Return what a pattern plays in a bar of any metre, in ticks.

    Parameters
    ----------
    beats : sequence of Beat
        Of the bar.
    number : int
        Of the bar, from the beginning of the section: says which bar of the pattern it is.
    keeps_time : bool
        Whether it is a line that ticks (hi-hat, shaker): where beats fall into three, two strokes become three.
    """
    sources = laid_over(pattern.beats, len(beats), number)
    bar = number // 2 if len(beats) * 2 == pattern.beats else number
    strokes = pattern.strokes(bar)
    found: dict[int, Placed] = {}
    for index, source in enumerate(sources):
        own = [stroke for stroke in strokes if stroke.beat == source]
        beat = beats[index]
        if keeps_time and beat.thirds and pattern.steps % 3 and len(own) > 1:
            own = [*own, Stroke(source, 0.25, own[-1].length, own[-1].sign)]
        for stroke in own:
            share = _share(stroke.at, beat, pattern)
            start = beat.start + round(share * beat.length)
            end = _end(beats, index + stroke.at + stroke.length)
            found.setdefault(start, Placed(start, max(start + 1, end), stroke.sign))
    return sorted(found.values())


def _share(at: float, beat: Beat, pattern: Pattern) -> float:
    if beat.thirds and pattern.steps % 3:
        return _THIRDS.get(at, 1 / 3 if at < 0.5 else 2 / 3) if at else 0.0
    return at


def _end(beats: Sequence[Beat], until: float) -> int:
    """Return the tick that lies `until` beats after the beginning of a bar; those of its last beat go on behind it."""
    whole = min(int(until), len(beats) - 1)
    beat = beats[whole]
    return beat.start + round((until - whole) * beat.length)


def without_gaps(strokes: Sequence[Placed], end: int) -> Iterator[Placed]:
    """Yield strokes so that none sounds on into the next of the same line, nor past `end`."""
    for index, stroke in enumerate(strokes):
        limit = strokes[index + 1].start if index + 1 < len(strokes) else end
        yield stroke._replace(end=max(stroke.start + 1, min(stroke.end, limit)))

"""A melody by rules over the chords of a score: motifs that come again, phrases that breathe, cadences that close.

It is what sings where no model is at hand, and costs some tens of milliseconds a piece.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from creastudio.api.score import Note, Score
from creastudio_music.theory.beats import Beat, beats_of
from creastudio_music.theory.chord_line import Span, from_the_first
from creastudio_music.theory.melodies.pitches import Place, line, steps_between
from creastudio_music.theory.melodies.rhythm import Cell, Onset, closing_cell, drawn_cell, onsets
from creastudio_music.theory.melodies.sections import Section, Unit, units_of
from creastudio_music.theory.moods.brief import Contour
from creastudio_music.theory.scales import scale_of, tonic_of


@dataclass(frozen=True)
class Manner:
    """How a melody is to be.

    Attributes
    ----------
    contour : str
        How its phrases go.
    density, syncopation, daring : float
        0 to 1: how many notes, how often between the beats, and how freely it leaps.
    low, high : int
        Range, MIDI pitches, an octave at least.
    loud : int
        Velocity of an ordinary note.
    """

    contour: Contour = "arch"
    density: float = 0.4
    syncopation: float = 0.2
    daring: float = 0.3
    low: int = 62
    high: int = 81
    loud: int = 88


def sung(
    score: Score,
    sections: Sequence[Section],
    manner: Manner,
    seed: int,
    check_cancelled: Callable[[], None] = lambda: None,
) -> list[Note]:
    """Return a melody over the chords of a score.

    Sections of one name sing the same, as far as their chords let them.

    Parameters
    ----------
    score : Score
        Metres, keys and chords; its notes don't matter.
    sections : sequence of Section
        Where it sings.
    """
    end = max((score.bar_map.bar(s.start + s.bars - 1).end for s in sections), default=0)
    spans = from_the_first(score, end)
    if not spans:
        return []
    work = _Work(score, spans, manner, seed)
    found: list[Note] = []
    singing = [section for section in sections if section.sings and section.bars > 0]
    for section in singing:
        check_cancelled()
        found += work.section(section, last=section is singing[-1])
    return _expressed(found, manner)


class _Work:
    def __init__(self, score: Score, spans: Sequence[Span], manner: Manner, seed: int) -> None:
        self._score, self._spans, self._manner, self._seed = score, spans, manner, seed
        self._motifs: dict[tuple[str, str, int], list[int | None]] = {}
        """Steps of the units that were sung, by section name, letter and number of the unit."""
        self._before: int | None = None

    def section(self, section: Section, *, last: bool) -> Iterator[Note]:
        """Yield the notes of a section."""
        units = list(units_of(section))
        rows: list[tuple[Unit, Onset, int, int]] = []
        for number, unit in enumerate(units):
            own = list(onsets(self._cells(section, unit, number)))
            rows += [(unit, onset, number, index) for index, onset in enumerate(own)]
        places = list(self._places(section, units, rows, last=last))
        salt = f"{self._seed}/{section.name}"
        pitches = line(places, self._manner.low, self._manner.high, daring=self._manner.daring, seed=salt)
        self._remember(section, rows, pitches, places)
        for (_, onset, _, _), pitch in zip(rows, pitches, strict=True):
            yield Note(onset.start, onset.end - onset.start, pitch, round(60 + 40 * onset.weight))

    def _cells(self, section: Section, unit: Unit, number: int) -> list[tuple[Cell, tuple[Beat, ...]]]:
        """Return the bars of a unit: its motif, and what answers or closes."""
        found: list[tuple[Cell, tuple[Beat, ...]]] = []
        for place in range(unit.bars):
            beats = beats_of(self._score.bar_map.bar(unit.start + place), self._score.ticks_per_quarter)
            # The motif is drawn from the name alone, so that it comes again.
            rng = random.Random(f"{self._seed}/{section.name}/motif")
            motif = self._drawn(len(beats), rng)
            second = self._drawn(len(beats), rng)
            closes = place == unit.bars - 1 and unit.letter != "a"
            if closes:
                own = random.Random(f"{self._seed}/{section.name}/{unit.letter}/{number}")
                cell = closing_cell(len(beats), second, open_=unit.letter == "b", rng=own)
            else:
                cell = motif if place == 0 else second
            found.append((cell, beats))
        return found

    def _drawn(self, beats: int, rng: random.Random) -> Cell:
        return drawn_cell(beats, self._manner.density, self._manner.syncopation, rng)

    def _places(
        self,
        section: Section,
        units: Sequence[Unit],
        rows: Sequence[tuple[Unit, Onset, int, int]],
        *,
        last: bool,
    ) -> Iterator[Place]:
        begin = self._score.bar_map.bar(section.start).start
        end = self._score.bar_map.bar(section.start + section.bars - 1).end
        for position, (unit, onset, number, index) in enumerate(rows):
            span = self._spans[max(0, bisect_right(self._spans, onset.start, key=lambda s: s.start) - 1)]
            scale = self._scale(span, onset.start)
            chord = frozenset(span.tones) & scale if span.sounds else scale
            beats = (onset.end - onset.start) / self._score.ticks_per_quarter
            closes = position + 1 == len(rows) or rows[position + 1][0] != unit
            share = (onset.start - begin) / max(1, end - begin)
            yield Place(
                chord=chord or scale,
                scale=scale,
                felt=min(1.0, max(onset.weight, 0.35 * beats)),
                target=self._target(share, unit, onset, units),
                like=self._like(section, unit, number, index),
                wanted=self._wanted(span, onset.start, unit, closes=closes, last=last) & (chord or scale),
                key=number * 64 + index if unit.letter != "a" else index,
            )

    def _scale(self, span: Span, tick: int) -> frozenset[int]:
        """Return the tones of the key, with those that the chord alters altered."""
        tones = set(scale_of(self._score.key_at(tick)))
        for tone in span.tones:
            if tone not in tones:
                # A raised seventh takes the place of the natural one, whichever side it lies on.
                tones -= {(tone + by) % 12 for by in (-1, 1) if (tone + by) % 12 not in span.tones}
                tones.add(tone)
        return frozenset(tones)

    def _target(self, share: float, unit: Unit, onset: Onset, units: Sequence[Unit]) -> float:
        """Return where the line tends to: a curve through the section, and an arch in each unit."""
        low, high = self._manner.low, self._manner.high
        begin = self._score.bar_map.bar(unit.start).start
        end = self._score.bar_map.bar(unit.start + unit.bars - 1).end
        inner = (onset.start - begin) / max(1, end - begin)
        course = {
            "arch": math.sin(math.pi * min(1.0, share / 0.66) / 2)
            if share < 0.66
            else 1 - (share - 0.66) / 0.34 * 0.8,
            "rising": share,
            "falling": 1 - share,
            "wave": 0.5 + 0.5 * math.sin(2 * math.pi * share * max(1, len(units) // 2)),
            "level": 0.5,
        }[self._manner.contour]
        bow = math.sin(math.pi * inner) - 0.5
        return low + (high - low) * (0.28 + 0.42 * course + 0.16 * bow)

    def _like(self, section: Section, unit: Unit, number: int, index: int) -> int | None:
        """Return the step of the motif at this place: of the same unit sung before, or of the section's first one."""
        for key in ((section.name, unit.letter, number), (section.name, "a", 0)):
            known = self._motifs.get(key)
            if known is not None:
                return known[index] if index < len(known) else None
        return None

    def _wanted(self, span: Span, tick: int, unit: Unit, *, closes: bool, last: bool) -> frozenset[int]:
        if not closes or unit.letter == "a" or not span.sounds:
            return frozenset()
        tonic = tonic_of(self._score.key_at(tick))
        if unit.letter == "c":
            # The end of all is the first degree, where the chord has it.
            if tonic in span.tones:
                return frozenset((tonic,)) if last else frozenset((tonic, span.tones[1 % len(span.tones)]))
            return frozenset(span.tones[:1])
        return frozenset(span.tones) - {tonic} or frozenset(span.tones)

    def _remember(
        self,
        section: Section,
        rows: Sequence[tuple[Unit, Onset, int, int]],
        pitches: Sequence[int],
        places: Sequence[Place],
    ) -> None:
        steps = steps_between(pitches, places)
        for (unit, _, number, index), step in zip(rows, steps, strict=True):
            own = self._motifs.setdefault((section.name, unit.letter, number), [])
            if index == len(own):
                own.append(step if index else None)


def _expressed(notes: Sequence[Note], manner: Manner) -> list[Note]:
    """Return notes with loudness as it is sung: with the line, and louder where it is high; a little apart."""
    middle = (manner.low + manner.high) / 2
    found: list[Note] = []
    for note in notes:
        loud = manner.loud + (note.velocity - 80) * 0.35 + (note.pitch - middle) * 0.7
        held = max(1, min(note.duration - 1, round(note.duration * 0.96)))
        found.append(note._replace(velocity=max(1, min(127, round(loud))), duration=held))
    return found

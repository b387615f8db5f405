"""Comping, figures and pads: a pattern's strokes as voices of the chords."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creastudio.api.score import Note
from creastudio_music.theory.chord_line import Span, at
from creastudio_music.theory.form import BarPlan
from creastudio_music.theory.grooves.groove import Chordal, Groove
from creastudio_music.theory.grooves.pattern import Placed, placed, without_gaps
from creastudio_music.theory.voicing import LOW_MELODY, Manner, voiced

_LOUD = {"X": 1.14, "x": 1.0, "o": 0.84, ">": 1.0, "u": 0.86, "l": 1.0}


class Given(NamedTuple):
    """What is already there in a span of time, that chords keep out of the way of.

    Attributes
    ----------
    lowest : int
        The lowest pitch of the melody while the chord lasts; 127 where it rests.
    long : frozenset of int
        Tones, 0 to 11, that are held or stand on a beat.
    """

    lowest: int
    long: frozenset[int]


def chord_part(
    groove: Groove,
    part: Chordal,
    plan: Sequence[BarPlan],
    spans: Sequence[Span],
    given: Sequence[Given],
    *,
    ticks_per_ms: float,
) -> list[Note]:
    """Return the notes of a part that plays chords, through all bars.

    Parameters
    ----------
    given : sequence of Given
        One for each span.
    ticks_per_ms : float
        For strumming.
    """
    layouts = _layouts(part, spans, given)
    strokes = _strokes(groove, part, plan, spans)
    found: list[Note] = []
    for bar, stroke, number in strokes:
        pitches = layouts[number]
        if not pitches:
            continue
        energy = bar.energy
        loud = part.loud * _LOUD.get(stroke.sign, 0.92) * (0.84 + 0.3 * energy)
        held = 1.0 if bar.ending else part.held
        end = stroke.start + max(1, round((stroke.end - stroke.start) * held))
        strum = round(part.strum * ticks_per_ms) if stroke.sign in "Xxo>" else 0
        lowest = given[number].lowest
        top = max(pitches[-1], lowest - 1 if lowest > LOW_MELODY else 127)
        found += _struck(
            _voices(stroke.sign, pitches, top), stroke.start, end, loud, strum, ending=bar.ending
        )
    return found


def _struck(
    pitches: Sequence[int], start: int, end: int, loud: float, strum: int, *, ending: bool
) -> Iterator[Note]:
    spread = min(strum * (3 if ending else 1), (end - start) // 3)
    for index, pitch in enumerate(pitches):
        later = round(spread * index / max(1, len(pitches) - 1))
        # The highest voice is what is heard as the line.
        own = loud * (1.06 if index == len(pitches) - 1 else 0.96)
        yield Note(start + later, max(1, end - start - later), pitch, max(1, min(127, round(own))))


def _voices(sign: str, pitches: tuple[int, ...], top: int) -> tuple[int, ...]:
    if sign.isdigit():
        octave, index = divmod(int(sign) - 1, len(pitches))
        pitch = pitches[index] + 12 * octave
        while pitch > min(top, 120) and pitch > pitches[index]:
            pitch -= 12
        return (pitch,)
    if sign == "l":
        return pitches[:1]
    if sign == "u":
        return pitches[1:] or pitches
    return pitches


def _layouts(part: Chordal, spans: Sequence[Span], given: Sequence[Given]) -> list[tuple[int, ...]]:
    manner = Manner.of(part)
    found: list[tuple[int, ...]] = []
    before: tuple[int, ...] = ()
    for span, there in zip(spans, given, strict=True):
        if not span.sounds:
            found.append(())
            continue
        before = voiced(_without_clashes(span, there.long), manner, before, max(0, there.lowest - 1))
        found.append(before)
    return found


def _without_clashes(span: Span, long: frozenset[int]) -> tuple[int, ...]:
    """Return the tones of a chord but for those a semitone beside a long note that isn't one of them."""
    tones = span.tones
    if span.bass == tones[-1] and len(tones) > 3 and span.bass != tones[0]:
        # A foreign bass stays in the bass.
        tones = tones[:-1] if (span.bass - tones[0]) % 12 in (2, 5, 8) else tones
    strangers = [tone for tone in long if tone not in span.tones]
    kept = tuple(
        tone
        for index, tone in enumerate(tones)
        if index == 0 or all((tone - stranger) % 12 not in (1, 11) for stranger in strangers)
    )
    return kept if len(kept) >= 2 else tones


def _strokes(
    groove: Groove, part: Chordal, plan: Sequence[BarPlan], spans: Sequence[Span]
) -> Iterator[tuple[BarPlan, Placed, int]]:
    """Yield each stroke with its bar and the number of its chord; a held chord is struck anew where it changes."""
    rows: list[tuple[Placed, int]] = []
    bars: dict[int, BarPlan] = {}
    for index, bar in enumerate(plan):
        pattern = groove.pattern(part.levels[bar.level], part.steps)
        # What plays at no level of this bar but did before still ends with the others.
        silent = not pattern.text
        if bar.ending and not (silent and not part.levels[plan[index - 1].level]):
            rows.append((Placed(bar.line.start, bar.line.end, "x"), at(spans, bar.line.start)))
            bars[bar.line.start] = bar
            continue
        own = placed(pattern, bar.beats, bar.place) if pattern.text else []
        for stroke in own:
            if bar.line.start <= stroke.start < bar.line.end:
                number = at(spans, stroke.start)
                if stroke.sign == ">" and number + 1 < len(spans) and spans[number + 1].start <= bar.line.end:
                    number += 1
                rows.append((stroke, number))
                bars[stroke.start] = bar
    end = plan[-1].line.end
    numbers = [number for _, number in rows]
    strokes = [stroke for stroke, _ in rows]
    if part.ties:
        strokes = [stroke._replace(end=end) for stroke in strokes]
    for stroke, number in zip(without_gaps(strokes, end), numbers, strict=True):
        bar = bars[stroke.start]
        if part.ties:
            # Each bar strikes anew.
            stroke = stroke._replace(end=min(stroke.end, bar.line.end))
        yield from (
            (bar, piece, own) for piece, own in _cut(stroke, number, spans, single=stroke.sign.isdigit())
        )


def _cut(stroke: Placed, number: int, spans: Sequence[Span], *, single: bool) -> Iterator[tuple[Placed, int]]:
    """Yield a stroke in pieces, one for each chord that it lasts through; a single voice just ends."""
    start = stroke.start
    sign = stroke.sign
    while start < stroke.end and number < len(spans):
        end = min(stroke.end, spans[number].end)
        if end > start:
            yield Placed(start, end, sign), number
        if single or sign == "u":
            return
        start, number = max(start, spans[number].end), number + 1

"""What the drums play: the lines of a groove, fills, a crash where a section begins, and an end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from creastudio.api.score import Note
from creastudio_music.theory.form import BarPlan
from creastudio_music.theory.grooves.fills import FILLS, Fill
from creastudio_music.theory.grooves.groove import DRUM_SIGNS, PIECES, Groove, Line
from creastudio_music.theory.grooves.pattern import Pattern, placed

_CRASHES = {
    "rock": 88,
    "funk": 84,
    "latin": 80,
    "electronic": 80,
    "drums": 92,
    "jazz": 62,
    "soft": 58,
    "reggae": 70,
}
"""Families of fills after which a cymbal is struck, and how loud."""

_LONGEST = {"crash": 4.0, "swell": 4.0, "open": 1.0, "ride": 1.0, "triangle": 2.0}
"""Quarters that a piece is written as; the others are a quarter of one."""


def drum_line(
    groove: Groove, plan: Sequence[BarPlan], rng: random.Random, ticks_per_quarter: int
) -> list[Note]:
    """Return the notes of the kit through all bars, each piece once at a time."""
    found: dict[tuple[int, int], Note] = {}
    for number, bar in enumerate(plan):
        fill = _drawn(groove, bar, rng)
        for start, piece, loud in _bar(groove, bar, plan, number, fill):
            if not bar.line.start <= start < bar.line.end:
                continue
            pitch = PIECES[piece]
            length = round(_LONGEST.get(piece, 0.25) * ticks_per_quarter)
            length = max(1, min(length, plan[-1].line.end - start))
            velocity = max(1, min(127, round(loud * (0.84 + 0.3 * bar.energy))))
            note = Note(start, length, pitch, velocity)
            old = found.get((start, pitch))
            if old is None or old.velocity < velocity:
                found[start, pitch] = note
    return sorted(found.values())


def _drawn(groove: Groove, bar: BarPlan, rng: random.Random) -> Fill | None:
    choices = FILLS[groove.drums.fills]
    # Drawn whether it is played or not, so that one fill more changes nothing elsewhere.
    choice = rng.randrange(len(choices)) if choices else 0
    return choices[choice] if choices and bar.fill and _lines(groove, bar) else None


def _lines(groove: Groove, bar: BarPlan) -> list[Line]:
    return [line for line in groove.drums.lines if str(bar.level + 1) in line.levels]


def _bar(
    groove: Groove, bar: BarPlan, plan: Sequence[BarPlan], number: int, fill: Fill | None
) -> Iterator[tuple[int, str, float]]:
    """Yield tick, piece and loudness of a bar's strokes."""
    lines = _lines(groove, bar)
    if bar.ending:
        yield from _end(groove, bar, plan[number - 1])
        return
    begins_fill = bar.beats[-bar.fill].start if fill is not None else bar.line.end
    for line in lines:
        pattern = groove.pattern(line.text, groove.drums.steps)
        for stroke in placed(pattern, bar.beats, bar.place, keeps_time=line.keeps_time):
            if stroke.start < begins_fill:
                yield stroke.start, line.piece, line.loud * DRUM_SIGNS[stroke.sign]
    if fill is not None:
        for piece, text in fill.items():
            for stroke in placed(Pattern(text), bar.beats, 0):
                if stroke.start >= begins_fill:
                    yield stroke.start, piece, 84 * DRUM_SIGNS[stroke.sign]
    if bar.begins and lines:
        loud = _CRASHES.get(groove.drums.fills)
        if loud:
            yield bar.line.start, "crash", loud
            yield bar.line.start, "kick", 88


def _end(groove: Groove, bar: BarPlan, before: BarPlan) -> Iterator[tuple[int, str, float]]:
    """Yield the last stroke: what the kit has of kick and cymbal, where it played before."""
    lines = _lines(groove, before)
    pieces = {line.piece: line.loud for line in lines}
    if "kick" in pieces:
        yield bar.line.start, "kick", pieces["kick"]
    crash = _CRASHES.get(groove.drums.fills)
    if lines and crash:
        yield bar.line.start, "crash", crash
    elif "triangle" in pieces:
        yield bar.line.start, "triangle", pieces["triangle"]

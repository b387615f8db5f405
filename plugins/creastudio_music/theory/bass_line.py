"""Bass lines: the root where chords begin, and what leads from one to the next."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from creastudio.api.score import Note
from creastudio_music.theory.chord_line import Span, at
from creastudio_music.theory.form import BarPlan
from creastudio_music.theory.grooves.groove import Bass, Groove
from creastudio_music.theory.grooves.pattern import Placed, placed, without_gaps

_LATELY = 64
"""Newest strokes, some bars of them, among which are all that may still sound."""

_LOUD = {"R": 1.08, "r": 0.9, "a": 0.92, "w": 1.0}


def bass_line(
    groove: Groove,
    plan: Sequence[BarPlan],
    spans: Sequence[Span],
    scale: Sequence[frozenset[int]],
    rng: random.Random,
) -> list[Note]:
    """Return the notes of a bass through all bars.

    Parameters
    ----------
    scale : sequence of frozenset
        Tones of the key at each span, 0 to 11, for steps that lead on.
    """
    bass = groove.bass
    roots = _roots(bass, spans)
    strokes = list(_strokes(groove, plan, spans))
    end = plan[-1].line.end
    energies = {bar.line.start: bar.energy for bar in plan}
    starts = sorted(energies)
    found: list[Note] = []
    walk: dict[int, int] = _walked(bass, strokes, spans, roots, scale, rng)
    place = 0
    for index, stroke in enumerate(strokes):
        number = at(spans, stroke.start)
        span = spans[number]
        if not span.sounds:
            continue
        while place + 1 < len(starts) and starts[place + 1] <= stroke.start:
            place += 1
        energy = energies[starts[place]]
        following = strokes[index + 1].start if index + 1 < len(strokes) else end
        goes_on = number + 1 < len(spans) and following >= span.end and spans[number + 1].sounds
        target = roots[number + 1] if goes_on else None
        pitch = walk.get(stroke.start)
        if pitch is None:
            pitch = _pitch(stroke, span, roots[number], target, scale[number], bass, rng)
        until = min(stroke.end, following, span.end)
        # The last note lasts to the very end.
        length = max(1, round((until - stroke.start) * (1.0 if until == end else bass.held)))
        loud = bass.loud * _LOUD.get(stroke.sign, 0.95) * (0.86 + 0.26 * energy)
        found.append(Note(stroke.start, length, pitch, max(1, min(127, round(loud)))))
    return found


def _strokes(groove: Groove, plan: Sequence[BarPlan], spans: Sequence[Span]) -> Iterator[Placed]:
    """Yield what the pattern plays, with a root wherever a chord begins."""
    found: dict[int, Placed] = {}
    bass = groove.bass
    changes = [span.start for span in spans]
    for bar in plan:
        pattern = groove.pattern(bass.levels[bar.level], bass.steps)
        own = placed(pattern, bar.beats, bar.place)
        if bar.ending:
            own = [Placed(bar.line.start, bar.line.end, "R")]
        for stroke in own:
            if bar.line.start <= stroke.start < bar.line.end:
                found[stroke.start] = stroke
        for change in changes[bisect_left(changes, bar.line.start) : bisect_left(changes, bar.line.end)]:
            # Close before the change nothing else is struck.
            near = bar.beats[0].length // 8
            lately = list(islice(reversed(found.values()), _LATELY))
            for tick in [s.start for s in lately if change - near < s.start < change]:
                del found[tick]
            sounding = [s.end for s in lately if s.start in found and s.start <= change < s.end]
            until = next(
                (b.start + b.length for b in bar.beats if b.start <= change < b.start + b.length),
                bar.line.end,
            )
            found[change] = Placed(change, max([until, *sounding]), "R")
    yield from without_gaps(sorted(found.values()), plan[-1].line.end)


def _roots(bass: Bass, spans: Sequence[Span]) -> list[int]:
    """Return the pitch of the lowest tone of each chord, near to the one before and rather low."""
    found: list[int] = []
    last = bass.low + 9
    for span in spans:
        if not span.sounds:
            found.append(last)
            continue
        choices = range(bass.low + (span.bass - bass.low) % 12, bass.high + 1, 12)
        last = min(
            choices, key=lambda pitch: (abs(pitch - last) + 0.8 * max(0, pitch - bass.low - 12), pitch)
        )
        found.append(last)
    return found


def _pitch(
    stroke: Placed,
    span: Span,
    root: int,
    target: int | None,
    scale: frozenset[int],
    bass: Bass,
    rng: random.Random,
) -> int:
    """Return the pitch of a sign of ``Bass``; `target` is the next chord's lowest tone where that follows at once."""
    sign = stroke.sign
    if sign == "a" and target is not None:
        return _leading(root, target, scale, bass, rng)
    if sign in "Rr" or stroke.start == span.start:
        return root
    if sign == "8":
        return root + 12 if root + 12 <= bass.high else root
    if span.bass != span.tones[0]:
        # Over an inversion the other steps are those of the chord, as they lie above.
        wanted = {"3": span.tones[1 % len(span.tones)], "7": span.tones[-1]}.get(sign, span.tones[0])
        return _inside(root + (wanted - root) % 12, bass)
    up = {"3": span.third(), "7": span.seventh(), "4": span.fifth() - 12}.get(sign, span.fifth())
    return _inside(root + up, bass)


def _inside(pitch: int, bass: Bass) -> int:
    while pitch > bass.high:
        pitch -= 12
    while pitch < bass.low:
        pitch += 12
    return pitch


def _leading(root: int, target: int, scale: frozenset[int], bass: Bass, rng: random.Random) -> int:
    """Return a note that leads to `target`: a semitone, a step of the key, or its fifth."""
    if target == root:
        return _inside(root + 7, bass)
    side = 1 if root > target else -1
    step = next((target + side * by for by in (1, 2) if (target + side * by) % 12 in scale), target + side)
    choices = [step, step, target + side, target - side, target + 7 if side > 0 else target - 5]
    fitting = [pitch for pitch in choices if bass.low <= pitch <= bass.high and pitch != target]
    near = [pitch for pitch in fitting if abs(pitch - root) <= 7 and pitch != root]
    return rng.choice(near or fitting or [_inside(target + 7, bass)])


def _walked(
    bass: Bass,
    strokes: Sequence[Placed],
    spans: Sequence[Span],
    roots: Sequence[int],
    scale: Sequence[frozenset[int]],
    rng: random.Random,
) -> dict[int, int]:
    """Return tick -> pitch of walking lines: from the root of each chord, mostly by steps, to the next one."""
    runs: dict[int, list[int]] = {}
    for stroke in strokes:
        if stroke.sign in "wR":
            runs.setdefault(at(spans, stroke.start), []).append(stroke.start)
    walking = {at(spans, stroke.start) for stroke in strokes if stroke.sign == "w"}
    found: dict[int, int] = {}
    for number, ticks in runs.items():
        span = spans[number]
        if number not in walking or not span.sounds:
            continue
        target = roots[number + 1] if number + 1 < len(spans) else roots[number]
        found.update(
            zip(ticks, _path(bass, span, len(ticks), roots[number], target, scale[number], rng), strict=True)
        )
    return found


def _path(
    bass: Bass, span: Span, count: int, root: int, target: int, scale: frozenset[int], rng: random.Random
) -> list[int]:
    """Return `count` pitches from a root on the way to `target`: the cheapest way through scale and chord."""
    allowed = [p for p in range(bass.low, bass.high + 1) if p % 12 in scale or p % 12 in span.tones]
    costs: dict[int, tuple[float, list[int]]] = {root: (0.0, [root])}
    for place in range(1, count):
        last = place == count - 1
        options = (
            allowed
            if not last
            else sorted({*allowed, target - 1, target + 1} & set(range(bass.low, bass.high + 1)))
        )
        following: dict[int, tuple[float, list[int]]] = {}
        for pitch in options:
            own = (0.0 if pitch % 12 in span.tones else 1.2 if place % 2 else 3.0) + 0.8 * rng.random()
            own += 0.05 * abs(pitch - (bass.low + 13))
            if last:
                own += {1: 0.0, 2: 0.2, 5: 0.9, 7: 0.9}.get(abs(pitch - target), 4.0)
            # Every fourth note may be the root again, no other.
            if pitch % 12 == root % 12:
                own += 1.0 if place % 4 == 0 else 2.5
            best = min(
                (cost + own + _leap(pitch - way[-1]) + 3.0 * (pitch in way[-2:]), way)
                for cost, way in costs.values()
            )
            following[pitch] = (best[0], [*best[1], pitch])
        costs = dict(sorted(following.items(), key=lambda item: item[1])[:12])
    return min(costs.values())[1]


def _leap(by: int) -> float:
    size = abs(by)
    return (
        5.0 if size == 0 else 0.0 if size <= 2 else 0.4 * (size - 2) if size <= 5 else 1.0 + 0.5 * (size - 5)
    )

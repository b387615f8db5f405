"""Scores and the tempo of their sequence: the first one brings its own, and all of them follow when it changes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast

from creastudio.core.assets import Asset
from creastudio.core.edits.tree import changed
from creastudio.core.keyframes import Curve
from creastudio.core.tempo import (
    FASTEST,
    SLOWEST,
    TICKS_PER_QUARTER,
    MetreChange,
    TempoChange,
    TempoMap,
)
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip, Sequence

MAX_CHANGES = 10_000
"""Changes of tempo that are taken over from a score."""

ENDING = from_seconds(0.6)
"""Flicks in which a score that was made for a length fades at its end: strings that are let go of die away in about as much."""


def with_tempo_of(sequence: Sequence, asset: Asset, at: int) -> Sequence:
    """Return a sequence in the tempo and metre of a score that comes on it at a time, flicks.

    Only where nobody has chosen a tempo: there is no score yet, and the map is the one that all sequences begin with.
    """
    bare = sequence.tempo == TempoMap() and not any(
        clip.kind == "score" for track in sequence.tracks for clip in track.clips
    )
    tempi = _tempi_of(asset, at) if bare else ()
    if not tempi:
        return sequence
    return changed(sequence, tempo=TempoMap(tempi=tempi, metres=_metres_of(asset, at)))


def score_length(asset: Asset, tempo: TempoMap, at: int) -> int | None:
    """Return how long a score plays from a time on, flicks; None where nobody knows."""
    quarters = asset.metadata.get("quarters")
    if not isinstance(quarters, int | float) or not 0 < quarters < 10_000_000:
        return None
    ticks = round(quarters * TICKS_PER_QUARTER)
    return max(1, tempo.to_flicks(tempo.exact_tick(at) + ticks) - at)


def in_tempo(clip: Clip, asset: Asset, tempo: TempoMap) -> Clip:
    """Return the clip of a whole score, as long as it plays in the tempo of the sequence.

    A score that was made for a length in seconds (``own_tempo`` in its metadata) keeps that length instead: its clip plays
    faster or slower than the sequence's tempo by as much. It fades at its end: the last notes are held until there, and where the film
    ends too it would be cut off.
    """
    length = score_length(asset, tempo, clip.start)
    if length is None:
        return clip
    seconds = asset.metadata.get("duration")
    own = length
    if (
        asset.metadata.get("own_tempo") is True
        and isinstance(seconds, int | float)
        and 0 < seconds < 10_000_000
    ):
        own = from_seconds(seconds)
        clip = clip.model_copy(update={"fade_out": min(ENDING, own // 4)})
    speed = length / own if own > 0 else 1.0
    if own == length or not 0.01 <= speed <= 100:
        return clip.model_copy(update={"duration": length, "source_duration": length})
    clip = clip.model_copy(update={"duration": own, "speed": speed})
    # A speed is a float: what passes until the end is a hair more or less than the whole.
    return clip.model_copy(update={"source_duration": max(length, clip.to_source(own))})


def with_tempo_map(sequence: Sequence, tempo: TempoMap) -> Sequence:
    """Return a sequence with another map; its scores stay on their beats, with all that belongs to them."""
    old = sequence.tempo
    if tempo.tempi == old.tempi:
        return changed(sequence, tempo=tempo)

    def moved(time: int) -> int:
        return tempo.to_flicks(old.exact_tick(time))

    tracks = tuple(
        track.model_copy(update={"clips": tuple(_moved(clip, moved) for clip in track.clips)})
        if any(clip.kind == "score" for clip in track.clips)
        else track
        for track in sequence.tracks
    )
    return changed(sequence, tempo=tempo).model_copy(update={"tracks": tracks})


def _moved(clip: Clip, moved: Callable[[int], int]) -> Clip:
    if clip.kind != "score":
        return clip
    # Times of the source count from where its beginning would lie; that is on a beat too.
    origin = clip.start - clip.from_source(clip.offset)
    start, begin = max(0, moved(clip.start)), moved(origin)

    def source(time: int) -> int:
        return clip.to_source(moved(origin + clip.from_source(time)) - begin)

    duration = max(1, moved(clip.end) - start)
    share = Fraction(duration, clip.duration)
    transition = clip.transition
    if transition is not None:
        transition = transition.model_copy(update={"duration": max(1, int(transition.duration * share))})
    length = clip.source_duration
    fields: dict[str, Any] = {
        "start": start, "duration": duration, "offset": clip.to_source(start - begin),
        "source_duration": None if length is None else max(1, source(length)),
        "fade_in": int(clip.fade_in * share), "fade_out": int(clip.fade_out * share), "transition": transition,
        "curves": tuple(_curve_moved(curve, source) for curve in clip.curves),
    }  # fmt: skip
    return clip.model_copy(update=fields)


def _curve_moved(curve: Curve, source: Callable[[int], int]) -> Curve:
    keys = [key.model_copy(update={"at": source(key.at)}) for key in curve.keys]
    apart = keys[:1] + [right for left, right in pairwise(keys) if right.at > left.at]
    return curve.model_copy(update={"keys": tuple(apart)})


def _tempi_of(asset: Asset, at: int) -> tuple[TempoChange, ...]:
    """Return the tempi of a score, its first one from the beginning of the sequence on."""
    found: list[TempoChange] = []
    offset = 0
    for quarter, bpm in _told(asset, "tempi", 2):
        if not SLOWEST <= bpm <= FASTEST:
            return ()
        tempo = Fraction(bpm).limit_denominator(1_000_000)
        if not found:
            first = TempoChange.of(0, tempo)
            offset = round(at / first.tick_length)
            found.append(first)
        elif (tick := offset + round(quarter * TICKS_PER_QUARTER)) > found[-1].tick:
            found.append(TempoChange.of(tick, tempo))
    return tuple(found)


def _metres_of(asset: Asset, at: int) -> tuple[MetreChange, ...]:
    """Return the metres of a score as far as its bar lines are those of the sequence."""
    found: list[MetreChange] = []
    begin = 0.0
    for quarter, beats, unit in _told(asset, "metres", 3):
        if not 1 <= beats <= 64 or unit not in (1, 2, 4, 8, 16, 32, 64) or (found and at):
            break
        bar = 0
        if found:
            bars = Fraction(quarter - begin) * TICKS_PER_QUARTER / found[-1].bar_ticks
            if bars.denominator != 1 or bars < 1:
                break
            bar = found[-1].bar + int(bars)
        found.append(MetreChange(bar=bar, beats=int(beats), unit=int(unit)))
        begin = quarter
    return tuple(found) or TempoMap().metres


def _told(asset: Asset, name: str, count: int) -> list[list[float]]:
    """Return what a score says of itself as rows of numbers, up to the first that is none: files say anything."""
    found: list[list[float]] = []
    rows = asset.metadata.get(name)
    for row in cast("list[Any]", rows)[:MAX_CHANGES] if isinstance(rows, list | tuple) else ():
        values = list(cast("list[Any]", row)) if isinstance(row, list | tuple) else []
        if len(values) != count or not all(
            type(value) in (int, float) and 0 <= value < 10_000_000 for value in values
        ):
            break
        found.append([float(value) for value in values])
    return found

"""All score clips of a sequence as one score, with the tempo and the metres of the sequence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from creastudio.api.score import Chord, Key, Lyric, Metre, Note, Score, Tempo, Track, loose_track
from creastudio.api.score_parts import FASTEST, MAX_TICK, SLOWEST
from creastudio.core.playing import heard_tracks
from creastudio.core.score_clock import ScoreClock
from creastudio.core.tempo import TICKS_PER_QUARTER, TempoMap
from creastudio.core.timeline import Clip, Sequence
from creastudio.core.timeline import Track as Lane

ReadScore = Callable[[Clip], Score | None]
"""Gives the score that a clip plays; None where it can't be read."""


class Part(NamedTuple):
    """Which parts of clips become one: those of one track that sound alike and are called the same."""

    lane: str
    name: str
    program: int
    percussion: bool
    number: int


@dataclass
class _Gathered:
    like: Track
    lane: str
    notes: list[Note] = field(default_factory=list)
    lyrics: list[tuple[int, Lyric]] = field(default_factory=list)


def joined_score(sequence: Sequence, read: ReadScore) -> Score:
    """Return what the score tracks that are heard play, in ticks of the sequence.

    Notes begin inside their clips and are cut off where those end, as they are heard; tempi and metres that scores
    have of their own give way to those of the sequence.
    """
    gathered: dict[Part, _Gathered] = {}
    keys: dict[int, Key] = {}
    chords: list[Chord] = []
    for lane in (track for track in heard_tracks(sequence) if track.kind == "score"):
        for clip in lane.clips:
            score = read(clip)
            if score is not None:
                _gather(score, clip, lane, sequence.tempo, gathered, keys, chords)
    base = Score(
        ticks_per_quarter=TICKS_PER_QUARTER,
        title=sequence.name[:1000],
        tempi=_tempi(sequence.tempo),
        metres=_metres(sequence.tempo),
        keys=_changes(keys),
        chords=tuple(sorted(chords, key=lambda chord: chord.tick)),
    )
    tracks = [
        loose_track(base, part.notes, part.lyrics, **_sound(part, gathered)) for part in gathered.values()
    ]
    return base.with_(tracks=tuple(tracks))


def score_in_place(score: Score, clip: Clip, tempo: TempoMap) -> Score:
    """Return a score at the tempi at which a clip plays it, for those who know nothing of the sequence's.

    They are those of its source: a clip of another speed plays them so many times as fast.
    """
    clock = ScoreClock.of(clip, tempo, score.ticks_per_quarter)
    origin, ratio = tempo.exact_tick(clock.origin), _ratio(clock)
    found: dict[int, Tempo] = {}
    for change in _tempi(tempo):
        tick = max(0, round((change.tick - origin) / ratio))
        if tick <= MAX_TICK:
            found[tick] = Tempo(tick=tick, bpm=change.bpm)
    return score.with_(tempi=tuple(found[tick] for tick in sorted(found)))


def _gather(
    score: Score,
    clip: Clip,
    lane: Lane,
    tempo: TempoMap,
    gathered: dict[Part, _Gathered],
    keys: dict[int, Key],
    chords: list[Chord],
) -> None:
    clock = ScoreClock.of(clip, tempo, score.ticks_per_quarter)
    origin, ratio = tempo.exact_tick(clock.origin), _ratio(clock)
    first, last = tempo.to_tick(clip.start), tempo.to_tick(clip.end)

    def at(tick: int) -> int:
        return round(origin + tick * ratio)

    heard = score.heard
    for number, track in enumerate(score.tracks):
        # A solo of one score must not silence the others that it is joined with.
        track = track.model_copy(update={"muted": number not in heard, "solo": False})
        part = Part(lane.id, track.name, track.program, track.percussion, number)
        found = gathered.setdefault(part, _Gathered(track, lane.name))
        for note in score.notes(number):
            start = at(note.start)
            if first <= start < last <= MAX_TICK:
                end = min(at(note.start + note.duration), last)
                found.notes.append(note._replace(start=start, duration=max(1, end - start)))
        found.lyrics += [
            (at(tick), lyric) for tick, lyric in score.lyrics(number) if first <= at(tick) < last
        ]
    for key in reversed([key for key in score.keys if at(key.tick) < last]):
        start = max(first, at(key.tick))
        keys.setdefault(start, key.model_copy(update={"tick": start}))
    for chord in score.chords:
        if first <= at(chord.tick) < last:
            chords.append(chord.model_copy(update={"tick": at(chord.tick)}))


def _ratio(clock: ScoreClock) -> Fraction:
    return Fraction(TICKS_PER_QUARTER, clock.ticks_per_quarter) / Fraction(clock.speed)


def _changes(keys: dict[int, Key]) -> tuple[Key, ...]:
    """Return the keys in order, without those that say what holds already."""
    found: list[Key] = []
    for _, key in sorted(keys.items()):
        if not found or (key.fifths, key.mode) != (found[-1].fifths, found[-1].mode):
            found.append(key)
    return tuple(found)


def _tempi(tempo: TempoMap) -> tuple[Tempo, ...]:
    return tuple(
        Tempo(tick=change.tick, bpm=min(FASTEST, max(SLOWEST, float(change.tempo)))) for change in tempo.tempi
    )


def _metres(tempo: TempoMap) -> tuple[Metre, ...]:
    return tuple(
        Metre.model_validate(
            {"tick": tempo.bar_tick(change.bar), "numerator": change.beats, "denominator": change.unit}
        )
        for change in tempo.metres
    )


def _sound(part: _Gathered, gathered: dict[Part, _Gathered]) -> dict[str, object]:
    """Return what the track says besides its notes; named after the lane too where several lanes play."""
    like = part.like
    several = len({item.lane for item in gathered.values()}) > 1
    name = f"{part.lane}: {like.name}" if several and part.lane and like.name else like.name or part.lane
    return {
        **{name: getattr(like, name) for name in Track.model_fields if name != "bars"},
        "name": name[:1000],
    }

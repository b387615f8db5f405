"""What a score is like, as numbers from 0 to 1 with words for both ends."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from creastudio.api.chord_kinds import tones_of
from creastudio.api.score import Note, Score
from creastudio.api.spelling import pitch_class_of
from creastudio_music.theory.frames import beat_of
from creastudio_music.theory.harmony import Harmony, harmony_of
from creastudio_music.theory.scales import scale_of, tonic_of
from creastudio_music.theory.walking import bars_within, tune, walked


class Feature(NamedTuple):
    """What a number says.

    Attributes
    ----------
    low, high : str
        What a score is called whose number is near 0, and near 1; for reasons.
    """

    low: str
    high: str


FEATURES: dict[str, Feature] = {
    "tempo": Feature("slow", "fast"),
    "density": Feature("few notes", "many notes"),
    "major": Feature("minor", "major"),
    "chromatic": Feature("within the scale", "chromatic"),
    "variety": Feature("few tones", "all twelve tones"),
    "range": Feature("narrow in range", "wide in range"),
    "height": Feature("low", "high"),
    "steps": Feature("few steps", "moving by step"),
    "leaps": Feature("few leaps", "leaping"),
    "repeated": Feature("few repeated notes", "repeated notes"),
    "voices": Feature("one voice", "many voices at once"),
    "length": Feature("short notes", "long notes"),
    "rhythms": Feature("even rhythm", "varied rhythm"),
    "offbeat": Feature("on the beat", "off the beat"),
    "triple": Feature("duple metre", "triple metre"),
    "changes": Feature("chords that last", "quick changes of chord"),
    "sevenths": Feature("plain triads", "sevenths and richer chords"),
    "loudness": Feature("soft", "loud"),
    "dynamics": Feature("even loudness", "changing loudness"),
    "drums": Feature("no drums", "drums"),
    "repetition": Feature("bars that differ", "bars that come again"),
    "tracks": Feature("one part", "many parts"),
}
"""Name -> what it says; each value lies from 0 to 1.

``tempo``: 40 a minute is 0, 240 is 1, by octaves. ``density``: notes a beat, 4 are one half. ``major``: how sure the home key is
major rather than minor. ``chromatic``: share of chord tones outside the key that holds. ``variety``: entropy of the pitch classes
over that of twelve alike. ``range``: from the lowest to the highest note, 7 octaves are 1. ``height``: mean pitch from C1
(24) to C7 (96). ``steps``, ``leaps``, ``repeated``: share of intervals of tunes of 1 or 2 semitones, more than 5, and 0.
``voices``: notes that sound at once, 4 are one half. ``length``: of notes, 1/32 is 0 and 4 bars of 4/4 are 1, by octaves.
``rhythms``: entropy of lengths, 3 bits are 1. ``offbeat``: share of notes that begin beside the beats. ``triple``: share of bars in 3, 6, 9 or 12.
``changes``: chords a beat, 1 is 1. ``sevenths``: share of time over chords of four and more tones. ``loudness``: mean
velocity over 127. ``dynamics``: deviation of velocities, 40 are 1. ``drums``: share of notes in percussion. ``repetition``:
share of bars that have stood before in their track. ``tracks``: 32 are 1, by octaves.
"""


@dataclass
class _Counted:
    """What one walk through a score counts."""

    starts: int = 0
    drums: int = 0
    beats: float = 0.0
    triple: float = 0.0
    offbeat: int = 0
    pitches: list[int] = field(default_factory=list[int])
    sounding: float = 0.0
    lengths: Counter[int] = field(default_factory=Counter[int])
    log_lengths: float = 0.0
    velocities: list[int] = field(default_factory=list[int])
    intervals: Counter[int] = field(default_factory=Counter[int])
    again: int = 0
    filled: int = 0


def features_of(
    score: Score, *, harmony: Harmony | None = None, check: Callable[[], None] | None = None
) -> dict[str, float]:
    """Return what a score is like: a number for each of ``FEATURES``, 0 to 1.

    Parameters
    ----------
    harmony : Harmony, optional
        What ``harmony_of`` found, where it is at hand.
    check : callable
        Called often; it may raise to stop.
    """
    harmony = harmony if harmony is not None else harmony_of(score, check=check)
    counted = _count(score, check)
    numbers = {**_of_rhythm(score, counted), **_of_pitch(counted), **_of_harmony(score, harmony, counted)}
    return {name: round(min(1.0, max(0.0, numbers[name])), 4) for name in FEATURES}


def _count(score: Score, check: Callable[[], None] | None) -> _Counted:
    found, bars = _Counted(), bars_within(score)
    for line in (score.bar_map.bar(number) for number in range(bars)):
        beats = (line.end - line.start) / beat_of(line.metre, score.ticks_per_quarter)
        found.beats += beats
        found.triple += line.metre.numerator % 3 == 0
    found.triple /= max(1, bars)
    for number, track in enumerate(score.tracks):
        notes = list(walked(score, number, bars, check))
        _count_notes(score, found, notes, percussion=track.percussion)
        seen: set[bytes] = set()
        for bar in track.bars[:bars]:
            if bar:
                looks = bar.start + b"|" + bar.pitch
                found.again += looks in seen
                found.filled += 1
                seen.add(looks)
    return found


def _count_notes(score: Score, found: _Counted, notes: list[Note], *, percussion: bool) -> None:
    found.starts += len(notes)
    found.velocities += [note.velocity for note in notes]
    found.offbeat += sum(_off_the_beat(score, note.start) for note in notes)
    if percussion:
        found.drums += len(notes)
        return
    quarter = score.ticks_per_quarter
    found.pitches += [note.pitch for note in notes]
    found.sounding += sum(note.duration for note in notes) / quarter
    found.lengths.update(max(1, round(24 * note.duration / quarter)) for note in notes)
    found.log_lengths += sum(math.log2(note.duration / quarter * 8) for note in notes)
    found.intervals.update(b.pitch - a.pitch for a, b in pairwise(tune(iter(notes))))


def _off_the_beat(score: Score, tick: int) -> bool:
    line = score.bar_map.bar(score.bar_map.number(tick))
    beat = beat_of(line.metre, score.ticks_per_quarter)
    # Counted from the bar's end, so that an upbeat is right too; an eighth of a beat is played, not meant.
    late = (tick - line.end) % beat / beat
    return 0.125 < late < 0.875


def _of_rhythm(score: Score, counted: _Counted) -> dict[str, float]:
    notes, pitched = max(1, counted.starts), max(1, len(counted.pitches))
    bpm = 60 * (score.length / score.ticks_per_quarter) / score.seconds if score.seconds else 120.0
    rate = counted.starts / max(1.0, counted.beats)
    mean = sum(counted.velocities) / notes
    deviation = math.sqrt(sum((v - mean) ** 2 for v in counted.velocities) / notes)
    return {
        "tempo": math.log2(bpm / 40) / math.log2(6),
        "density": rate / (rate + 4),
        "length": counted.log_lengths / pitched / 7,
        "rhythms": _entropy(counted.lengths) / 3,
        "offbeat": counted.offbeat / notes,
        "triple": counted.triple,
        "loudness": mean / 127,
        "dynamics": deviation / 40,
        "drums": counted.drums / notes,
        "repetition": counted.again / max(1, counted.filled),
        "tracks": math.log2(max(1, sum(map(bool, map(len, score.tracks))))) / 5,
    }


def _of_pitch(counted: _Counted) -> dict[str, float]:
    pitches = counted.pitches or [60]
    moves = max(1, sum(counted.intervals.values()))
    return {
        "variety": _entropy(Counter(pitch % 12 for pitch in pitches)) / math.log2(12),
        "range": (max(pitches) - min(pitches)) / 84,
        "height": (sum(pitches) / len(pitches) - 24) / 72,
        "steps": sum(n for size, n in counted.intervals.items() if abs(size) in (1, 2)) / moves,
        "leaps": sum(n for size, n in counted.intervals.items() if abs(size) > 5) / moves,
        "repeated": counted.intervals[0] / moves,
    }


def _of_harmony(score: Score, harmony: Harmony, counted: _Counted) -> dict[str, float]:
    length = max(1.0, counted.beats)
    chords = [span for span in harmony.chords if span.chord.root]
    time = sum(span.end - span.start for span in chords)
    rich = sum(span.end - span.start for span in chords if len(tones_of(span.chord)) > 3)
    quarters = max(1, score.length) / score.ticks_per_quarter
    at_once = counted.sounding / quarters
    home = harmony.home
    sure = 0.5 if home is None else 0.5 + home.sure / 2
    return {
        "major": 0.5 if home is None else sure if home.key.mode == "major" else 1 - sure,
        "chromatic": _outside(harmony),
        "voices": max(0.0, at_once - 1) / (max(0.0, at_once - 1) + 3),
        "changes": len(chords) / length,
        "sevenths": rich / time if time else 0.0,
    }


def _outside(harmony: Harmony) -> float:
    """Return the share of time in which tones of chords lie outside of the keys that hold."""
    outside = total = 0
    keys = iter(harmony.keys)
    key = next(keys, None)
    for span in harmony.chords:
        while key is not None and span.start >= key.end:
            key = next(keys, None)
        if key is None:
            break
        scale = set(scale_of(key.key))
        if key.key.mode == "minor":
            scale.add((tonic_of(key.key) + 11) % 12)
        tones = [pitch_class_of(tone) for tone in tones_of(span.chord)]
        outside += (span.end - span.start) * sum(tone not in scale for tone in tones)
        total += (span.end - span.start) * len(tones)
    return outside / total if total else 0.0


def _entropy(counts: Counter[int]) -> float:
    """Return bits."""
    total = sum(counts.values())
    return -sum(n / total * math.log2(n / total) for n in counts.values()) if total else 0.0

"""Chords of a score as sets of pitch classes: by its own symbols, else by what sounds in each beat.

Found by matching the pitch classes of a beat with templates of triads and seventh chords, each weighed by how long it
sounds (Fujishima 1999, "Realtime chord recognition of musical sound", on notes in place of spectra).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from creastudio.api.score import Chord, Note, Score
from creastudio.api.spelling import parse_name, pitch_class_of

Harmony = tuple[int, tuple[int, ...]]
"""Tick from which a chord holds, and its pitch classes, sorted."""

INTERVALS: dict[str, tuple[int, ...]] = {
    "major": (0, 4, 7), "minor": (0, 3, 7), "dominant": (0, 4, 7, 10), "major-seventh": (0, 4, 7, 11),
    "minor-seventh": (0, 3, 7, 10), "diminished": (0, 3, 6), "augmented": (0, 4, 8), "half-diminished": (0, 3, 6, 10),
    "diminished-seventh": (0, 3, 6, 9), "augmented-seventh": (0, 4, 8, 10), "major-minor": (0, 3, 7, 11),
    "major-sixth": (0, 4, 7, 9), "minor-sixth": (0, 3, 7, 9), "suspended-second": (0, 2, 7),
    "suspended-fourth": (0, 5, 7), "dominant-ninth": (0, 2, 4, 7, 10), "major-ninth": (0, 2, 4, 7, 11),
    "minor-ninth": (0, 2, 3, 7, 10), "power": (0, 7), "pedal": (0,),
}  # fmt: skip
"""Semitones above the root of the kinds of chords, as MusicXML calls them."""

_SOUGHT = ("major", "minor", "dominant", "minor-seventh", "major-seventh", "diminished")
"""Kinds that are looked for, the plainest first: of two that fit alike the plainer one is taken."""

_OUTSIDE, _MISSING, _BASS = 0.6, 0.15, 1.5
"""Weights: of what doesn't belong to a chord, of what of a chord is missing, and of the lowest note."""


def harmonies(score: Score) -> list[Harmony]:
    """Return the chords of a score in the order of their ticks, none twice in a row."""
    found = [(chord.tick, of_symbol(chord)) for chord in score.chords if chord.kind != "none"]
    return _without_repeats(found or list(_by_ear(score)))


def of_symbol(chord: Chord) -> tuple[int, ...]:
    """Return the pitch classes of a chord symbol; a kind that isn't known counts as major."""
    root = pitch_class_of(parse_name(chord.root))
    return tuple(sorted((root + step) % 12 for step in INTERVALS.get(chord.kind, INTERVALS["major"])))


def best_chord(weights: dict[int, float], bass: int) -> tuple[int, ...]:
    """Return the pitch classes of the chord that fits best.

    Parameters
    ----------
    weights : dict
        Pitch class -> how long it sounds.
    bass : int
        Pitch class of the lowest note, which is likely the root.
    """
    heard = dict(weights)
    heard[bass] = heard.get(bass, 0.0) * _BASS
    total = sum(heard.values()) or 1.0
    best: tuple[float, tuple[int, ...]] = (float("-inf"), (bass,))
    for kind in _SOUGHT:
        for root in range(12):
            notes = tuple(sorted((root + step) % 12 for step in INTERVALS[kind]))
            inside = sum(heard.get(note, 0.0) for note in notes) / total
            missing = sum(note not in heard for note in notes)
            # A hair for the root in the bass: it decides between chords of the same notes.
            fits = inside - _OUTSIDE * (1 - inside) - _MISSING * missing + (0.01 if root == bass else 0.0)
            if fits > best[0] + 1e-9:
                best = (fits, notes)
    return best[1]


def _by_ear(score: Score) -> Iterator[Harmony]:
    """Yield the chord of each beat in which something sounds."""
    beats: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    lowest: dict[int, int] = {}
    for index, track in enumerate(score.tracks):
        for note in score.notes(index) if not track.percussion else ():
            for beat, length in _beats_of(score, note):
                beats[beat][note.pitch % 12] += length
                lowest[beat] = min(lowest.get(beat, 127), note.pitch)
    for beat in sorted(beats):
        yield beat, best_chord(dict(beats[beat]), lowest[beat] % 12)


def _beats_of(score: Score, note: Note) -> Iterator[tuple[int, float]]:
    """Yield the beats that a note sounds in, by their first tick, and how long, ticks."""
    at, end = note.start, note.start + note.duration
    for _ in range(_MOST_BEATS):
        line = score.bar_map.bar(score.bar_map.number(at))
        beat = max(1, score.ticks_per_quarter * 4 // line.metre.denominator)
        begin = line.start + (at - line.start) // beat * beat
        over = min(begin + beat, line.end)
        yield begin, min(end, over) - at
        at = over
        if at >= end:
            return


_MOST_BEATS = 4096
"""Of one note; a pedal that lasts longer tells nothing new."""


def _without_repeats(found: list[Harmony]) -> list[Harmony]:
    kept: list[Harmony] = []
    for item in found:
        if not kept or kept[-1][1] != item[1]:
            kept.append(item)
    return kept

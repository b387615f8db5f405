"""Shows a score to a model as it has learned music: voices by their height, one note at a time, where singers sing.

A string quartet, a piano over a bass guitar, a lead and a pad: the model has learned none of them, but their lines are
soprano, alto, tenor and bass to it, an octave up or down. What it writes comes back to the track, and nothing else moves.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from creastudio.api.score import Note, Score, Track
from creastudio_music.engine.composing import Cell, Veto
from creastudio_music.engine.own_composer import emptied
from creastudio_music.theory.ranges import VOICES, Voice, range_of, voice_of

USUAL: dict[Voice, float] = {"soprano": 71, "alto": 65, "tenor": 60, "bass": 52}
"""Where each voice is on average."""

_ABOVE = ("melody", "lead", "旋律")
"""Names of tracks that lie above the others as long as they have no notes."""

_FAR = 8
"""Semitones from there that make an octave's difference."""


@dataclass(frozen=True)
class View:
    """What a model is shown.

    Attributes
    ----------
    score : Score
        With as many tracks as the original, in the same order.
    octaves : tuple of int
        By how many each track was moved up.
    """

    original: Score
    holes: tuple[Cell, ...]
    score: Score
    octaves: tuple[int, ...]

    def back(self, made: Score) -> Score:
        """Return the original with what `made`, a score like this view's, has in the holes."""
        bars: dict[int, set[int]] = {}
        for cell in self.holes:
            bars.setdefault(cell.track, set()).add(cell.bar)
        found = emptied(self.original, self.holes)
        for track, numbers in bars.items():
            new = [
                self._home(track, note)
                for number, bar in enumerate(made.tracks[track].bars)
                if number in numbers and bar
                for note in bar.notes(made.bar_map.bar(number).start)
                if not note.locked
            ]
            found = found.with_notes(track, [*found.notes(track), *new])
        return found

    def _home(self, track: int, note: Note) -> Note:
        if not self.octaves[track]:
            return note
        pitch = min(127, max(0, note.pitch - 12 * self.octaves[track]))
        return note._replace(pitch=pitch, spelling=None)

    def veto(self, veto: Veto) -> Veto:
        """Return a veto of the original as one of the view."""
        return _Moved(veto, self.octaves)


class _Moved:
    """A veto whose tracks are seen some octaves away."""

    def __init__(self, veto: Veto, octaves: Sequence[int]) -> None:
        self._veto, self._octaves = veto, octaves

    def __call__(self, row: int, cell: Cell, start: int) -> Sequence[float]:
        said = self._veto(row, cell, start)
        shift = 12 * self._octaves[cell.track]
        if not shift:
            return said
        return [
            said[pitch - shift] if 0 <= pitch - shift < 128 else -float("inf") for pitch in range(len(said))
        ]

    def wrote(self, row: int, cell: Cell, note: Note) -> None:
        shift = 12 * self._octaves[cell.track]
        self._veto.wrote(row, cell, note._replace(pitch=min(127, max(0, note.pitch - shift))))


def view_of(score: Score, holes: Collection[Cell], *, chords: bool = False) -> View:
    """Return how a model is shown a score.

    Parameters
    ----------
    holes : collection of Cell
        What is to be written.
    chords : bool
        Whether tracks with chords are shown as they are; else by their highest notes.
    """
    parts = {
        index: track
        for index, track in enumerate(score.tracks)
        if not track.percussion and (len(track) or any(cell.track == index for cell in holes))
    }
    lined = score if chords else _in_lines(score, parts)
    voices = _voices(lined, parts)
    octaves = [0] * len(score.tracks)
    tracks = list(lined.tracks)
    for index, voice in voices.items():
        octaves[index] = _octaves(lined, index, voice)
        lined_track = _moved(lined, index, octaves[index])
        tracks[index] = lined_track.model_copy(update={"name": voice.title(), "program": 52})
    return View(score, tuple(sorted(set(holes))), lined.with_(tracks=tuple(tracks)), tuple(octaves))


def _in_lines(score: Score, parts: Mapping[int, Track]) -> Score:
    """Return the score with the highest notes only in each of these tracks, none sounding on under the next."""
    for index in parts:
        notes = list(score.notes(index))
        line = top_line(notes)
        if len(line) != len(notes) or line != notes:
            score = score.with_notes(index, line)
    return score


def top_line(notes: Sequence[Note]) -> list[Note]:
    """Return the highest of the notes that begin together, locked ones before others, each cut where the next begins."""
    highest: dict[int, Note] = {}
    for note in notes:
        other = highest.get(note.start)
        if other is None or (note.locked, note.pitch) > (other.locked, other.pitch):
            highest[note.start] = note
    line: list[Note] = []
    for note in (highest[start] for start in sorted(highest)):
        if line and line[-1].start + line[-1].duration > note.start:
            if (
                line[-1].pitch > note.pitch
                and note.start + note.duration <= line[-1].start + line[-1].duration
            ):
                continue  # an inner note under one that is held
            line[-1] = line[-1]._replace(duration=note.start - line[-1].start)
        line.append(note)
    return line


def _voices(score: Score, parts: Mapping[int, Track]) -> dict[int, Voice]:
    """Return which voice each track is to the model: as it is called, else by its height among the others."""
    named: dict[int, Voice] = {
        i: voice for i, track in parts.items() if (voice := voice_of(track)) is not None
    }
    if len(named) == len(parts) and len(set(named.values())) == len(named):
        return named
    if len(parts) == 1:
        return {}
    heights = {index: _height(score, index) for index in parts}
    ordered = sorted(parts, key=lambda index: (-heights[index], index))
    found: dict[int, Voice] = {ordered[0]: "soprano", ordered[-1]: "bass"}
    for place, index in enumerate(ordered[1:-1]):
        upper = place < (len(ordered) - 2 + 1) // 2
        if len(ordered) == 3:
            upper = heights[index] >= (USUAL["alto"] + USUAL["tenor"]) / 2
        found[index] = "alto" if upper else "tenor"
    return found


def _height(score: Score, index: int) -> float:
    """Return how high a track is on average; one without notes goes by its name, else by what its instrument can play."""
    pitches = [note.pitch for note in score.notes(index)]
    if pitches:
        return sum(pitches) / len(pitches)
    track = score.tracks[index]
    voice = voice_of(track)
    if voice:
        return USUAL[voice]
    return 128.0 if track.name.casefold() in _ABOVE else sum(range_of(track)) / 2


def _octaves(score: Score, index: int, voice: Voice) -> int:
    """Return by how many octaves a track is to be moved up to lie where its voice sings."""
    pitches = [note.pitch for note in score.notes(index)]
    if not pitches:
        return 0
    away = USUAL[voice] - sum(pitches) / len(pitches)
    low, high = VOICES[voice]
    if (min(pitches) >= low - 2 and max(pitches) <= high + 2) or abs(away) <= _FAR:
        return 0
    by = round(away / 12)
    fits = min(pitches) + 12 * by >= 0 and max(pitches) + 12 * by <= 127
    return by if fits else 0


def _moved(score: Score, index: int, octaves: int) -> Track:
    if not octaves:
        return score.tracks[index]
    notes = [note._replace(pitch=note.pitch + 12 * octaves) for note in score.notes(index)]
    return score.with_notes(index, notes).tracks[index]

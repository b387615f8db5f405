"""Which staves a score is written on, and which notes of a bar share a stem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from creastudio.api.score import Note, Score, Track
from creastudio.notation.written_clefs import usual_clef

_KEYBOARDS = frozenset((*range(8), *range(16, 24), 88, 89, 90))
_SPLIT = 60
MOST_LANES = 4
_DRUMS = {
    35: (1, ""), 36: (1, ""), 37: (5, "x"), 38: (5, ""), 39: (5, "x"), 40: (5, ""), 41: (2, ""), 42: (9, "x"),
    43: (3, ""), 44: (-1, "x"), 45: (4, ""), 46: (9, "circle"), 47: (6, ""), 48: (7, ""), 49: (10, "x"), 50: (7, ""),
    51: (8, "x"), 52: (10, "x"), 53: (8, "diamond"), 54: (9, "x"), 55: (10, "x"), 56: (7, "isotriangle"),
    57: (10, "x"), 59: (8, "x"),
}  # fmt: skip
_FEET = frozenset({35, 36, 44})


@dataclass(frozen=True)
class WrittenNote:
    """A note with where it comes from: its track and its number in ``score.notes(track)``; times in written units."""

    track: int
    number: int
    note: Note
    start: int
    end: int


@dataclass(frozen=True)
class Staff:
    """One staff: of a track, or the upper (0) or lower (1) of the two of a keyboard."""

    track: int
    hand: int | None
    clef: str


@dataclass
class Chord:
    """Notes of one lane that begin and end together, in units from the beginning of the bar."""

    start: int
    end: int
    notes: list[WrittenNote]


def staves_of(score: Score) -> list[Staff]:
    """Return the staves from the highest to the lowest."""
    made: list[Staff] = []
    for number, track in enumerate(score.tracks):
        if _is_grand(track):
            made += [Staff(number, 0, "treble"), Staff(number, 1, "bass")]
        else:
            made.append(Staff(number, None, track.clef or usual_clef(track)))
    return made


def _is_grand(track: Track) -> bool:
    if track.percussion or track.clef or track.program not in _KEYBOARDS:
        return False
    pitches = sorted(pitch for bar in track.bars for pitch in bar.pitch)
    if len(pitches) < 8:
        return False
    low, high = pitches[len(pitches) // 10], pitches[-1 - len(pitches) // 10]
    return low < 53 and high > 66


def hands(notes: Iterable[Note]) -> list[int]:
    """Return for each note of a bar the hand that plays it: 0 above, 1 below."""
    notes = list(notes)
    by_voice: dict[int, list[int]] = {}
    for note in notes:
        by_voice.setdefault(note.voice, []).append(note.pitch)
    whole: dict[int, int] = {}
    split = _split_of(sorted({note.pitch for note in notes}))
    for voice, pitches in by_voice.items():
        if min(pitches) >= _SPLIT - 7 and sum(pitches) / len(pitches) >= _SPLIT:
            whole[voice] = 0
        elif max(pitches) <= _SPLIT + 5 and sum(pitches) / len(pitches) < _SPLIT:
            whole[voice] = 1
    return [whole.get(note.voice, int(note.pitch < split)) for note in notes]


def _split_of(pitches: list[int]) -> int:
    """Return the lowest pitch of the upper hand: above the widest gap that isn't far from middle C."""
    gaps = [(high - low - abs((high + low) / 2 - _SPLIT) * 0.6, high) for low, high in pairwise(pitches)]
    best = max(gaps, default=(0.0, _SPLIT))
    # A gap that is no gap tells nothing.
    return best[1] if best[0] > 2 else _SPLIT


def drum_place(pitch: int) -> tuple[int, str]:
    """Return where a drum is written (0 is the lowest line) and the shape of its head."""
    return _DRUMS.get(pitch, (5, "x"))


def drum_lane(pitch: int) -> int:
    """Return the voice of a drum: 1 for hands, 2 for feet."""
    return 2 if pitch in _FEET else 1


def lanes_of(notes: Iterable[tuple[int, int, WrittenNote]], *, drums: bool) -> list[tuple[int, list[Chord]]]:
    """Return voices of a bar in which nothing overlaps, each with the number of the voice that it comes of.

    Where there are more than can be read, a note ends where the next begins.

    Parameters
    ----------
    notes : iterable of (start, end, note)
        Within the bar.
    """
    voices: dict[int, list[Chord]] = {}
    chords: dict[tuple[int, int, int], Chord] = {}
    for start, end, note in notes:
        voice = drum_lane(note.note.pitch) if drums else note.note.voice
        chord = chords.get((voice, start, end))
        if chord is None:
            chord = chords[voice, start, end] = Chord(start, end, [])
            voices.setdefault(voice, []).append(chord)
        chord.notes.append(note)
    made: list[tuple[int, list[Chord]]] = []
    for voice in sorted(voices):
        spare = MOST_LANES - len(made) - (len(voices) - 1 - sorted(voices).index(voice))
        most = 1 if drums or len(voices) > 2 else 2
        made += [(voice, lane) for lane in _laid(voices[voice], max(1, min(spare, most)))]
    return made[:MOST_LANES]


def _laid(chords: list[Chord], most: int) -> list[list[Chord]]:
    lanes: list[list[Chord]] = []
    # Of what begins at once, the higher is above.
    for chord in sorted(chords, key=lambda c: (c.start, -max(n.note.pitch for n in c.notes))):
        lane = next((own for own in lanes if own[-1].end <= chord.start), None)
        if lane is not None:
            lane.append(chord)
        elif len(lanes) < most:
            lanes.append([chord])
        else:
            _squeeze(lanes, chord)
    return lanes


def _squeeze(lanes: list[list[Chord]], chord: Chord) -> None:
    alike = next((own[-1] for own in lanes if own[-1].start == chord.start), None)
    if alike is not None:
        alike.notes += chord.notes
        return
    lane = min(lanes, key=lambda own: own[-1].end)
    lane[-1].end = chord.start
    lane.append(chord)

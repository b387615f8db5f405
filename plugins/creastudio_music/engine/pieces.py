"""Scores as pieces of cells on the grid that the network knows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from creastudio.api import UserError
from creastudio.api.score import Note, Score
from creastudio_music.engine import tokens as t
from creastudio_music.engine.keys import fifths_of, shift_for

MONO_ROLES = frozenset({"soprano", "alto", "tenor", "bass", "melody"})
_NAMED = {
    "soprano": "soprano", "discant": "soprano", "cantus": "soprano", "alto": "alto", "tenor": "tenor", "bass": "bass",
    "basso": "bass", "bassus": "bass", "melody": "melody",
}  # fmt: skip
_VOICES = ("soprano", "bass", "alto", "tenor")


class Event(NamedTuple):
    """A note within one cell.

    Attributes
    ----------
    onset, duration : int
        Steps from the beginning of the bar; a note ends with its bar at the latest.
    pitch : int
        As the network knows it: moved by the piece's shift.
    goes_on : bool
        Whether it is the rest of a note of the bar before.
    """

    onset: int
    pitch: int
    duration: int
    goes_on: bool = False


Events = tuple[Event, ...]


@dataclass(frozen=True)
class Line:
    """What fills one slot.

    Attributes
    ----------
    role : str
        One of ``tokens.ROLES``.
    track : int
        Which track of the score it is.
    cells : tuple
        The events of each bar.
    """

    role: str
    track: int
    cells: tuple[Events, ...]

    @property
    def mono(self) -> bool:
        """Whether one note at a time sounds."""
        return self.role in MONO_ROLES


@dataclass(frozen=True)
class Piece:
    """Music on the grid, in a key without sharps or flats.

    Attributes
    ----------
    bars : tuple of int
        Steps of each bar.
    lines : tuple of Line
        In the order in which they are written within a bar: the highest, the lowest, then from above to below.
    metre, mode, style : str
        As ``tokens`` names them.
    shift : int
        Semitones by which the pitches of what isn't percussion were moved up.
    away : int
        Semitones of them by which the piece lies above its key without sharps or flats; the network is told.
    first : int
        Which bar of the score is the first.
    snapped : int
        Notes whose start or end isn't on the grid.
    """

    bars: tuple[int, ...]
    lines: tuple[Line, ...]
    metre: str = "4/4"
    mode: str = "major"
    style: str = "own"
    shift: int = 0
    first: int = 0
    away: int = 0
    snapped: int = 0

    def slot_of(self, track: int) -> int:
        """Return the slot of a track of the score; ``ValueError`` when it has none."""
        return [line.track for line in self.lines].index(track)

    def cut(self, first: int, last: int) -> Piece:
        """Return the bars from `first` up to, not including, `last`."""
        lines = tuple(replace(line, cells=line.cells[first:last]) for line in self.lines)
        return replace(self, bars=self.bars[first:last], lines=lines, first=self.first + first)

    def moved(self, semitones: int) -> Piece:
        """Return the piece higher by `semitones`, percussion as it is; ``ValueError`` beyond what MIDI can say."""
        lines = tuple(
            line if line.role == "drums" else replace(line, cells=_moved(line.cells, semitones))
            for line in self.lines
        )
        return replace(self, lines=lines, shift=self.shift + semitones, away=self.away + semitones)


def _moved(cells: Iterable[Events], semitones: int) -> tuple[Events, ...]:
    made = tuple(tuple(e._replace(pitch=e.pitch + semitones) for e in events) for events in cells)
    if any(not 0 <= e.pitch < t.PITCHES for events in made for e in events):
        raise ValueError("a note would lie outside of what MIDI can say")
    return made


def piece_of(score: Score, *, bars: int = 0, tracks: Sequence[int] = (), style: str = "own") -> Piece:
    """Return a score as a piece.

    Parameters
    ----------
    bars : int
        How many there shall be at least; those beyond the end are empty, in the last metre.
    tracks : sequence of int
        Which tracks; all without any.

    Raises
    ------
    UserError
        When it has too many tracks, or a bar that is longer than eight quarters or no whole number of steps.
    """
    wanted = list(tracks) or list(range(len(score.tracks)))
    if len(wanted) > t.SLOTS:
        raise UserError(
            f"The model knows {t.SLOTS} tracks at most, and these are {len(wanted)}.",
            "Choose fewer tracks.",
        )
    count = max(bars, score.bar_count, 1)
    lengths = tuple(_steps_of_bar(score, number) for number in range(count))
    fifths, mode = fifths_of(score, wanted)
    shift = _legal(score, wanted, shift_for(fifths))
    roles = roles_of(score, wanted)
    lines: list[Line] = []
    snapped = 0
    for track in order_of(score, wanted, roles):
        cells, off = _cells(score, track, lengths, 0 if score.tracks[track].percussion else shift)
        lines.append(Line(roles[track], track, cells))
        snapped += off
    first = score.metres[0] if score.metres and score.metres[0].tick == 0 else None
    metre = f"{first.numerator}/{first.denominator}" if first else "4/4"
    return Piece(lengths, tuple(lines), metre, mode, style, shift, snapped=snapped)


def busiest(score: Score) -> list[int]:
    """Return the tracks with notes, in their order; of more than a piece can have those with most notes."""
    order = sorted(range(len(score.tracks)), key=lambda track: (-len(score.tracks[track]), track))
    return sorted(track for track in order[: t.SLOTS] if len(score.tracks[track]))


def _steps_of_bar(score: Score, number: int) -> int:
    line = score.bar_map.bar(number)
    length, rest = divmod((line.end - line.start) * t.STEPS, score.ticks_per_quarter)
    if rest or not 0 < length <= t.LONGEST_BAR:
        raise UserError(
            f"Bar {number + 1} lasts {(line.end - line.start) / score.ticks_per_quarter:g} quarters, which the model doesn't know.",
            "Choose a metre of at most eight quarters in whole thirty-seconds or triplets.",
        )
    return length


def _legal(score: Score, tracks: Sequence[int], shift: int) -> int:
    """Return the shift, or none where a note would leave the range of MIDI."""
    pitches = [n.pitch for track in tracks if not score.tracks[track].percussion for n in score.notes(track)]
    return shift if not pitches or (min(pitches) + shift >= 0 and max(pitches) + shift < t.PITCHES) else 0


def _cells(score: Score, track: int, lengths: Sequence[int], shift: int) -> tuple[tuple[Events, ...], int]:
    """Return the events of each bar of a track, and how many notes weren't on the grid."""
    starts = [0]
    for length in lengths:
        starts.append(starts[-1] + length)
    quarter = score.ticks_per_quarter
    cells: list[list[Event]] = [[] for _ in lengths]
    snapped = 0
    for number, bar in enumerate(score.tracks[track].bars[: len(lengths)]):
        for note in bar.notes():
            onset = round(note.start * t.STEPS / quarter)
            end = round((note.start + note.duration) * t.STEPS / quarter)
            snapped += (
                onset * quarter != note.start * t.STEPS
                or end * quarter != (note.start + note.duration) * t.STEPS
            )
            onset = min(onset, lengths[number] - 1)
            _spread(cells, starts, number, (onset, max(onset + 1, end)), note.pitch + shift)
    return tuple(tuple(sorted(events, key=_order)) for events in cells), snapped


def _order(event: Event) -> tuple[bool, int, int]:
    return not event.goes_on, event.onset, event.pitch


def _spread(
    cells: list[list[Event]], starts: Sequence[int], number: int, span: tuple[int, int], pitch: int
) -> None:
    """Add a note to its bar, and its rest to those that follow."""
    onset, end = starts[number] + span[0], starts[number] + span[1]
    goes_on = False
    while onset < end and number < len(cells):
        until = min(end, starts[number + 1])
        cells[number].append(Event(onset - starts[number], pitch, until - onset, goes_on))
        onset, number, goes_on = until, number + 1, True


# -- which track is what


def roles_of(score: Score, tracks: Sequence[int]) -> dict[int, str]:
    """Return the role of each track: by its name, else by what it holds, else by its place among the others."""
    found: dict[int, str] = {}
    for track in tracks:
        name = score.tracks[track].name.casefold()
        word = next((role for part, role in _NAMED.items() if part in name), "")
        if score.tracks[track].percussion:
            found[track] = "drums"
        elif word and _is_mono(score, track):
            found[track] = word
    left = [track for track in tracks if track not in found]
    if len(tracks) == 4 and len(left) == 4 and all(_is_mono(score, track) for track in left):
        ordered = sorted(left, key=lambda track: (-_mean(score, track), track))
        return dict(zip(ordered, ("soprano", "alto", "tenor", "bass"), strict=True))
    for track in left:
        mono = _is_mono(score, track)
        found[track] = "melody" if mono and len(tracks) == 1 else "part" if mono else "chords"
    return found


def order_of(score: Score, tracks: Sequence[int], roles: dict[int, str]) -> list[int]:
    """Return the tracks in the order of slots: the highest, the lowest, then from above to below, percussion last."""
    names = [roles[track] for track in tracks]
    if len(tracks) > 1 and set(names) <= set(_VOICES) and len(set(names)) == len(names):
        return sorted(tracks, key=lambda track: _VOICES.index(roles[track]))
    pitched = [track for track in tracks if roles[track] != "drums"]
    pitched.sort(key=lambda track: (-_mean(score, track), track))
    outer = pitched[:1] + pitched[-1:] if len(pitched) > 1 else pitched
    return outer + pitched[1:-1] + [track for track in tracks if roles[track] == "drums"]


_USUAL = {"soprano": 71, "alto": 65, "tenor": 60, "bass": 52, "melody": 72}
"""Mean pitches of chorales; for a part that has no notes yet."""


def _mean(score: Score, track: int) -> float:
    pitches = [note.pitch for note in score.notes(track)]
    if pitches:
        return sum(pitches) / len(pitches)
    name = score.tracks[track].name.casefold()
    return next((_USUAL[role] for part, role in _NAMED.items() if part in name), 62 - track)


def _is_mono(score: Score, track: int) -> bool:
    """Whether no two notes of a track sound at once, a thirty-second aside."""
    slack = score.ticks_per_quarter // 8
    return all(a.start + a.duration <= b.start + slack for a, b in pairwise(score.notes(track)))


# -- and back


def notes_of(
    score: Score, piece: Piece, slot: int, bar: int, events: Iterable[Event]
) -> list[tuple[Note, bool]]:
    """Return the events of a cell as notes of the score, each with whether it is the rest of one of the bar before.

    Parameters
    ----------
    score : Score
        The one that the piece was made of; its resolution and bars are used.
    bar : int
        Of the piece.
    """
    begin = score.bar_map.bar(piece.first + bar).start
    shift = 0 if piece.lines[slot].role == "drums" else piece.shift
    quarter = score.ticks_per_quarter
    made: list[tuple[Note, bool]] = []
    for event in events:
        start = begin + event.onset * quarter // t.STEPS
        end = begin + (event.onset + event.duration) * quarter // t.STEPS
        note = Note(start, max(1, end - start), min(127, max(0, event.pitch - shift)))
        made.append((note, event.goes_on))
    return made


def events_of(ids: Sequence[int]) -> list[Event]:
    """Return the events of one cell from its ids, without its ``SLOT`` and ``END``."""
    made: list[Event] = []
    onset, pitch, goes_on = 0, 0, False
    for item in ids:
        if item >= t.DURATION:
            made.append(Event(onset, pitch, item - t.DURATION, goes_on))
            onset, goes_on = onset + item - t.DURATION, False
        elif item >= t.PITCH:
            pitch = item - t.PITCH
        elif item >= t.POSITION:
            onset = item - t.POSITION
        elif item == t.GOES_ON:
            onset, goes_on = 0, True
    return made


def ids_of(events: Iterable[Event]) -> list[int]:
    """Return the ids of a cell's events; the reverse of ``events_of``."""
    made: list[int] = []
    expected = 0
    for event in events:
        if event.goes_on:
            made.append(t.GOES_ON)
        elif event.onset != expected:
            made.append(t.POSITION + event.onset)
        made += [t.PITCH + event.pitch, t.DURATION + event.duration]
        expected = event.onset + event.duration
    return made

"""How a piece comes home: which key it ends in, whether it does, and what leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from creastudio.api.score import BarLine, Key, Note, Score
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.leanings import Lean
from creastudio_music.theory.frames import frames_of
from creastudio_music.theory.keys import key_of
from creastudio_music.theory.ranges import range_of
from creastudio_music.theory.scales import tonic_of, triad_of

TONIC, TRIAD = -8.0, -4.0
"""What another note costs in the last half of the last bar: for the bass, or a lone line, and for voices above."""

EARLIER, FIRM = 0.2, 0.7
"""Share of that which it costs in the half before: the last note may begin there. Firm where a first end didn't close."""


def home_of(score: Score) -> Key | None:
    """Return the key that a score ends in: as its signature says, else as it sounds; None where nothing does."""
    if score.keys:
        return score.key_at(max(0, score.length - 1))
    found = key_of(frames_of(score))
    return found.key if found is not None else None


def closes(score: Score, key: Key) -> bool:
    """Tell whether a piece ends at home: the lines of its last bar end on tones of the tonic chord, the lowest on the tonic."""
    bar = score.bar_map.bar(max(0, score.bar_count - 1))
    last: list[int] = []
    for track in _lines(score):
        found = _within(score, track, bar)
        end = max((note.start + note.duration for note in found), default=0)
        last += [note.pitch for note in found if note.start + note.duration == end]
    home = triad_of(key)
    return bool(last) and min(last) % 12 == tonic_of(key) and all(pitch % 12 in home for pitch in last)


def may_close(score: Score, key: Key) -> bool:
    """Tell whether what is given of the end, if anything, leaves a close on the tonic possible."""
    last = score.bar_map.bar(max(0, score.bar_count - 1))
    sounding = [note for note in _pitched(score) if note.start + note.duration > last.start]
    if not sounding:
        return True
    end = max(note.start + note.duration for note in sounding)
    return all(note.pitch % 12 in triad_of(key) for note in sounding if note.start + note.duration == end)


def home_leanings(score: Score, holes: Sequence[Cell], key: Key, earlier: float = EARLIER) -> Iterator[Lean]:
    """Yield what leads the lines of the last bar that is written to the tonic of a key.

    The lowest line that sounds there goes to the tonic, those above to a tone of its chord: all from the last note that
    is given there on, or in the second half of the bar, and less strictly before, by the share `earlier`.
    """
    bar = max(cell.bar for cell in holes)
    last = score.bar_map.bar(bar)
    written = {cell.track for cell in holes if cell.bar == bar and not score.tracks[cell.track].percussion}
    given = {track: found for track in _lines(score) - written if (found := _within(score, track, last))}
    lowest = min((*written, *given), key=lambda track: _height(score, track), default=None)
    begins = [max(note.start, last.start) for found in given.values() for note in found]
    begin = max(begins, default=(last.start + last.end) // 2)
    bass = frozenset({lowest} & written) if lowest is not None else frozenset[int]()
    for tracks, classes, cost in (
        (bass, frozenset({tonic_of(key)}), TONIC),
        (frozenset(written) - bass, triad_of(key), TRIAD),
    ):
        yield Lean(last.start, begin, classes, cost * earlier, cost * earlier, tracks)
        yield Lean(begin, last.end, classes, cost, cost, tracks)


def _pitched(score: Score) -> list[Note]:
    return [note for track in _lines(score) for note in score.notes(track)]


def _lines(score: Score) -> set[int]:
    return {index for index, track in enumerate(score.tracks) if len(track) and not track.percussion}


def _within(score: Score, track: int, bar: BarLine) -> list[Note]:
    return [
        note for note in score.notes(track) if note.start < bar.end and note.start + note.duration > bar.start
    ]


def _height(score: Score, track: int) -> float:
    """Return where a line lies on average; where it has no notes yet, the middle of its range."""
    pitches = [note.pitch for note in score.notes(track)]
    low, high = range_of(score.tracks[track])
    return sum(pitches) / len(pitches) if pitches else (low + high) / 2

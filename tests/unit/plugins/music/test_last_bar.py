"""What doesn't come home gets another last bar."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.score import Key, Note, Score, loose_track
from creastudio_music.engine.composing import Candidate, Cell
from creastudio_music.engine.last_bar import BARS, brought_home

C = Key(tick=0, fifths=0)
BAR = 3840
HOLES = [Cell(0, 1), Cell(0, 2)]


def line(*pitches: int) -> Score:
    """Return a line of whole notes, a bar each."""
    made = Score()
    return made.with_(tracks=(loose_track(made, [Note(BAR * n, BAR, p) for n, p in enumerate(pitches)]),))


class Draws:
    """Puts pitches into the last bar, one a call."""

    def __init__(self, *pitches: int) -> None:
        self.left = list(pitches)
        self.asked: list[tuple[tuple[Cell, ...], int]] = []

    def __call__(self, score: Score, holes: Sequence[Cell], seed: int) -> Candidate:
        self.asked.append((tuple(holes), seed))
        before = [note.pitch for note in score.notes(0)][:-1]
        return Candidate(line(*before, self.left.pop(0)), 3.0, 1)


def pitches(candidate: Candidate) -> list[int]:
    return [note.pitch for note in candidate.score.notes(0)]


def test_what_closes_is_left_alone() -> None:
    closed = Candidate(line(60, 62, 72), 2.0, 2)
    again = Draws()
    assert brought_home([closed], [7], HOLES, C, again) == [closed]
    assert again.asked == []


def test_another_last_bar_is_taken_where_it_closes() -> None:
    again = Draws(65, 60)
    (found,) = brought_home([Candidate(line(60, 62, 74), 4.0, 2)], [7], HOLES, C, again)
    assert pitches(found) == [60, 62, 60]
    # One of two notes stays with its share, the other is new.
    assert (found.nats, found.events) == (2.0 + 3.0, 2)
    assert [holes for holes, _ in again.asked] == [(Cell(0, 2),)] * 2
    assert len({seed for _, seed in again.asked} | {7}) == 3


def test_what_never_closes_stays_as_it_was() -> None:
    first = Candidate(line(60, 62, 74), 4.0, 2)
    again = Draws(*[65] * len(BARS))
    assert brought_home([first], [7], HOLES, C, again) == [first]
    assert [len(holes) for holes, _ in again.asked] == list(BARS)


def test_what_comes_depends_on_no_other_candidate() -> None:
    open_, closed = Candidate(line(60, 62, 74), 4.0, 2), Candidate(line(60, 62, 72), 2.0, 2)
    alone, beside = Draws(60), Draws(60)
    (first,) = brought_home([open_], [8], HOLES, C, alone)
    assert brought_home([closed, open_], [7, 8], HOLES, C, beside)[1] == first
    assert alone.asked == beside.asked

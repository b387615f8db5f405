"""Bass lines lead from root to root."""

from __future__ import annotations

import itertools
import random

from creastudio.api.score import Note, Score
from creastudio_music.theory.bass_line import bass_line
from creastudio_music.theory.chord_line import from_the_first
from creastudio_music.theory.form import planned
from creastudio_music.theory.grooves import GROOVES
from tests.support.arranged import empty

C_MAJOR = frozenset((0, 2, 4, 5, 7, 9, 11))


def played(score: Score, style: str, intensity: float, bars: int = 8, seed: int = 1) -> list[Note]:
    groove = GROOVES[style]
    plan = planned(score, bars, beats=groove.beats, intensity=intensity, fills=0)
    spans = from_the_first(score, plan[-1].line.end)
    return bass_line(groove, plan, spans, [C_MAJOR] * len(spans), random.Random(seed))


def test_before_a_change_comes_a_note_that_leads() -> None:
    notes = played(empty(text="C F", bars=8), "pop", 0.5)
    by_start = {note.start: note for note in notes}
    for bar in range(6):
        before, root = by_start[bar * 3840 + 3360], by_start[(bar + 1) * 3840]
        assert abs(before.pitch - root.pitch) in (1, 2, 5, 7)


def test_a_walking_bass_walks() -> None:
    notes = played(empty(text="C Am Dm G", bars=12), "swing", 0.5, 12)
    steps = [abs(b.pitch - a.pitch) for a, b in itertools.pairwise(notes)]
    assert sum(step <= 4 for step in steps) / len(steps) > 0.7
    assert max(steps) <= 12
    assert all(
        note.pitch % 12 == {0: 0, 1: 9, 2: 2, 3: 7}[note.start // 3840 % 4]
        for note in notes
        if note.start % 3840 == 0
    )
    assert len({note.pitch for note in notes}) >= 7


def test_inversions_have_their_bass() -> None:
    notes = played(empty(text="C/E F/A", bars=4), "ballad", 0.1, 4)
    assert [note.pitch % 12 for note in notes if note.start % 3840 == 0] == [4, 9, 4, 9]


def test_a_chord_that_comes_within_a_bar_is_met() -> None:
    notes = played(empty(text="| C G | F |", bars=4), "ballad", 0.1, 4)
    assert [(note.start, note.pitch % 12) for note in notes[:3]] == [(0, 0), (1920, 7), (3840, 5)]


def test_silence_where_there_is_no_chord() -> None:
    notes = played(empty(text="C N.C. C C", bars=4), "rock", 0.5, 4)
    assert not [note for note in notes if 3840 <= note.start < 2 * 3840]

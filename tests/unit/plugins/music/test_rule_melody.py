"""Melodies by rules."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio_music.engine.rule_melody import Manner, sung
from creastudio_music.theory.beats import beats_of
from creastudio_music.theory.chord_line import at, from_the_first
from creastudio_music.theory.melodies.sections import sections_of
from creastudio_music.theory.moods.brief import Contour
from tests.support.arranged import METRES, PROGRESSIONS, empty


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(METRES),
    st.sampled_from(PROGRESSIONS),
    st.integers(1, 12),
    st.sampled_from(["arch", "rising", "falling", "wave", "level"]),
    st.floats(0, 1),
    st.integers(),
)
def test_melodies_keep_their_range_and_their_bars(
    metre: tuple[int, int], text: str, bars: int, contour: Contour, density: float, seed: int
) -> None:
    score = empty(metre, text, bars)
    manner = Manner(contour=contour, density=density, low=60, high=79)
    notes = sung(score, sections_of(bars), manner, seed)
    end = score.bar_map.bar(bars - 1).end
    assert notes
    assert all(60 <= note.pitch <= 79 and 1 <= note.velocity <= 127 for note in notes)
    assert all(one.start + one.duration <= other.start for one, other in itertools.pairwise(notes))
    assert notes[-1].start + notes[-1].duration <= end
    assert sung(score, sections_of(bars), manner, seed) == notes


@pytest.mark.parametrize("seed", range(6))
def test_what_makes_a_melody(seed: int) -> None:
    score = empty(text="C Am F G | C | F | Dm G7 | C", bars=32)
    notes = sung(score, sections_of(32), Manner(), seed)
    # It ends on the first degree, on a note that lasts.
    assert notes[-1].pitch % 12 == 0
    assert notes[-1].duration > 960
    # Downbeats have tones of their chords.
    spans = from_the_first(score, 32 * 3840)
    first = {beats_of(score.bar_map.bar(number), 960)[0].start for number in range(32)}
    felt = [note.pitch % 12 in spans[at(spans, note.start)].tones for note in notes if note.start in first]
    assert sum(felt) / len(felt) > 0.9
    # It steps more than it leaps.
    moves = [abs(b.pitch - a.pitch) for a, b in itertools.pairwise(notes)]
    assert sum(move <= 4 for move in moves) / len(moves) > 0.7


def test_sections_of_one_name_have_one_rhythm_and_other_names_another() -> None:
    score = empty(text="C Am F G", bars=32)
    notes = sung(score, sections_of(32), Manner(density=0.5), 4)

    def rhythm(section: int) -> list[int]:
        return [note.start - section * 8 * 3840 for note in notes if note.start // (8 * 3840) == section]

    assert rhythm(0) == rhythm(1) == rhythm(3)
    assert rhythm(0) != rhythm(2)


def test_contours_differ() -> None:
    score = empty(text="C F G C", bars=8)

    def rise(contour: Contour) -> float:
        total = 0.0
        for seed in range(6):
            pitches = [note.pitch for note in sung(score, sections_of(8), Manner(contour=contour), seed)]
            third = len(pitches) // 3
            total += sum(pitches[-third:]) / third - sum(pitches[:third]) / third
        return total / 6

    assert rise("rising") > rise("falling") + 3


def test_nothing_to_sing_over() -> None:
    score = empty(bars=4).with_(chords=())
    assert sung(score, sections_of(4), Manner(), 1) == []

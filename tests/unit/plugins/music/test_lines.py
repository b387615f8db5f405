"""Scores as lines that sound together."""

from __future__ import annotations

from creastudio.api.score import Note, Score, track_of
from creastudio_music.engine.lines import SILENT, lines_of, slices_of


def test_the_highest_note_of_a_chord_is_the_line() -> None:
    score = track_of(Score(), [Note(0, 960, 60), Note(0, 1920, 67), Note(960, 960, 64)])
    (line,) = lines_of(score)
    assert line.pitches.tolist() == [67, 64]
    assert line.ends.tolist() == [960, 1920]


def test_voices_of_a_track_are_lines_of_their_own() -> None:
    score = track_of(Score(), [Note(0, 960, 72, voice=1), Note(0, 960, 60, voice=2)], name="Women")
    assert [(line.voice, line.name, line.pitches.tolist()) for line in lines_of(score)] == [
        (1, "Women", [72]),
        (2, "Women", [60]),
    ]


def test_percussion_has_no_line_and_a_name_is_found_for_others() -> None:
    score = track_of(track_of(Score(), [Note(0, 960, 36)], percussion=True), [Note(0, 960, 60)])
    assert [line.name for line in lines_of(score)] == ["Track 2"]


def test_slices_say_what_sounds_and_what_begins() -> None:
    score = track_of(Score(), [Note(0, 1920, 60)])
    score = track_of(score, [Note(0, 960, 48), Note(2880, 960, 50)])
    slices = slices_of(lines_of(score))
    assert slices.ticks.tolist() == [0, 2880]
    assert slices.pitches.tolist() == [[60, 48], [SILENT, 50]]
    assert slices.begun.tolist() == [[True, True], [False, True]]


def test_only_some_bars() -> None:
    score = track_of(Score(), [Note(3840 * bar, 960, 60 + bar) for bar in range(4)])
    (line,) = lines_of(score, bars=range(1, 3))
    assert line.pitches.tolist() == [61, 62]


def test_nothing_at_all() -> None:
    assert lines_of(Score()) == []
    assert slices_of([]).ticks.tolist() == []

"""Scores cut into slots."""

from __future__ import annotations

import pytest

from creastudio.api.score import Metre, Note, Score, track_of
from creastudio_music.theory import frames as module
from creastudio_music.theory.frames import beat_of, frames_of

QUARTER = 960


def test_slots_are_beats_of_the_metre() -> None:
    assert beat_of(Metre(tick=0, numerator=4, denominator=4), QUARTER) == QUARTER
    assert beat_of(Metre(tick=0, numerator=2, denominator=2), QUARTER) == 2 * QUARTER
    assert beat_of(Metre(tick=0, numerator=6, denominator=8), QUARTER) == 1440
    assert beat_of(Metre(tick=0, numerator=3, denominator=4), QUARTER) == QUARTER


def test_each_slot_knows_what_sounds_and_its_bass() -> None:
    score = track_of(Score(), [Note(0, 960, 60), Note(0, 1920, 67), Note(960, 960, 52)])
    first, second, *rest = frames_of(score).slots
    assert (first.start, first.end, first.strength, first.bass) == (0, 960, 2, 0)
    assert second.strength == 1
    assert second.bass == 4
    assert first.weights[0] == first.weights[7] == pytest.approx(1 + module.ONSET)
    assert second.weights[7] == pytest.approx(1 + module.ONSET)
    assert second.weights[0] == 0
    assert all(slot.silent for slot in rest)


def test_a_note_within_a_slot_weighs_its_length_and_is_bass_only_alone() -> None:
    score = track_of(Score(), [Note(0, 960, 60), Note(480, 480, 41), Note(1440, 240, 43)])
    first, second = frames_of(score).slots[:2]
    assert first.weights[5] == pytest.approx(0.5)
    assert first.bass == 0
    assert second.bass == 7


def test_an_upbeat_is_counted_from_its_end() -> None:
    score = track_of(Score(pickup=480 + 960), [Note(0, 480, 60), Note(480, 960, 62), Note(1440, 960, 64)])
    slots = frames_of(score).slots
    assert [(slot.start, slot.end) for slot in slots[:3]] == [(0, 480), (480, 1440), (1440, 2400)]
    assert [slot.strength for slot in slots[:3]] == [1, 1, 2]


def test_drums_have_no_pitches() -> None:
    score = track_of(Score(), [Note(0, 960, 60)], percussion=True)
    frames = frames_of(score)
    assert frames.notes == 0
    assert all(slot.silent for slot in frames.slots)


def test_a_part_of_the_bars() -> None:
    score = track_of(Score(), [Note(bar * 3840, 3840, 60 + bar) for bar in range(4)])
    slots = frames_of(score, first=1, last=3).slots
    assert (slots[0].start, slots[-1].end) == (3840, 3 * 3840)
    assert slots[0].bass == 1


def test_too_many_notes_are_left_out_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_NOTES", 8)
    score = track_of(Score(), [Note(960 * n, 960, 60) for n in range(40)])
    frames = frames_of(score)
    assert frames.bars == 2
    assert frames.notes == 8
    assert frames.slots[-1].end == 2 * 3840


def test_too_long_a_score_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SLOTS", 16)
    score = track_of(Score(), [Note(3840 * n, 960, 60) for n in range(40)])
    assert frames_of(score).bars == 4


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        frames_of(track_of(Score(), [Note(0, 960, 60)]), check=stop)

"""What is measured of one score."""

from __future__ import annotations

import math

import numpy as np
import pytest

from creastudio.api.score import Note, Score, track_of
from creastudio.api.score_changes import transposed
from creastudio.ml.score_metrics import MEASURES, by_measure, measures_of

SIZES = {"pitch_classes": 12, "pitch_transitions": 144, "note_lengths": 12, "length_transitions": 144}


def steps(pitches: list[int], length: int = 960, **fields: int) -> Score:
    return track_of(Score(), [Note(length * n, length, p) for n, p in enumerate(pitches)], **fields)  # type: ignore[arg-type]


def one(score: Score, key: str) -> float:
    return float(measures_of(score)[key][0])


@pytest.mark.parametrize("score", [Score(), steps([60]), steps([60, 64, 67, 72])])
def test_each_measure_has_its_size(score: Score) -> None:
    found = measures_of(score)
    assert set(found) == set(MEASURES)
    assert {key: len(vector) for key, vector in found.items()} == {key: SIZES.get(key, 1) for key in MEASURES}
    assert all(np.isfinite(vector).all() for vector in found.values())


def test_counts_ranges_and_steps() -> None:
    score = steps([60, 64, 67, 60, 72])
    assert one(score, "pitch_count") == 4
    assert one(score, "note_count") == 5
    assert one(score, "pitch_range") == 12
    assert one(score, "pitch_interval") == pytest.approx((4 + 3 + 7 + 12) / 4)
    assert one(score, "onset_interval") == 1


def test_histograms_and_transitions_are_shares() -> None:
    found = measures_of(steps([60, 67, 60, 67, 60]))
    assert found["pitch_classes"][0] == pytest.approx(0.6)
    assert found["pitch_transitions"].reshape(12, 12)[0, 7] == pytest.approx(0.5)
    assert found["pitch_transitions"].reshape(12, 12)[7, 0] == pytest.approx(0.5)
    assert found["note_lengths"][2] == 1
    assert found["length_transitions"].reshape(12, 12)[2, 2] == 1


@pytest.mark.parametrize(
    ("ticks", "place"),
    [(3840, 0), (1920, 1), (960, 2), (480, 3), (240, 4), (2880, 5), (1440, 6), (720, 7), (360, 8), (1280, 9), (640, 10),
     (320, 11), (950, 2), (60, 4)],
)  # fmt: skip
def test_lengths_are_the_nearest_of_twelve(ticks: int, place: int) -> None:
    assert measures_of(steps([60, 62], ticks))["note_lengths"][place] == 1


def test_lines_are_voices_and_the_upper_of_chords() -> None:
    notes = [
        Note(0, 960, 60),
        Note(0, 960, 72),
        Note(960, 960, 74),
        Note(0, 960, 48, voice=2),
        Note(960, 960, 47, voice=2),
    ]
    assert one(track_of(Score(), notes), "pitch_interval") == pytest.approx((2 + 1) / 2)


def test_entropy_says_how_evenly_pitch_classes_are_used() -> None:
    assert one(steps([60] * 8), "pitch_entropy") == 0
    assert one(steps([60, 62] * 4), "pitch_entropy") == pytest.approx(1)
    assert one(steps(list(range(60, 72)) + [60] * 4), "pitch_entropy") > 3
    assert one(steps(list(range(60, 72))), "pitch_entropy") == pytest.approx(math.log2(12))


def test_a_scale_holds_its_notes_in_any_key() -> None:
    scale = [60, 62, 64, 65, 67, 69, 71, 72]
    assert one(steps(scale), "scale") == 1
    assert one(transposed(steps(scale), 5), "scale") == 1
    assert one(steps(list(range(60, 72))), "scale") == pytest.approx(7 / 12)


def test_grooves_that_come_again_are_alike() -> None:
    assert one(steps([60] * 16), "groove") == 1
    uneven = [Note(0, 960, 60), *(Note(3840 + 240 * n, 240, 60) for n in range(16))]
    assert one(track_of(Score(), uneven), "groove") == pytest.approx(1 - 15 / 16)


def test_percussion_counts_for_notes_and_groove_alone() -> None:
    drums = steps([36, 38, 36, 38], percussion=True)
    found = measures_of(drums)
    assert found["note_count"][0] == 4
    assert found["pitch_count"][0] == found["pitch_classes"].sum() == 0


def test_only_the_first_bars_count_where_that_is_asked_for() -> None:
    assert measures_of(steps([60] * 16), 2)["note_count"][0] == 8


def test_pieces_are_stacked() -> None:
    found = by_measure([measures_of(steps([60, 62])), measures_of(steps([60]))])
    assert found["note_count"].tolist() == [[2], [1]]
    assert found["pitch_transitions"].shape == (2, 144)

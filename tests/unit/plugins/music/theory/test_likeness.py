"""What scores are like."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.api.score import Metre, Note, Score, Tempo, track_of
from creastudio.api.score_changes import transposed
from creastudio_music.theory.likeness import FEATURES, features_of
from tests.unit.plugins.music.theory.pieces import played


def scale(velocity: int = 80, step: int = 480, **fields: Any) -> Score:
    notes = [Note(step * n, step, 60 + p, velocity) for n, p in enumerate([0, 2, 4, 5, 7, 5, 4, 2] * 4)]
    return track_of(Score(), notes, **fields)


@pytest.mark.parametrize(
    "score", [Score(), scale(), scale(percussion=True), track_of(Score(), [Note(0, 1, 0, 1)])]
)
def test_numbers_lie_from_0_to_1(score: Score) -> None:
    found = features_of(score)
    assert set(found) == set(FEATURES)
    assert all(0 <= value <= 1 for value in found.values())


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        (
            "tempo",
            scale().with_(tempi=(Tempo(tick=0, bpm=60),)),
            scale().with_(tempi=(Tempo(tick=0, bpm=180),)),
        ),
        ("density", scale(step=1920), scale(step=240)),
        ("loudness", scale(30), scale(110)),
        ("drums", scale(), scale(percussion=True)),
        ("height", transposed(scale(), -12), transposed(scale(), 12)),
        ("triple", scale(), scale().with_(metres=(Metre(tick=0, numerator=3, denominator=4),), tracks=())),
        ("voices", scale(), played("C F G C")),
        ("major", played("Am Dm E7 Am"), played("C F G7 C")),
        ("sevenths", played("C F G C"), played("Cmaj7 Fmaj7 Em7 Am7")),
        ("offbeat", scale(step=960), scale(step=480)),
        ("leaps", scale(), track_of(Score(), [Note(480 * n, 480, 48 + 12 * (n % 2)) for n in range(16)])),
        ("repetition", played("C F G Am"), played("C C C C")),
        ("length", scale(step=240), scale(step=1920)),
        ("changes", played("C F G C"), played("C F G C", bar=960)),
    ],
)
def test_a_number_says_what_its_words_say(name: str, low: Score, high: Score) -> None:
    if name == "triple":
        high = track_of(high, scale().notes(0))
    assert features_of(low)[name] < features_of(high)[name]


def test_the_key_doesn_t_matter_but_for_the_height() -> None:
    one, other = features_of(scale()), features_of(transposed(scale(), 2))
    assert {n: v for n, v in one.items() if n != "height"} == {
        n: v for n, v in other.items() if n != "height"
    }


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        features_of(scale(), check=stop)

"""What is said of a training on texts."""

from __future__ import annotations

from creastudio.ml.plan import Progress
from creastudio_text.engine.text_coach import text_coach

MUCH = 5_000_000


def said(
    unseen: list[float], learned: list[float], characters: int = MUCH, ended: bool = False
) -> dict[str, str]:
    progress = Progress(seen=1000 * len(learned))
    progress.history = {
        "held_out_bits": [(1000 * place, value) for place, value in enumerate(unseen)],
        "learned_bits": [(1000 * place, value) for place, value in enumerate(learned)],
    }
    return {item.key: item.severity for item in text_coach(characters)(progress, [], ended=ended)}


def test_all_is_well_while_both_fall_together() -> None:
    assert said([9, 8, 7], [9, 8, 6.9]) == {"over_fitting": "good", "course": "good"}


def test_a_gap_is_told_and_a_rise_is_warned_of() -> None:
    assert said([9, 8, 7], [9, 7.5, 6.2])["over_fitting"] == "note"
    assert said([9, 8, 7], [9, 7, 5])["over_fitting"] == "warning"
    assert said([9, 7, 7.2], [9, 7, 7])["over_fitting"] == "warning"


def test_a_flat_course_may_be_stopped() -> None:
    assert said([9, 8, 7, 7, 7, 7], [9, 8, 7, 7, 7, 7])["course"] == "note"


def test_few_characters_are_told() -> None:
    assert said([9, 8], [9, 8], 200_000)["little_text"] == "note"
    assert said([9, 8], [9, 8], 2_000)["little_text"] == "warning"


def test_without_held_out_texts_that_is_said() -> None:
    assert said([], [9, 8])["over_fitting"] == "note"


def test_what_is_not_finite_is_an_alarm() -> None:
    (advice,) = text_coach(MUCH)(Progress(), [], unstable="loss is nan")
    assert advice.severity == "alarm"
    assert "loss is nan" in advice.text

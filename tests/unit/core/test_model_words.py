"""What measurements mean, in words."""

from __future__ import annotations

import pytest

from creastudio.api.model_card import ModelCard
from creastudio.core.model_words import FLOOR, measurements


def said(**metrics: float) -> str:
    named = {name.replace("_", " "): value for name, value in metrics.items()}
    card = ModelCard(id="a", title="A", family="gan", metrics=named)
    return " | ".join(item.plain() for item in measurements(card))


@pytest.mark.parametrize(
    ("distance", "verdict"), [(2.0, "Very close"), (12.0, "Close"), (40.0, "Alike"), (200.0, "Far")]
)
def test_a_distance_is_judged_by_what_other_pictures_measure(distance: float, verdict: str) -> None:
    text = said(**{"Frechet distance, 64 PCA": distance, f"{FLOOR}, 64 PCA": 1.73})
    assert f"measure 1.73: lower is better. {verdict}" in text
    assert "other training images" not in text


def test_without_a_floor_nothing_is_judged() -> None:
    assert said(**{"Frechet distance, 64 PCA": 12.0}) == "Fréchet distance 12: lower is better"


def test_every_other_measurement_is_told() -> None:
    text = said(**{"coverage, 64 PCA": 0.836, "trained, kimg": 68.0, "taste": 7.0})
    assert "Coverage 84 %" in text
    assert "68 thousand images" in text
    assert text.endswith("taste: 7")

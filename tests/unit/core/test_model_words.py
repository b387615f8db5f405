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


def test_figures_of_an_evaluation_are_told_with_their_names() -> None:
    text = said(
        **{
            "FID, Inception": 31.0,
            "FID of other training images, Inception": 4.0,
            "KID, Inception": 0.02,
            "precision, 64 PCA": 0.94,
            "recall, 64 PCA": 0.5,
            "density, 64 PCA": 1.2,
            "Inception Score, Inception": 7.5,
        }
    )
    assert "FID 31, where other pictures of the same kind measure 4" in text
    assert "FID of other" not in text
    for words in ("KID 0.02", "Precision 94 %", "Recall 50 %", "Density 1.2", "Inception Score 7.5"):
        assert words in text, words


def test_the_floor_of_one_distance_is_not_that_of_another() -> None:
    assert said(**{"FID, Inception": 31.0, f"{FLOOR}, 64 PCA": 2.0}) == "FID 31: lower is better"

"""What measurements mean, in words."""

from __future__ import annotations

import pytest

from creastudio.api.model_card import ModelCard
from creastudio.core.model_words import FLOOR, Measured, measured
from creastudio.resources import resource_path


def said(**metrics: float) -> str:
    named = {name.replace("_", " "): value for name, value in metrics.items()}
    found = of_card(**named)
    return " | ".join(item.plain() for item in (*found.told, *found.rest))


def of_card(**metrics: float) -> Measured:
    return measured(ModelCard(id="a", title="A", family="gan", metrics=metrics))


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
    assert "Learned from 68,000 images" in text
    assert text.endswith("taste: 7")


def test_of_music_the_few_figures_that_say_most_come_first_in_words() -> None:
    card = resource_path("models", "music-bach-fiddle", "card.json").read_text(encoding="utf-8")
    found = measured(ModelCard.model_validate_json(card))
    held_out, chorales, learned = (saying.plain() for saying in found.told)
    assert held_out == (
        "Surprise at music that it didn't learn from: 1.41 nats a sixteenth note; lower is better"
    )
    assert "chorales by Bach" in chorales
    assert learned == "Learned from 11,448 thousand tokens, repeats counted"
    # Nothing is lost, and nothing is said twice.
    assert len(found.rest) == 17
    assert all(saying.plain().startswith("JSB test, ") for saying in found.rest)


@pytest.mark.parametrize("name", ["verse-zh", "prose-en", "avatars-64", "landscapes-192"])
def test_all_that_other_models_measured_is_told_in_words(name: str) -> None:
    card = resource_path("models", name, "card.json").read_text(encoding="utf-8")
    found = measured(ModelCard.model_validate_json(card))
    assert found.told
    assert found.rest == ()


def test_what_was_before_is_told_beside() -> None:
    tuned = {"shared area with the folder": 0.81, "shared area with the folder, before": 0.66}
    (saying,) = of_card(**tuned).told
    assert saying.plain() == "81 % like the music that it was tuned on, 66 % before; higher is better"
    del tuned["shared area with the folder, before"]
    assert "before" not in of_card(**tuned).told[0].plain()
    (saying,) = of_card(
        **{"bits a character, held out": 1.21, "bits a character, held out, at first": 1.5}
    ).told
    assert "1.21 bits a character, 1.5 before; lower is better" in saying.plain()


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

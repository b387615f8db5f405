"""Which model of those that are given to the contract suite is tried."""

from __future__ import annotations

from pathlib import Path

from creastudio.api import Generator, Model, ModelCard, Params, param
from creastudio.api.testing import Case, FakeContext


class WithModel(Params):
    model: str = param("", title="Model", role="model", model_family="dots")


def _generator(**fields: object) -> Generator:
    return Generator.model_validate(
        {"id": "dots.draw", "title": "Draw", "summary": "Draws.", "category": "Images", "makes": "image"}
        | {"params": WithModel, "entry": "nowhere:run"}
        | fields
    )


def _tried(generator: Generator, folder: Path) -> object:
    cards = [
        ModelCard(id=name, title=name, family=family) for name, family in (("c", "lines"), ("a", "dots"))
    ]
    models = [Model(card, folder, folder / card.id) for card in cards]
    return Case(generator, folder, models=models).values.model_dump()["model"]


def test_the_first_of_the_family_is_tried(tmp_path: Path) -> None:
    assert _tried(_generator(), tmp_path) == "a"


def test_a_trial_may_leave_the_choice_to_the_generator(tmp_path: Path) -> None:
    assert _tried(_generator(trial={"model": ""}), tmp_path) == ""


def test_of_two_models_of_an_id_the_first_is_found(tmp_path: Path) -> None:
    card = ModelCard(id="same", title="Same", family="dots")
    models = [Model(card, tmp_path, tmp_path / name) for name in ("first", "second")]
    assert FakeContext(tmp_path, models=models).model("same").weights.name == "first"

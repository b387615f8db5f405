"""Manifests, artifacts, recipes, media types and errors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from creastudio.api import (
    Artifact,
    Generator,
    JobCancelled,
    ModelCard,
    ModelRef,
    Recipe,
    RecipeInput,
    Trainer,
    UserError,
    image_artifact,
    model_id,
)
from creastudio.api.media import FILE, kind_of, media_type_of, media_types, suffix_of

FIELDS: dict[str, Any] = {"id": "a.b", "title": "T", "category": "C", "makes": "image", "entry": "a.b:run"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "nodot"}, {"id": "Big.name"}, {"id": "a.b-c"}, {"entry": "a.b"}, {"entry": "a:b:c"}, {"entry": ":run"},
        {"makes": "smell"}, {"replay": "maybe"}, {"memory": -1}, {"device": "quantum"}, {"colour": "red"},
        {"takes": ({"name": "Bad Name", "kind": "image"},)},
    ],
)  # fmt: skip
def test_wrong_manifest_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Generator(**{**FIELDS, **wrong})


def test_trainer_takes_a_data_set_and_makes_a_model() -> None:
    trainer = Trainer(id="a.t", title="T", category="C", data="text", family="a", entry="a.t:run")
    (data,) = trainer.takes
    assert (trainer.makes, trainer.quick, data.name, data.kind, data.required) == (
        "model",
        False,
        "data",
        "text",
        True,
    )


def test_artifact_has_data_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"words")
    assert Artifact("text/plain", b"words").read() == Artifact("text/plain", path=file).read() == b"words"
    assert Artifact("text/plain", b"x").kind == "text"
    for wrong in ({}, {"data": b"x", "path": file}):
        with pytest.raises(ValueError, match="either data or a path"):
            Artifact("text/plain", **wrong)
    with pytest.raises(ValueError, match="unknown media type"):
        Artifact("text/html", b"x")


def test_image_artifact_knows_its_size() -> None:
    made = image_artifact(b"png", 3, 4, seed=5, index=1)
    assert (made.media_type, made.metadata, made.seed, made.index) == (
        "image/png",
        {"width": 3, "height": 4},
        5,
        1,
    )


@pytest.mark.parametrize("media_type", media_types())
def test_media_type_is_told_by_the_name(media_type: str) -> None:
    assert media_type_of(f"A.b{suffix_of(media_type).upper()}") == media_type


@pytest.mark.parametrize(
    ("name", "says"), [("a.jpeg", "image/jpeg"), ("a.pdf", "application/pdf"), ("a", "")]
)
def test_media_type_of_other_files(name: str, says: str) -> None:
    assert media_type_of(name) == says


def test_every_media_type_has_a_kind_and_a_suffix() -> None:
    for media_type in media_types():
        assert kind_of(media_type) is not None
        assert re.fullmatch(r"\.[a-z0-9]+", suffix_of(media_type))
        assert media_type == FILE or suffix_of(media_type) != ".bin"
    assert (kind_of("application/x-msdownload"), suffix_of("application/x-msdownload")) == (None, ".bin")


SEEDS = st.integers(0, 2**63 - 1)
RECIPES = st.recursive(
    st.builds(Recipe, generator=st.just("a.b"), seed=SEEDS, params=st.dictionaries(st.text(), st.integers() | st.text())),
    lambda inner: st.builds(
        Recipe,
        generator=st.just("a.c"),
        seed=SEEDS,
        parent=st.none() | inner,
        inputs=st.lists(
            st.builds(
                RecipeInput, name=st.just("in"), sha256=st.just("0" * 64), media_type=st.just("image/png"), recipe=inner
            ),
            max_size=2,
        ).map(tuple),
        models=st.just((ModelRef(id="m", sha256="f" * 64),)),
    ),
    max_leaves=6,
)  # fmt: skip


@given(RECIPES)
def test_recipe_survives_being_stored(recipe: Recipe) -> None:
    again = Recipe.model_validate_json(recipe.model_dump_json())
    assert again == recipe
    assert again.digest() == recipe.digest()


def test_recipes_that_differ_have_other_names() -> None:
    assert Recipe(generator="a.b", seed=1).digest() != Recipe(generator="a.b", seed=2).digest()
    # As it was named by versions that knew fewer fields.
    assert Recipe(generator="a.b", seed=1).digest() == "58e722293c00e64a"
    for seed in (-1, 2**63):
        with pytest.raises(ValidationError):
            Recipe(generator="a.b", seed=seed)


def test_model_reference_is_read_and_written() -> None:
    assert ModelRef.parse("m@abc") == ModelRef(id="m", sha256="abc")
    assert ModelRef.parse("m") == ModelRef(id="m")
    assert str(ModelRef(id="m", sha256="0123456789abcdef")) == "m@0123456789ab"
    assert str(ModelRef(id="m")) == "m"


@pytest.mark.parametrize("name", ["", "Big", "a/b", "../a", "a b", "x" * 65])
def test_model_id_is_never_a_path(name: str) -> None:
    with pytest.raises(ValidationError):
        ModelCard(id=name, title="M", family="f")


@pytest.mark.parametrize(
    ("name", "is_called"),
    [
        ("avatars-64", "avatars-64"),
        ("My Cats, at night!", "my-cats-at-night"),
        ("Café", "cafe"),
        ("猫 2", "2"),
        ("猫", "model"),
        ("../../etc", "etc"),
        ("x" * 80, "x" * 64),
        ("", "model"),
    ],
)
def test_model_id_says_what_it_can_of_a_name(name: str, is_called: str) -> None:
    assert model_id(name) == is_called


@given(st.text(max_size=100))
def test_any_name_has_an_id(name: str) -> None:
    assert ModelCard(id=model_id(name), title=name, family="a").id == model_id(name)


def test_user_error_reads_as_two_sentences() -> None:
    assert str(UserError("It is gone.", "Look elsewhere.")) == "It is gone. Look elsewhere."
    assert str(UserError("It is gone.")) == "It is gone."


def test_cancel_is_no_ordinary_exception() -> None:
    assert not issubclass(JobCancelled, Exception)


def test_a_card_is_referred_to_by_its_whole_hash() -> None:
    card = ModelCard(id="avatars", title="Avatars", family="gan")
    assert card.reference == "avatars"
    assert card.model_copy(update={"sha256": "ab" * 32}).reference == f"avatars@{'ab' * 32}"

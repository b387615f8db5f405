"""Recipes are told to people in lines, and however often a result is varied, its recipe can be stored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.recipe import ModelRef, Recipe, RecipeInput, Replay
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.provenance import GENERATIONS, RECIPES, describe, shortened


def made_from(recipe: Recipe, seed: int) -> Recipe:
    """Return a variation of `recipe` for an odd seed, and what has it as input for an even one."""
    if seed % 2:
        return Recipe(generator="a.b", seed=seed, parent=recipe)
    return Recipe(generator="a.b", seed=seed, inputs=(input_of(recipe),))


def input_of(recipe: Recipe | None, name: str = "image") -> RecipeInput:
    return RecipeInput(name=name, sha256="ab" * 32, media_type="image/png", recipe=recipe)


def ancestors(recipe: Recipe) -> Iterator[Recipe]:
    for older in (recipe.parent, *(item.recipe for item in recipe.sources)):
        if older is not None:
            yield older
            yield from ancestors(older)


def depth(recipe: Recipe) -> int:
    older = (recipe.parent, *(item.recipe for item in recipe.sources))
    return max((1 + depth(item) for item in older if item is not None), default=0)


recipes = st.recursive(
    st.builds(Recipe, generator=st.just("a.b"), seed=st.integers(0, 9)),
    lambda older: st.builds(
        Recipe,
        generator=st.just("a.b"),
        parent=st.none() | older,
        inputs=st.lists(st.builds(input_of, st.none() | older), max_size=2).map(tuple),
        asked=st.lists(st.builds(input_of, st.none() | older), max_size=1).map(tuple),
    ),
    max_leaves=12,
)


def test_describe_says_what_a_result_was_made_with() -> None:
    recipe = Recipe(
        generator="gan.sample",
        plugin="gan",
        plugin_version="0.1.0",
        seed=7,
        params={"truncation": 0.7, "tile": True, "negative": None, "prompt": "a cat", "steps": 20},
        models=(ModelRef(id="avatars-64", sha256="cd" * 32),),
        inputs=(input_of(None, "picture"),),
        replay="exact",
    )
    assert describe(recipe) == [
        ("Generator", "gan.sample"),
        ("Plugin", "gan 0.1.0"),
        ("Seed", "7"),
        ("truncation", "0.7"),
        ("tile", "yes"),
        ("negative", ""),
        ("prompt", "a cat"),
        ("steps", "20"),
        ("Model", "avatars-64@cdcdcdcdcdcd"),
        ("Input picture", "abababababab"),
        ("Made again", "the same bytes on the same machine"),
    ]


def test_describe_names_a_model_once() -> None:
    models = (ModelRef(id="avatars-64", sha256="cd" * 32), ModelRef(id="upscaler"))
    recipe = Recipe(generator="gan.sample", params={"model": "avatars-64", "count": 4}, models=models)
    lines = describe(recipe)
    assert ("model", "avatars-64@cdcdcdcdcdcd") in lines
    assert [value for name, value in lines if name == "Model"] == ["upscaler"]


def test_describe_says_of_a_variation_what_it_came_from() -> None:
    lines = dict(
        describe(Recipe(generator="a.b", seed=3, parent=Recipe(generator="a.b", seed=2), variation=0.25))
    )
    assert (lines["Seed"], lines["Variation of"], lines["Strength"]) == ("3", "seed 2", "0.25")


@pytest.mark.parametrize(
    ("replay", "says"),
    [
        ("exact", "the same bytes on the same machine"),
        ("similar", "something alike"),
        ("none", "can't be run again"),
    ],
)
def test_describe_promises_what_the_recipe_does(replay: Replay, says: str) -> None:
    assert describe(Recipe(generator="a.b", replay=replay))[-1] == ("Made again", says)


def test_short_recipes_are_left_alone() -> None:
    recipe = Recipe(generator="a.b", parent=Recipe(generator="a.b"))
    assert shortened(recipe) is recipe


def test_the_nearest_ancestors_stay() -> None:
    recipe = Recipe(generator="a.b", seed=0)
    for seed in range(1, 6):
        recipe = made_from(recipe, seed)
    assert [found.seed for found in ancestors(shortened(recipe, 3))] == [4, 3, 2]


@given(recipes, st.integers(0, 5), st.integers(1, 12))
def test_what_is_shortened_keeps_to_its_bounds_and_its_own_fields(
    recipe: Recipe, far: int, most: int
) -> None:
    short = shortened(recipe, far, most)
    assert depth(short) <= far
    assert 1 + sum(1 for _ in ancestors(short)) <= most
    below = {"parent", "inputs", "asked"}
    assert short.model_dump(exclude=below) == recipe.model_dump(exclude=below)
    assert [(item.name, item.sha256) for item in short.sources] == [
        (item.name, item.sha256) for item in recipe.sources
    ]
    assert len(short.asked) == len(recipe.asked)
    assert shortened(short, far, most) is short
    fits = depth(recipe) <= far and 1 + sum(1 for _ in ancestors(recipe)) <= most
    assert (short is recipe) == fits


def test_any_chain_can_be_stored() -> None:
    recipe = Recipe(generator="a.b")
    for seed in range(400):
        # Only inputs: the deepest that JSON gets.
        recipe = shortened(made_from(recipe, 2 * seed))
    assert sum(1 for _ in ancestors(recipe)) == GENERATIONS
    document = Document(assets=(Asset(sha256="0" * 64, media_type="image/png", recipe=recipe),))
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_going_on_from_variations_does_not_double_the_recipe_for_ever() -> None:
    recipe = Recipe(generator="a.b")
    for _ in range(100):
        used = (input_of(recipe),)
        recipe = shortened(Recipe(generator="a.b", inputs=used, parent=Recipe(generator="a.b", inputs=used)))
    assert RECIPES // 4 < 1 + sum(1 for _ in ancestors(recipe)) <= RECIPES


def test_a_recipe_of_too_many_ancestors_is_shortened_without_walking_all() -> None:
    recipe = Recipe(generator="a.b")
    for _ in range(60):
        recipe = Recipe(generator="a.b", inputs=(input_of(recipe, "a"), input_of(recipe, "b")))
    # One by one it would tell 2 ** 61 recipes.
    assert 1 + sum(1 for _ in ancestors(shortened(recipe))) == RECIPES - 1

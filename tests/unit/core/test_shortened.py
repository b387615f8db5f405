"""However often a result is varied, its recipe stays one that can be stored."""

from __future__ import annotations

from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.provenance import GENERATIONS, ancestors, shortened


def _made_from(recipe: Recipe, seed: int) -> Recipe:
    item = RecipeInput(name="image", sha256="", media_type="image/png", recipe=recipe)
    return Recipe(
        generator="a.b", seed=seed, parent=recipe if seed % 2 else None, inputs=() if seed % 2 else (item,)
    )


def test_short_recipes_are_left_alone() -> None:
    recipe = Recipe(generator="a.b", parent=Recipe(generator="a.b"))
    assert shortened(recipe) is recipe


def test_the_nearest_ancestors_stay() -> None:
    recipe = Recipe(generator="a.b", seed=0)
    for seed in range(1, 6):
        recipe = _made_from(recipe, seed)
    assert [found.seed for _, found in ancestors(shortened(recipe, 3))] == [4, 3, 2]


def test_any_chain_can_be_stored() -> None:
    recipe = Recipe(generator="a.b")
    for seed in range(400):
        # Only inputs: the deepest that JSON gets.
        recipe = shortened(_made_from(recipe, 2 * seed))
    assert sum(1 for _ in ancestors(recipe)) == GENERATIONS
    document = Document(assets=(Asset(sha256="0" * 64, media_type="image/png", recipe=recipe),))
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_shared_ancestors_are_visited_once() -> None:
    recipe = Recipe(generator="a.b")
    for _ in range(60):
        items = [RecipeInput(name=n, sha256="", media_type="", recipe=recipe) for n in ("a", "b")]
        recipe = Recipe(generator="a.b", inputs=tuple(items))
    assert shortened(recipe) is not recipe

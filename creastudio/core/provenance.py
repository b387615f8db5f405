"""Recipes for people: what a recipe says, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api.recipe import Recipe

GENERATIONS = 48
"""How far back a recipe tells: JSON readers stop at about 200 levels, and an input takes three."""

_REPLAY = {
    "exact": "the same bytes on the same machine",
    "similar": "something alike",
    "none": "can't be run again",
}


def describe(recipe: Recipe) -> list[tuple[str, str]]:
    """Return (what, value) lines of one recipe, without those of its parents and inputs."""
    lines = [("Generator", recipe.generator)]
    if recipe.plugin:
        lines.append(("Plugin", f"{recipe.plugin} {recipe.plugin_version}".strip()))
    lines.append(("Seed", str(recipe.seed)))
    lines += [(name, _text(value)) for name, value in recipe.params.items()]
    lines += [("Model", str(model)) for model in recipe.models]
    lines += [(f"Input {item.name}", item.sha256[:12]) for item in recipe.inputs]
    if recipe.parent is not None:
        lines.append(("Variation of", f"seed {recipe.parent.seed}"))
        lines.append(("Strength", f"{recipe.variation:g}"))
    lines.append(("Made again", _REPLAY[recipe.replay]))
    return lines


def shortened(recipe: Recipe, generations: int = GENERATIONS) -> Recipe:
    """Return `recipe` with ancestors that are more than `generations` away left out; itself where there are none.

    Nothing that is needed to make the result again is lost: what went in is named by its hash.
    """
    return _shortened(recipe, generations, {})


def _shortened(recipe: Recipe, generations: int, done: dict[tuple[int, int], Recipe]) -> Recipe:
    key = (id(recipe), generations)
    if key not in done:

        def older(ancestor: Recipe | None) -> Recipe | None:
            return (
                None if ancestor is None or generations == 0 else _shortened(ancestor, generations - 1, done)
            )

        parent, below = older(recipe.parent), tuple(older(item.recipe) for item in recipe.inputs)
        same = parent is recipe.parent and all(
            new is item.recipe for new, item in zip(below, recipe.inputs, strict=True)
        )
        inputs = tuple(
            item.model_copy(update={"recipe": new}) for new, item in zip(below, recipe.inputs, strict=True)
        )
        done[key] = recipe if same else recipe.model_copy(update={"parent": parent, "inputs": inputs})
    return done[key]


def ancestors(recipe: Recipe) -> Iterator[tuple[str, Recipe]]:
    """Yield (relation, recipe) of everything this result came from, nearest first.

    The relation is ``"parent"`` or the name of the input.
    """
    if recipe.parent is not None:
        yield "parent", recipe.parent
        yield from ancestors(recipe.parent)
    for item in recipe.inputs:
        if item.recipe is not None:
            yield item.name, item.recipe
            yield from ancestors(item.recipe)


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)

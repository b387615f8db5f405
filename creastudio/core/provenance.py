"""Recipes for people: what a recipe says, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api.recipe import Recipe

GENERATIONS = 48
"""How far back a recipe tells: JSON readers stop at about 200 levels, and an input takes three."""

RECIPES = 256
"""How many recipes one tells, itself included. A variation names its input, and so does its parent: whoever goes on
from variations doubles what is told with every one."""

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
    models = {model.id: str(model) for model in recipe.models}
    # A parameter that names a model says with which weights; only models that none names have a line of their own.
    lines += [
        (name, models.pop(value, value) if isinstance(value, str) else _text(value))
        for name, value in recipe.params.items()
    ]
    lines += [("Model", model) for model in models.values()]
    lines += [(f"Input {item.name}", item.sha256[:12]) for item in recipe.inputs]
    lines += [(f"Asked of {item.name}", item.sha256[:12]) for item in recipe.asked]
    if recipe.region is not None:
        mask = recipe.region.mask
        lines.append(("Selection", f"{mask.width} × {mask.height} px"))
    if recipe.parent is not None:
        lines.append(("Variation of", f"seed {recipe.parent.seed}"))
        lines.append(("Strength", f"{recipe.variation:g}"))
    lines.append(("Made again", _REPLAY[recipe.replay]))
    return lines


def shortened(recipe: Recipe, generations: int = GENERATIONS, recipes: int = RECIPES) -> Recipe:
    """Return `recipe` without its oldest ancestors; itself where nothing is left out.

    Nothing that is needed to make the result again is lost: what went in is named by its hash.

    Parameters
    ----------
    generations : int
        How far back the result may tell.
    recipes : int
        How many it may tell, itself included; one that two of them came from counts twice. Whole generations are
        left out until it is so.
    """
    return _shortened(recipe, _told(recipe, generations, recipes))


def _told(recipe: Recipe, generations: int, recipes: int) -> int:
    """Return how many generations can be told with at most so many recipes."""
    level, count = [recipe], 1
    for told in range(generations):
        level = [older for item in level for older in _direct(item)]
        count += len(level)
        if not level or count > recipes:
            return told
    return generations


def _direct(recipe: Recipe) -> Iterator[Recipe]:
    """Yield what a result came from directly."""
    if recipe.parent is not None:
        yield recipe.parent
    yield from (item.recipe for item in recipe.sources if item.recipe is not None)


def _shortened(recipe: Recipe, generations: int) -> Recipe:
    def older(ancestor: Recipe | None) -> Recipe | None:
        return None if ancestor is None or generations == 0 else _shortened(ancestor, generations - 1)

    parent, below = older(recipe.parent), [older(item.recipe) for item in recipe.sources]
    pairs = list(zip(below, recipe.sources, strict=True))
    if parent is recipe.parent and all(new is item.recipe for new, item in pairs):
        return recipe
    sources = tuple(item.model_copy(update={"recipe": new}) for new, item in pairs)
    count = len(recipe.inputs)
    return recipe.model_copy(update={"parent": parent, "inputs": sources[:count], "asked": sources[count:]})


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)

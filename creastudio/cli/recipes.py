"""Recipes as the command line prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from creastudio.api.recipe import Recipe
from creastudio.core.provenance import describe


def recipe_row(recipe: Recipe | None) -> dict[str, Any] | None:
    """Return a recipe in JSON types, or None for something that no generator made."""
    return None if recipe is None else recipe.model_dump(mode="json")


def recipe_lines(recipe: Recipe, indent: str = "") -> Iterator[str]:
    """Yield a recipe for a person to read, what it was made from indented below it."""
    for what, value in describe(recipe):
        yield f"{indent}{what:<12}  {value}"
    for item in recipe.inputs:
        if item.recipe is not None:
            yield f"{indent}Its input '{item.name}':"
            yield from recipe_lines(item.recipe, indent + "    ")
    if recipe.parent is not None:
        yield f"{indent}It is a variation of:"
        yield from recipe_lines(recipe.parent, indent + "    ")

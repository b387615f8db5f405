"""Recipes as the command line prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from creastudio.api.recipe import Recipe

REPLAY = {"exact": "the same bytes on the same machine", "similar": "something alike", "none": "not possible"}


def recipe_row(recipe: Recipe | None) -> dict[str, Any] | None:
    """Return a recipe in JSON types, or None for something that no generator made."""
    return None if recipe is None else recipe.model_dump(mode="json")


def recipe_lines(recipe: Recipe, indent: str = "") -> Iterator[str]:
    """Yield a recipe for a person to read, its ancestors indented below it."""
    yield f"{indent}Made by    {recipe.generator}{_versions(recipe)}"
    yield f"{indent}Seed       {recipe.seed}{f', result {recipe.index + 1} of its batch' if recipe.index else ''}"
    for name, value in recipe.params.items():
        yield f"{indent}  {name} = {value}"
    for model in recipe.models:
        yield f"{indent}Model      {model}"
    for item in recipe.inputs:
        yield f"{indent}From       {item.name} ({item.media_type or 'file'}, {item.sha256[:12]})"
        if item.recipe is not None:
            yield from recipe_lines(item.recipe, indent + "    ")
    yield f"{indent}Again      {REPLAY[recipe.replay]}"
    if recipe.parent is not None:
        moved = (
            f", moved by {recipe.variation:g} towards seed {recipe.variation_seed}"
            if recipe.variation
            else ""
        )
        yield f"{indent}Variation of{moved}:"
        yield from recipe_lines(recipe.parent, indent + "    ")


def _versions(recipe: Recipe) -> str:
    plugin = f"{recipe.plugin} {recipe.plugin_version}".strip()
    parts = [
        part
        for part in (plugin, f"CreaStudio {recipe.studio_version}" if recipe.studio_version else "")
        if part
    ]
    return f" ({', '.join(parts)})" if parts else ""

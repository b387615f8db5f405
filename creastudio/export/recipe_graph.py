"""Where a file came from, as one flat JSON text: every recipe once, ancestors before what was made from them.

The text holds no clock time, user name or absolute path, and the same recipes always give the same text. What is
read back came from anywhere, so its size, depth and references are checked before any of it is believed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.provenance import GENERATIONS, shortened

FORMAT = "creastudio-recipe"
VERSION = 2
"""The newest that is read. Since 2 a recipe may name a region; a text without one is still of version 1."""

MAX_TEXT = 8 * 1024 * 1024
"""Longest text that is read, characters."""

MAX_EXPANDED = 100_000
"""Recipes that a text may stand for when shared ancestors are counted each time they appear."""

MAX_NESTING = 32
"""Levels of the flat text that are read: with those of its ancestors a recipe must fit into the JSON of a project."""

# A whole value that is an absolute path or a file URL; a sentence that merely begins with a slash is none.
_PATH = re.compile(r"(?:file://)?(?:(?:/[^/\n]+){2,}/?|[A-Za-z]:[\\/][^\n]*|\\\\[^\n]+)")


class BadMark(ValueError):
    """The text isn't a recipe graph, or is one that can't be believed."""


class NewerMark(BadMark):
    """The text was written by a newer version."""


@dataclass(frozen=True)
class Made:
    """One thing in a file that a generator made.

    Attributes
    ----------
    sha256 : str
        Hash of the content as the generator gave it, before it was exported.
    """

    recipe: Recipe
    title: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Provenance:
    """What of a file was made by generators, and how.

    Attributes
    ----------
    composite : bool
        Whether the file also shows other things (text, imported pictures, several results).
    """

    made: tuple[Made, ...]
    composite: bool = False
    title: str = ""

    @classmethod
    def of(cls, asset: Asset, title: str = "") -> Provenance | None:
        """Return what a file says that shows an asset and nothing else; None where no generator made it.

        Parameters
        ----------
        title : str
            For an asset that has none.
        """
        if asset.recipe is None:
            return None
        called = asset.title or title
        return cls((Made(asset.recipe, called, asset.sha256),), title=called)


def dumps(provenance: Provenance) -> str:
    """Return the text to store, ASCII and without line breaks."""
    nodes = _Nodes()
    # Kept while the nodes know them by identity.
    recipes = [shortened(item.recipe) for item in provenance.made]
    made = [
        {"recipe": nodes.add(recipe), "title": _without_path(item.title), "sha256": item.sha256}
        for recipe, item in zip(recipes, provenance.made, strict=True)
    ]
    graph = {
        "format": FORMAT,
        "version": 2 if any("region" in row for row in nodes.rows) else 1,
        "title": _without_path(provenance.title),
        "composite": provenance.composite,
        "made": made,
        "recipes": nodes.rows,
    }
    return json.dumps(graph, ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def loads(text: str) -> Provenance:
    """Read a stored text.

    Raises
    ------
    BadMark
        When it is damaged, too large, too deep, or refers to itself.
    NewerMark
        When a newer version wrote it.
    """
    graph = _parsed(text)
    recipes = _recipes(_list(graph, "recipes"))
    try:
        made = tuple(
            Made(recipes[_index(item["recipe"])], _text(item, "title"), _text(item, "sha256"))
            for item in _list(graph, "made")
        )
    except (KeyError, IndexError, TypeError) as error:
        raise BadMark(f"a reference is wrong: {error}") from error
    return Provenance(made, composite=graph.get("composite") is True, title=_text(graph, "title"))


_SOURCES = ("inputs", "asked")
"""Fields of a recipe that hold recipes."""


class _Nodes:
    """Recipes flattened one by one; equal ones share a row."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self._index: dict[str, int] = {}
        # The same object may be reached along many ways.
        self._seen: dict[int, int] = {}

    def add(self, recipe: Recipe) -> int:
        """Return the row of `recipe`, adding it and its ancestors where they are new."""
        if id(recipe) not in self._seen:
            self._seen[id(recipe)] = self._add(recipe)
        return self._seen[id(recipe)]

    def _add(self, recipe: Recipe) -> int:
        row = recipe.model_dump(mode="json", exclude={"parent", *_SOURCES}, exclude_defaults=True)
        row["params"] = _scrubbed(row.get("params", {}))
        if recipe.parent is not None:
            row["parent"] = self.add(recipe.parent)
        for name in _SOURCES:
            if items := getattr(recipe, name):
                row[name] = [self._input_row(item) for item in items]
        key = json.dumps(row, sort_keys=True)
        if key not in self._index:
            self._index[key] = len(self.rows)
            self.rows.append(row)
        return self._index[key]

    def _input_row(self, item: RecipeInput) -> dict[str, Any]:
        row: dict[str, Any] = item.model_dump(mode="json", exclude={"recipe"})
        if item.recipe is not None:
            row["recipe"] = self.add(item.recipe)
        return row


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > MAX_TEXT:
        raise BadMark("it is too long")
    try:
        graph = json.loads(text)
        # An escaped half of a surrogate pair is JSON too, but no text that could be stored again.
        json.dumps(graph, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise BadMark("it is no JSON") from error
    if _nesting(graph) > MAX_NESTING:
        raise BadMark("it is nested too deeply")
    if not isinstance(graph, dict) or graph.get("format") != FORMAT:
        raise BadMark("it is no recipe")
    version = graph.get("version")
    if not isinstance(version, int) or version < 1:
        raise BadMark("it names no version")
    if version > VERSION:
        raise NewerMark(f"its version is {version}")
    return graph


def _nesting(value: Any) -> int:
    """Return how many levels of lists and objects a JSON value has; a plain value has none."""
    levels, level = 0, [value]
    while level := [item for item in level if isinstance(item, dict | list)]:
        levels += 1
        level = [child for item in level for child in (item.values() if isinstance(item, dict) else item)]
    return levels


def _recipes(rows: list[Any]) -> list[Recipe]:
    """Rebuild the recipes; a row may refer to earlier rows only, so nothing can contain itself."""
    recipes: list[Recipe] = []
    depths: list[int] = []
    sizes: list[int] = []
    for row in rows:
        try:
            fields = dict(row)
            below = _references(fields)
            if any(index >= len(recipes) for index in below):
                raise BadMark("a recipe refers to a later one")
            depths.append(1 + max((depths[index] for index in below), default=0))
            sizes.append(1 + sum(sizes[index] for index in below))
            if depths[-1] > GENERATIONS + 1 or sizes[-1] > MAX_EXPANDED:
                raise BadMark("its recipes are nested too deeply")
            recipes.append(_recipe(fields, recipes))
        except (TypeError, KeyError, ValidationError) as error:
            raise BadMark("a recipe doesn't fit") from error
    return recipes


def _references(fields: dict[str, Any]) -> list[int]:
    found = [_index(fields["parent"])] if "parent" in fields else []
    items = [item for name in _SOURCES for item in fields.get(name, ())]
    return found + [_index(item["recipe"]) for item in items if "recipe" in item]


def _recipe(fields: dict[str, Any], recipes: list[Recipe]) -> Recipe:
    if "parent" in fields:
        fields["parent"] = recipes[fields["parent"]]
    for name in _SOURCES:
        if name in fields:
            fields[name] = tuple(
                RecipeInput.model_validate(
                    {**item, "recipe": recipes[item["recipe"]]} if "recipe" in item else item
                )
                for item in fields[name]
            )
    return Recipe.model_validate(fields)


def _scrubbed(value: Any) -> Any:
    """Return a parameter value in which absolute paths are cut down to their last name."""
    if isinstance(value, str):
        return _without_path(value)
    if isinstance(value, list):
        return [_scrubbed(item) for item in value]
    if isinstance(value, dict):
        return {key: _scrubbed(item) for key, item in value.items()}
    return value


def _without_path(text: str) -> str:
    if not _PATH.fullmatch(text):
        return text
    return re.split(r"[\\/]", text.rstrip("\\/"))[-1]


def _index(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r} is no reference")
    return value


def _list(graph: dict[str, Any], name: str) -> list[Any]:
    value = graph.get(name)
    if not isinstance(value, list):
        raise BadMark(f"it has no {name}")
    return value


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name, "")
    if not isinstance(value, str):
        raise BadMark(f"its {name} is no text")
    return value

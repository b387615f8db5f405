"""Clips that a generator makes from keys: what is wanted, what was made, and whether the two are the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from creastudio.api.errors import UserError
from creastudio.api.keys import Keys, dump_keys, load_keys
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.timeline import Clip, Generated

Freshness = Literal["", "new", "changed"]
"""Of a generated clip: as it is wanted, not made yet, or changed since it was made."""


def generated_of(asset: Asset) -> Generated | None:
    """Return what makes a clip of an asset that says that it goes from key to key; None for any other.

    What an asset says comes from a plugin or a file: what is damaged counts as not said.
    """
    said, recipe = said_of(asset), asset.recipe
    if asset.kind != "video" or recipe is None or not said:
        return None
    param, by = said.get("param"), said.get("by")
    if not isinstance(param, str) or param not in recipe.params or not isinstance(by, list | tuple):
        return None
    try:
        keys = load_keys(str(recipe.params[param] or said.get("keys") or ""))
    except UserError:
        return None
    names = tuple(str(name) for name in cast(list[Any], by))
    state, score = (str(said.get(name) or "") for name in ("state", "score"))
    return Generated(recipe=recipe, keys=keys, param=param, by=names, state=state, score=score)


def said_of(asset: Asset) -> Mapping[str, Any]:
    """Return what an asset says of its keys, which nobody has checked; empty for one that has none."""
    said = asset.metadata.get("keyed")
    return cast(Mapping[str, Any], said) if isinstance(said, Mapping) else {}


def key_params(asset: Asset, generated: Generated) -> dict[str, Any] | None:
    """Return the parameters of the key that an asset stands for; None where its generator makes no keys here."""
    recipe = asset.recipe
    if recipe is None or recipe.generator not in generated.by:
        return None
    own = {"generator": recipe.generator, "seed": recipe.seed}
    told = asset.metadata.get(generated.state) if generated.state else None
    if isinstance(told, Mapping):
        # What a result says of itself holds whatever its generator remembers, and a variation has come to by itself.
        return {**own, **cast(Mapping[str, Any], told)}
    varied = {"variation": recipe.variation, "variation_seed": recipe.variation_seed}
    return {**recipe.params, **(varied if recipe.variation else {}), **own}


def wanted_params(generated: Generated) -> dict[str, Any]:
    """Return the parameters with which its generator makes what is wanted now."""
    if not generated.param:
        return dict(generated.recipe.params)
    return {**generated.recipe.params, generated.param: dump_keys(generated.keys)}


def freshness(document: Document, clip: Clip) -> Freshness:
    """Return whether what a generated clip shows is what is wanted."""
    if clip.generated is None:
        return ""
    asset = document.find_asset(clip.asset) if clip.asset else None
    return "new" if asset is None else freshness_of(clip.generated, asset)


def freshness_of(generated: Generated, asset: Asset) -> Freshness:
    """As ``freshness``, for what is wanted and the asset that was made."""
    if asset.recipe is None:
        return "changed"
    return "" if _essence(generated, generated.keys) == _essence_of(generated, asset) else "changed"


def _essence_of(generated: Generated, asset: Asset) -> Any:
    made = generated_of(asset)
    if made is None or made.param != generated.param:
        assert asset.recipe is not None  # asked by ``freshness_of``
        return None if generated.param else _of_recipe(asset.recipe, "", ())
    return _essence(made, made.keys)


def _essence(generated: Generated, keys: Keys) -> Any:
    return _of_recipe(generated.recipe, generated.param, keys)


def _of_recipe(recipe: Recipe, param: str, keys: Keys) -> Any:
    rest = {name: value for name, value in recipe.params.items() if name != param}
    inputs = sorted((item.name, item.sha256) for item in recipe.inputs)
    return recipe.generator, recipe.seed, rest, inputs, keys

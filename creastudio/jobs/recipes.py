"""The recipe of a result, from the request that made it and what the job said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from creastudio import __version__
from creastudio.api.media import kind_of
from creastudio.api.recipe import ModelRef, Recipe, RecipeInput, Replay
from creastudio.core.provenance import shortened
from creastudio.jobs.job import JobRequest


def model_emitted(request: JobRequest) -> dict[str, Any]:
    """Return what ``recipe_of`` asks of an artifact, for the one model that a training makes."""
    return {
        "seed": request.seed,
        "index": 0,
        "media_type": "application/x-creastudio-model",
        "metadata": {},
    }


def recipe_of(
    request: JobRequest,
    emitted: dict[str, Any],
    models: Iterable[ModelRef],
    asked: Iterable[RecipeInput] = (),
) -> Recipe:
    """Return the recipe of one emitted artifact.

    Parameters
    ----------
    emitted : dict
        ``seed``, ``index``, ``media_type`` and ``metadata`` of the artifact; ``variation_seed`` in the metadata is
        the one that this result of a batch moved towards, ``settled`` are parameters in words that mean the same on
        any machine.
    models : iterable of ModelRef
        Models that the job opened.
    asked : iterable of RecipeInput
        What it had other generators make.
    """
    recipe = Recipe(
        generator=request.work,
        plugin=request.plugin,
        plugin_version=request.plugin_version,
        studio_version=__version__,
        params={**request.params, **_settled(request.params, emitted["metadata"].get("settled"))},
        seed=int(emitted["seed"]),
        index=int(emitted["index"]),
        makes=kind_of(emitted["media_type"]) or "image",
        models=tuple(models),
        inputs=tuple(
            RecipeInput(name=item.name, sha256=item.sha256, media_type=item.media_type, recipe=item.recipe)
            for item in request.inputs
            if item.sha256
        ),
        asked=tuple(asked),
        parent=request.parent,
        region=request.region,
        variation=request.variation,
        variation_seed=int(emitted["metadata"].get("variation_seed", request.variation_seed)),
        replay=cast(Replay, request.replay),
    )
    # Of a variation of a variation of a variation ... the oldest would be too deep to be stored.
    return shortened(recipe)


def _settled(params: Mapping[str, Any], settled: Any) -> dict[str, Any]:
    """Return what a job says more exactly of its own parameters; what isn't one, or of another type, is passed over."""
    told = cast("dict[str, Any]", settled) if isinstance(settled, dict) else {}
    return {
        name: value for name, value in told.items() if name in params and type(value) is type(params[name])
    }

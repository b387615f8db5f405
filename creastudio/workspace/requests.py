"""From what a person asked for to a job request."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator, Input, Work
from creastudio.api.media import SCORE_SUFFIXES, Kind, kind_of, media_type_of
from creastudio.api.params import Params, parse_text, role_name, specs, validate
from creastudio.api.recipe import Recipe, Replay
from creastudio.api.region import Region
from creastudio.host.registry import Registry
from creastudio.jobs.job import JobInput, JobRequest
from creastudio.store.model_library import ModelLibrary, ModelMissing

Values = Mapping[str, Any]

InputValue = Path | JobInput

FindBlob = Callable[[str], Path | None]
"""SHA-256 -> where these bytes lie, or None."""

WORDS: dict[Kind, str] = {
    "image": "a picture",
    "text": "a text",
    "score": "a score",
    "audio": "a sound",
    "video": "a video",
    "layout": "a layout",
    "brand": "a brand kit",
    "campaign": "a campaign",
    "model": "a model",
    "file": "a file of another program",
}
"""What a kind of medium is called in a sentence."""

_TOLD_APART: frozenset[Kind] = frozenset({"image", "score", "audio", "video"})
"""Kinds that a file's ending tells apart; texts and others have endings of all sorts."""
_ALSO: dict[Kind, Kind] = {"audio": "video"}
"""What holds a kind as well: a film its sound."""


def fresh_seed() -> int:
    """Return a seed nobody chose: short enough to read out, 0 <= seed < 2**31."""
    return secrets.randbelow(2**31)


def check_params(work: Work, values: Values | Params) -> Params:
    """Return validated parameters of `work`; UserError names what doesn't fit."""
    if isinstance(values, Params):
        return validate(work.params, values.model_dump(mode="json"))
    if values and all(isinstance(value, str) for value in values.values()):
        return parse_text(work.params, values)
    return validate(work.params, values)


def make_request(
    registry: Registry,
    work_id: str,
    values: Values | Params,
    *,
    seed: int | None = None,
    inputs: Mapping[str, InputValue] | None = None,
    variation: float = 0.0,
    variation_seed: int = 0,
    parent: Recipe | None = None,
    model_name: str = "",
    resume: bool = False,
    job_id: str = "",
    region: Region | None = None,
    live: bool = False,
) -> JobRequest:
    """Return the request that runs `work_id`.

    Parameters
    ----------
    values : mapping or Params
        Parameters by name; text is parsed, as the command line gives it.
    seed : int, optional
        A parameter with ``role="seed"`` and this are the same thing; a fresh one when neither is given.
    region : Region, optional
        The selection that its results are for.
    live : bool
        For a live session, which takes no inputs: what it looks at comes with each wish.

    Raises
    ------
    UserError
        For an unknown generator, a parameter that doesn't fit or an input that is missing.
    """
    work = registry.work(work_id)
    plugin = registry.plugin_of(work_id)
    params = check_params(work, values)
    chosen, params = _settle_seed(work, params, seed)
    extra: dict[str, Any] = {"id": job_id} if job_id else {}
    return JobRequest(
        work=work.id,
        title=work.title,
        plugin=plugin.name,
        plugin_version=plugin.version,
        entry=work.entry,
        params_entry=f"{work.params.__module__}:{work.params.__qualname__}",
        search_path=plugin.search_path,
        engine="" if plugin.origin == "built-in" else plugin.name,
        params=params.model_dump(mode="json"),
        seed=chosen,
        variation=variation,
        variation_seed=variation_seed,
        parent=parent,
        inputs=() if live else _check_inputs(work, inputs or {}),
        region=region,
        quick=work.quick,
        trains=work.makes == "model",
        memory=params.expected_memory() or work.memory,
        device=work.device,
        makes=work.makes,
        replay=_replay(work, params),
        model_name=model_name,
        resume=resume,
        asked=time.time(),
        **extra,
    )


def live_request(registry: Registry, work_id: str, values: Values | Params) -> JobRequest:
    """Return what a live session of a generator is opened with: a job whose entry is the live one.

    Raises
    ------
    UserError
        When the generator isn't live or a parameter doesn't fit.
    """
    work = registry.work(work_id)
    if not isinstance(work, Generator) or not work.live_entry:
        raise UserError(f"'{work.title}' can't draw live.", "Run it as a job.")
    request = make_request(registry, work_id, values, seed=0, live=True)
    return request.model_copy(update={"entry": work.live_entry})


def vary_request(
    registry: Registry, recipe: Recipe, strength: float, find: FindBlob, count: int = 4
) -> JobRequest:
    """Return the request for variations of the result that `recipe` made.

    A generator with a ``role="variation"`` parameter keeps the seed and moves from it by `strength` (0 to 1);
    any other is run again with new seeds.

    Raises
    ------
    UserError
        When its generator isn't there any more, the result came from no generator, or no chance is in it.
    """
    work = registry.work(recipe.generator)
    if not work.seeded:
        raise UserError(
            f"No chance is in '{work.title}': it would make the same again.",
            "Change its settings, and generate.",
        )
    values = settings_of(work, recipe)
    counter = role_name(work.params, "count")
    if counter is not None:
        values[counter] = _within(work, counter, count)
    mover = role_name(work.params, "variation")
    if mover is None:
        seed, variation_seed, strength = fresh_seed(), 0, 0.0
    else:
        seed, variation_seed = recipe.seed, fresh_seed()
        values[mover] = strength
    return make_request(
        registry,
        work.id,
        values,
        seed=seed,
        variation=strength,
        variation_seed=variation_seed,
        parent=recipe,
        inputs=recipe_inputs(recipe, find),
        region=recipe.region,
    )


def again_request(registry: Registry, recipe: Recipe, find: FindBlob) -> JobRequest:
    """Return the request that makes the very result of `recipe` again, alone."""
    work = registry.work(recipe.generator)
    values = settings_of(work, recipe)
    counter = role_name(work.params, "count")
    if counter is not None:
        values[counter] = _within(work, counter, 1)
    request = make_request(
        registry,
        work.id,
        values,
        seed=recipe.seed,
        variation=recipe.variation,
        variation_seed=recipe.variation_seed,
        parent=recipe.parent,
        inputs=recipe_inputs(recipe, find),
        region=recipe.region,
    )
    return request.model_copy(update={"again": True})


def settings_of(work: Work, recipe: Recipe) -> dict[str, Any]:
    """Return the parameters of `recipe` that `work` still knows, for its form."""
    known = set(work.params.model_fields)
    return {name: value for name, value in recipe.params.items() if name in known}


def check_models(registry: Registry, models: ModelLibrary, request: JobRequest) -> None:
    """Look whether the models that a request names are there; ModelMissing when one isn't."""
    for spec in specs(registry.work(request.work).params):
        ref = str(request.params.get(spec.name) or "") if spec.role == "model" else ""
        if ref:
            models.find(ref, spec.model_family)


def pinned(registry: Registry, models: ModelLibrary, recipe: Recipe) -> Recipe:
    """Return `recipe` so that it names the very models it was made with.

    Its parameters may name a model by its id alone, and by now another model may be called so.

    Raises
    ------
    ModelMissing
        When one of them isn't there.
    """
    changed: dict[str, Any] = {}
    for name in _model_names(registry.work(recipe.generator)):
        value = str(recipe.params.get(name) or "")
        # Where none was named, the job chose one, and would choose another when there are others.
        used = next((ref for ref in recipe.models if value.partition("@")[0] in ("", ref.id)), None)
        if used is None:
            continue
        there = models.find(str(used))
        if not _finds(models, value, there.card.sha256):
            changed[name] = str(there.ref)
    return recipe.model_copy(update={"params": {**recipe.params, **changed}}) if changed else recipe


def _finds(models: ModelLibrary, text: str, sha256: str) -> bool:
    """Whether a name leads to the model with this hash."""
    try:
        return models.find(text).card.sha256 == sha256
    except ModelMissing:
        return False


def _model_names(work: Work) -> list[str]:
    return [spec.name for spec in specs(work.params) if spec.role == "model"]


def _settle_seed(work: Work, params: Params, seed: int | None) -> tuple[int, Params]:
    name = role_name(work.params, "seed")
    given = getattr(params, name) if name is not None else None
    chosen = seed if seed is not None else given
    if chosen is None or chosen < 0:
        chosen = fresh_seed() if work.seeded else 0
    if not 0 <= chosen < 2**63:
        raise UserError(f"The seed {chosen} is out of range.", "A seed is a whole number from 0 to 2^63 - 1.")
    return chosen, params if name is None else params.model_copy(update={name: chosen})


def _within(work: Work, name: str, value: int) -> int:
    spec = next(spec for spec in specs(work.params) if spec.name == name)
    low = spec.minimum if spec.minimum is not None else value
    high = spec.maximum if spec.maximum is not None else value
    return int(min(max(value, low), high))


def _replay(work: Work, params: Params) -> Replay:
    """Return what the recipe may promise: what depends on the clock, or went back on its way, isn't made again alike."""
    limit, back = role_name(work.params, "time_limit"), role_name(work.params, "go_back")
    timed = limit is not None and bool(getattr(params, limit))
    went_back = back is not None and getattr(params, back) is not None
    return "similar" if (timed or went_back) and work.replay == "exact" else work.replay


def _check_inputs(work: Work, inputs: Mapping[str, InputValue]) -> tuple[JobInput, ...]:
    known = {item.name: item for item in work.takes}
    for name in inputs:
        if name not in known:
            takes = ", ".join(known) or "nothing"
            raise UserError(f"'{work.title}' has no input '{name}'.", f"It takes {takes}.")
    for item in work.takes:
        if item.required and item.name not in inputs:
            what = "a folder of pictures" if item.folder else WORDS[item.kind]
            raise UserError(f"'{work.title}' needs {what}.", f"Choose its input '{item.name}' first.")
    for name, value in inputs.items():
        _check_kind(work, known[name], value)
    return tuple(_as_input(name, value) for name, value in inputs.items())


def _check_kind(work: Work, slot: Input, value: InputValue) -> None:
    """Refuse a file where a folder is wanted, a folder where a file is, and a file of another kind."""
    if not isinstance(value, Path) or not value.exists():
        return
    if value.is_dir() == slot.folder:
        kind = None if slot.folder else _kind_told(value)
        if (
            kind is not None
            and slot.kind in _TOLD_APART
            and kind != slot.kind
            and kind != _ALSO.get(slot.kind)
        ):
            other = next((item.name for item in work.takes if item.kind == kind and not item.folder), "")
            raise UserError(
                f"'{value.name}' is {WORDS[kind]}, and '{slot.name}' takes {WORDS[slot.kind]}.",
                f"Give it as the input '{other}'." if other else "Choose another file.",
            )
        return
    if slot.folder:
        raise UserError(f"'{value.name}' is no folder.", "Choose the folder that it lies in.")
    raise UserError(f"'{value.name}' is a folder.", "Choose a file.")


def _kind_told(path: Path) -> Kind | None:
    """Return what a file is by its ending; None where that tells too little."""
    kind = "score" if path.suffix.lower() in SCORE_SUFFIXES else kind_of(media_type_of(path.name))
    return kind if kind in _TOLD_APART else None


def _as_input(name: str, value: InputValue) -> JobInput:
    if isinstance(value, JobInput):
        return value.model_copy(update={"name": name})
    if not value.exists():
        raise UserError(f"There is no '{value}'.", "Check the name, or choose another file or folder.")
    media_type = "" if value.is_dir() else media_type_of(value.name)
    path = str(value.resolve())
    readable = path.encode(errors="replace").decode()
    if path != readable:
        # Such a name can't be kept in a request, which is JSON.
        raise UserError(f"The name of '{readable}' isn't valid UTF-8.", "Rename it, and choose it again.")
    return JobInput(name=name, path=path, media_type=media_type)


def recipe_inputs(recipe: Recipe, find: FindBlob) -> dict[str, InputValue]:
    """Return the very inputs that a recipe names; UserError when one isn't there any more."""
    found: dict[str, InputValue] = {}
    for item in recipe.inputs:
        path = find(item.sha256)
        if path is None:
            raise UserError(
                f"The {item.name} that this result was made from isn't in this project.",
                "Use 'Use these settings' and choose it again.",
            )
        found[item.name] = JobInput(
            name=item.name,
            path=str(path),
            media_type=item.media_type,
            sha256=item.sha256,
            recipe=item.recipe,
        )
    return found

"""``gan.sheet``: variations around a state, or a grid of what happens when two things change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch

from creastudio.api import Artifact, JobContext, image_artifact
from creastudio.ml.pictures import png
from creastudio_gan.engine import latent_state
from creastudio_gan.engine.labelled_sheet import fitted, labelled_sheet
from creastudio_gan.engine.space import Space, for_job
from creastudio_gan.state_text import Step, format_directions, parse_direction, parse_directions
from creastudio_gan.sweeps import Sweep, parse_sweep
from creastudio_gan.tools.explore import ExploreParams
from creastudio_gan.tools.sheet import SheetParams


def run(params: SheetParams, ctx: JobContext) -> None:
    """Make one sheet; its metadata hold the state (``explore``) and what each cell changes of it (``cells``).

    Raises
    ------
    UserError
        When the model is missing, damaged, or doesn't have what the state or an axis names.
    """
    space = for_job(params, ctx)
    start = latent_state.at(params, seed=ctx.seed)
    if params.kind == "variations":
        made = variations(space, start, params, ctx)
    else:
        made = grid(space, start, params, ctx)
    ctx.emit(made)
    ctx.progress(1.0, "done")


def variations(space: Space, start: ExploreParams, params: SheetParams, ctx: JobContext) -> Artifact:
    """Return the state and variations of it, each towards a seed of its own."""
    rng = np.random.default_rng(ctx.seed)
    seeds = [int(seed) for seed in rng.integers(0, 2**31, params.cells - 1)]
    states = [start, *(latent_state.towards(start, seed, params.strength) for seed in seeds)]
    columns = max(2, round((1.5 * len(states)) ** 0.5))
    return _sheet(space, start, states, ctx, columns, [], [], f"{space.model.card.title}, variations")


def grid(space: Space, start: ExploreParams, params: SheetParams, ctx: JobContext) -> Artifact:
    """Return a grid; one axis may be "none"."""
    across = _filled(parse_sweep(params.across, params.across_values), params.across_values, start, space)
    down = _filled(parse_sweep(params.down, params.down_values), params.down_values, start, space)
    states: list[ExploreParams] = []
    for row in down.values or ("",):
        for column in across.values or ("",):
            states.append(moved(moved(start, down, row), across, column))
    above, beside = ([_words(axis, value) for value in axis.values] for axis in (across, down))
    title = f"{space.model.card.title}, {_name(down)} by {_name(across)}"
    made = _sheet(space, start, states, ctx, max(1, len(across.values)), above, beside, title)
    values = {
        "across_values": _with_ids(across, params.across_values, space),
        "down_values": _with_ids(down, params.down_values, space),
    }
    return replace(made, metadata={**made.metadata, "settled": {**made.metadata["settled"], **values}})


def moved(state: ExploreParams, sweep: Sweep, value: str) -> ExploreParams:
    """Return a state in which one axis has one of its values."""
    if not value:
        return state
    if sweep.axis in ("truncation", "x", "y"):
        return latent_state.at(state, **{sweep.axis: float(value)})
    if sweep.axis == "label":
        return latent_state.at(state, label=value)
    if sweep.axis == "seed":
        return latent_state.at(state, mix=";".join(filter(None, (state.mix, f"{sweep.what}={value}"))))
    # A direction that the state already follows is taken to the value, not moved by it once more.
    name, direction = parse_direction(sweep.what)
    others = [
        step
        for step in parse_directions(state.directions)
        if not (step.id == direction if direction is not None else step.name == name)
    ]
    steps = (*others, Step(name, direction, float(value)))
    return latent_state.at(state, directions=format_directions(steps))


def _filled(sweep: Sweep, text: str, start: ExploreParams, space: Space) -> Sweep:
    """Fill in what an axis leaves open: all classes; and a plane is swept around the state."""
    if sweep.axis == "label" and not sweep.values:
        return replace(sweep, values=space.classes[:16])
    if sweep.axis in ("x", "y") and not text.strip():
        middle = getattr(start, sweep.axis)
        return replace(sweep, values=tuple(f"{middle + float(value):.6g}" for value in sweep.values))
    return sweep


def _sheet(
    space: Space,
    start: ExploreParams,
    states: list[ExploreParams],
    ctx: JobContext,
    columns: int,
    above: list[str],
    beside: list[str],
    title: str,
) -> Artifact:
    pictures: list[torch.Tensor] = []
    for index, state in enumerate(states):
        ctx.check_cancelled()
        pictures.append(fitted(space.picture(state), len(states)))
        ctx.progress(0.98 * (index + 1) / len(states), f"{index + 1} of {len(states)}")
    picture = labelled_sheet(torch.stack(pictures), columns, above, beside)
    _, height, width = picture.shape
    settled = space.settled(start)
    cells = [_changes(settled, space.settled(state)) for state in states]
    made = image_artifact(png(picture), width, height, title=title, seed=ctx.seed)
    told = {"explore": settled, "cells": cells, "settled": {"directions": settled["directions"]}}
    return replace(made, metadata={**made.metadata, **told})


def _with_ids(sweep: Sweep, text: str, space: Space) -> str:
    """Return the values of an axis with the id of its direction, where a name alone stands: names are this machine's."""
    if sweep.axis != "direction" or not text.strip():
        return text
    _, colon, values = text.rpartition(":")
    name, direction = parse_direction(sweep.what)
    step = space.directions.settled(Step(name, direction, 1.0))
    return format_directions((step,)).rpartition(":")[0].strip() + colon + values


def _changes(start: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in state.items() if start[name] != value}


def _words(sweep: Sweep, value: str) -> str:
    if sweep.axis == "direction":
        return f"{_name(sweep)} {signed(float(value))}"
    return f"{_name(sweep)} {value}" if sweep.axis != "label" else value


def _name(sweep: Sweep) -> str:
    if sweep.axis == "seed" and sweep.what != "all":
        return f"{sweep.what} from"
    if sweep.axis == "direction":
        return f"#{sweep.what}" if sweep.what.isdecimal() else parse_direction(sweep.what)[0] or sweep.what
    return sweep.axis


def signed(amount: float) -> str:
    """Return how far a direction is followed: "-2", "0", "+1.5"."""
    return f"{amount:+g}" if amount else "0"

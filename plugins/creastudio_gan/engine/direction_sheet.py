"""``gan.directions``: shows what the directions of a model do, and keeps names for them."""

from __future__ import annotations

from dataclasses import replace

import torch

from creastudio.api import JobContext, image_artifact
from creastudio.ml.pictures import png
from creastudio_gan.engine import latent_state
from creastudio_gan.engine.directions import Directions
from creastudio_gan.engine.labelled_sheet import fitted, labelled_sheet
from creastudio_gan.engine.sheet import signed
from creastudio_gan.engine.space import for_job
from creastudio_gan.state_text import DirectionId, Step, parse_layers, parse_names
from creastudio_gan.tools.directions import DirectionsParams

STEPS = (-2.0, -1.0, 0.0, 1.0, 2.0)
"""Columns of the sheet, standard deviations."""


def run(params: DirectionsParams, ctx: JobContext) -> None:
    """Make one sheet, a row for each direction; first the names that were given are kept.

    Raises
    ------
    UserError
        When the model has fewer directions or layers than were asked for.
    """
    space = for_job(params, ctx)
    known = space.directions
    ctx.check_cancelled()
    ctx.progress(0.05, "finding the directions")
    layers = parse_layers(params.layers)
    shown = [
        DirectionId(params.basis, layers, index) for index in range(params.first, params.first + params.rows)
    ]
    for direction in shown[:1]:
        known.vector(direction)
    shown = [direction for direction in shown if direction.index <= space.state_width]
    _keep_names(params, known)
    start = space.state(latent_state.at(params, seed=ctx.seed))
    pictures: list[torch.Tensor] = []
    for row, direction in enumerate(shown):
        ctx.check_cancelled()
        for amount in STEPS:
            step = Step("", direction, amount * params.reach / 2)
            picture = space.draw(latent_state.stepped(start, known, step), params.noise)
            pictures.append(fitted(picture, len(shown) * len(STEPS)))
        ctx.progress(0.1 + 0.85 * (row + 1) / len(shown), f"{row + 1} of {len(shown)}")
    names = {direction: name for name, direction in known.names().items()}
    beside = [" ".join(filter(None, (names.get(one, ""), str(one)))) for one in shown]
    above = [signed(amount * params.reach / 2) for amount in STEPS]
    picture = labelled_sheet(torch.stack(pictures), len(STEPS), above, beside)
    _, height, width = picture.shape
    title = f"{space.model.card.title}, directions"
    made = image_artifact(png(picture), width, height, title=title)
    told = {name: str(direction) for name, direction in sorted(known.names().items())}
    ctx.emit(replace(made, metadata={**made.metadata, "names": told}))
    ctx.progress(1.0, "done")


def _keep_names(params: DirectionsParams, known: Directions) -> None:
    given = parse_names(params.names)
    layers = parse_layers(params.layers)
    named = {
        name: direction
        if isinstance(direction, DirectionId)
        else DirectionId(params.basis, layers, direction)
        for name, direction in given.items()
    }
    for direction in named.values():
        known.vector(direction)  # only what is there gets a name
        known.layers_of(direction)
    if named:
        known.name(named)

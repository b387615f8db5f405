"""``gan.project``: a picture of one's own, found in a model; or what a model would put where a picture is masked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image, ImageFilter
from torch import Tensor

from creastudio.api import Artifact, JobContext, UserError, image_artifact
from creastudio.ml import device, picture_files
from creastudio.ml.image_folder import load_picture
from creastudio.ml.job_inputs import optional_input
from creastudio.ml.pictures import png
from creastudio.ml.pixels import encoded
from creastudio_gan.engine import latent_state
from creastudio_gan.engine.likeness import Likeness
from creastudio_gan.engine.projection import BATCH, Found, Search, share_of_starts
from creastudio_gan.engine.space import Space, open_space
from creastudio_gan.tools.explore import ExploreParams
from creastudio_gan.tools.project import ProjectParams

EDGE = 1 / 60
"""Width of the soft edge of what is filled in, as a part of the picture's shorter side."""

LEAST_KNOWN = 0.02
"""Share of a picture that must not be masked."""


@dataclass(frozen=True)
class Task:
    """What is looked for.

    Attributes
    ----------
    target : Tensor
        (1, 3, height, width) in [-1, 1], of the network's size.
    known : Tensor, optional
        (1, 1, height, width), 1 where the target counts.
    whole, mask : PIL.Image.Image, optional
        The picture in its own size, and in grey what of it is filled in.
    """

    target: Tensor
    known: Tensor | None = None
    whole: Image.Image | None = None
    mask: Image.Image | None = None


def run(params: ProjectParams, ctx: JobContext) -> None:
    """Make the picture of the model that is nearest to the input, or the input with its masked part filled in.

    Its metadata hold the state (``explore``), from which ``gan.explore`` goes on, and the distance at the beginning and
    the end.

    Raises
    ------
    UserError
        When the model or the picture is missing or damaged, a class isn't there, or nothing is left beside the mask.
    """
    place = device.prepare(ctx.device)
    ctx.progress(0.0, "loading the model")
    space = open_space(ctx.model(params.model), place, ctx.data_dir)
    task = task_of(params, ctx, space)
    shares = _shares(space, params)
    search = Search(space, Likeness(task.target, task.known), shares, ctx.seed, params.freedom)
    first: Found | None = None
    last: Found | None = None
    for found in search.run(params.tries, params.steps, _counting(ctx, params.tries, params.steps)):
        first, last = first or found, found
        if found.done < 1:
            ctx.preview(_result(space, task, found.state, f"{space.model.card.title}, on the way"))
            ctx.progress(0.02 + 0.95 * found.done, f"distance {found.distance:.3f}")
    assert first is not None
    assert last is not None
    ctx.emit(_finished(space, params, task, first, last))
    ctx.progress(1.0, "done")


def _counting(ctx: JobContext, tries: int, steps: int) -> Callable[[], None]:
    """Return what is called between two steps; while the first pictures are drawn, it says how many there are."""
    begun = 0

    def between() -> None:
        nonlocal begun
        ctx.check_cancelled()
        if begun < tries:
            ctx.progress(
                0.02 + 0.95 * share_of_starts(tries, steps) * begun / tries,
                f"{begun} of {tries} pictures to begin from",
            )
        begun += BATCH

    return between


def task_of(params: ProjectParams, ctx: JobContext, space: Space) -> Task:
    """Return the picture and the mask of a job in the network's size."""
    size = space.network.height, space.network.width
    path = ctx.input("picture").path
    mask = _mask(ctx)
    if mask is None:
        return Task(_as_target(load_picture(path, size, params.fit), space.place))
    # The whole picture lies under the network's, whatever its shape: what is filled in must come back to its place.
    target = _as_target(load_picture(path, size, "stretch"), space.place)
    grey = mask.resize((size[1], size[0]), Image.Resampling.BOX)
    known = 1 - torch.from_numpy(np.asarray(grey, np.float32) / 255)[None, None].to(space.place)
    if float(known.mean()) < LEAST_KNOWN:
        raise UserError(
            "Nearly all of the picture is masked, so nothing is left to go by.",
            hint="Select a smaller part, or let more context be around it.",
        )
    return Task(target, known, _whole(path), mask)


def _mask(ctx: JobContext) -> Image.Image | None:
    """Return the mask, 8-bit grey; None where none was given."""
    given = optional_input(ctx, "mask")
    return None if given is None else picture_files.read_picture(given.path)[0].convert("L")


def _whole(path: Path) -> Image.Image:
    """Return the picture upright in its own size, with its transparency."""
    picture, facts = picture_files.read_picture(path)
    if facts.clear:
        picture.putalpha(picture_files.opened(path, _alpha))
    return picture


def _alpha(file: Image.Image) -> Image.Image:
    alpha = file.convert("RGBA").getchannel("A")
    turn = picture_files.turn_of(file)
    return alpha if turn is None else alpha.transpose(turn)


def _as_target(pixels: np.ndarray[Any, Any], place: torch.device) -> Tensor:
    return torch.from_numpy(pixels).permute(2, 0, 1)[None].float().div(127.5).sub(1).to(place)


def _shares(space: Space, params: ProjectParams) -> dict[int, float]:
    if not params.label:
        return {}
    state = ExploreParams(model=params.model, label=params.label)
    return latent_state.shares_of(state, (), space.classes)


def _result(space: Space, task: Task, state: latent_state.State, title: str) -> Artifact:
    picture = space.draw(state)
    if task.whole is None or task.mask is None:
        _, height, width = picture.shape
        return image_artifact(png(picture), width, height, title=title)
    made = filled(task.whole, task.mask, Image.fromarray(picture.permute(1, 2, 0).contiguous().numpy()))
    return image_artifact(encoded(np.asarray(made)), made.width, made.height, title=title)


def filled(whole: Image.Image, mask: Image.Image, made: Image.Image) -> Image.Image:
    """Return `whole` with `made`, enlarged to its size, where `mask` is white; its edge is softened outwards."""
    inside = mask.resize(whole.size, Image.Resampling.BILINEAR)
    reach = max(1, round(EDGE * min(whole.size)))
    wider = inside.filter(ImageFilter.MaxFilter(2 * (reach // 2) + 1)) if reach > 1 else inside
    soft = wider.filter(ImageFilter.GaussianBlur(reach / 2))
    # Softened outwards only: within the mask nothing of what was there may show.
    soft = Image.fromarray(np.maximum(np.asarray(soft), np.asarray(inside)))
    enlarged = made.resize(whole.size, Image.Resampling.BICUBIC).convert(whole.mode)
    return Image.composite(enlarged, whole, soft)


def _finished(space: Space, params: ProjectParams, task: Task, first: Found, last: Found) -> Artifact:
    name = "filled in" if task.mask is not None else "projected"
    made = _result(space, task, last.state, f"{space.model.card.title}, {name}")
    label = params.label or ("" if last.label is None else space.classes[last.label])
    state = ExploreParams(model=params.model, label=label, point=latent_state.point_of(last.state))
    told = {
        "explore": space.settled(state),
        "distance": round(last.distance, 4),
        "distance_at_first": round(first.distance, 4),
    }
    return replace(made, metadata={**made.metadata, **told})

"""``gan.walk``: a video of a way through a model, from key to key, moved by a score where there is one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from fractions import Fraction

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio.api import Artifact, JobContext, image_artifact
from creastudio.api.keys import FLICKS_PER_SECOND, TimedKey, dump_keys, keyed, load_keys
from creastudio.api.score import Score
from creastudio.ml.job_inputs import optional_input
from creastudio.ml.pictures import png
from creastudio.ml.video import write_video
from creastudio_gan.engine.blocks import BLOCK, in_order
from creastudio_gan.engine.space import for_job
from creastudio_gan.engine.walk_drive import Drive
from creastudio_gan.engine.walk_path import Path, keys_of, varied
from creastudio_gan.engine.walk_score import events_of, looped
from creastudio_gan.engine.walk_space import Space, State, space_of
from creastudio_gan.tools.walk import KEYED_BY, WalkParams

PREVIEWS = 40
"""How many frames are shown while it is made."""


def run(params: WalkParams, ctx: JobContext) -> None:
    """Make one video; its metadata say which keys it was made from, so that they can be changed on the timeline.

    Raises
    ------
    UserError
        When the model is missing, damaged or of another architecture, or a key is no state of it.
    """
    opened = for_job(params, ctx)
    model, place, space = opened.model, opened.place, space_of(opened)
    keys = load_keys(params.keys) or keys_of(params, ctx.seed)
    if params.variation > 0:
        keys = varied(keys, params.variation, ctx.variation_seed)
    _check(keys, model.card.id, ctx)
    path = Path(space, keys, params.length, closes=params.closes)

    drive = _drive(space, params, ctx)

    def state(frame: int) -> State:
        time = params.at(frame)
        return path.at(time) if drive is None else drive.moved(path.at(time), time)

    workers = 1 if ctx.settings.get("memory_scale", 1.0) < 1 else 0
    shown = frames(space, place, state, params.frames, ctx.check_cancelled, workers)
    out = ctx.scratch / "walk.mp4"
    side = min(space.pictures(state(0)[None]).shape[2:])
    width, height, count = write_video(
        out,
        _told(shown, params.frames, ctx),
        params.fps,
        enlarge=params.enlargement(side),
        sharp=params.enlarge == "sharp",
    )
    ctx.check_cancelled()
    facts = {
        "width": width,
        "height": height,
        "duration": float(count / params.fps),
        "rate": f"{params.fps.numerator}/{params.fps.denominator}",
        "audio_channels": 0,
        "keyed": keyed("keys", KEYED_BY, keys, closes=params.closes, state="explore", score="score"),
    }
    if params.variation > 0:
        # The keys say where they have come to: its recipe is that of a walk through them.
        facts["settled"] = {"keys": dump_keys(keys), "variation": 0.0}
    ctx.emit(
        Artifact("video/mp4", path=out, title=f"{model.card.title}: walk", seed=ctx.seed, metadata=facts)
    )
    ctx.progress(1.0, f"{count} of {count}")


def frames(
    space: Space,
    place: torch.device,
    state: Callable[[int], State],
    count: int,
    between: Callable[[], None] = lambda: None,
    workers: int = 0,
) -> Generator[NDArray[np.uint8], None, None]:
    """Yield the frames of a walk, (height, width, 3) uint8; no more than a few blocks are in memory.

    Parameters
    ----------
    state : callable
        From the number of a frame to its state.
    between : callable
        Called before each block; may raise to stop.
    workers : int
        How many blocks are computed at a time; 0 for as many as there are cores, on an accelerator one.
    """

    def block(numbers: range) -> Tensor:
        # Always a whole block: the last bits may depend on its size.
        states = [state(min(number, count - 1)) for number in range(numbers.start, numbers.start + BLOCK)]
        return space.pictures(np.stack(states))[: len(numbers)]

    blocks = (range(first, min(first + BLOCK, count)) for first in range(0, count, BLOCK))
    for pictures in in_order(block, blocks, place, between, workers):
        yield from _pixels(pictures)


def _drive(space: Space, params: WalkParams, ctx: JobContext) -> Drive | None:
    """Return what the score does, or None where none was given."""
    given = optional_input(ctx, "score")
    if given is None:
        return None
    ctx.progress(0.0, "reading the score")
    score = Score.loads(given.path.read_bytes(), given.path.name)
    start = round(Fraction(params.score_start) * FLICKS_PER_SECOND)
    events = events_of(score, start)
    return Drive(space, looped(events, params.length) if params.closes else events, params, ctx.seed)


def _pixels(pictures: Tensor) -> Iterator[NDArray[np.uint8]]:
    yield from pictures.permute(0, 2, 3, 1).numpy()


def _told(shown: Iterator[NDArray[np.uint8]], count: int, ctx: JobContext) -> Iterator[NDArray[np.uint8]]:
    """Yield frames on, and say how far they are."""
    every = max(1, count // PREVIEWS)
    for index, pixels in enumerate(shown):
        if index % every == 0:
            picture = torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)
            ctx.preview(image_artifact(png(picture), pixels.shape[1], pixels.shape[0]))
        ctx.progress(0.99 * (index + 1) / count, f"{index + 1} of {count}")
        yield pixels


def _check(keys: tuple[TimedKey, ...], model: str, ctx: JobContext) -> None:
    others = {str(key.params.get("model", model)).partition("@")[0] for key in keys} - {model}
    if others:
        ctx.log.warning(
            "Keys that were made with another model look different here: %s", ", ".join(sorted(others))
        )

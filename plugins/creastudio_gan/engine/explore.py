"""``gan.explore``: the picture of a state."""

from __future__ import annotations

from dataclasses import replace

from creastudio.api import Artifact, JobContext, image_artifact
from creastudio.ml.pictures import png
from creastudio_gan.engine import latent_state, latents
from creastudio_gan.engine.space import Space, for_job
from creastudio_gan.tools.explore import ExploreParams, PictureParams


def run(params: PictureParams, ctx: JobContext) -> None:
    """Make ``params.count`` pictures of a state, picture i on the plane of the seed ``ctx.seed + i``.

    In a variation all start from the state on the plane of ``ctx.seed``, and picture i moves towards that of
    ``ctx.variation_seed + i``, which its metadata name. Each tells in its metadata, as ``explore``, which state it shows.

    Raises
    ------
    UserError
        When the model is missing, damaged, or doesn't have what the state names.
    """
    space = for_job(params, ctx)
    strength = max(ctx.variation, params.variation)
    for index in range(params.count):
        ctx.check_cancelled()
        if strength > 0:
            key = (ctx.variation_seed + index) % latents.SEEDS
            start = latent_state.at(params, seed=ctx.seed)
            artifact = of_state(space, latent_state.towards(start, key, strength), seed=ctx.seed)
            artifact = replace(artifact, metadata={**artifact.metadata, "variation_seed": key})
        else:
            seed = (ctx.seed + index) % latents.SEEDS
            artifact = of_state(space, latent_state.at(params, seed=seed), seed=seed)
        ctx.emit(replace(artifact, index=index))
        ctx.progress((index + 1) / params.count, f"{index + 1} of {params.count}")


def of_state(space: Space, params: ExploreParams, *, title: str = "", seed: int | None = None) -> Artifact:
    """Return the picture of a state, with the state in its metadata."""
    picture = space.picture(params)
    _, height, width = picture.shape
    made = image_artifact(png(picture), width, height, title=title or title_of(space, params), seed=seed)
    state = space.settled(params)
    return replace(
        made, metadata={**made.metadata, "explore": state, "settled": {"directions": state["directions"]}}
    )


def title_of(space: Space, params: ExploreParams) -> str:
    """Return a short name: the model, and where on which plane."""
    where = "point" if params.point else f"({_short(params.x)}, {_short(params.y)})"
    return f"{space.model.card.title} {where}"


def _short(value: float) -> str:
    """Return a place as the plane says it; adding 0 turns a rounded -0 into 0."""
    return f"{round(value, 2) + 0.0:g}"

"""``gan.explore``: the picture of a state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from creastudio.api import Artifact, JobContext, image_artifact
from creastudio.ml.pictures import png
from creastudio_gan.engine import latent_state, latents
from creastudio_gan.engine.space import Space, for_job
from creastudio_gan.params_latent import ExploreParams, PictureParams
from creastudio_gan.state_text import encode_point


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
            artifact = _varied(space, params, ctx, strength, (ctx.variation_seed + index) % latents.SEEDS)
        else:
            seed = (ctx.seed + index) % latents.SEEDS
            state = latent_state.at(params, seed=seed)
            artifact = of_state(space, state, title=title_of(space, state), seed=seed)
        ctx.emit(replace(artifact, index=index))
        ctx.progress((index + 1) / params.count, f"{index + 1} of {params.count}")


def of_state(space: Space, params: ExploreParams, *, title: str = "", seed: int | None = None) -> Artifact:
    """Return the picture of a state, with the state in its metadata."""
    return _artifact(space, space.state(params), params.noise, space.settled(params), title, seed)


def title_of(space: Space, params: ExploreParams) -> str:
    """Return a short name: the model, and where on which plane."""
    where = "point" if params.point else f"({params.x:g}, {params.y:g})"
    return f"{space.model.card.title} {where}"


def with_point(space: Space, params: ExploreParams, state: latent_state.State) -> dict[str, Any]:
    """Return the JSON values of a state that no parameters describe: its styles become the point.

    Without a W space nothing describes it, and the values are those of `params`.
    """
    values = space.settled(params)
    if state.ws is not None:
        kept = encode_point(latent_state.point_bytes(state.ws))
        values.update(point=kept, mix="", directions="", truncation=1.0)
    return values


def _varied(space: Space, params: PictureParams, ctx: JobContext, strength: float, key: int) -> Artifact:
    start = space.state(latent_state.at(params, seed=ctx.seed))
    end = space.state(latent_state.at(params, seed=key, point=""))
    state = latent_state.blended(start, end, strength)
    title = f"{title_of(space, params)} ~"
    made = _artifact(space, state, params.noise, with_point(space, params, state), title, ctx.seed)
    return replace(made, metadata={**made.metadata, "variation_seed": key})


def _artifact(
    space: Space,
    state: latent_state.State,
    noise: int,
    values: dict[str, Any],
    title: str,
    seed: int | None,
) -> Artifact:
    picture = space.draw(state, noise)
    _, height, width = picture.shape
    made = image_artifact(png(picture), width, height, title=title, seed=seed)
    return replace(made, metadata={**made.metadata, "explore": values})

"""How fast states of a model are drawn, and how long it takes to find a picture in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.bench_gan import measured_with
from tests.bench.rows import Row, median, seconds

if TYPE_CHECKING:
    from creastudio_gan.engine.space import Space

NEEDS = ("creastudio_gan.engine.live", "creastudio_gan.engine.projection")

PICTURES = 60
STEPS = 45


def run() -> list[Row]:
    """Draw and project with random weights (speed doesn't depend on them), on one thread, as the engine does."""
    import torch

    torch.set_num_threads(1)
    rows: list[Row] = []
    for side in (64, 128):
        for architecture in ("hybrid", "style"):
            space, how = _space(architecture, side)
            rows.append(_exploring(space, f"exploring {side} px, {architecture}", how))
            if side == 64:
                rows.append(_projecting(space, f"projecting {side} px, {architecture}", how))
    return rows


def _space(architecture: str, side: int) -> tuple[Space, str]:
    from pathlib import Path

    import torch

    from creastudio.api import Model, ModelCard
    from creastudio_gan.channels import channels_for, style_channels
    from creastudio_gan.engine import models
    from creastudio_gan.engine.directions import Directions
    from creastudio_gan.engine.space import Space

    levels = side.bit_length() - 2
    styled = architecture == models.STYLE
    # The sizes of bundled models.
    channels = style_channels(levels, base=1024, most=128) if styled else channels_for(side)
    config = models.Config(channels, architecture=architecture)
    place = torch.device("cpu")
    network = models.ready(config.build(), place)
    model = Model(ModelCard(id="bench", title="Bench", family="gan"), Path(), Path())
    return Space(model, network, place, (), Directions(network)), measured_with(config)


def _exploring(space: Space, name: str, how: str) -> Row:
    from creastudio_gan.tools.explore import ExploreParams

    def draw() -> None:
        for index in range(PICTURES):
            space.picture(ExploreParams(x=index * 0.05, y=0.3, truncation=0.8))

    space.picture(ExploreParams())
    return Row(name, PICTURES / median(seconds(draw)), "images/s", 60, ">=", how)


def _projecting(space: Space, name: str, how: str) -> Row:
    from creastudio_gan.engine import latent_state
    from creastudio_gan.engine.likeness import Likeness
    from creastudio_gan.engine.projection import Search
    from creastudio_gan.tools.explore import ExploreParams
    from creastudio_gan.tools.project import ProjectParams

    usual = ProjectParams()
    target = latent_state.draw(space.network, space.state(ExploreParams(seed=7)))

    def search(tries: int, steps: int) -> float:
        def look() -> None:
            for _ in Search(space, Likeness(target), {}, 0, usual.freedom).run(tries, steps, lambda: None):
                pass

        return median(seconds(look, repeat=1))

    few = search(16, STEPS)
    whole = few * usual.steps / STEPS + (search(112, 3) - search(16, 3)) / 96 * usual.tries
    return Row(name, whole, "s", note=f"{how}; {usual.steps} steps, of which {STEPS} were measured")

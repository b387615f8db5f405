"""The face of ``music.describe``: what a score is like, for finding others like it."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_music.tools.common import CATEGORY, FAMILY, LARGEST


class DescribeParams(Params):
    """Settings of ``music.describe``."""

    score: str = param("", title="Score", role="score", max_length=LARGEST)
    model: str | None = param(
        None,
        title="Model",
        help="Whose ear counts too; empty for what can be said without one.",
        role="model",
        model_family=FAMILY,
    )


DESCRIBE = Generator(
    id="music.describe",
    title="Describe",
    summary="What a score is like: key, metre, tempo, density, harmony and more, as words and numbers from 0 to 1.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Score"),),
    makes="text",
    good_for=("likeness", "more like this"),
    params=DescribeParams,
    entry="creastudio_music.engine.describing:run",
    live_entry="creastudio_music.engine.describing:open_live",
    memory=120,
    quick=True,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)

"""``text.rewrite``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Input, param
from creastudio_text.tools.common import API, CATEGORY
from creastudio_text.tools.sampling import CHOICE, SamplingParams, temperature

Way = Literal["expand", "shorten", "describe", "tone"]
Tone = Literal["plain", "formal", "friendly", "solemn", "playful", "urgent"]


class RewriteParams(SamplingParams):
    """Settings of ``text.rewrite``."""

    text: str = param(
        "",
        title="Text",
        help="The passage that is rewritten; what is selected in the writing panel.",
        role="prompt",
        max_length=100_000,
    )
    way: Way = param(
        "expand",
        title="What to do",
        help="Expand with detail, shorten to what matters, describe what it is about, or change its tone.",
    )
    tone: Tone = param("plain", title="Tone", help="For a change of tone.")
    wish: str = param(
        "",
        title="In other words",
        help="What else the model should heed; only a model that follows instructions does.",
        max_length=1000,
        advanced=True,
    )
    # Cooler than for going on: what the passage says is to be kept.
    temperature: float = temperature(0.5, group=CHOICE)
    length: int = param(
        0,
        title="Longest",
        help="0 depends on the text.",
        unit="tokens",
        ge=0,
        le=4096,
        soft_le=600,
        advanced=True,
    )


REWRITE = Generator(
    id="text.rewrite",
    title="Rewrite a passage",
    summary="Expands, shortens, describes or changes the tone of a passage. Best with a model that follows instructions.",
    category=CATEGORY,
    takes=(Input(name="passage", kind="text", title="Passage", required=False),),
    makes="text",
    languages=("en", "zh"),
    good_for=("drafts", "variations"),
    params=RewriteParams,
    entry="creastudio_text.engine.rewriting:run",
    memory=900,
    replay="exact",
    api=API,
    trial={
        "text": "The moon is over the hill. It is late, and the river is still.",
        "length": 12,
        "count": 2,
    },
)

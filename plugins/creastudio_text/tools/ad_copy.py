"""``text.ad_copy``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Params, param
from creastudio_text.tools.common import API, CATEGORY, FAMILY

Tone = Literal["warm", "bold", "plain", "playful", "premium", "factual"]
Layout = Literal["poster", "headline", "all"]


class AdCopyParams(Params):
    """Settings of ``text.ad_copy``."""

    brief: str = param(
        title="Brief",
        help="What it is, what is good about it, for whom, what is offered, where and when. Lines such as "
        "'Product: ...', 'Benefits: ...', 'Offer: ...' are taken as they say; any other text is read for them.",
        role="prompt",
        max_length=4000,
    )
    tone: Tone = param("warm", title="Tone")
    language: Literal["auto", "en", "zh"] = param("auto", title="Language", help="auto looks at the brief.")
    count: int = param(4, title="Variants", help="The best ones come first.", ge=1, le=32, role="count")
    layout: Layout = param(
        "poster",
        title="Each text has",
        help="poster: headline, description and call to action, one below the other. headline: that alone. all: every "
        "part with its name. The parts by themselves are in the JSON file in any case.",
    )
    way: Literal["auto", "patterns", "model"] = param(
        "auto",
        title="Written by",
        help="auto: by a model that follows instructions in the language, where one is here, beside phrase patterns; "
        "else by phrase patterns alone.",
    )
    model: str = param(
        "", title="Model", help="Empty: the best at hand for the language.", role="model", model_family=FAMILY
    )
    diversity: float = param(
        0.3,
        title="Diversity",
        help="How much a variant falls behind in the order for being like one before it.",
        ge=0.0,
        le=1.0,
        step=0.05,
        advanced=True,
    )
    claims: str = param(
        "",
        title="May be claimed",
        help="Sentences of the brand, one a line; a description may have one of them, word for word.",
        group="Brand",
        max_length=8000,
        advanced=True,
    )
    forbidden: str = param(
        "",
        title="Forbidden words",
        help="Words that the brand doesn't use, one a line.",
        group="Brand",
        max_length=20_000,
        advanced=True,
    )
    voice: str = param(
        "",
        title="Voice",
        help="How the brand speaks, such as calm, honest; for models that follow instructions.",
        group="Brand",
        max_length=400,
        advanced=True,
    )
    counting: Literal["double", "single"] = param(
        "double",
        title="Wide characters",
        help="double: a Chinese character counts as two, as Google counts; single: as one.",
        group="Limits",
        advanced=True,
    )
    headline: int = param(
        30, title="Headline", unit="characters", group="Limits", ge=8, le=200, advanced=True
    )
    long_headline: int = param(
        90, title="Long headline", unit="characters", group="Limits", ge=16, le=400, advanced=True
    )
    description: int = param(
        90, title="Description", unit="characters", group="Limits", ge=16, le=400, advanced=True
    )
    call_to_action: int = param(
        20, title="Call to action", unit="characters", group="Limits", ge=8, le=60, advanced=True
    )
    name: int = param(25, title="Name", unit="characters", group="Limits", ge=8, le=60, advanced=True)


AD_COPY = Generator(
    id="text.ad_copy",
    title="Ad copy",
    summary="Headline, long headline, description and call to action from a brief, in several variants, the best first. "
    "Where no model at hand can write them, phrase patterns do, and the results say so.",
    category=CATEGORY,
    makes="text",
    languages=("en", "zh"),
    good_for=("advertisements", "posters", "banners"),
    params=AdCopyParams,
    entry="creastudio_text.engine.ad_copy:run",
    memory=900,
    replay="exact",
    api=API,
    trial={
        "brief": "Hand-poured coffee with floral notes, for commuters, half price until Friday.",
        "count": 2,
    },
)

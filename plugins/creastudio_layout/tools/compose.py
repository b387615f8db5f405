"""``layout.compose``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Any, Literal

from creastudio.api import Generator, Input, Params, param

CATEGORY = "Layouts"

COPY = "Words"

LOOK = "Sizes and look"

API = ">=1.5,<2"
"""The versions of the plugin API that measure texts and have layouts."""

Style = Literal["auto", "clean", "bold", "elegant", "friendly", "condensed"]


TEACHERS = (
    Input(
        name="past",
        kind="text",
        title="Past ads",
        required=False,
        role="past",
        endings=(".json", ".csv", ".tsv"),
    ),
    Input(
        name="taste", kind="text", title="What was learned", required=False, role="taste", endings=(".json",)
    ),
)
"""What composers learn from."""


def follow_learned(group: str = "") -> Any:
    """Return the switch that shows ads with what was learned and without."""
    return param(
        True,
        group=group,
        title="Follow what was learned",
        help="From your choices, past ads and figures; off shows what the composer makes without.",
    )


def writer() -> Any:
    """Return the choice of the model that writes words from a brief."""
    return param(
        "",
        title="Words by",
        help="The model that writes words from the brief, such as one that was tuned on your past ads; empty: the best at hand.",
        role="model",
        model_family="text",
        advanced=True,
    )


class ComposeParams(Params):
    """Settings of ``layout.compose``."""

    brief: str = param(
        "",
        title="Brief",
        help="What it is for and what is offered. Where no headline is given, the words are written from it.",
        role="prompt",
        max_length=4000,
    )
    headline: str = param("", title="Headline", group=COPY, max_length=20_000)
    subhead: str = param("", title="Subhead", group=COPY, max_length=20_000)
    body: str = param("", title="Body text", group=COPY, max_length=20_000)
    price: str = param("", title="Price", group=COPY, max_length=200)
    cta: str = param("", title="Button", help="What to do: 'Order now'.", group=COPY, max_length=200)
    legal: str = param("", title="Legal line", group=COPY, max_length=4000)
    formats: str = param(
        "meta.square, meta.story, meta.link, display",
        title="Formats",
        help="Ids such as meta.story, groups such as display, sizes such as 800x600; split by commas.",
        role="formats",
        group=LOOK,
        max_length=40_000,
    )
    variants: int = param(4, title="Variants", help="Each in all formats.", group=LOOK, ge=1, le=12)
    languages: str = param(
        "",
        title="Languages",
        help="Such as en or zh; empty: that of the words.",
        max_length=200,
        advanced=True,
    )
    style: Style = param("auto", title="Style", help="Of the letters; auto varies it.", group=LOOK)
    claims: bool = param(
        True,
        title="Use claims of the brand",
        help="Words that are written may have them; a headline without any other words gets the first.",
        advanced=True,
    )
    learned: bool = follow_learned(LOOK)
    writer: str = writer()


COMPOSE = Generator(
    id="layout.compose",
    title="Compose ads",
    summary="Lays words, picture and logo out in every format, in several variants; each says why it looks as it does.",
    category=CATEGORY,
    takes=(
        Input(name="picture", kind="image", title="Picture", required=False),
        Input(name="picture_2", kind="image", title="Second picture", required=False),
        Input(name="picture_3", kind="image", title="Third picture", required=False),
        Input(name="logo", kind="image", title="Logo", required=False),
        Input(name="brand", kind="brand", title="Brand kit", required=False),
        *TEACHERS,
    ),
    makes="layout",
    languages=("en", "zh"),
    good_for=("advertisements", "posters", "banners"),
    params=ComposeParams,
    entry="creastudio_layout.engine.compose:run",
    memory=500,
    quick=True,
    replay="exact",
    api=API,
    trial={
        "headline": "Slow mornings, good coffee", "subhead": "Roasted this week in small batches", "cta": "Order now",
        "formats": "meta.square, iab.320x50", "variants": 2,
    },
)  # fmt: skip

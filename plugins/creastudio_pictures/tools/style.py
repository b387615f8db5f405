"""``picture.style``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Any, Literal

from creastudio.api import Generator, Input, Params, param
from creastudio_pictures.tools.common import CATEGORY, MASK, REGION

FAMILY = "style"
ANY_FAMILY = "style-any"
NAMED = "styles-26"
ANY = "style-any"

StyleName = Literal[
    "impasto",
    "bold lines",
    "charcoal",
    "shards",
    "fauve",
    "carnival",
    "night lace",
    "expressionist",
    "storybook",
    "stencil",
    "sepia",
    "etching",
    "impressionist",
    "harlequin",
    "watercolour",
    "facets",
    "pastel",
    "tapestry",
    "carved wood",
    "swirls",
    "embers",
    "cut paper",
    "cubist",
    "nocturne",
    "woodcut",
    "burnished",
]
"""The rows of the network, in its order."""


def keep_colors() -> Any:
    """Return the parameter of how far a picture keeps its colours."""
    return param(
        0.0,
        title="Keep colours",
        help="1 paints in the picture's own colours, 0 in those of the style.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )


def keep_light() -> Any:
    """Return the parameter of how far a picture keeps its light."""
    return param(
        0.0,
        title="Keep light",
        help="1 keeps what is bright and what is dark in the large, so that night stays night.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )


def network_of_styles() -> Any:
    """Return the parameter of the network that knows the named styles."""
    return param(
        NAMED,
        title="Network of styles",
        help="Paints the named styles.",
        role="model",
        model_family=FAMILY,
        advanced=True,
    )


class StyleParams(Params):
    """Settings of ``picture.style``."""

    style: StyleName = param(
        "swirls",
        title="Style",
        help="How it is painted. A style picture, if one is given, is followed instead.",
    )
    second: StyleName = param(
        "woodcut", title="Second style", help="The style that is mixed in, as far as the share below says."
    )
    share: float = param(
        0.0,
        title="Share of the second",
        help="0 is the first style alone, 1 the second alone; between them lie new ones.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )
    strength: float = param(
        1.0,
        title="Strength",
        help="0 leaves the picture as it is. Towards a style picture it also says how far its style is followed.",
        role="strength",
        ge=0.0,
        le=1.0,
        step=0.05,
    )
    colors: float = keep_colors()
    light: float = keep_light()
    size: int = param(
        768,
        title="Painted at",
        help="Longer side while it is painted: the smaller, the broader the strokes. The result has the picture's size.",
        unit="px",
        ge=64,
        le=4096,
        soft_ge=256,
        soft_le=1536,
        step=64,
    )
    model: str = network_of_styles()
    any_model: str = param(
        ANY,
        title="Network for style pictures",
        help="Paints in the style of another picture.",
        role="model",
        model_family=ANY_FAMILY,
        advanced=True,
    )


STYLE = Generator(
    id="picture.style",
    title="Paint in a style",
    summary="Paints a picture anew in one of 26 styles, between two of them, or in the style of another picture.",
    category=CATEGORY,
    takes=(REGION, Input(name="style", kind="image", title="Style picture", required=False), MASK),
    makes="image",
    good_for=("painting", "landscapes", "posters"),
    params=StyleParams,
    entry="creastudio_pictures.engine.style:run",
    memory=1400,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    trial={"size": 64},
)

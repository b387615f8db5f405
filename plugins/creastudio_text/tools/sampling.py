"""What every generator that writes with a model lets a person set."""

from __future__ import annotations

from typing import Any, Literal

from creastudio.api import Params, param
from creastudio_text.tools.common import FAMILY

Language = Literal["auto", "en", "zh", "lzh"]
"""Languages that a model is looked for in; ``lzh`` is classical Chinese."""


CHOICE = "Choice of tokens"


def model() -> Any:
    """Declare which model writes, a str; "" for the best at hand."""
    return param(
        "",
        title="Model",
        help="Empty: the best at hand for the language.",
        role="model",
        model_family=FAMILY,
    )


def temperature(default: float = 0.9, *, group: str = "") -> Any:
    """Declare how bold the choice of tokens is, a float."""
    return param(
        default,
        title="Temperature",
        help="Higher is bolder; 0 always takes the most probable.",
        group=group,
        ge=0.0,
        le=2.0,
        step=0.05,
    )


def least_probability(*, group: str = "") -> Any:
    """Declare below which share of the best token's probability none is taken, a float."""
    return param(
        0.05,
        title="Least probability",
        help="Share of the most probable token's probability below which a token is never taken (min-p).",
        group=group,
        ge=0.0,
        le=1.0,
        step=0.01,
        advanced=True,
    )


class SamplingParams(Params):
    """Model, number of variations, and how the next token is drawn."""

    model: str = model()
    language: Language = param(
        "auto",
        title="Language",
        help="Which model is taken where none is named; auto looks at the text.",
    )
    count: int = param(1, title="Variations", ge=1, le=16, role="count")
    temperature: float = temperature(group=CHOICE)
    min_p: float = least_probability(group=CHOICE)
    top_p: float = param(
        1.0,
        title="Nucleus",
        help="Only the most probable tokens that together make up this share (top-p); 1 keeps all.",
        group=CHOICE,
        ge=0.05,
        le=1.0,
        step=0.01,
        advanced=True,
    )
    top_k: int = param(
        0,
        title="Most tokens",
        help="Only so many of the most probable tokens (top-k); 0 keeps all.",
        group=CHOICE,
        ge=0,
        le=1000,
        soft_le=200,
        advanced=True,
    )
    repetition: float | None = param(
        None,
        title="Against repetition",
        help="Makes tokens that were just used less probable; 1 does nothing. Empty for what suits the model: 1.1, or 1 where a "
        "token is a character, as all words need the same ones.",
        group=CHOICE,
        ge=1.0,
        le=2.0,
        step=0.01,
        advanced=True,
    )

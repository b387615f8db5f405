"""Words for an ad: those that are given, and the rest from another generator, where there is a brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from creastudio.api import JobContext
from creastudio_layout.engine.copy import ROLES, Words
from creastudio_layout.theory.faces import is_han
from creastudio_layout.tools.compose import ComposeParams

WRITER = "text.ad_copy"

PARTS = {"headline": "headline", "subhead": "description", "cta": "call_to_action"}
"""Role -> what the writer calls it."""

TONES = ("warm", "bold", "plain", "playful", "premium", "factual")


def words_of(params: ComposeParams, ctx: JobContext, tone: Sequence[str] = (), legal: str = "") -> Words:
    """Return the words of an ad by role.

    Where there is a brief and no headline, another job writes headline, subhead and button; what is given stays.

    Raises
    ------
    UserError
        When it can't write them.
    """
    texts = {role: getattr(params, role).strip() for role in ROLES}
    language = params.languages.split(",")[0].strip()
    if params.brief.strip() and not texts["headline"]:
        ctx.progress(0.02, "writing the words")
        for role, text in _written(params, language, tone, ctx).items():
            texts[role] = texts[role] or text
    texts["legal"] = texts["legal"] or legal
    if not language and is_han(" ".join(texts.values())):
        language = "zh-Hans"
    return Words(texts, language)


def _written(params: ComposeParams, language: str, tone: Sequence[str], ctx: JobContext) -> dict[str, str]:
    wish: dict[str, Any] = {"brief": params.brief, "count": 1}
    if params.writer:
        wish["model"] = params.writer
    spoken = language.split("-")[0].lower()
    if spoken in ("en", "zh"):
        wish["language"] = spoken
    wish |= {"tone": next((word for word in tone if word in TONES), "warm")}
    made = ctx.request(WRITER, wish)
    told = made[0].metadata.get("structured") if made else None
    if not isinstance(told, Mapping):
        return {}
    return {role: str(told[part]).strip() for role, part in PARTS.items() if isinstance(told.get(part), str)}

"""Words for an ad: those that are given, and the rest from another generator and from the brand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from creastudio.api import JobContext, UserError
from creastudio_layout.engine.copy import ROLES, Words
from creastudio_layout.engine.house import House
from creastudio_layout.theory.faces import is_han
from creastudio_layout.tools.compose import ComposeParams

WRITER = "text.ad_copy"

PARTS = {"headline": "headline", "subhead": "description", "cta": "call_to_action"}
"""Role -> what the writer calls it."""

TRIES = 3
"""How often words are asked for that have none of the forbidden ones in them."""

SUBHEAD = 90
"""Letters of a claim that still stands as a subhead (a wide one counts twice); a longer one is body text."""


def words_of(
    params: ComposeParams, ctx: JobContext, house: House | None = None, format_ids: Sequence[str] = ()
) -> Words:
    """Return the words of an ad by role.

    Where there is a brief and no headline, another job writes headline, subhead and button; what is given stays. Where
    nothing asks for more words, a claim of the brand stands below the headline.

    Parameters
    ----------
    format_ids : sequence of str
        Formats that it will stand in.

    Raises
    ------
    UserError
        When it can't write them.
    """
    house = house or House()
    texts = {role: getattr(params, role).strip() for role in ROLES}
    language = params.languages.split(",")[0].strip()
    claims = house.claims_in(format_ids) if params.claims else ()
    claimed = ""
    if params.brief.strip() and not texts["headline"]:
        ctx.progress(0.02, "writing the words")
        for role, text in written(params.brief, language, house, claims, ctx, writer=params.writer).items():
            texts[role] = texts[role] or text
    elif claims and texts["headline"] and not (texts["subhead"] or texts["body"]):
        claimed = "subhead" if _units(claims[0]) <= SUBHEAD else "body"
        texts[claimed] = claims[0]
    if not language and is_han(" ".join(texts.values())):
        language = "zh-Hans"
    return Words(texts, language, claimed)


def written(
    brief: str,
    language: str,
    house: House,
    claims: Sequence[str],
    ctx: JobContext,
    *,
    writer: str = "",
    seed: int | None = None,
) -> dict[str, str]:
    """Return headline, subhead and button that another job writes, without forbidden words.

    What has one is asked for again with other seeds; then a claim takes the place of the subhead, and the button is left out.

    Parameters
    ----------
    claims : sequence of str
        What may be said besides, word for word.
    writer : str
        Id of the model; "" for the best at hand.
    seed : int, optional
        This job's own when left out.

    Raises
    ------
    UserError
        When every headline has one.
    """
    wish: dict[str, Any] = {"brief": brief, "count": 1, "tone": house.nearest_tone}
    spoken = language.split("-")[0].lower()
    if spoken in ("en", "zh"):
        wish["language"] = spoken
    if writer:
        wish["model"] = writer
    told = {"claims": _some(claims, 8000), "forbidden": _some(house.forbidden, 20_000)}
    wish |= {name: text for name, text in told.items() if text}
    if house.tone:
        wish["voice"] = ", ".join(house.tone)[:400]
    first = ctx.seed if seed is None else seed
    kept: dict[str, str] = {}
    for attempt in range(TRIES):
        ctx.check_cancelled()
        fresh = _asked(wish, first + attempt, ctx)
        # What was fine before is kept: only the rest is asked for again.
        kept |= {
            role: text for role, text in fresh.items() if role not in kept and not house.forbidden_in(text)
        }
        if set(fresh) <= set(kept):
            return kept
    if "headline" not in kept:
        raise UserError(
            "Every headline that was written has a word in it that the brand doesn't use.",
            hint="Give a headline, or say the brief in other words.",
        )
    if "subhead" not in kept and claims:
        kept["subhead"] = claims[0]
    return kept


def _asked(wish: Mapping[str, Any], seed: int, ctx: JobContext) -> dict[str, str]:
    made = ctx.request(WRITER, wish, seed=seed % 2**63)
    told = made[0].metadata.get("structured") if made else None
    if not isinstance(told, Mapping):
        return {}
    found = {role: str(told[part]).strip() for role, part in PARTS.items() if isinstance(told.get(part), str)}
    return {role: text for role, text in found.items() if text}


def _some(lines: Sequence[str], most: int) -> str:
    """Return as many lines as a parameter of `most` letters has room for."""
    text = ""
    for line in lines:
        longer = f"{text}\n{' '.join(line.split())}".strip()
        if len(longer) <= most:
            text = longer
    return text


def _units(text: str) -> int:
    return sum(2 if is_han(sign) else 1 for sign in text)

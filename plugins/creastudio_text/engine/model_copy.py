"""Advertisements by a model that follows instructions: JSON by a schema with the limits in it, and nothing invented."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from creastudio.api import JobContext
from creastudio_text.copywriting.brief import Brief
from creastudio_text.copywriting.composing import Copy
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.engine.decoding import write
from creastudio_text.engine.instructed import Instructed
from creastudio_text.engine.language import Constraint, Sampling, Tokens
from creastudio_text.engine.line_writer import mixed
from creastudio_text.engine.lines import whole
from creastudio_text.engine.schema import JsonConstraint
from creastudio_text.sentence_ends import is_ended

SAMPLING = Sampling(temperature=0.6, min_p=0.1, repetition=1.05)

TRIES = 2
"""How often an advertisement is tried that has something invented in it, or a part that doesn't fit."""

LONGEST = 240
"""Ids of an advertisement at most."""

WRITTEN = ("headline", "long_headline", "description", "call_to_action")
"""The parts that the model writes; the name is the brief's."""

_LEAST = {"headline": 6, "long_headline": 16, "description": 16, "call_to_action": 3}

MOST_CLAIMS = 6
"""Claims of a brand that a model is told; more of them would drown the brief."""

_EXAMPLE = {
    "en": (
        "Product: bakery. Good about it: opens at six, warm bread. For: people on their way to work. Offer: coffee free with each loaf.",
        (
            "Warm bread before work",
            "Fresh bread from six, and a coffee with every loaf",
            "Stop by on your way to work: warm bread from six, and the coffee is on us.",
            "Come by",
        ),
    ),
    "zh": (
        "产品：面包店。卖点：早上六点开门，面包刚出炉。人群：上班路上的人。优惠：每条面包送一杯咖啡。",
        (
            "上班前的热面包",
            "六点出炉的面包，每条送一杯咖啡",
            "上班路上停一停，面包刚出炉，咖啡我们请。",
            "来尝尝",
        ),
    ),
}
"""Shown to the model, as small ones don't know what a headline is; none of it may come back."""

_TONES = {
    "warm": "温暖",
    "bold": "有力",
    "plain": "朴实",
    "playful": "俏皮",
    "premium": "雅致",
    "factual": "据实",
}

_DANGLING = re.compile(
    r"(?:\s+(?:an?|the|from|to|with|of|and|or|for|in|on|at|our|your|by|until|that|is|are))+$", re.IGNORECASE
)
"""Words that nothing can end with."""


def told(brief: Brief) -> str:
    """Return a brief as its fields, one after the other: "Promote a" in front of it would come back as copy."""
    listed = "，" if brief.language == "zh" else ", "
    values = (
        brief.product,
        listed.join(brief.benefits),
        brief.audience,
        brief.offer,
        brief.place,
        brief.time,
    )
    claims = " ".join(claim.rstrip(".。") for claim in brief.claims[:MOST_CLAIMS])
    values = (*values, claims, brief.voice)
    if brief.language == "zh":
        names = ("产品", "卖点", "人群", "优惠", "地点", "时间", "可以说", "口吻")
        return "".join(f"{name}：{value}。" for name, value in zip(names, values, strict=True) if value)
    names = ("Product", "Good about it", "For", "Offer", "Place", "Time", "May be said", "Voice")
    return " ".join(f"{name}: {value}." for name, value in zip(names, values, strict=True) if value)


def instruction(brief: Brief, tone: str) -> str:
    """Return what a model is asked for; how long the parts may be isn't said, as it is enforced."""
    about, parts = _EXAMPLE[brief.language]
    shown = json.dumps(dict(zip(WRITTEN, parts, strict=True)), ensure_ascii=False)
    if brief.language == "zh":
        return (
            f"为简报写广告，用 JSON 回答。只说简报里有的内容，不要编造数字。\n例如：\n简报：{about}\n{shown}\n\n"
            f"现在写一则{_TONES[tone]}的广告。\n简报：{told(brief)}"
        )
    return (
        f"Write an advertisement for a brief, as JSON. Say only what the brief says, and invent no figures.\nFor example:\nBrief: {about}\n"
        f"{shown}\n\nNow write a {tone} advertisement.\nBrief: {told(brief)}"
    )


def schema(limits: Limits, language: str) -> dict[str, Any]:
    """Return the JSON schema of what the model writes, with the limits in characters of the language."""
    sizes = {name: limits.characters(name, language) for name in WRITTEN}
    texts = {
        name: {"type": "string", "minLength": min(_LEAST[name], most), "maxLength": most}
        for name, most in sizes.items()
    }
    return {"type": "object", "properties": texts, "required": list(WRITTEN)}


def written(
    writer: Instructed, brief: Brief, tone: str, limits: Limits, seeds: Sequence[int], ctx: JobContext
) -> dict[int, Copy]:
    """Return an advertisement for each seed; seeds of which all tries have a part that doesn't fit, or that is invented, are missing.

    A brief that is longer than the model can look back gets none, and that is told.
    """
    model = writer.model
    prompt = model.prompt(instruction(brief, tone)) or []
    if len(prompt) + LONGEST > model.context:
        ctx.log.warning(
            "%s", f"The brief is too long for '{model.card.title}'. Shorten it, or choose another model."
        )
        return {}
    form = schema(limits, brief.language)
    # Small models like to invent bargains: "25% off".
    strange = "".join(sign for sign in "0123456789%$€£¥" if sign not in _known(brief))
    found: dict[int, Copy] = {}
    for attempt in range(TRIES):
        left = [seed for seed in seeds if seed not in found]
        rules: list[Constraint] = [
            Without(JsonConstraint(model.tokens, form, LONGEST), model.tokens, strange) for _ in left
        ]
        tried = [mixed(seed, attempt) for seed in left]
        made = write(
            model,
            prompt,
            tried,
            SAMPLING,
            longest=LONGEST,
            constraints=rules,
            check_cancelled=ctx.check_cancelled,
        )
        for seed, item in zip(left, made, strict=True):
            parts = _parts(item.text, brief, limits)
            if parts is not None:
                found[seed] = Copy(parts, seed, made_by=writer.id)
    return found


def _parts(text: str, brief: Brief, limits: Limits) -> dict[str, str] | None:
    """Return the parts of what was written; None where one doesn't fit, or is invented or the example's."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    name = brief.brand or brief.product
    parts = {"name": name[: limits.characters("name", brief.language)].strip()}
    for part in WRITTEN:
        line = whole(found[part], _LEAST[part]).strip(' "“”')
        parts[part] = trimmed(line, part, brief.language, limits)
    good = all(
        limits.fits(part, line) and not invented(line, brief) and brief.allows(line)
        for part, line in parts.items()
    )
    return {part: parts[part] for part in PARTS} if good else None


def invented(text: str, brief: Brief) -> bool:
    """Whether a text has a number that the brief hasn't, or a phrase of the example."""
    if not set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", _known(brief))):
        return True
    shown = _phrases(" ".join(_EXAMPLE[brief.language][1])) - _phrases(_known(brief))
    return bool(_phrases(text) & shown)


def _known(brief: Brief) -> str:
    """Return all that may be said."""
    return "\n".join((brief.text, *brief.claims))


def _phrases(text: str) -> set[tuple[str, ...]]:
    """Return all runs of three words, in Chinese of four characters."""
    units = re.findall(r"[\u3400-\u9fff]|[^\W_]+", text.casefold())
    size = 4 if re.search(r"[\u3400-\u9fff]", text) else 3
    return {tuple(units[at : at + size]) for at in range(len(units) - size + 1)}


def trimmed(text: str, part: str, language: str, limits: Limits) -> str:
    """Return a text without the piece of a word, or of a clause, at which the limit cut it off."""
    most = limits.characters(part, language)
    text = text if len(text) >= most else text.rstrip(" ,;，；、")
    if len(text) < most or is_ended(text):
        return text
    ends = r"[,;]?\s*[^\s,;]*$" if language == "en" else r"[，；、][^，；、]*$"
    cut = re.sub(ends, "", text[:most])
    return _DANGLING.sub("", cut).rstrip(" ,;:-，；：、") or text[:most]


class Without:
    """Another constraint, without ids that have one of some signs."""

    def __init__(self, inner: Constraint, tokens: Tokens, signs: str) -> None:
        self._inner = inner
        unwanted = frozenset(signs)
        self._free = torch.tensor(
            [unwanted.isdisjoint(tokens.surface(token)) for token in range(tokens.size)]
        )

    def mask(self) -> Tensor | None:
        """Return which ids may come next; those with the signs only where nothing else may."""
        allowed = self._inner.mask()
        if allowed is None:
            return self._free
        left = allowed & self._free.to(allowed.device)
        return left if bool(left.any()) else allowed

    def push(self, token: int) -> None:
        """Take note of an id."""
        self._inner.push(token)

    @property
    def done(self) -> bool:
        """Whether the text is complete."""
        return self._inner.done

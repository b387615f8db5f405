"""Advertisements by a model that was tuned on ads: it goes on with a text that begins as those did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from creastudio.api import JobContext
from creastudio.api.ad_words import AdWords, ad_prompt, key_words, read_ad_text
from creastudio_text.copywriting.brief import Brief
from creastudio_text.copywriting.composing import Copy
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.copywriting.ranking import coverage
from creastudio_text.copywriting.relevance import terms
from creastudio_text.engine.decoding import write
from creastudio_text.engine.instructed import Instructed
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.line_writer import mixed
from creastudio_text.engine.model_copy import invented, trimmed
from creastudio_text.engine.tuning.blocks import begun

SAMPLING = Sampling(temperature=0.7, min_p=0.08, repetition=1.05)

TRIES = 8
"""Advertisements that are written for each that is kept: the one that says most of the brief, and least of anything else."""

LONGEST = 96
"""Ids of an advertisement at most."""

LEAST = 3
"""Characters of a part."""


def written(
    writer: Instructed, brief: Brief, limits: Limits, seeds: Sequence[int], ctx: JobContext
) -> dict[int, Copy]:
    """Return an advertisement for each seed; seeds of which all tries lack a part, invent something or say nothing of the brief are missing."""
    model = writer.model
    prompt = _asked(model, brief)
    longest = min(LONGEST, max(1, model.context // 2))
    best: dict[int, tuple[float, Copy]] = {}
    for attempt in range(TRIES):
        tried = [mixed(seed, attempt) for seed in seeds]
        made = write(model, prompt, tried, SAMPLING, longest=longest, check_cancelled=ctx.check_cancelled)
        for seed, item in zip(seeds, made, strict=True):
            parts = _parts(read_ad_text(item.text), brief, limits)
            if parts is None:
                continue
            copy = Copy(parts, seed, made_by=writer.id)
            # One that says nothing of the brief is an ad for something else.
            said = coverage(brief, copy.text)
            worth = said + _faith(brief, copy.text)
            if said > 0 and worth > best.get(seed, (0.0, copy))[0]:
                best[seed] = worth, copy
    return {seed: copy for seed, (_, copy) in best.items()}


def _asked(model: TextModel, brief: Brief) -> list[int]:
    """Return the ids of what is asked, in the way in which the model was asked while it learned."""
    language = brief.language
    about = key_words(" ".join((brief.product, *brief.benefits, brief.offer)), language)
    text = ad_prompt(about or key_words(brief.text, language), language)
    ids = model.prompt(text)
    if ids is None:
        ids = begun(text, model)
    return ids[-max(1, model.context - LONGEST) :]


def _parts(words: AdWords, brief: Brief, limits: Limits) -> dict[str, str] | None:
    """Return the parts of what was written; None where one is missing, doesn't fit, is invented, or has a forbidden word."""
    written = {
        "headline": words.headline,
        "long_headline": _long(words, brief, limits),
        "description": words.description,
        "call_to_action": words.call_to_action,
        "name": brief.brand or brief.product,
    }
    parts = {
        part: trimmed(text.strip(' "“”'), part, brief.language, limits) if part != "name"
        else text[: limits.characters(part, brief.language)].strip()
        for part, text in written.items()
    }  # fmt: skip
    good = all(
        len(parts[part]) >= (1 if part == "name" else LEAST)
        and limits.fits(part, parts[part])
        and not invented(parts[part], brief)
        and (part == "name" or brief.allows(parts[part]))
        and not _bargains(parts[part]) - _bargains(brief.text)
        for part in PARTS
    )
    return {part: parts[part] for part in PARTS} if good else None


def _long(words: AdWords, brief: Brief, limits: Limits) -> str:
    """Return a long headline: the headline and what follows it, where both have room."""
    stop = "，" if brief.language == "zh" else ": "
    both = f"{words.headline.rstrip('.。!！')}{stop}{words.description}"
    return both if limits.fits("long_headline", both) else words.headline


def _faith(brief: Brief, text: str) -> float:
    """Return the share of what a text speaks of that the brief has, 0 to 1: the rest is of the ads that it learned from."""
    told = set(terms(text))
    return len(told & set(terms(brief.text))) / len(told) if told else 0.0


_BARGAIN = re.compile(
    r"\b(?:half|free|sale|off|discount|save|until|days?|weeks?|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|半价|免费|打折|折扣|特价|优惠|赠|送|截止|周[一二三四五六日末]|今[天日晚]",
    re.IGNORECASE,
)
"""What offers and deadlines are said with: models that learned from ads with some like to promise them again."""


def _bargains(text: str) -> set[str]:
    return {found.casefold() for found in _BARGAIN.findall(text)}

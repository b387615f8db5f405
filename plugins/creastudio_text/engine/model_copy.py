"""Advertisements by a model that follows instructions: part by part, each within its limit."""

from __future__ import annotations

from typing import cast

from creastudio.api import JobContext
from creastudio_text.copywriting.brief import Brief
from creastudio_text.copywriting.composing import Copy
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.engine.decoding import write
from creastudio_text.engine.instructed import Instructed
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.lines import Line, whole

SAMPLING = Sampling(temperature=0.8, min_p=0.08, repetition=1.05)

ASKED = {
    "headline": "headline",
    "long_headline": "long headline",
    "description": "description",
    "call_to_action": "call to action",
}

_LABELS = {
    "en": {
        "headline": "Headline",
        "long_headline": "Long headline",
        "description": "Description",
        "call_to_action": "Button",
    },
    "zh": {"headline": "标题", "long_headline": "长标题", "description": "描述", "call_to_action": "按钮"},
}

_LEAST = {"headline": 6, "long_headline": 16, "description": 16, "call_to_action": 3}


def instruction(brief: Brief, tone: str, limits: Limits) -> str:
    """Return what a model is asked for."""
    sizes = {name: limits.characters(name, brief.language) for name in ASKED}
    if brief.language == "zh":
        tones = {
            "warm": "温暖",
            "bold": "有力",
            "plain": "朴实",
            "playful": "俏皮",
            "premium": "雅致",
            "factual": "据实",
        }
        return (
            f"为下面的简报写一则{tones[tone]}的广告文案，分四行：标题（最多{sizes['headline']}字）、长标题（最多"
            f"{sizes['long_headline']}字）、描述（最多{sizes['description']}字）、按钮（最多{sizes['call_to_action']}字）。"
            f"只说简报里有的内容。\n简报：{brief.text}"
        )
    return (
        f"Write one {tone} advertisement for the brief below, in four lines: Headline (at most {sizes['headline']} characters), "
        f"Long headline (at most {sizes['long_headline']}), Description (at most {sizes['description']}), "
        f"Button (at most {sizes['call_to_action']}). Say only what the brief says.\nBrief: {brief.text}"
    )


def written(
    writer: Instructed, brief: Brief, tone: str, limits: Limits, seed: int, ctx: JobContext
) -> list[Copy]:
    """Return the advertisement of a seed in a list, or none where a part doesn't fit."""
    model = cast(TextModel, writer.model)
    asked = instruction(brief, tone, limits)
    parts: dict[str, str] = {}
    answer = ""
    for number, name in enumerate(ASKED):
        answer += f"{_LABELS[brief.language][name]}: "
        prompt = model.prompt(asked, answer)
        if prompt is None:
            return []
        most = limits.characters(name, brief.language)
        line = Line(model.tokens, least=min(_LEAST[name], most), most=most, unlike=parts.values())
        write(
            model,
            prompt,
            [(seed + number * 1_000_003) % 2**63],
            SAMPLING,
            longest=most + 8,
            constraints=[line],
            check_cancelled=ctx.check_cancelled,
        )
        parts[name] = whole(line.text, _LEAST[name]).strip(' "“”')
        answer += f"{parts[name]}\n"
    parts["name"] = (brief.brand or brief.product)[: limits.characters("name", brief.language)]
    if not all(limits.fits(name, parts[name]) for name in PARTS):
        return []
    return [Copy({name: parts[name] for name in PARTS}, seed, made_by=writer.id)]

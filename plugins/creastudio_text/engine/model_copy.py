"""Advertisements by a model that follows instructions: part by part, each within its limit."""

from __future__ import annotations

import re
from typing import cast

from creastudio.api import JobContext
from creastudio_text.copywriting.brief import Brief
from creastudio_text.copywriting.composing import Copy
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.engine.decoding import write
from creastudio_text.engine.instructed import Instructed
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.line_writer import mixed
from creastudio_text.engine.lines import Line, whole

SAMPLING = Sampling(temperature=0.6, min_p=0.1, repetition=1.05)

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


_EXAMPLE = {
    "en": "For example:\nBrief: A bakery that opens at six, warm bread, for people on their way to work, coffee free with each loaf.\n"
    "Headline: Warm bread before work\nLong headline: Fresh bread from six, and a coffee with every loaf\n"
    "Description: Stop by on your way to work: warm bread from six, and the coffee is on us.\nButton: Come by\n\n",
    "zh": "例如：\n简报：早上六点开门的面包店，面包刚出炉，给上班路上的人，每条面包送一杯咖啡。\n标题：上班前的热面包\n"
    "长标题：六点出炉的面包，每条送一杯咖啡\n描述：上班路上停一停，面包刚出炉，咖啡我们请。\n按钮：来尝尝\n\n",
}
"""Shown to the model, as small ones don't know what a headline is; none of it may come back."""


def instruction(brief: Brief, tone: str) -> str:
    """Return what a model is asked for; how long the parts may be isn't said, as it is enforced."""
    if brief.language == "zh":
        tones = {
            "warm": "温暖",
            "bold": "有力",
            "plain": "朴实",
            "playful": "俏皮",
            "premium": "雅致",
            "factual": "据实",
        }
        return f"{_EXAMPLE['zh']}现在为下面的简报写一则{tones[tone]}的广告，只说简报里有的内容，不要编造数字。\n简报：{brief.text}"
    return f"{_EXAMPLE['en']}Now write a {tone} advertisement for this brief. Say only what it says, and invent no figures.\nBrief: {brief.text}"


TRIES = 3

_DANGLING = re.compile(
    r"(?:\s+(?:an?|the|from|to|with|of|and|or|for|in|on|at|our|your|by|until|that|is|are))+$", re.IGNORECASE
)
"""Words that nothing can end with."""


def _shown(language: str) -> list[str]:
    """Return the lines of the example without their labels."""
    return [re.split("[:：]", line, maxsplit=1)[-1] for line in _EXAMPLE[language].splitlines()]


def invented(text: str, brief: Brief) -> bool:
    """Whether a text has a number that the brief hasn't."""
    return not set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", brief.text))


def written(
    writer: Instructed, brief: Brief, tone: str, limits: Limits, seed: int, ctx: JobContext
) -> list[Copy]:
    """Return the advertisement of a seed in a list, or none where all tries have a part that doesn't fit or a number that is invented."""
    model = cast(TextModel, writer.model)
    for attempt in range(TRIES):
        parts = _parts(model, brief, tone, limits, mixed(seed, attempt), ctx)
        if all(limits.fits(part, parts[part]) and not invented(parts[part], brief) for part in PARTS):
            return [Copy({part: parts[part] for part in PARTS}, seed, made_by=writer.id)]
    return []


def _parts(
    model: TextModel, brief: Brief, tone: str, limits: Limits, seed: int, ctx: JobContext
) -> dict[str, str]:
    """Return the parts of one try, each written after those before."""
    asked = instruction(brief, tone)
    # Small models like to invent bargains: "25% off".
    strange = "".join(sign for sign in "0123456789%$€£¥" if sign not in brief.text)
    parts: dict[str, str] = {}
    answer = ""
    for number, (name, label) in enumerate(_LABELS[brief.language].items()):
        # Where pieces have their blank in front, one that stands there already leaves only odd pieces.
        answer += f"{label}{':' if brief.language == 'en' else '：'}"
        most = limits.characters(name, brief.language)
        line = Line(
            model.tokens,
            least=min(_LEAST[name], most),
            most=most + 1,
            unlike=[*parts.values(), *_shown(brief.language)],
            without=strange,
        )
        write(
            model,
            model.prompt(asked, answer) or [],
            [mixed(seed, number)],
            SAMPLING,
            longest=most + 8,
            constraints=[line],
            check_cancelled=ctx.check_cancelled,
        )
        parts[name] = _trimmed(whole(line.text, _LEAST[name]).strip(' "“”'), name, brief.language, limits)
        answer += f" {parts[name]}\n"
    name = brief.brand or brief.product
    return {**parts, "name": name[: limits.characters("name", brief.language)].strip()}


def _trimmed(text: str, part: str, language: str, limits: Limits) -> str:
    """Return a text without the piece of a word, or of a clause, at which the limit cut it off."""
    most = limits.characters(part, language)
    if len(text) < most or re.search(r"[.!?。！？]$", text):
        return text
    cut = (
        re.sub(r"[,;，；、]?\s*[^\s,;，；、]*$", "", text[:most])
        if language == "en"
        else re.sub(r"[，；、][^，；、]*$", "", text[:most])
    )
    return _DANGLING.sub("", cut).rstrip(" ,;:-，；：、") or text[:most]

"""``text.ad_copy``: advertisements from a brief, by phrase patterns and, where one can, by a model; ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from creastudio.api import Artifact, JobContext, UserError
from creastudio_text.copywriting.brief import Brief, parse
from creastudio_text.copywriting.composing import Copy, compose
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.copywriting.ranking import Scored, coverage, order
from creastudio_text.engine.instructed import Instructed, instructed, learned
from creastudio_text.tools.ad_copy import AdCopyParams

MADE_BY_PATTERNS = {"en": "phrase patterns", "zh": "句式模板"}
"""What the title of a result says that no model wrote."""

HINT = "Add a local model: Generate > Models…, or 'creastudio models locate FOLDER'."


def run(params: AdCopyParams, ctx: JobContext) -> None:
    """Emit ``params.count`` advertisements, the best first; variant i in no order has the seed ``ctx.seed + i``.

    Raises
    ------
    UserError
        When the brief has no words, the limits are too short, or a model was asked for and there is none.
    """
    if not any(sign.isalnum() for sign in params.brief):
        raise UserError(
            "The brief says nothing.", "Say what it is about: 'Hand-poured coffee, half price until Friday'."
        )
    brief = replace(
        parse(params.brief, params.language),
        claims=lines_of(params.claims),
        forbidden=lines_of(params.forbidden),
        voice=params.voice.strip(),
    )
    limits = Limits({part: getattr(params, part) for part in PARTS}, params.counting)
    seeds = [(ctx.seed + index) % 2**63 for index in range(params.count)]
    ctx.progress(0.0, "reading the brief")
    ctx.check_cancelled()
    writer = _writer(params, brief, ctx)
    made = list(_candidates(params, brief, limits, seeds, writer, ctx))
    ctx.check_cancelled()
    _emit(params, brief, limits, made, ctx)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _writer(params: AdCopyParams, brief: Brief, ctx: JobContext) -> Instructed | None:
    """Return the model that writes; None for phrase patterns alone, which is told unless they were asked for."""
    if params.way == "patterns":
        return None
    if params.model:
        tuned = learned(ctx, params.model, brief.language)
        if tuned is not None:
            return tuned
    found, why = instructed(ctx, params.model, brief.language)
    if found is None and not params.model:
        found = learned(ctx, "", brief.language)
    if found is None and params.way == "model":
        raise UserError(why, f"{HINT} Or let phrase patterns write: 'Written by' auto.")
    if found is None:
        ctx.log.warning(
            "%s",
            f"{why} These are made from phrase patterns. Add a local model for copy that is written freely.",
        )
    return found


def _candidates(
    params: AdCopyParams,
    brief: Brief,
    limits: Limits,
    seeds: Sequence[int],
    writer: Instructed | None,
    ctx: JobContext,
) -> list[Copy]:
    """Return one advertisement a seed: where a model writes, too, the better of the two."""
    by_model: dict[int, Copy] = {}
    if writer is not None and writer.learned:
        from creastudio_text.engine import learned_copy

        ctx.progress(0.05, "writing")
        by_model = learned_copy.written(writer, brief, limits, seeds, ctx)
        if not by_model and params.way != "model":
            ctx.log.warning(
                "%s",
                f"'{writer.id}' wrote nothing with all parts that fits. These are made from phrase patterns.",
            )
    elif writer is not None:
        from creastudio_text.engine.model_copy import written

        ctx.progress(0.05, "writing")
        by_model = written(writer, brief, params.tone, limits, seeds, ctx)
    made: list[Copy] = []
    for seed in seeds:
        ctx.check_cancelled()
        choices = [by_model[seed]] if seed in by_model else []
        if params.way != "model":
            choices.append(compose(brief, params.tone, limits, seed))
        if not choices:
            raise UserError(
                "The model wrote nothing that fits the limits.", "Allow longer parts, or choose 'auto'."
            )
        made.append(max(choices, key=lambda item: coverage(brief, item.text)))
    ctx.progress(0.9, "ranking")
    return made


def _emit(params: AdCopyParams, brief: Brief, limits: Limits, made: Sequence[Copy], ctx: JobContext) -> None:
    alike, method = _likeness(brief, made, ctx)
    for index, item in enumerate(order(brief, made, alike, params.diversity)):
        copy = item.copy
        label = f" ({MADE_BY_PATTERNS[brief.language]})" if copy.made_by == "patterns" else ""
        ctx.emit(
            Artifact(
                "text/plain",
                laid_out(copy, params.layout, brief.language).encode(),
                title=copy.parts["headline"] + label,
                seed=copy.seed,
                index=index,
                metadata={
                    "structured": structured(item, brief, params.tone, limits, method),
                    "made_by": copy.made_by,
                },
            )
        )
    ctx.progress(1.0)


def _likeness(brief: Brief, made: Sequence[Copy], ctx: JobContext) -> tuple[list[list[float]], str]:
    """Return how alike brief and variants are, the brief first, and by what that was measured."""
    from creastudio_text.engine.likeness import likeness

    return likeness([brief.text, *(item.text for item in made)], brief.language, ctx)


TITLES = {
    "en": dict(
        zip(PARTS, ("Headline", "Long headline", "Description", "Call to action", "Name"), strict=True)
    ),
    "zh": dict(zip(PARTS, ("标题", "长标题", "描述", "行动号召", "名称"), strict=True)),
}
"""What the parts are called in a text that has all of them."""


def laid_out(copy: Copy, layout: str, language: str) -> str:
    """Return an advertisement as one text."""
    if layout == "headline":
        return copy.parts["headline"] + "\n"
    if layout == "poster":
        return "\n".join(copy.parts[name] for name in ("headline", "description", "call_to_action")) + "\n"
    joint = "：" if language == "zh" else ": "
    rows = [f"{TITLES[language][name]}{joint}{copy.parts[name]}" for name in PARTS]
    if copy.made_by == "patterns":
        rows.append({"en": "Made from phrase patterns.", "zh": "由句式模板生成。"}[language])
    return "\n".join(rows) + "\n"


def structured(item: Scored, brief: Brief, tone: str, limits: Limits, method: str) -> dict[str, Any]:
    """Return what the JSON file has of a variant; its schema is in docs/text.md."""
    copy = item.copy
    found: dict[str, Any] = {
        **copy.parts,
        "language": brief.language,
        "tone": tone,
        "angle": copy.angle,
        "made_by": copy.made_by,
        "lengths": {name: limits.length(copy.parts[name]) for name in PARTS},
        "limits": {**limits.longest, "counting": limits.counting},
        "rank": item.rank,
        "scores": {
            "relevance": round(item.relevance, 4),
            "coverage": round(item.coverage, 4),
            "likeness": round(item.likeness, 4),
            "by": method,
        },
        "brief": {
            "product": brief.product,
            "brand": brief.brand,
            "benefits": list(brief.benefits),
            "audience": brief.audience,
            "offer": brief.offer,
            "place": brief.place,
            "time": brief.time,
        },
    }
    return {**found, "hint": f"Made from phrase patterns. {HINT}"} if copy.made_by == "patterns" else found

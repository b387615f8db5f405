"""``text.poem``: verse whose form holds, whatever the model would rather say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from creastudio.api import JobContext, UserError
from creastudio.ml import device
from creastudio_text.engine.biased import Biased
from creastudio_text.engine.choosing import choose
from creastudio_text.engine.decoding import OnToken, write
from creastudio_text.engine.english_constraint import EnglishVerse
from creastudio_text.engine.language import Alternative, Sampling, TextModel, Written
from creastudio_text.engine.poem_prompt import asked_chinese, asked_english, rhyme_of
from creastudio_text.engine.verse_constraint import ChineseVerse
from creastudio_text.engine.writing import Reporter, emit_text, seeds_of
from creastudio_text.tools.verse import PoemParams
from creastudio_text.verse.forms import form
from creastudio_text.verse.metre import Form, Metre

Rule = ChineseVerse | EnglishVerse

ROOM = 32
"""Ids that a model must have left to go on with a poem."""

GUESS = {"haiku": 75, "limerick": 180, "sonnet": 640}
"""About how many characters an English form has; for the progress."""


def run(params: PoemParams, ctx: JobContext) -> None:
    """Emit ``params.count`` poems.

    Raises
    ------
    UserError
        When there is no model for the language, or its vocabulary can't write the form.
    """
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    wanted = form(params.form, params.tune)
    model = choose(ctx, params.model, "lzh" if wanted.language == "zh" else "en", "verse")
    rules = [_rule(params, model, wanted) for _ in range(params.count)]
    chinese = wanted.language == "zh"
    prompt = (asked_chinese if chinese else asked_english)(model, wanted, params.theme, params.title)
    long = wanted.metres[0].size + 2 * len(wanted.metres[0].lines) if chinese else GUESS[wanted.id]
    found = compose(
        model,
        prompt,
        seeds_of(ctx.seed, params.count),
        Sampling(temperature=params.temperature, min_p=params.min_p),
        rules,
        params.pull,
        Reporter(ctx, params.count * long),
        ctx.check_cancelled,
    )
    for index, (item, rule) in enumerate(zip(found, rules, strict=True)):
        text = in_stanzas(item.text, rule.metre) if isinstance(rule, ChineseVerse) else item.text.strip()
        title = params.title or re.split("[，。、\n]", text)[0].rstrip(" ,.;:!?")
        emit_text(ctx, Written(text, item.tokens, item.ended, item.seed), index, title=title)
    ctx.progress(1.0)


def _rule(params: PoemParams, model: TextModel, wanted: Form) -> Rule:
    wish = params.theme or params.title
    if wanted.language != "zh":
        return EnglishVerse(model.tokens, wanted.id, wish)
    return ChineseVerse(
        model.tokens, wanted, rhyme_of(params.rhyme) if params.rhyme and not wanted.ci else "", wish
    )


@dataclass
class _Shifted:
    """Tells on which row something is written that is written by itself."""

    on_token: OnToken
    row: int

    def __call__(self, row: int, token: int, text: str, alternatives: list[Alternative]) -> None:
        del row
        self.on_token(self.row, token, text, alternatives)


def compose(
    model: TextModel,
    prompt: Sequence[int],
    seeds: Sequence[int],
    sampling: Sampling,
    rules: Sequence[Rule],
    pull: float,
    on_token: OnToken,
    check_cancelled: Callable[[], None],
) -> list[Written]:
    """Write one poem a seed, however short the model's memory: where it is full, the poem goes on after its last half.

    Parameters
    ----------
    rules : sequence of ChineseVerse or EnglishVerse
        One for each seed; they say when a poem is complete.
    pull : float
        What is added to the scores of what the rules wish for.

    Raises
    ------
    UserError
        When the prompt leaves no room for a poem.
    """
    room = model.context - len(prompt)
    if room < ROOM:
        raise UserError(
            f"'{model.card.title}' can't look back far enough for this theme.",
            "Shorten the theme, or choose another model.",
        )
    found = write(
        Biased(model, rules, pull),
        prompt,
        seeds,
        sampling,
        longest=room,
        constraints=rules,
        on_token=on_token,
        check_cancelled=check_cancelled,
    )
    for row, rule in enumerate(rules):
        while found[row].ended == "length":
            before = found[row]
            kept = [*prompt, *before.tokens[-(room // 2) :]]
            more = write(
                Biased(model, [rule], pull),
                kept,
                [(before.seed + len(before.tokens)) % 2**63],
                sampling,
                longest=room,
                constraints=[rule],
                on_token=_Shifted(on_token, row),
                check_cancelled=check_cancelled,
            )[0]
            found[row] = Written(
                before.text + more.text, before.tokens + more.tokens, more.ended, before.seed
            )
    return found


def in_stanzas(text: str, metre: Metre) -> str:
    """Return a poem with an empty line between its stanzas."""
    out: list[str] = []
    ends = {sum(line.width for line in metre.lines[: part + 1]) for part in metre.parts}
    seen = 0
    for row in text.strip().split("\n"):
        seen += sum(character not in "，。、" for character in row)
        out.append(row)
        if seen in ends:
            out.append("")
    return "\n".join(out)

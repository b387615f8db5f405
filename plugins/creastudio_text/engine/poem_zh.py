"""Chinese poems: how a model is asked for one, and how it comes out."""

from __future__ import annotations

import re
from typing import Any

import torch

from creastudio.api import JobContext, UserError
from creastudio_text.engine.biased import Biased
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling, TextModel, Tokens, Written
from creastudio_text.engine.verse_constraint import ChineseVerse
from creastudio_text.engine.verse_masks import masks_of
from creastudio_text.engine.writing import Reporter, emit_text, seeds_of
from creastudio_text.tools.verse import PoemParams
from creastudio_text.verse.metre import Form, Metre
from creastudio_text.verse.pingshui import readings

OTHER_NAMES = {"忆江南": "望江南", "浪淘沙令": "浪淘沙", "一剪梅": "一翦梅"}
"""What collections call a tune that has several names."""

LONGEST = 400


def write_chinese(params: PoemParams, ctx: JobContext, model: TextModel, form: Form) -> None:
    """Emit ``params.count`` poems in a Chinese form."""
    rhyme = rhyme_of(params.rhyme) if params.rhyme and not form.ci else ""
    rules = [ChineseVerse(model.tokens, form, rhyme) for _ in range(params.count)]
    words = params.theme or params.title
    longest = form.metres[0].size + 2 * len(form.metres[0].lines)
    found = write(
        Biased(model, pull_of(model.tokens, words, params.pull)) if params.pull and words else model,
        asked(model, form, params.theme, params.title),
        seeds_of(ctx.seed, params.count),
        Sampling(temperature=params.temperature, min_p=params.min_p),
        longest=LONGEST,
        constraints=rules,
        on_token=Reporter(ctx, params.count * longest),
        check_cancelled=ctx.check_cancelled,
    )
    for index, (item, rule) in enumerate(zip(found, rules, strict=True)):
        if item.ended != "form":
            raise UserError(
                f"The poem is longer than '{model.card.title}' can look back on.", "Choose a shorter form or theme."
            )
        text = in_stanzas(item.text, rule.metre)
        whole = Written(text, item.tokens, item.ended, item.seed)
        emit_text(ctx, whole, index, title=params.title or re.split("[，。、\n]", text)[0])


def rhyme_of(text: str) -> str:
    """Return the level Pingshui rhyme of a character, or of a rhyme's own name ("尤").

    Raises
    ------
    UserError
        When it has none.
    """
    level = [reading for reading in readings(text.strip()[:1]) if reading.rhyme[0] == "平"]
    if not level:
        raise UserError(f"Regulated verse can't rhyme with '{text}'.", "Name one Chinese character with a level tone.")
    return level[0].rhyme


def asked(model: TextModel, form: Form, theme: str, title: str) -> list[int]:
    """Return the ids that ask for a poem: by controls where the model has them, by its chat template, or as a heading."""
    tokens: Any = model.tokens
    if hasattr(tokens, "encode_marked") and tokens.control(form.id) is not None:
        return _controls(tokens, form, theme, title)
    name = f"词，词牌为《{form.title}》" if form.ci else form.title
    about = "，".join(part for part in (f"题为《{title}》" if title else "", f"以{theme}为题材" if theme else "") if part)
    said = model.prompt(f"写一首{name}{'，' + about if about else ''}。只写诗句，不要题目和解释。")
    return said if said is not None else model.tokens.encode(f"《{title or theme or form.title}》\n")


def _controls(tokens: Any, form: Form, theme: str, title: str) -> list[int]:
    tune = OTHER_NAMES.get(form.title, form.title) if form.ci else ""
    if tune and tokens.control(tune) is None:
        tune = form.title
    marked = f"⟦{form.id}⟧" + (f"⟦{tune}⟧" if tune else "")
    if title and not form.ci:  # a ci is named after its tune
        marked += f"⟦title⟧{''.join(known(tokens, title))}"
    elif theme or title:
        marked += f"⟦theme⟧{' '.join(themes(tokens, theme or title))}"
    ids: list[int] = tokens.encode_marked(marked + "⟦verse⟧")
    return ids


def known(tokens: Tokens, text: str) -> list[str]:
    """Return the characters of a text that the vocabulary has."""
    have = masks_of(tokens).ids
    return [character for character in text if character in have]


def themes(tokens: Tokens, text: str) -> list[str]:
    """Return a theme as words of two characters, at most three, as the model has learnt them."""
    words: list[str] = []
    for part in re.split(r"[\s，。、,;；]+", text):
        letters = "".join(known(tokens, part))
        words += [letters[start : start + 2] for start in range(0, len(letters), 2)]
    return words[:3]


def pull_of(tokens: Tokens, words: str, strength: float) -> torch.Tensor:
    """Return what is added to the scores so that the characters of `words` are preferred, float32 (ids,)."""
    pull = torch.zeros(tokens.size)
    ids = masks_of(tokens).ids
    for character in words:
        for token in ids.get(character, ()):
            pull[token] = strength
    return pull


def in_stanzas(text: str, metre: Metre) -> str:
    """Return a poem with an empty line between its stanzas."""
    out: list[str] = []
    ends = {sum(line.width for line in metre.lines[: part + 1]) for part in metre.parts}
    seen = 0
    for row in text.split("\n"):
        seen += sum(character not in "，。、" for character in row)
        out.append(row)
        if seen in ends:
            out.append("")
    return "\n".join(out)

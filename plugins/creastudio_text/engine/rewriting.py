"""``text.rewrite``: a passage in other words.

A model that follows instructions is asked for it. One that only goes on with a text can't be told what to do, so it is
given the honest next best: it expands and describes by going on from the passage, and shortening picks the sentences
that say most (TextRank's idea in its simplest form: Mihalcea and Tarau 2004, by words in common). A change of tone needs
a model that follows instructions.
"""

from __future__ import annotations

import itertools
import math
import random
import re
from collections.abc import Sequence

from creastudio.api import Artifact, JobContext, UserError
from creastudio.ml import device
from creastudio_text.engine.choosing import choose, language_of, pick
from creastudio_text.engine.context_window import Around, fitted
from creastudio_text.engine.decoding import write
from creastudio_text.engine.given import given_text
from creastudio_text.engine.instructed import instructed
from creastudio_text.engine.language import TextModel, Written
from creastudio_text.engine.writing import Reporter, emit_text, sampling_of, seeds_of, titled
from creastudio_text.sentence_ends import sentences
from creastudio_text.tools.common import FAMILY
from creastudio_text.tools.rewrite import RewriteParams

_ASKED = {
    "en": {
        "expand": "Rewrite the following passage at about twice its length, with more detail. Answer with the passage only.",
        # Small models give a passage back as it is when they are told to rewrite it shorter.
        "shorten": "Summarize the following passage in about half as many words, in its own manner.",
        "describe": "Describe in two or three sentences what the following passage is about and how it is written.",
        "tone": "Rewrite the following passage in a {tone} tone. Keep what it says. Answer with the passage only.",
    },
    "zh": {
        "expand": "请把下面的段落扩写到大约两倍长，补充细节。只回答改写后的段落。",
        "shorten": "请把下面的段落缩写到大约一半长，保留要点。只回答改写后的段落。",
        "describe": "请用两三句话描述下面这段文字写了什么、怎样写的。",
        "tone": "请用{tone}的语气改写下面的段落，意思不变。只回答改写后的段落。",
    },
}
_TONES_ZH = {
    "plain": "平实",
    "formal": "正式",
    "friendly": "亲切",
    "solemn": "庄重",
    "playful": "俏皮",
    "urgent": "急迫",
}
_LEAST = {"describe": 96}
"""Ids that are given however short the passage is: a description is two or three sentences."""

_FACTOR = {"expand": 2.2, "shorten": 0.7, "describe": 0.6, "tone": 1.3}


def run(params: RewriteParams, ctx: JobContext) -> None:
    """Emit ``params.count`` versions of the passage.

    Raises
    ------
    UserError
        When there is no passage, or no model here can do it.
    """
    text = _passage(params, ctx)
    if not text:
        raise UserError("There is nothing to rewrite.", "Give it a passage.")
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    language = "zh" if language_of(text, params.language) in ("zh", "lzh") else "en"
    found, why = instructed(ctx, params.model, language)
    ctx.check_cancelled()
    if found is not None:
        _asked(params, ctx, text, language, found.id)
    else:
        _without(params, ctx, text, language, why)
    ctx.progress(1.0)


def _passage(params: RewriteParams, ctx: JobContext) -> str:
    return given_text(ctx, "passage").strip() or params.text.strip()


def _asked(params: RewriteParams, ctx: JobContext, text: str, language: str, name: str) -> None:
    """Ask a model that follows instructions."""
    model = choose(ctx, name, language)
    tone = _TONES_ZH[params.tone] if language == "zh" else params.tone
    asked = _ASKED[language][params.way].format(tone=tone)
    if params.wish.strip():
        asked += f" {params.wish.strip()}"
    longest = _longest(params, model, text)
    room = model.context - longest - len(model.prompt(asked) or ()) - 16
    ids = model.tokens.encode(text)
    if len(ids) > room:
        raise UserError(
            f"The passage is {len(ids):,} tokens long, and '{model.card.title}' reads {max(0, room):,} beside the answer.",
            "Select a shorter passage.",
        )
    prompt = model.prompt(f"{asked}\n\n{text}") or []
    # Behind the answer to a passage of one paragraph a small model likes to add what it has done.
    stops = () if "\n" in text or params.way == "expand" else ("\n",)
    for index, item in enumerate(_written(params, ctx, model, prompt, longest, stops)):
        emit_text(ctx, item, index, title=titled(item.text, index))


def _without(params: RewriteParams, ctx: JobContext, text: str, language: str, why: str) -> None:
    """Do what can be done without a model that follows instructions, and say what that is."""
    add = "Add a local model that follows instructions."
    if params.way == "tone":
        raise UserError(f"{why} A change of tone needs one.", add)
    if params.way == "shorten":
        ctx.log.warning("%s", f"{why} The sentences that say most are kept as they are. {add}")
        _shortened(params, ctx, text, language)
        return
    if not params.model and pick(ctx.models(FAMILY), language) is None:
        raise UserError(why, add)
    ctx.log.warning("%s", f"{why} The passage is gone on with instead. {add}")
    model = choose(ctx, params.model, language, "prose")
    longest = _longest(params, model, text)
    window = fitted(model, f"{text} ", Around(), room=longest)
    kept = f"{text} " if params.way == "expand" else ""
    for index, item in enumerate(_written(params, ctx, model, window.ids, longest)):
        whole = Written(kept + item.text, item.tokens, item.ended, item.seed)
        emit_text(ctx, whole, index, title=titled(item.text, index))


def _written(
    params: RewriteParams,
    ctx: JobContext,
    model: TextModel,
    prompt: Sequence[int],
    longest: int,
    stops: tuple[str, ...] = (),
) -> list[Written]:
    return write(
        model,
        prompt,
        seeds_of(ctx.seed, params.count),
        sampling_of(params, model.tokens),
        longest=longest,
        stops=stops,
        on_token=Reporter(ctx, params.count * longest),
        check_cancelled=ctx.check_cancelled,
    )


def _longest(params: RewriteParams, model: TextModel, text: str) -> int:
    if params.length:
        return params.length
    wanted = max(int(_FACTOR[params.way] * len(model.tokens.encode(text))) + 24, _LEAST.get(params.way, 0))
    return min(wanted, max(24, model.context // 2))


def _shortened(params: RewriteParams, ctx: JobContext, text: str, language: str) -> None:
    parts = sentences(text)
    weights = weighed(parts, language)
    for index, seed in enumerate(seeds_of(ctx.seed, params.count)):
        ctx.check_cancelled()
        # Each seed leans a little, so that variations differ where sentences are about as good.
        chance = random.Random(seed)
        leaning = [weight * chance.uniform(0.7, 1.3) for weight in weights]
        keep = max(1, round(len(parts) / 2))
        chosen = sorted(sorted(range(len(parts)), key=lambda place: -leaning[place])[:keep])
        found = ("" if language == "zh" else " ").join(parts[place] for place in chosen)
        ctx.emit(Artifact("text/plain", found.encode(), title=titled(found, index), seed=seed, index=index))
        ctx.progress((index + 1) / params.count, "shortening")


def weighed(parts: Sequence[str], language: str) -> list[float]:
    """Return how much each sentence has in common with the others, by words or, in Chinese, pairs of characters."""
    words = [_words(sentence, language) for sentence in parts]
    weights = [0.1] * len(parts)
    for (first, left), (second, right) in itertools.combinations(enumerate(words), 2):
        common = len(left & right) / (math.log(2 + len(left)) + math.log(2 + len(right)))
        weights[first] += common
        weights[second] += common
    return weights


def _words(sentence: str, language: str) -> set[str]:
    if language == "zh":
        signs = [char for char in sentence if char.isalnum()]
        return {"".join(pair) for pair in itertools.pairwise(signs)}
    return {word for word in re.findall(r"[\w']+", sentence.casefold()) if len(word) > 3}

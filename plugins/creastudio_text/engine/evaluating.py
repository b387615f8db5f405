"""``text.evaluate``: how texts that a model makes compare with real ones that begin the same way."""

from __future__ import annotations

import random
from collections.abc import Sequence

from creastudio.api import Evaluation, JobContext, UserError
from creastudio.api.evaluation import MeasuredSample
from creastudio.ml import device
from creastudio.ml.folder_reading import reading
from creastudio.ml.job_inputs import optional_input
from creastudio.ml.text_comparison import Pair, compare_texts
from creastudio.ml.text_copying import Copied, Learned
from creastudio.ml.text_folder import Text, TextSet, read_folder
from creastudio.ml.text_split import blocks
from creastudio.ml.text_tokens import units_of
from creastudio_text.engine.choosing import choose
from creastudio_text.engine.decoding import write
from creastudio_text.engine.evaluation_figures import Facts, card, figures, remarks
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.tuning.blocks import begun
from creastudio_text.engine.tuning.judging import bits_of
from creastudio_text.engine.tuning.samples import opening
from creastudio_text.tools.evaluate import EvaluateParams

SHOWN = 4
"""Texts that the report shows."""

LEAST = 24
"""Characters that a text needs, so that it has a beginning and something that follows."""

BLOCK = 800
"""Characters of the parts that few long texts are cut into."""

JUDGED = 60_000
"""Characters that bits are measured on, at most."""


def run(params: EvaluateParams, ctx: JobContext) -> None:
    """Measure ``params.model``, or the folder ``ctx.input("made")``, against ``ctx.input("data")`` and emit a report.

    The artifact is Markdown; its metadata hold the figures as ``evaluation``.

    Raises
    ------
    UserError
        When the model or the texts can't be used, or there are too few.
    """
    device.prepare(ctx.device)
    texts = _read(ctx, "data")
    made = None if optional_input(ctx, "made") is None else _read(ctx, "made")
    model = None
    if made is None:
        model = choose(ctx, params.model, texts.language)
        title, pairs = model.card.title, _continued(model, texts, params, ctx)
    else:
        title, pairs = made.name, _paired(made, texts)
    if len(pairs) < 2:
        raise UserError(
            f"The texts in '{texts.name}' are too few or too short to measure against.",
            hint=f"At least two with {LEAST} characters are needed.",
        )
    ctx.emit(_measured(title, model, pairs, texts, params, ctx).artifact())
    ctx.progress(1.0, "done")


def _read(ctx: JobContext, name: str) -> TextSet:
    return read_folder(ctx.input(name).path, on_file=reading(ctx, "texts"))


def _continued(model: TextModel, texts: TextSet, params: EvaluateParams, ctx: JobContext) -> list[Pair]:
    """Have the model continue how texts begin; what really follows is cut to as many characters."""
    found: list[Pair] = []
    chosen = _chosen(texts.texts, params.made, ctx.seed)
    sampling = Sampling(temperature=params.temperature)
    for index, text in enumerate(chosen):
        ctx.check_cancelled()
        ctx.progress(0.7 * index / len(chosen), f"writing, {index} of {len(chosen)}")
        start = text.text[: text.prompt] or opening(text.text)
        rest = text.text[len(start) :]
        ids = begun(start, model)
        room = max(1, min(params.length, model.context - len(ids)))
        written = write(
            model,
            ids[-max(1, model.context - room) :],
            [(ctx.seed + index) % 2**63],
            sampling,
            longest=room,
            check_cancelled=ctx.check_cancelled,
        )[0].text
        found.append(Pair(written, rest[: max(LEAST, len(written))], start))
    return found


def _chosen(texts: Sequence[Text], count: int, seed: int) -> list[Text]:
    """Return some texts that are long enough; few long ones are cut into parts."""
    parts = list(texts)
    if len(parts) < count:
        parts = [part for text in texts for part in blocks(text, BLOCK)]
    long_enough = [text for text in parts if text.characters >= LEAST and opening(text.text) != text.text]
    random.Random(seed).shuffle(long_enough)
    return long_enough[:count]


def _paired(made: TextSet, real: TextSet) -> list[Pair]:
    """Pair texts of the same name; where no names are the same, in order."""
    by_name = {text.name: text.text for text in real.texts}
    same = [Pair(text.text, by_name[text.name]) for text in made.texts if text.name in by_name]
    if len(same) >= 2:
        return same
    return [Pair(one.text, other.text) for one, other in zip(made.texts, real.texts, strict=False)]


def _measured(
    title: str,
    model: TextModel | None,
    pairs: Sequence[Pair],
    texts: TextSet,
    params: EvaluateParams,
    ctx: JobContext,
) -> Evaluation:
    units = units_of(texts.language)
    subset = min(params.subset, len(pairs))

    def between(done: int) -> None:
        ctx.check_cancelled()
        ctx.progress(0.7 + 0.2 * done / params.repeats, "comparing")

    found = compare_texts(pairs, units, subset=subset, repeats=params.repeats, seed=ctx.seed, between=between)
    ctx.progress(0.9, "looking for copied spans")
    facts = _facts(model, pairs, texts, ctx)
    measured = figures(found, facts)
    return Evaluation(
        model=title,
        folder=texts.name,
        real=len(texts),
        left_out=len(texts.problems),
        made=len(pairs),
        features=_compared_by(units),
        subset=subset,
        repeats=params.repeats,
        figures=measured,
        remarks=tuple(remarks(facts, len(pairs))),
        card=card(measured, texts.name),
        samples=tuple(
            MeasuredSample(beginning=pair.beginning, made=pair.made[:400], real=pair.real[:400])
            for pair in pairs[:SHOWN]
        ),
        settings={
            "units": units,
            "first_seed": ctx.seed,
            "temperature": params.temperature,
            "length": params.length,
        },
    )


def _facts(model: TextModel | None, pairs: Sequence[Pair], texts: TextSet, ctx: JobContext) -> Facts:
    everything = [text.text for text in texts.texts]
    spans = _spans([pair.made for pair in pairs], Learned(everything), ctx)
    # Of real texts against the others: a text stands in itself.
    half = len(everything) // 2
    others = [text[:400] for text in everything[half:][:32]]
    usual = _spans(others, Learned(everything[:half]), ctx) if half else []
    bits = None
    if model is not None:
        bits = bits_of(model, _some(texts.texts), ctx.check_cancelled)
    return Facts(
        spans=[span.characters for span in spans],
        usual=[span.characters for span in usual],
        longest=max(spans, key=lambda span: span.characters),
        bits=bits,
    )


def _spans(texts: Sequence[str], learned: Learned, ctx: JobContext) -> list[Copied]:
    """Return the longest span of each text that stands in what was learned; each takes a moment in a large folder."""
    found: list[Copied] = []
    for text in texts:
        ctx.check_cancelled()
        found.append(learned.longest(text))
    return found


def _some(texts: Sequence[Text]) -> list[Text]:
    found: list[Text] = []
    left = JUDGED
    for text in texts:
        if left <= 0:
            break
        found.append(text)
        left -= text.characters
    return found


def _compared_by(units: str) -> str:
    if units == "words":
        return "They are compared by words."
    return "They are compared by characters, as the language writes no spaces."

"""``music.evaluate``: how pieces that a model makes compare with real ones, and with notes of chance."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from creastudio.api import Evaluation, JobContext, UserError
from creastudio.api.score import Score
from creastudio.api.score_changes import bars_of
from creastudio.ml import device
from creastudio.ml.folder_reading import reading
from creastudio.ml.job_inputs import optional_input
from creastudio.ml.score_chance import chance_like
from creastudio.ml.score_folder import NamedScore, ScoreSet, read_scores
from creastudio.ml.score_metrics import by_measure, measures_of
from creastudio.ml.score_sets import SetMeasure, compare_sets
from creastudio_music.engine.choosing import choose
from creastudio_music.engine.composing import Cell, MusicModel, Request
from creastudio_music.engine.copying import Known, usual_span
from creastudio_music.engine.evaluation_figures import Facts, card, figures, remarks, table
from creastudio_music.engine.vetoes import Rules
from creastudio_music.engine.viewing import view_of
from creastudio_music.engine.voice_leading import report
from creastudio_music.theory.frames import pitched
from creastudio_music.tools.evaluate import EvaluateParams

MOST_LINES = 8
"""Tracks with pitches beyond which a piece isn't gone on with."""

JUDGED = 40
"""Pieces whose copied spans, parallels and likelihood are measured, at most."""


def run(params: EvaluateParams, ctx: JobContext) -> None:
    """Measure ``params.model``, or the folder ``ctx.input("made")``, against ``ctx.input("data")`` and emit a report.

    The artifact is Markdown; its metadata hold the figures as ``evaluation``.

    Raises
    ------
    UserError
        When the model or the music can't be used, or there is too little.
    """
    device.prepare(ctx.device)
    real = _read(ctx, "data")
    made = None if optional_input(ctx, "made") is None else _read(ctx, "made")
    model = None
    if made is None:
        model = choose(ctx, params.model)
        title, pieces = model.card.title, _composed(model, real, params, ctx)
    else:
        title, pieces = made.name, [piece.score for piece in made.pieces]
    if min(len(pieces), len(real)) < 2:
        raise UserError(
            f"There is too little music in '{real.name if len(real) < 2 else title}' to measure.",
            "At least two pieces are needed on each side, and a model needs some that are longer than what it is given.",
        )
    evaluation = _measured(title, model, pieces, real, params, ctx)
    ctx.emit(evaluation.artifact(f"\n{table(evaluation.settings)}"))
    ctx.progress(1.0, "done")


def _read(ctx: JobContext, name: str) -> ScoreSet:
    return read_scores(ctx.input(name).path, on_file=reading(ctx, "music", 50))


def _composed(model: MusicModel, real: ScoreSet, params: EvaluateParams, ctx: JobContext) -> list[Score]:
    """Have the model go on from the first bars of real pieces, one after another till there are enough."""
    order = list(_usable(real, params.given))
    random.Random(ctx.seed).shuffle(order)
    found: list[Score] = []
    troubles = 0
    while order and len(found) < params.made and troubles < len(order):
        piece = order[(len(found) + troubles) % len(order)]
        ctx.check_cancelled()
        ctx.progress(0.7 * len(found) / params.made, f"composing, {len(found)} of {params.made}")
        length = min(params.bars, max(params.given + 1, piece.score.bar_count))
        try:
            found.append(_gone_on(model, piece.score, length, len(found), params, ctx))
        except UserError as error:
            # A metre or a length that this model doesn't know: the next piece may do.
            ctx.log.info("%s: %s", piece.name, error)
            troubles += 1
    return found


def _usable(real: ScoreSet, given: int) -> Iterator[NamedScore]:
    for piece in real.pieces:
        lines = len(pitched(piece.score))
        if piece.score.bar_count > given and 1 <= lines <= MOST_LINES:
            yield piece


def _gone_on(
    model: MusicModel, score: Score, length: int, index: int, params: EvaluateParams, ctx: JobContext
) -> Score:
    start = bars_of(score, 0, params.given)
    holes = [Cell(track, bar) for bar in range(params.given, length) for track in pitched(score)]
    view = view_of(start, holes)
    seed = (ctx.seed + index) % 2**63
    request = Request(view.score, holes, [seed], temperature=params.temperature)
    veto = view.veto(Rules(start, holes, 1)) if params.rules else None
    (made,) = model.compose(request, check_cancelled=ctx.check_cancelled, veto=veto)
    return view.back(made.score)


def _measured(
    title: str,
    model: MusicModel | None,
    pieces: Sequence[Score],
    real: ScoreSet,
    params: EvaluateParams,
    ctx: JobContext,
) -> Evaluation:
    ctx.progress(0.7, "comparing")
    originals = [piece.score for piece in real.pieces]
    subset = min(params.subset, len(pieces), len(originals))
    chance = [
        chance_like(score, ctx.seed + n, params.bars) for n, score in enumerate(originals[: len(pieces)])
    ]
    sides = [
        by_measure([measures_of(score, params.bars) for score in scores])
        for scores in (pieces, chance, originals)
    ]

    def between(done: int) -> None:
        del done
        ctx.check_cancelled()

    compared: list[dict[str, SetMeasure]] = [
        compare_sets(side, sides[2], subset=subset, repeats=params.repeats, seed=ctx.seed, between=between)
        for side in sides[:2]
    ]
    ctx.progress(0.85, "looking for copied spans")
    # What a model was given isn't its own.
    written = range(0 if model is None else params.given, params.bars)
    facts = _facts(model, pieces, real, written, ctx)
    measured = figures(compared[0], facts)
    return Evaluation(
        model=title,
        folder=real.name,
        real=len(originals),
        left_out=len(real.problems),
        made=len(pieces),
        size=f"{params.bars} bars",
        features="A figure of a measure is how much two densities overlap: of the distances from what was made to real pieces, and "
        "of those among real pieces.",
        subset=subset,
        repeats=params.repeats,
        figures=measured,
        remarks=tuple(remarks(compared[1], facts, len(pieces))),
        card=card(measured, real.name),
        settings={
            "first_seed": ctx.seed,
            "temperature": params.temperature,
            "bars": params.bars,
            "given": 0 if model is None else params.given,
            "rules": model is not None and params.rules,
            "measures": {key: _in_full(found, compared[1][key]) for key, found in compared[0].items()},
        },
    )


def _in_full(made: SetMeasure, chance: SetMeasure) -> dict[str, list[float | None]]:
    """Return the numbers of one measure: of what was made, among real pieces, and of chance."""
    floor, floor_divergence = made.floor, made.floor_divergence
    return {
        "overlap": [
            round(made.whole.overlap, 4),
            None if floor is None else round(floor.mean, 4),
            round(chance.whole.overlap, 4),
        ],
        "divergence": [
            round(made.whole.divergence, 4),
            None if floor_divergence is None else round(floor_divergence.mean, 4),
            round(chance.whole.divergence, 4),
        ],
        "mean": [round(made.made, 4), round(made.real, 4), round(chance.made, 4)],
    }


def _facts(
    model: MusicModel | None, pieces: Sequence[Score], real: ScoreSet, written: range, ctx: JobContext
) -> Facts:
    known = Known((piece.name, piece.score) for piece in real.pieces)
    some = pieces[:JUDGED]
    spans = []
    for score in some:
        ctx.check_cancelled()
        spans.append(known.longest(score))
    originals = [(piece.name, piece.score) for piece in real.pieces[: 2 * JUDGED]]
    usual = usual_span(originals)
    ctx.progress(0.92, "looking at voice leading")
    return Facts(
        spans=spans,
        usual=usual,
        parallels=_parallels(some, written),
        real_parallels=_parallels([score for _, score in originals[:JUDGED]], written),
        nats=None if model is None else _nats(model, real.pieces[:JUDGED], ctx),
    )


def _parallels(scores: Sequence[Score], bars: range) -> list[float]:
    """Return parallel fifths and octaves per 1,000 moving pairs in these bars, of each score that has such pairs there."""
    found: list[float] = []
    for score in scores:
        if 1 <= len(pitched(score)) <= MOST_LINES:
            leading = report(score, bars=bars)
            if leading.moving_pairs:
                found.append(leading.per_thousand("parallel fifth") + leading.per_thousand("parallel octave"))
    return found


def _nats(model: MusicModel, pieces: Sequence[NamedScore], ctx: JobContext) -> list[float]:
    """Return nats a note of each real piece that the model can judge."""
    found: list[float] = []
    for piece in pieces:
        ctx.check_cancelled()
        try:
            found.append(model.nats(piece.score) / piece.notes)
        except UserError as error:
            ctx.log.info("%s: %s", piece.name, error)
    return found

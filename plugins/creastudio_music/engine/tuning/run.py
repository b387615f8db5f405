"""``music.tune``: a model that composes learns from a folder of music, also of twenty pieces."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from creastudio.api import Advice, JobContext, Model
from creastudio.api.score import Score
from creastudio.ml import device
from creastudio.ml.plan import TOKENS, Plan
from creastudio.ml.score_folder import ScoreSet
from creastudio.ml.training import Loop
from creastudio_music.engine.choosing import model_for
from creastudio_music.engine.copying import Known
from creastudio_music.engine.loading import network_of
from creastudio_music.engine.material import NamedPiece, files_of, parted, read_pieces
from creastudio_music.engine.music_task import Settings
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import Piece
from creastudio_music.engine.preparing import digest_of, ids_of
from creastudio_music.engine.tuning.coach import Situation, TuneCoach
from creastudio_music.engine.tuning.keeping import Made, save
from creastudio_music.engine.tuning.pictures import sheet
from creastudio_music.engine.tuning.samples import SHOWN, Samples, forms_of, usual_of
from creastudio_music.engine.tuning.task import TuneTask
from creastudio_music.tools.tune import TuneParams

MORE = "Add pieces: from about twenty on a model learns a manner."


@dataclass(frozen=True)
class Material:
    """What is learned from and what is held out."""

    found: ScoreSet
    learned: Sequence[NamedPiece]
    held_out: Sequence[NamedPiece]

    @property
    def pieces(self) -> list[Piece]:
        """What is learned."""
        return [piece for _, piece in self.learned]

    @property
    def unseen(self) -> list[Piece]:
        """What is held out."""
        return [piece for _, piece in self.held_out]

    def scores(self, *, held_out: bool = False) -> list[tuple[str, Score]]:
        """Return names and scores of one side."""
        return [(named.name, named.score) for named, _ in (self.held_out if held_out else self.learned)]


def run(params: TuneParams, ctx: JobContext) -> None:
    """Tune a model on the folder ``ctx.input("data")`` and put the best into the library.

    Resumes from ``ctx.checkpoint_dir()`` to the same weights as an unbroken run.

    Raises
    ------
    UserError
        When the folder has no usable music or too little, there is no model to tune, or the checkpoint belongs to other
        settings.
    """
    place = device.prepare(ctx.device)
    found, pieces = read_pieces(ctx, MORE)
    material = Material(found, *parted(pieces, params.hold_out))
    base = model_for(ctx, params.model)
    network = network_of(base, str(place))
    settings = settings_of(params, material, network, ctx.seed, fast=device.has_fast_bfloat16(place))
    known = Known(material.scores())
    forms = forms_of(material.unseen or material.pieces, max(SHOWN, params.compared))
    samples = Samples(forms, ctx.seed, known, ctx.check_cancelled)
    situation = Situation(len(material.learned))
    situation.usual = usual_of(material.scores(held_out=True), known)

    def look(seen: int, averaged: Composer) -> Mapping[str, float]:
        samples.look(averaged)
        situation.copied = samples.copied
        ctx.preview(sheet(samples.before, samples.after, samples.spans, seen))
        made = samples.after[0].artifact(title=f"{seen / 1000:.3g} k tokens", seed=ctx.seed)
        ctx.preview(replace(made, metadata={**made.metadata, "step": seen}))
        return {"copied": float(situation.copied.notes)}

    task = TuneTask(
        material.pieces,
        material.unseen,
        settings,
        place,
        network,
        base.card.reference,
        look,
        files_of(pieces),
    )
    learned, situation.before = task.judge()
    ctx.progress(0.0, "writing samples before")
    samples.before = samples.write(task.measured, params.compared)
    plan = plan_of(params, settings, material)
    ctx.advise([report(params, settings, plan, material, base)], 0)
    coach = TuneCoach(situation)
    progress = Loop(task, plan, ctx, ctx.checkpoint_dir(), coach).run()
    ctx.progress(1.0, "comparing before and after")
    best, share, nats = task.blended()
    samples.look(best, params.compared)
    situation.copied = samples.copied
    made = Made(base, task, best, share, (situation.before, nats), learned, samples, material, progress)
    save(ctx, made)
    ctx.preview(sheet(samples.before, samples.after, samples.spans, progress.seen))
    ctx.advise([*coach(progress, [], ended=True), *made.said()], progress.seen)


def settings_of(params: TuneParams, material: Material, base: Composer, seed: int, *, fast: bool) -> Settings:
    """Return the settings of a tuning: the shape of the base, and steps that suit so much music."""
    work = params.work(len(material.learned))
    return Settings(
        digest_of(material.pieces, np.ones(len(material.learned))),
        replace(base.config, dropout=work.dropout),
        params.batch,
        min(params.longest, base.config.context),
        seed,
        shifts=work.shifts,
        rate=work.rate,
        decay=0.0,
        bfloat16=fast,
    )


def plan_of(params: TuneParams, settings: Settings, material: Material) -> Plan:
    """Return how long to train, in ids, and what ends it."""
    passes = params.work(len(material.learned)).passes
    # An exercise has about as much to read as to write, and both count.
    wanted = max(1.0, passes * 2 * ids_of(material.pieces))
    length = settings.batch * math.ceil(wanted / settings.batch)
    return Plan(
        length,
        settings.batch,
        max(settings.batch, length // params.looks),
        budget_seconds=60 * params.minutes,
        metric_every=1,
        patience=params.patience,
        unit=TOKENS,
        judged="held_out_nats",
        calmer="Tune again with half the learning rate.",
    )


def report(params: TuneParams, settings: Settings, plan: Plan, material: Material, base: Model) -> Advice:
    """Return what is begun, in words."""
    work = params.work(len(material.learned))
    text = (
        f"'{base.card.title}' learns {len(material.learned)} pieces; {len(material.held_out)} pieces are held out. It sees them "
        f"{work.passes:.3g} times at most, {plan.images / 1000:.3g} k tokens, with {work.rate:.3g} of the usual steps, moved by up "
        f"to {settings.shifts} semitones."
    )
    return Advice(key="setup", severity="note", text=text)

"""``gan.train``: learn to make pictures like those in a folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from torch import Tensor

from creastudio.api import Advice, JobContext, ModelCard, TrainingData, image_artifact, model_id
from creastudio.ml import checkpoint, device, efficientnet, retention
from creastudio.ml.image_folder import ImageSet, load_folder
from creastudio.ml.job_inputs import kept_manifests
from creastudio.ml.pictures import png, sheet
from creastudio.ml.plan import Progress
from creastudio.ml.training import Loop
from creastudio_gan.engine import gamma_probe, start_from
from creastudio_gan.engine.coach import GanCoach, Situation
from creastudio_gan.engine.micro import Micro
from creastudio_gan.engine.models import Network, parameter_count
from creastudio_gan.engine.preparing import fitting, plan_of, report, settings_of
from creastudio_gan.engine.training_task import GanTask, Look, OnSnapshot
from creastudio_gan.family import FAMILY
from creastudio_gan.tools.train import TrainParams

WEIGHTS = "model.safetensors"
NAMED = 5
"""How many unusable files are named one by one; the rest is counted."""


def run(params: TrainParams, ctx: JobContext) -> None:
    """Train on the folder ``ctx.input("data")`` and put the best model into the library.

    Resumes from ``ctx.checkpoint_dir()`` to the same weights as an unbroken run.

    Raises
    ------
    UserError
        When the folder has no usable picture, or the checkpoint there belongs to other settings.
    """
    folder = ctx.input("data").path
    learn(_load(folder, params, ctx), folder.name, params, ctx)


def learn(data: ImageSet, name: str, params: TrainParams, ctx: JobContext) -> None:
    """Train on `data`, called `name`, as ``run`` does."""
    place = device.prepare(ctx.device)
    folder = ctx.checkpoint_dir()
    settings, plan = settings_of(params, data, ctx.seed, place), plan_of(params)
    room = fitting(params, data, settings, place, float(ctx.settings.get("memory_scale", 1.0)))
    model = ctx.model(params.start_from) if params.start_from else None
    if model is not None:
        settings = replace(settings, start_from=model.card.sha256)
    eyes = efficientnet.load(ctx.model(efficientnet.BUNDLED).weights) if params.loss == "projected" else None
    found: gamma_probe.Found | None = None

    def smaller(size: int) -> None:
        ctx.log.warning("Memory ran out: %d pictures go through at once from now on.", size)

    def make(gamma: float, on_snapshot: OnSnapshot) -> GanTask:
        parts = Micro(settings.batch, room.micro, smaller, room.most)
        task = GanTask(data, replace(settings, gamma=gamma), place, on_snapshot, plan.images, parts, eyes)
        if model is not None:
            task.begin_with(model, ctx.data_dir)
        return task

    if params.probe and plan.go_back is None and params.loss != "projected":
        found = gamma_probe.find(settings.gamma, plan, lambda gamma: make(gamma, _unseen), ctx, folder)
        settings = replace(settings, gamma=found.gamma)
    task = make(settings.gamma, _shower(ctx))
    size, disk = retention.bytes_of(task.tensors()), shutil.disk_usage(folder).free / 1e6
    first = [report(params, settings, room, len(task.watch.held_out), len(data), size, disk)]
    if task.taken is not None and model is not None:
        first.append(Advice(key="start", severity="note", text=task.taken.words(model.card.title)))
    if found is not None:
        first.append(Advice(key="gamma", severity="note", text=found.words()))
    ctx.advise(first, 0)
    situation = Situation(settings.gamma, settings.rate, task.augmenting.adaptive, len(task.watch.held_out))
    progress = Loop(task, plan, ctx, folder, GanCoach(situation)).run()
    _save(task, progress, data, name, ctx)


def _load(folder: Path, params: TrainParams, ctx: JobContext) -> ImageSet:
    ctx.progress(0.0, "reading pictures")

    def on_file(done: int, total: int) -> None:
        ctx.check_cancelled()
        if done % 100 == 0:
            ctx.progress(0.0, f"reading pictures, {done} of {total}")

    data = load_folder(
        folder,
        params.size,
        params.fit,
        labelled=params.labels,
        kept=kept_manifests(ctx),
        on_file=on_file,
    )
    _warn(data, ctx)
    return data


def _warn(data: ImageSet, ctx: JobContext) -> None:
    """Say once which files were left out, and what is doubtful about the others."""
    for note in data.notes:
        ctx.log.warning(note)
    problems = data.problems
    if problems:
        more = len(problems) - NAMED
        ctx.log.warning(
            "Trained without %d of %d files: %s%s",
            len(problems),
            len(problems) + len(data),
            " ".join(problems[:NAMED]),
            f" And {more} more." if more > 0 else "",
        )


def _unseen(seen: int, look: Look) -> None:
    """Show nothing."""


def _shower(ctx: JobContext) -> OnSnapshot:
    """Return what shows a sheet of samples at each snapshot, and the nearest training pictures below it."""

    def show(seen: int, look: Look) -> None:
        _preview(ctx, sheet(look.samples), f"{seen / 1000:.1f} kimg", {"step": seen})
        closest = look.closest
        if closest is None:
            return
        note = f"The nearest is at {closest.nearest:.2f}; {closest.copies} of {closest.looked_at} are near copies."
        facts = {"columns": closest.columns, "captions": list(closest.captions), "note": note, "step": seen}
        _preview(ctx, closest.sheet, "nearest", {"panel": "Nearest training pictures", **facts})

    return show


def _preview(ctx: JobContext, picture: Tensor, title: str, metadata: dict[str, Any]) -> None:
    _, height, width = picture.shape
    made = image_artifact(png(picture), width, height, title=title)
    ctx.preview(replace(made, metadata={**made.metadata, **metadata}))


def _save(task: GanTask, progress: Progress, data: ImageSet, name: str, ctx: JobContext) -> None:
    ctx.progress(1.0, "saving the model")
    network = task.best_generator()
    weights = ctx.scratch / WEIGHTS
    checkpoint.write(weights, checkpoint.half(network), None)
    start_from.keep_critic(ctx.data_dir, checkpoint.sha256(weights), task.discriminator)
    ctx.save_model(_card(task, network, data, name, weights, ctx, progress), weights)


def _card(
    task: GanTask,
    network: Network,
    data: ImageSet,
    name: str,
    weights: Path,
    ctx: JobContext,
    progress: Progress,
) -> ModelCard:
    config = task.settings.config
    best = task.best_scores
    features = task.appraiser.judge.features.name
    metrics = {
        f"Frechet distance, {features}": round(best["frechet"], 3),
        f"kernel distance, {features}": round(best["distance"], 5),
        f"coverage, {features}": round(best["coverage"], 4),
        "trained, kimg": best["kimg"],
    }
    floor = task.appraiser.judge.noise_floor()
    if floor is not None:
        metrics[f"Frechet distance of other training images, {features}"] = round(floor, 3)
    if task.watch.controller.read:
        metrics["over-fitting, by held-out pictures"] = round(task.watch.controller.gauge, 3)
    for number, step in enumerate(progress.went_back, start=1):
        metrics[f"went back {number}, to kimg"] = step["to"] / 1000
    return ModelCard(
        id=model_id(ctx.model_name, f"gan-{checkpoint.sha256(weights)[:12]}"),
        title=ctx.model_name or name,
        family=FAMILY,
        architecture=config.architecture,
        summary=f"Makes pictures of {config.width} x {config.height} px like those in '{name}'.",
        config=config.to_json(),
        data=data.data or (TrainingData(name=name, items=len(data)),),
        metrics=metrics,
        parameters=parameter_count(network),
    )

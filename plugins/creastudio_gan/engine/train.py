"""``gan.train``: learn to make pictures like those in a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from creastudio.api import JobContext, ModelCard, TrainingData, image_artifact, model_id
from creastudio.ml import checkpoint, device
from creastudio.ml.image_folder import ImageSet, load_folder
from creastudio.ml.metrics import Scores
from creastudio.ml.pictures import png, sheet
from creastudio.ml.training import Loop, Plan
from creastudio_gan.engine.generator import channels_for
from creastudio_gan.engine.models import HYBRID, STYLE, Config, Network, parameter_count
from creastudio_gan.engine.style import style_channels
from creastudio_gan.engine.training_task import GanTask, OnSnapshot, Settings
from creastudio_gan.params import FAMILY, TrainParams

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
    task = GanTask(data, _settings(params, data, ctx.seed, place), place, _shower(ctx))
    plan = Plan(
        images=params.images,
        batch=params.batch,
        snapshot_every=round(params.snapshot * 1000),
        budget_seconds=params.minutes * 60,
    )
    Loop(task, plan, ctx, ctx.checkpoint_dir()).run()
    _save(task, data, name, ctx)


def _load(folder: Path, params: TrainParams, ctx: JobContext) -> ImageSet:
    ctx.progress(0.0, "reading pictures")

    def on_file(done: int, total: int) -> None:
        ctx.check_cancelled()
        if done % 100 == 0:
            ctx.progress(0.0, f"reading pictures, {done} of {total}")

    kept = ctx.settings.get("datasets")
    data = load_folder(
        folder,
        params.size,
        params.fit,
        labelled=params.labels,
        kept=Path(kept) if kept else None,
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


def _settings(params: TrainParams, data: ImageSet, seed: int, place: torch.device) -> Settings:
    fast = params.precision == "bfloat16" or (params.precision == "auto" and device.has_fast_bfloat16(place))
    style = params.network == "style"
    config = Config(
        channels=_channels(params, 1.0),
        z_dim=128 if style else 64,
        architecture=STYLE if style else HYBRID,
        start=params.start,
        classes=data.classes,
    )
    return Settings(
        pictures=data.digest,
        config=config,
        critic=_channels(params, params.critic),
        loss=params.loss,
        lr_generator=2.5e-3 if style else 5e-4,
        lr_discriminator=2.5e-3 if style else 2e-3,
        half_life=1000 * params.average,
        batch=params.batch,
        seed=seed,
        gamma=params.penalty,
        policies=params.policies,
        augment_p=params.augment_p,
        mirror=params.mirror,
        bfloat16=fast,
    )


def _channels(params: TrainParams, factor: float) -> tuple[int, ...]:
    """Return the channels of a network `factor` times as wide as the generator."""
    width = round(params.width * factor)
    if params.network == "style":
        return style_channels(params.levels, 16 * width, 2 * width)
    return channels_for(int(params.resolution), width)


def _shower(ctx: JobContext) -> OnSnapshot:
    """Return what shows a sheet of samples at each snapshot."""

    def show(seen: int, samples: Tensor, scores: Scores | None) -> None:
        picture = sheet(samples)
        _, height, width = picture.shape
        made = image_artifact(png(picture), width, height, title=f"{seen / 1000:.1f} kimg")
        ctx.preview(replace(made, metadata={**made.metadata, "step": seen}))

    return show


def _save(task: GanTask, data: ImageSet, name: str, ctx: JobContext) -> None:
    ctx.progress(1.0, "saving the model")
    network = task.best_generator()
    weights = ctx.scratch / WEIGHTS
    save_file(checkpoint.half(network), weights)
    ctx.save_model(_card(task, network, data, name, weights, ctx), weights)


def _card(
    task: GanTask, network: Network, data: ImageSet, name: str, weights: Path, ctx: JobContext
) -> ModelCard:
    config = task.settings.config
    best = task.best_scores
    features = task.judge.features.name
    metrics = {
        f"Frechet distance, {features}": round(best["frechet"], 3),
        f"kernel distance, {features}": round(best["distance"], 5),
        f"coverage, {features}": round(best["coverage"], 4),
        "trained, kimg": best["kimg"],
    }
    floor = task.judge.noise_floor()
    if floor is not None:
        metrics[f"Frechet distance of other training images, {features}"] = round(floor, 3)
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

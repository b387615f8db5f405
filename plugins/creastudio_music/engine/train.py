"""``music.train``: learn to compose from nothing but a folder of music."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from creastudio.api import JobContext, ModelCard, TrainingData, model_id
from creastudio.ml import checkpoint, device
from creastudio.ml.plan import Progress
from creastudio.ml.training import Loop
from creastudio_music.engine import tokens as t
from creastudio_music.engine.exercises import TASKS
from creastudio_music.engine.loading import FORMAT
from creastudio_music.engine.material import Material, material_of
from creastudio_music.engine.music_coach import music_coach
from creastudio_music.engine.music_task import MusicTask
from creastudio_music.engine.nets.composer import Composer, parameter_count
from creastudio_music.engine.preparing import plan_of, report, settings_of
from creastudio_music.engine.showing import shower
from creastudio_music.tools.common import FAMILY
from creastudio_music.tools.train import TrainParams

WEIGHTS = "model.safetensors"


def run(params: TrainParams, ctx: JobContext) -> None:
    """Train on the folder ``ctx.input("data")`` and put the best model into the library.

    Resumes from ``ctx.checkpoint_dir()`` to the same weights as an unbroken run.

    Raises
    ------
    UserError
        When the folder has no usable music or too little, or the checkpoint there belongs to other settings.
    """
    learn(material_of(ctx, params.hold_out), params, ctx)


def learn(
    material: Material,
    params: TrainParams,
    ctx: JobContext,
    on_task: Callable[[MusicTask], None] | None = None,
) -> None:
    """Train on `material` as ``run`` does; `on_task` is given the task before it begins."""
    place = device.prepare(ctx.device)
    learned, held_out = material.learned, material.held_out
    settings = settings_of(params, learned, material.weights, ctx.seed, place, material.tasks or TASKS)
    plan = plan_of(params, settings, learned)
    show = shower([*held_out, *learned], ctx)
    task = MusicTask(learned, held_out, material.weights, settings, place, show, files=material.files)
    if on_task is not None:
        on_task(task)
    ctx.advise([report(params, settings, plan, learned, len(held_out))], 0)
    progress = Loop(task, plan, ctx, ctx.checkpoint_dir(), music_coach(len(learned))).run()
    _save(task, progress, material, ctx)


def _save(task: MusicTask, progress: Progress, material: Material, ctx: JobContext) -> None:
    ctx.progress(1.0, "saving the model")
    network = task.best_network()
    weights = ctx.scratch / WEIGHTS
    write_model(weights, network)
    ctx.save_model(card_of(task, network, progress, material, weights, ctx.model_name), weights)


def write_model(path: Path, network: Composer) -> None:
    """Write a network so that ``loading`` reads it, in half precision."""
    facts = {"format": FORMAT, "config": network.config.to_json(), "tokens": t.SIZE}
    checkpoint.write(path, checkpoint.half(network), facts)


def card_of(
    task: MusicTask, network: Composer, progress: Progress, material: Material, weights: Path, name: str
) -> ModelCard:
    """Return what the model says of itself."""
    metrics = {"trained, k tokens": round(task.best_seen / 1000, 1)}
    if task.held_out:
        metrics = {"held-out nats per sixteenth": round(task.cost(task.held_out), 4), **metrics}
    elif progress.history.get("learned_nats"):
        metrics["nats per sixteenth of learned pieces"] = round(progress.history["learned_nats"][-1][1], 4)
    return ModelCard(
        id=model_id(name, f"music-{checkpoint.sha256(weights)[:12]}"),
        title=name or material.name,
        family=FAMILY,
        architecture="composer",
        summary=f"Composes like the music in '{material.name}'.",
        config={"format": FORMAT, **network.config.to_json()},
        good_for=material.good_for,
        data=material.data or (TrainingData(name=material.name, items=len(material.learned)),),
        metrics=metrics,
        parameters=parameter_count(network),
    )

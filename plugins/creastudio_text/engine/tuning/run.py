"""``text.tune``: a model learns from a folder of texts, as an adapter over it or with all of its weights."""

from __future__ import annotations

import copy
import math
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import nn

from creastudio.api import Advice, Artifact, JobContext, Model, UserError
from creastudio.ml import device, retention
from creastudio.ml.plan import TOKENS, Plan
from creastudio.ml.text_copying import Learned
from creastudio.ml.text_folder import TextSet
from creastudio.ml.text_split import TextSplit, split_texts
from creastudio.ml.training import Loop
from creastudio_text.engine import adapters
from creastudio_text.engine.choosing import choose
from creastudio_text.engine.language import TextModel
from creastudio_text.engine.lora import LoraConfig, matrices
from creastudio_text.engine.reading_texts import read_texts
from creastudio_text.engine.tuning import keeping, room
from creastudio_text.engine.tuning.blocks import Blocks, pack
from creastudio_text.engine.tuning.coach import Situation, TuneCoach
from creastudio_text.engine.tuning.networks import network_of, recompute
from creastudio_text.engine.tuning.samples import Sampler, Shown, in_words, prompts_of, usual_span
from creastudio_text.engine.tuning.settings import Settings
from creastudio_text.engine.tuning.task import TuneTask
from creastudio_text.tools.tune import TuneParams

BLOCK = 256
"""Ids of a block where nothing was set."""

LEAST = 16
"""Characters that there must be."""

TOO_LITTLE = "Add texts: from about ten pages on a model learns a style."


@dataclass
class Material:
    """What is learned from."""

    texts: TextSet
    split: TextSplit
    train: Blocks
    held_out: Blocks | None


def run(params: TuneParams, ctx: JobContext) -> None:
    """Tune a model on the folder ``ctx.input("data")`` and put the best into the library.

    Resumes from ``ctx.checkpoint_dir()`` to the same weights as an unbroken run.

    Raises
    ------
    UserError
        When the folder has no usable text, the model can't be tuned, or the checkpoint belongs to other settings.
    """
    place = device.prepare(ctx.device)
    texts = read_texts(ctx, LEAST, TOO_LITTLE)
    chosen = choose(ctx, params.model, texts.language)
    base = ctx.model(chosen.card.reference)
    if adapters.is_adapter(base):
        raise UserError(
            f"'{base.card.title}' is an addition to another model, and can't be tuned itself.",
            hint="Tune its base, or merge the two into a whole model first.",
        )
    model = _own_copy(chosen)
    network = network_of(model)
    material = _pack(texts, params, model, ctx)
    settings = _settings(params, base, material, ctx.seed, place)
    shown = _samples(params, material, model, ctx)
    fitted = _fit(params, settings, network, model, place, ctx)
    situation = Situation(sum(text.characters for text in material.split.train), len(material.held_out or ()))
    situation.usual = usual_span(material.split.held_out, shown.learned, _longest(shown))

    def look(seen: int, last: bool) -> Mapping[str, float]:
        situation.copied = shown.look(ctx.check_cancelled)
        _show(ctx, shown, seen)
        return {"copied": float(situation.copied.characters)}

    task = TuneTask(
        network,
        settings,
        material.train,
        material.held_out,
        look,
        micro=fitted.micro,
        most=_most(params, fitted, ctx),
        files=texts.files,
    )
    plan = plan_of(params, settings, material.train)
    ctx.advise([_report(material, settings, fitted, task, ctx)], 0)
    progress = Loop(task, plan, ctx, ctx.checkpoint_dir(), TuneCoach(situation)).run()
    task.take_best()
    network.eval()
    shown.look(ctx.check_cancelled)
    ctx.progress(1.0, "saving the model")
    keeping.save(ctx, keeping.Made(base, task, texts, shown.samples(), shown.copied, progress), network)


def _own_copy(model: TextModel) -> TextModel:
    """Return a model whose network may be changed: the warm one serves other jobs."""
    found: Any = copy.copy(model)
    network = copy.deepcopy(network_of(model))
    for weight in network.parameters():
        weight.requires_grad_(True)
    found.network = network
    # What is laid out for quick writing holds the weights of the warm one.
    if hasattr(found, "_quick"):
        found._quick = None
    return cast(TextModel, found)


def _pack(texts: TextSet, params: TuneParams, model: TextModel, ctx: JobContext) -> Material:
    ctx.progress(0.0, "counting tokens")
    split = split_texts(texts.texts, params.hold_out)
    length = min(params.block or BLOCK, model.context)
    train = pack(split.train, model, length, check=ctx.check_cancelled)
    held_out = pack(split.held_out, model, length, check=ctx.check_cancelled) if split.held_out else None
    if not train.tokens:
        raise UserError(
            f"The texts in '{texts.name}' hold nothing that '{model.card.title}' can learn.",
            hint="Choose other texts, or another model.",
        )
    return Material(texts, split, train, held_out if held_out is not None and held_out.tokens else None)


def _settings(
    params: TuneParams, base: Model, material: Material, seed: int, place: torch.device
) -> Settings:
    fast = params.precision == "bfloat16" or (params.precision == "auto" and device.has_fast_bfloat16(place))
    lora = None
    if params.method == "lora":
        lora = LoraConfig(params.rank, params.strength, params.targets, params.dropout)
    return Settings(
        base=base.card.reference,
        texts=material.texts.digest,
        lora=lora,
        rate=params.highest_rate,
        decay=0.0 if lora else 0.01,
        length=material.train.ids.shape[1],
        batch=params.batch,
        seed=seed,
        hold_out=params.hold_out,
        bfloat16=fast,
    )


def plan_of(params: TuneParams, settings: Settings, train: Blocks) -> Plan:
    """Return how long to train, in ids, and what ends it."""
    steps = max(1, math.ceil(params.passes * len(train) / settings.batch))
    tokens = steps * settings.step_tokens
    return Plan(
        images=tokens,
        batch=settings.step_tokens,
        snapshot_every=max(settings.step_tokens, tokens // params.looks),
        budget_seconds=params.minutes * 60,
        metric_every=1,
        patience=params.patience,
        unit=TOKENS,
        judged="held_out_loss",
        calmer="Tune again with half the learning rate.",
    )


def _samples(params: TuneParams, material: Material, model: TextModel, ctx: JobContext) -> Shown:
    """Write what the model writes before it learns anything."""
    ctx.progress(0.0, "writing samples before")
    split = material.split
    prompts = prompts_of(params.prompts, split.held_out or split.train)
    instructed = not params.prompts.strip() and any(text.prompt for text in split.train)
    longest = min(params.longest, max(1, model.context // 2))
    sampler = Sampler(model, prompts, ctx.seed, longest, instructed=instructed)
    network_of(model).eval()
    before = sampler.write(ctx.check_cancelled)
    return Shown(sampler, before, Learned([text.text for text in split.train]))


def _longest(shown: Shown) -> int:
    return max((len(text) for text in shown.before), default=0) or 200


def _fit(
    params: TuneParams,
    settings: Settings,
    network: nn.Module,
    model: TextModel,
    place: torch.device,
    ctx: JobContext,
) -> room.Room:
    if settings.lora is not None:
        found = matrices(network, settings.lora.targets).values()
        learned = sum(settings.lora.rank * sum(cast(Any, module).weight.shape) for module in found)
    else:
        learned = sum(weight.numel() for weight in network.parameters())
    size = room.size_of(network, learned, settings.length, model.tokens.size, bfloat16=settings.bfloat16)
    fitted = room.fit(
        size,
        settings.batch,
        place,
        wish=params.recompute,
        micro=params.micro or 0,
        scale=float(ctx.settings.get("memory_scale", 1.0)),
    )
    recompute(network, wanted=fitted.recompute)
    return fitted


def _most(params: TuneParams, fitted: room.Room, ctx: JobContext) -> int:
    """Return the most blocks at once that a resumed training may go on with."""
    binding = params.micro is not None or float(ctx.settings.get("memory_scale", 1.0)) < 1
    return fitted.micro if binding else params.batch


def _show(ctx: JobContext, shown: Shown, seen: int) -> None:
    text = in_words(shown.samples(), ("Beginning", "Before", "Now"))
    ctx.preview(
        Artifact("text/plain", text.encode(), title=f"{seen / 1000:.3g} k tokens", metadata={"step": seen})
    )


def _report(
    material: Material, settings: Settings, fitted: room.Room, task: TuneTask, ctx: JobContext
) -> Advice:
    """Return what is said before the training begins."""
    held_out = material.held_out.tokens if material.held_out is not None else 0
    method = "all weights" if settings.lora is None else f"LoRA of rank {settings.lora.rank}"
    precision = "bfloat16" if settings.bfloat16 else "float32"
    text = (
        f"{len(material.texts)} texts, {material.texts.characters} characters: {material.train.tokens} tokens to learn, "
        f"{held_out} held out; {method}, {sum(weight.numel() for weight in task.learned)} values; blocks of "
        f"{settings.length}, {settings.batch} a step, {fitted.micro} at a time; {precision}."
    )
    disk = 2 * retention.bytes_of(task.tensors()) / 1e6
    free = shutil.disk_usage(ctx.checkpoint_dir()).free / 1e6
    hint = (
        f"Takes about {fitted.expected:.0f} MB of memory and up to {disk:.0f} MB on the disk for checkpoints."
    )
    if fitted.recompute:
        hint += " Layers are computed twice, to save memory."
    if fitted.tight:
        hint += f" Only {fitted.free:.0f} MB are free: choose a smaller block or another model."
    if disk > free:
        hint += f" Only {free:.0f} MB are free on the disk."
    return Advice(
        key="plan", severity="warning" if fitted.tight or disk > free else "note", text=text, hint=hint
    )

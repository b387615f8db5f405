"""``text.train``: learn to write from nothing but a folder of texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from creastudio.api import Artifact, JobContext, ModelCard, TrainingData, model_id
from creastudio.ml import checkpoint, device
from creastudio.ml.plan import Progress
from creastudio.ml.text_folder import TextSet
from creastudio.ml.text_split import split_texts
from creastudio.ml.training import Loop
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.nets.export import folder_texts
from creastudio_text.engine.nets.networks import Network, parameter_count
from creastudio_text.engine.nets.own_model import FORMAT, OwnModel
from creastudio_text.engine.preparing import plan_of, report, settings_of, tokens_for
from creastudio_text.engine.reading_texts import read_texts
from creastudio_text.engine.text_coach import text_coach
from creastudio_text.engine.text_task import OnSnapshot, TextTask
from creastudio_text.engine.texts import pieces
from creastudio_text.engine.tokens_own import MARK, OwnTokens
from creastudio_text.tools.common import FAMILY
from creastudio_text.tools.train import TrainParams

WEIGHTS = "model.safetensors"
LEAST = 200
"""Characters below which there is nothing to learn."""
TOO_LITTLE = (
    "A model that begins from nothing needs about a megabyte; for less, tune a model that can write already."
)
SHOWN, SHOWN_LENGTH = 2, 120
"""Samples of each look, and their longest, tokens."""


@dataclass(frozen=True)
class Material:
    """What is learned from and what is held out, as marked texts, and what the card says of it.

    Attributes
    ----------
    lead : tuple of str
        Controls before a text that begins with none.
    files : mapping of str to str
        Name -> digest of each file.
    """

    learned: Sequence[str]
    held_out: Sequence[str]
    name: str
    languages: tuple[str, ...] = ()
    data: tuple[TrainingData, ...] = ()
    lead: tuple[str, ...] = ()
    good_for: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict[str, str])


def run(params: TrainParams, ctx: JobContext) -> None:
    """Train on the folder ``ctx.input("data")`` and put the best model into the library.

    Controls in the texts (``⟦name⟧``) become tokens of their own, and what stands before the last control of a text is
    given and not learned. Of a list with prompts the prompt is given too. Resumes from ``ctx.checkpoint_dir()`` to the same
    weights as an unbroken run.

    Raises
    ------
    UserError
        When the folder has no usable text or too little, or the checkpoint there belongs to other settings.
    """
    learn(material_of(read_texts(ctx, LEAST, TOO_LITTLE), params.hold_out), params, ctx)


def learn(
    material: Material,
    params: TrainParams,
    ctx: JobContext,
    on_task: Callable[[TextTask], None] | None = None,
) -> None:
    """Train on `material` as ``run`` does; `on_task` is given the task before it begins."""
    place = device.prepare(ctx.device)
    tokens = tokens_for(material.learned, params, material.lead)
    context, halves = params.work.context, params.network == "encoder-decoder"
    learned = pieces(material.learned, tokens, context, halves=halves)
    held_out = pieces(material.held_out, tokens, context, halves=halves)
    settings = settings_of(params, material.learned, learned, tokens, ctx.seed, place)
    plan = plan_of(params, settings, learned)
    show = _shower(params, tokens, ctx)
    task = TextTask(learned, held_out, tokens, settings, place, show, material.files)
    if on_task is not None:
        on_task(task)
    ctx.advise([report(params, settings, plan, learned, held_out)], 0)
    characters = sum(piece.letters for piece in learned)
    progress = Loop(task, plan, ctx, ctx.checkpoint_dir(), text_coach(characters)).run()
    _save(task, progress, material, ctx)


def material_of(texts: TextSet, share: float) -> Material:
    """Split the texts of a folder, and mark the prompts of lists."""
    parts = split_texts(texts.texts, share)
    learned, held_out = (
        [
            f"{text.text[: text.prompt]}⟦answer⟧{text.text[text.prompt :]}" if text.prompt else text.text
            for text in side
        ]
        for side in (parts.train, parts.held_out)
    )
    return Material(learned, held_out, texts.name, texts.languages, texts.data, files=texts.files)


def _shower(params: TrainParams, tokens: OwnTokens, ctx: JobContext) -> OnSnapshot:
    """Return what shows a few texts at each look, always from the same seeds."""
    prompt = tokens.encode_marked(params.begin)

    def show(seen: int, network: Network) -> None:
        card = ModelCard(id="training", title="training", family=FAMILY)
        found = write(
            OwnModel(card, network, tokens),
            prompt,
            [ctx.seed + number for number in range(SHOWN)],
            Sampling(),
            longest=SHOWN_LENGTH,
            check_cancelled=ctx.check_cancelled,
        )
        begin = MARK.sub("", params.begin)
        text = "\n\n⁂\n\n".join(begin + item.text for item in found)
        ctx.preview(
            Artifact(
                "text/plain", text.encode(), metadata={"title": f"{seen / 1000:.3g} k tokens", "step": seen}
            )
        )

    return show


def _save(task: TextTask, progress: Progress, material: Material, ctx: JobContext) -> None:
    ctx.progress(1.0, "saving the model")
    network = task.best_network()
    weights = ctx.scratch / WEIGHTS
    facts = {
        "format": FORMAT,
        "config": network.config.to_json(),
        "tokens": task.tokens.to_json(),
        "folder": folder_texts(network.config, task.tokens),
    }
    checkpoint.write(weights, checkpoint.half(network), facts)
    ctx.save_model(card_of(task, network, progress, material, weights, ctx.model_name), weights)


def card_of(
    task: TextTask, network: Network, progress: Progress, material: Material, weights: Path, name: str
) -> ModelCard:
    """Return what the model says of itself."""
    metrics = {"trained, k tokens": round(task.best_seen / 1000, 1)}
    if task.held_out:
        metrics = {"held-out bits per character": round(task.cost(task.held_out), 4), **metrics}
    elif progress.history.get("learned_bits"):
        metrics["bits per character of learned texts"] = round(progress.history["learned_bits"][-1][1], 4)
    return ModelCard(
        id=model_id(name, f"text-{checkpoint.sha256(weights)[:12]}"),
        title=name or material.name,
        family=FAMILY,
        architecture=network.config.architecture,
        summary=f"Writes texts like those in '{material.name}'.",
        config={"format": FORMAT, **network.config.to_json()},
        languages=material.languages,
        good_for=material.good_for,
        data=material.data or (TrainingData(name=material.name, items=len(material.learned)),),
        metrics=metrics,
        parameters=parameter_count(network),
    )

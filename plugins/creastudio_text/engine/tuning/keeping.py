"""What a tuning leaves: an adapter with the name of its base, or a model of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from torch import nn

from creastudio.api import JobContext, Model, ModelCard, TrainingData, model_id
from creastudio.api.ad_words import LEARNED, is_ad_prompt
from creastudio.ml import checkpoint
from creastudio.ml.plan import Progress
from creastudio.ml.text_copying import Copied
from creastudio.ml.text_folder import TextSet
from creastudio_text.engine import adapters
from creastudio_text.engine.tuning.samples import Sample
from creastudio_text.engine.tuning.task import TuneTask
from creastudio_text.engine.tuning.whole import write_whole
from creastudio_text.tools.common import FAMILY

WEIGHTS = "model.safetensors"

SHOWN = 600
"""Characters of a sample on a card at most."""


@dataclass(frozen=True)
class Made:
    """All that a card tells of a tuning."""

    base: Model
    task: TuneTask
    texts: TextSet
    samples: Sequence[Sample]
    copied: Copied
    progress: Progress


def save(ctx: JobContext, made: Made, network: nn.Module) -> None:
    """Put what was made into the library.

    Parameters
    ----------
    network : nn.Module
        With the best weights.
    """
    weights = ctx.scratch / WEIGHTS
    adapter = made.task.adapter
    if adapter is not None:
        checkpoint.write_model(weights, adapter.to_tensors())
    else:
        write_whole(network, made.base, weights)
    ctx.save_model(_card(ctx, made, checkpoint.sha256(weights)), weights)


def _card(ctx: JobContext, made: Made, sha256: str) -> ModelCard:
    base, texts, adapter = made.base.card, made.texts, made.task.adapter
    tuned: dict[str, Any] = {
        "base": base.reference,
        "samples": [_shortened(sample) for sample in made.samples],
    }
    if adapter is not None:
        config = {**adapter.config.to_json(), **tuned}
        summary = f"Makes '{base.title}' write like the texts in '{texts.name}'; needs that model."
    else:
        config = {**base.config, "tuned": tuned}
        summary = f"'{base.title}', tuned to write like the texts in '{texts.name}'."
    return ModelCard(
        id=model_id(ctx.model_name, f"text-{sha256[:12]}"),
        title=ctx.model_name or texts.name,
        family=FAMILY,
        architecture=adapters.ARCHITECTURE if adapter is not None else base.architecture,
        summary=summary,
        config=config,
        licence=base.licence,
        languages=texts.languages or base.languages,
        good_for=_good_for(base, texts),
        data=(TrainingData(name=texts.name, items=len(texts)), *base.data),
        metrics=_metrics(made),
        parameters=sum(weight.numel() for weight in made.task.learned),
    )


def _good_for(base: ModelCard, texts: TextSet) -> tuple[str, ...]:
    """Return what it is good for: ads, too, where most of the texts are some."""
    ads = sum(is_ad_prompt(text.text) for text in texts.texts)
    if 2 * ads <= len(texts) or LEARNED in base.good_for:
        return base.good_for
    return (*base.good_for, LEARNED)


def _shortened(sample: Sample) -> dict[str, Any]:
    found = sample.to_json()
    return {name: value[:SHOWN] if isinstance(value, str) else value for name, value in found.items()}


def _metrics(made: Made) -> dict[str, float]:
    history, best = made.progress.history, made.task.best_facts
    kind = "held out" if "held_out_loss" in best else "learned"
    metrics = {f"bits a character, {kind}": round(best.get("bits", 0.0), 4)}
    if history.get("bits"):
        metrics[f"bits a character, {kind}, at first"] = round(history["bits"][0][1], 4)
    metrics["longest copied span, characters"] = float(made.copied.characters)
    metrics["trained, thousand tokens"] = round(best.get("tokens", 0.0) / 1000, 3)
    return metrics

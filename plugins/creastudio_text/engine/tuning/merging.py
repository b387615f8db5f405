"""``text.merge``: an adapter is added to the weights of its base for good."""

from __future__ import annotations

import copy

from creastudio.api import Artifact, JobContext, ModelCard, UserError, model_id
from creastudio.ml import device
from creastudio_text.engine import adapters, loading
from creastudio_text.engine.lora import merge
from creastudio_text.engine.tuning.keeping import WEIGHTS
from creastudio_text.engine.tuning.networks import network_of
from creastudio_text.engine.tuning.whole import write_whole
from creastudio_text.tools.merge import MergeParams


def run(params: MergeParams, ctx: JobContext) -> None:
    """Put the whole model into the library, and emit a text that says what it was made of.

    Raises
    ------
    UserError
        When the model is no adapter, or its base isn't there.
    """
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    ctx.check_cancelled()
    model = ctx.model(params.model)
    if not adapters.is_adapter(model):
        raise UserError(
            f"'{model.card.title}' is a whole model already.",
            hint="Choose an adapter: what 'Tune' with LoRA made.",
        )
    base = adapters.base_of(ctx, model)
    adapter = adapters.read_adapter(model)
    # The warm network serves other jobs.
    network = copy.deepcopy(network_of(loading.load(ctx, base))).cpu()
    ctx.check_cancelled()
    ctx.progress(0.5, "merging")
    merge(network, adapter, params.strength)
    ctx.check_cancelled()
    ctx.progress(0.8, "saving the model")
    weights = ctx.scratch / WEIGHTS
    write_whole(network, base, weights)
    card = _card(params, model.card, base.card)
    ctx.save_model(card, weights)
    told = f"# {card.title}\n\n{card.summary}\n"
    ctx.emit(Artifact("text/markdown", told.encode(), title=card.title, metadata={"model": card.id}))
    ctx.progress(1.0)


def _card(params: MergeParams, adapter: ModelCard, base: ModelCard) -> ModelCard:
    title = params.title.strip() or adapter.title
    strength = "" if params.strength == 1 else f", at {params.strength:g} times its strength"
    metrics = adapter.metrics if params.strength == 1 else {}
    return ModelCard(
        id=model_id(title, "merged"),
        title=title,
        family=base.family,
        architecture=base.architecture,
        summary=f"'{base.title}' with what '{adapter.title}' learned{strength}, in one.",
        config={**base.config, "tuned": {name: adapter.config.get(name) for name in ("base", "samples")}},
        licence=base.licence,
        languages=adapter.languages,
        good_for=adapter.good_for,
        data=adapter.data,
        metrics=metrics,
        parameters=base.parameters,
    )

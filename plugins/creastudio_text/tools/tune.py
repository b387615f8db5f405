"""The face of ``text.tune``: a model learns from a person's own texts."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Panel, Params, Trainer, param
from creastudio.api import training_params as usual
from creastudio_text.tools.common import API, CATEGORY, FAMILY


class TuneParams(Params):
    """Settings of ``text.tune``."""

    model: str = param(
        "",
        title="Model",
        help="The model that learns; empty for the best at hand for the language of the texts. It stays as it is.",
        role="model",
        model_family=FAMILY,
    )
    method: Literal["lora", "full"] = param(
        "lora",
        title="Method",
        help="LoRA learns a small addition to the model, and can be switched on and off. Full changes all of its weights, and "
        "makes a model of its own: for small models.",
    )
    passes: float = param(
        3.0, title="Passes", help="How often all texts are read.", ge=0.01, le=200, soft_le=20
    )
    minutes: float = usual.time_limit()
    prompts: str = param(
        "",
        title="Samples of",
        help="Beginnings that are continued as it learns, one a line; empty for how some of the texts begin.",
        max_length=4000,
        role="prompt",
    )
    rank: int = param(
        8,
        title="Rank",
        help="Size of the addition of LoRA: more learns more.",
        ge=1,
        le=256,
        soft_le=64,
        group="LoRA",
    )
    alpha: float | None = param(
        None,
        title="Strength",
        help="Alpha of LoRA; empty for twice the rank.",
        ge=0.1,
        le=1024,
        group="LoRA",
        advanced=True,
    )
    targets: Literal["all", "attention"] = param(
        "all",
        title="Layers",
        help="All matrices of the layers, or those of attention alone.",
        group="LoRA",
        advanced=True,
    )
    dropout: float = param(
        0.0, title="Dropout", help="Of LoRA.", ge=0, le=0.5, step=0.05, group="LoRA", advanced=True
    )
    rate: float = usual.learning_rate(
        "Times what suits the method. Lower it when training becomes unstable.", least=0.02
    )
    batch: int = param(
        8, title="Batch", help="Blocks a step.", unit="blocks", ge=1, le=256, group="Advanced", advanced=True
    )
    micro: int | None = param(
        None,
        title="At once",
        help="How many blocks of a batch go through at once: fewer take less memory and learn the same. Empty for as many as "
        "fit.",
        unit="blocks",
        ge=1,
        le=256,
        group="Advanced",
        advanced=True,
    )
    block: int | None = param(
        None,
        title="Block",
        help="How much text is learned in one piece; empty for 256, or what the model can look back on.",
        unit="tokens",
        ge=8,
        le=8192,
        group="Advanced",
        advanced=True,
    )
    recompute: Literal["auto", "on", "off"] = param(
        "auto",
        title="Save memory",
        help="Compute layers twice in place of remembering them; auto does so where memory is short.",
        group="Advanced",
        advanced=True,
    )
    hold_out: float = usual.hold_out(
        0.1,
        "Share of the texts that it never learns from, to tell whether it learns by heart.",
        group="Advanced",
        step=0.05,
        advanced=True,
    )
    looks: int = usual.looks()
    patience: int = usual.patience(
        3,
        "Finish after so many looks at which it got no better on unseen texts; 0 for never.",
        most=50,
        advanced=True,
    )
    longest: int = param(
        64,
        title="Sample length",
        help="Of the samples that are shown.",
        unit="tokens",
        ge=4,
        le=1024,
        group="Advanced",
        advanced=True,
    )
    precision: Literal["auto", "float32", "bfloat16"] = param(
        "auto",
        title="Precision",
        help="Auto takes bfloat16 where the device has it.",
        group="Advanced",
        advanced=True,
    )

    @property
    def strength(self) -> float:
        """Alpha of LoRA."""
        return 2.0 * self.rank if self.alpha is None else self.alpha

    @property
    def highest_rate(self) -> float:
        """The highest learning rate."""
        return self.rate * (1e-3 if self.method == "lora" else 1e-4)


TUNE = Trainer(
    id="text.tune",
    title="Tune on your texts",
    summary="A model that writes like a folder of texts: .txt, .md, .docx, .fountain or .jsonl, from about ten pages on.",
    category=CATEGORY,
    data="text",
    family=FAMILY,
    params=TuneParams,
    entry="creastudio_text.engine.tuning.run:run",
    sample_with="text.write",
    memory=1500,
    replay="exact",
    api=API,
    trial={
        "passes": 1.0,
        "block": 16,
        "batch": 2,
        "looks": 2,
        "longest": 8,
        "rank": 2,
        "precision": "float32",
    },
)

TUNING = Panel(
    id="text.tuning",
    title="Tuning",
    view="dashboard",
    generator="text.tune",
    bindings={
        "Loss": "loss,learned_loss,held_out_loss",
        "Bits a character": "bits",
        "Longest copied span, characters": "copied",
    },
)

"""The face of ``text.train``: a model of its own learns to write from nothing but a folder of texts."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Panel, Params, Trainer, param
from creastudio_text.tools.common import API, CATEGORY, FAMILY
from creastudio_text.tools.presets import PRESETS, Preset, PresetName


class TrainParams(Params):
    """Settings of ``text.train``."""

    preset: PresetName = param(
        "laptop 1 h",
        title="Preset",
        help="What the machine can do in this time; what is set below goes before it.",
    )
    network: Literal["decoder", "lstm", "gru", "encoder-decoder"] = param(
        "decoder",
        title="Network",
        help="Decoder: a Transformer, the best for most texts. LSTM and GRU: recurrent, small and quick to write. "
        "Encoder-decoder: reads what is given and answers it; for lists of questions and answers.",
    )
    tokens: Literal["auto", "characters", "pairs"] = param(
        "auto",
        title="Tokens",
        help="Characters suit Chinese, Japanese and few texts; pairs are pieces of words. Auto looks at the texts.",
    )
    ktokens: float | None = param(
        None,
        title="Length",
        help="How many thousand tokens to see; empty for what the preset takes, at most 40 passes.",
        unit="k tokens",
        ge=0.01,
        le=100_000_000,
    )
    minutes: float = param(
        0.0,
        title="Time limit",
        help="Finish within this time, however far it got; 0 for no limit.",
        role="time_limit",
        unit="min",
        ge=0,
        le=10_000,
    )
    begin: str = param(
        "",
        title="Samples begin with",
        help="What the samples shown while it learns go on from; empty: the model begins by itself.",
        max_length=400,
        role="prompt",
    )
    patience: int = param(
        5,
        title="Patience",
        help="Finish after so many looks without getting better on texts it doesn't learn; 0 goes on to the end.",
        unit="snapshots",
        ge=0,
        le=100,
    )
    hold_out: float = param(
        0.05,
        title="Held out",
        help="Share of the texts that is never learned, by which it is told whether the others are known by heart.",
        ge=0.0,
        le=0.5,
        step=0.01,
        group="Texts",
    )
    vocabulary: int = param(
        7000,
        title="Vocabulary",
        help="Most tokens. Of characters the rarest are left out; of pairs there are at most one for a thousand characters.",
        unit="tokens",
        ge=64,
        le=64_000,
        group="Texts",
        advanced=True,
    )
    context: int | None = param(
        None,
        title="Context",
        help="How far the model looks back; longer texts are cut. Empty for what the preset takes.",
        unit="tokens",
        ge=16,
        le=8192,
        group="Texts",
        advanced=True,
    )
    layers: int | None = param(
        None,
        title="Layers",
        help="Of the network; empty for what the preset takes.",
        ge=1,
        le=32,
        group="Network",
        advanced=True,
    )
    width: int | None = param(
        None,
        title="Width",
        help="Channels, a multiple of 16; empty for what the preset takes.",
        ge=16,
        le=2048,
        step=16,
        group="Network",
        advanced=True,
    )
    dropout: float | None = param(
        None,
        title="Dropout",
        help="Share of values left out in training, against learning by heart; empty: more, the more often texts are seen.",
        ge=0.0,
        le=0.8,
        step=0.05,
        group="Network",
        advanced=True,
    )
    batch: int | None = param(
        None,
        title="Batch",
        help="Tokens a step; empty for what the preset takes.",
        unit="tokens",
        ge=16,
        le=1_000_000,
        group="Advanced",
        advanced=True,
    )
    rate: float = param(
        1.0,
        title="Learning rate",
        help="Factor of the usual steps; lower it where the training becomes unstable.",
        ge=0.01,
        le=10,
        group="Advanced",
        advanced=True,
    )
    snapshot: float | None = param(
        None,
        title="Look every",
        help="Thousand tokens between measurements with samples; empty for a fortieth of the training.",
        unit="k tokens",
        ge=0.01,
        le=1_000_000,
        group="Advanced",
        advanced=True,
    )

    @property
    def work(self) -> Preset:
        """What the preset says, with what was set here."""
        usual = PRESETS[self.preset]
        return Preset(
            self.layers or usual.layers,
            self.width or usual.width,
            self.context or usual.context,
            self.batch or usual.batch,
            self.ktokens or usual.ktokens,
            usual.gpu,
        )


TRAIN = Trainer(
    id="text.train",
    title="Train on texts",
    summary="A small model of its own from a folder of texts: from about a megabyte.",
    category=CATEGORY,
    data="text",
    family=FAMILY,
    params=TrainParams,
    entry="creastudio_text.engine.train:run",
    sample_with="text.write",
    memory=900,
    replay="exact",
    api=API,
    trial={
        "ktokens": 3,
        "layers": 1,
        "width": 16,
        "context": 32,
        "batch": 256,
        "snapshot": 1,
        "vocabulary": 64,
        "patience": 0,
    },
)

TRAINING = Panel(
    id="text.training",
    title="Training",
    view="dashboard",
    generator="text.train",
    bindings={"Loss": "loss", "Bits per character": "held_out_bits,learned_bits"},
)

"""The face of ``text.train``: a model of its own learns to write from nothing but a folder of texts."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Panel, Params, Trainer, param
from creastudio.api import training_params as usual
from creastudio.api.training_presets import MachinePreset, SequencePreset
from creastudio_text.tools.common import API, CATEGORY, FAMILY
from creastudio_text.tools.presets import PRESETS


class TrainParams(Params):
    """Settings of ``text.train``."""

    preset: MachinePreset = usual.preset()
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
    ktokens: float | None = usual.thousand_tokens(
        "How many thousand tokens to see; empty for what the preset takes, at most 40 passes."
    )
    minutes: float = usual.time_limit()
    begin: str = param(
        "",
        title="Samples begin with",
        help="What the samples shown while it learns go on from; empty: the model begins by itself.",
        max_length=400,
        role="prompt",
    )
    patience: int = usual.patience(
        5,
        "Finish after so many looks without getting better on texts it doesn't learn; 0 goes on to the end.",
    )
    hold_out: float = usual.hold_out(
        0.05,
        "Share of the texts that is never learned, by which it is told whether the others are known by heart.",
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
    layers: int | None = usual.layers()
    width: int | None = usual.width()
    dropout: float | None = usual.dropout(
        None,
        "Share of values left out in training, against learning by heart; empty: more, the more often texts are seen.",
    )
    batch: int | None = usual.step_tokens(least=16)
    rate: float = usual.learning_rate()
    snapshot: float | None = usual.look_every()

    @property
    def work(self) -> SequencePreset:
        """What the preset says, with what was set here."""
        return PRESETS[self.preset].changed(
            layers=self.layers, width=self.width, context=self.context, batch=self.batch, ktokens=self.ktokens
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

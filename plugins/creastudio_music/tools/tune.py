"""The face of ``music.tune``: a model that composes learns from a person's own music."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.api import Panel, Params, Trainer, param
from creastudio.api import training_params as usual
from creastudio_music.tools.common import API, CATEGORY, FAMILY

PresetName = Literal["auto", "a few pieces", "some pieces", "many pieces"]


@dataclass(frozen=True)
class Preset:
    """What suits so much music.

    Attributes
    ----------
    passes : float
        How often all of it is seen, at most.
    rate : float
        Times the steps of a training from nothing.
    dropout : float
        Share of values that are left out.
    shifts : int
        Semitones by which pieces are moved at most.
    """

    passes: float
    rate: float
    dropout: float
    shifts: int


PRESETS: dict[str, Preset] = {
    "a few pieces": Preset(16, 0.2, 0.3, 3),
    "some pieces": Preset(12, 0.25, 0.25, 2),
    "many pieces": Preset(20, 0.35, 0.2, 1),
}

FEW, SOME = 40, 250
"""Pieces up to which there are a few, and some."""


class TuneParams(Params):
    """Settings of ``music.tune``."""

    model: str = param(
        "",
        title="Model",
        help="The model that learns; empty for the best at hand. It stays as it is.",
        role="model",
        model_family=FAMILY,
    )
    preset: PresetName = param(
        "auto",
        title="How much music",
        help="A few are up to 40 pieces: small steps, moved into many keys, so that they aren't learned by heart. Auto counts.",
    )
    passes: float | None = param(
        None,
        title="Passes",
        help="How often all pieces are seen at most; empty for what suits so much music.",
        ge=0.05,
        le=500,
        soft_le=40,
    )
    minutes: float = usual.time_limit()
    hold_out: float = usual.hold_out(
        0.15,
        "Share of the pieces that is never learned, by which it is told whether the others are known by heart.",
        group="Music",
    )
    shifts: int | None = param(
        None,
        title="Moved by",
        help="Each piece is also learned up to so many semitones higher and lower; empty for what suits.",
        unit="semitones",
        ge=0,
        le=6,
        group="Music",
        advanced=True,
    )
    compared: int = param(
        8,
        title="Compared",
        help="How many short pieces it writes before and after, to be held against your music.",
        unit="pieces",
        ge=2,
        le=64,
        group="Music",
        advanced=True,
    )
    rate: float = usual.learning_rate(
        "Times what suits so much music. Lower it when training becomes unstable.", least=0.02, most=20
    )
    dropout: float | None = usual.dropout(
        None,
        "Share of values left out in training, against learning by heart; empty for what suits.",
        group="Advanced",
    )
    batch: int = param(
        1536,
        title="Batch",
        help="Tokens a step.",
        unit="tokens",
        ge=64,
        le=1_000_000,
        group="Advanced",
        advanced=True,
    )
    longest: int = param(
        1024,
        title="Longest",
        help="How much of a piece is learned at once; of longer ones some bars each time.",
        unit="tokens",
        ge=64,
        le=4096,
        group="Advanced",
        advanced=True,
    )
    looks: int = usual.looks()
    patience: int = usual.patience(
        4,
        "Finish after so many looks at which it got no better on pieces it doesn't learn; 0 for never.",
        most=50,
        advanced=True,
    )

    def work(self, pieces: int) -> Preset:
        """Return what suits so many pieces, with what was set here."""
        name = self.preset
        if name == "auto":
            name = "a few pieces" if pieces <= FEW else "some pieces" if pieces <= SOME else "many pieces"
        usual = PRESETS[name]
        return Preset(
            usual.passes if self.passes is None else self.passes,
            usual.rate * self.rate,
            usual.dropout if self.dropout is None else self.dropout,
            usual.shifts if self.shifts is None else self.shifts,
        )


TUNE = Trainer(
    id="music.tune",
    title="Tune on your music",
    summary="A model that composes like a folder of MIDI, MusicXML or ABC, from about twenty pieces on.",
    category=CATEGORY,
    data="score",
    family=FAMILY,
    params=TuneParams,
    entry="creastudio_music.engine.tuning.run:run",
    sample_with="music.melody",
    memory=1200,
    replay="exact",
    api=API,
    trial={"passes": 1.0, "batch": 256, "longest": 160, "looks": 2, "patience": 0, "compared": 2},
)

TUNING = Panel(
    id="music.tuning",
    title="Tuning",
    view="dashboard",
    generator="music.tune",
    bindings={
        "Loss": "loss",
        "Nats per sixteenth": "held_out_nats,learned_nats",
        "Longest copied span, notes": "copied",
    },
)

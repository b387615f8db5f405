"""The face of ``music.train``: a model of its own learns to compose from a folder of music."""

from __future__ import annotations

from creastudio.api import Panel, Params, Trainer, param
from creastudio_music.tools.common import API, CATEGORY, FAMILY
from creastudio_music.tools.presets import PRESETS, Preset, PresetName


class TrainParams(Params):
    """Settings of ``music.train``."""

    preset: PresetName = param(
        "laptop 1 h",
        title="Preset",
        help="What the machine can do in this time; what is set below goes before it.",
    )
    ktokens: float | None = param(
        None,
        title="Length",
        help="How many thousand tokens to see, two a note; empty for what the preset takes, at most 60 passes.",
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
    patience: int = param(
        6,
        title="Patience",
        help="Finish after so many looks without getting better on music it doesn't learn; 0 goes on to the end.",
        unit="snapshots",
        ge=0,
        le=100,
    )
    hold_out: float = param(
        0.08,
        title="Held out",
        help="Share of the pieces that is never learned, by which it is told whether the others are known by heart.",
        ge=0.0,
        le=0.5,
        step=0.01,
        group="Music",
    )
    shifts: int = param(
        2,
        title="Moved by",
        help="Each piece is also learned up to so many semitones higher and lower, within the ranges of its parts.",
        unit="semitones",
        ge=0,
        le=6,
        group="Music",
        advanced=True,
    )
    longest: int | None = param(
        None,
        title="Longest",
        help="How much of a piece is learned at once; of longer ones some bars each time. Empty for what the preset takes.",
        unit="tokens",
        ge=64,
        le=4096,
        group="Music",
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
    dropout: float = param(
        0.1,
        title="Dropout",
        help="Share of values left out in training, against learning by heart.",
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
        ge=64,
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
            self.longest or usual.longest,
            self.batch or usual.batch,
            self.ktokens or usual.ktokens,
            usual.gpu,
        )


TRAIN = Trainer(
    id="music.train",
    title="Train on music",
    summary="A small model of its own from a folder of MIDI, MusicXML or ABC: from about a hundred pieces.",
    category=CATEGORY,
    data="score",
    family=FAMILY,
    params=TrainParams,
    entry="creastudio_music.engine.train:run",
    sample_with="music.melody",
    memory=2500,
    replay="exact",
    api=API,
    trial={
        "ktokens": 3,
        "layers": 1,
        "width": 16,
        "longest": 160,
        "batch": 256,
        "snapshot": 1,
        "patience": 0,
    },
)

TRAINING = Panel(
    id="music.training",
    title="Training",
    view="dashboard",
    generator="music.train",
    bindings={"Loss": "loss", "Nats per sixteenth": "held_out_nats,learned_nats"},
)

"""The face of ``music.train``: a model of its own learns to compose from a folder of music."""

from __future__ import annotations

from creastudio.api import Panel, Params, Trainer, param
from creastudio.api import training_params as usual
from creastudio.api.training_presets import MachinePreset, SequencePreset
from creastudio_music.tools.common import API, CATEGORY, FAMILY
from creastudio_music.tools.presets import PRESETS


class TrainParams(Params):
    """Settings of ``music.train``."""

    preset: MachinePreset = usual.preset()
    ktokens: float | None = usual.thousand_tokens(
        "How many thousand tokens to see, two a note; empty for what the preset takes, at most 60 passes."
    )
    minutes: float = usual.time_limit()
    patience: int = usual.patience(
        6,
        "Finish after so many looks without getting better on music it doesn't learn; 0 goes on to the end.",
    )
    hold_out: float = usual.hold_out(
        0.08,
        "Share of the pieces that is never learned, by which it is told whether the others are known by heart.",
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
    layers: int | None = usual.layers()
    width: int | None = usual.width()
    dropout: float = usual.dropout(0.1, "Share of values left out in training, against learning by heart.")
    batch: int | None = usual.step_tokens(least=64)
    rate: float = usual.learning_rate()
    snapshot: float | None = usual.look_every()

    @property
    def work(self) -> SequencePreset:
        """What the preset says, with what was set here."""
        return PRESETS[self.preset].changed(
            layers=self.layers, width=self.width, context=self.longest, batch=self.batch, ktokens=self.ktokens
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

"""``gan.train``: what a person can set, and the manifest."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

from pydantic import field_validator

from creastudio.api import Params, Trainer, param
from creastudio.api import training_params as usual
from creastudio.api.training_presets import MachinePreset
from creastudio_gan.costs import Work, memory_megabytes, seconds
from creastudio_gan.family import FAMILY
from creastudio_gan.presets import OLDER, PRESETS, STYLE_TAKES
from creastudio_gan.tools.common import CATEGORY, Augmentation, Fit, Shape

STARTS: dict[Shape, tuple[int, int]] = {
    "square": (4, 4),
    "4:3": (3, 4),
    "3:4": (4, 3),
    "3:2": (4, 6),
    "2:3": (6, 4),
    "16:9": (4, 7),
    "9:16": (7, 4),
}
"""Shape -> rows and columns of the lowest resolution; 16:9 is 7:4 to within 2 %."""

FEW = 1000
"""Pictures below which a fixed augmentation is better than one that adapts itself."""


class TrainParams(Params):
    """Settings of ``gan.train``."""

    preset: MachinePreset = usual.preset()
    network: Literal["auto", "quick", "style"] = param(
        "auto",
        title="Network",
        help="Quick: recognisable after minutes. Style: several times as long, for style mixing, directions and "
        "projection.",
    )
    resolution: Literal["auto", "16", "32", "64", "128", "256", "512"] = param(
        "auto",
        title="Resolution",
        help="Side of square pictures; doubling it takes about three times as long.",
        unit="px",
    )
    shape: Shape = param(
        "square",
        title="Shape",
        help="Width to height. 4:3 makes the pictures lower than the resolution, 3:2 and 16:9 wider.",
        group="Pictures",
    )
    labels: bool = param(
        False,
        title="Classes",
        help="Learn the sub-folders as classes, so that pictures of one class can be asked for.",
        group="Pictures",
    )
    kimg: float | None = param(
        None,
        title="Length",
        help="How many thousand images to see; empty for what the preset takes.",
        unit="kimg",
        ge=0.01,
        le=100_000,
    )
    minutes: float = usual.time_limit()
    patience: int = usual.patience(
        0,
        "Finish after so many snapshots without a new best; 0 goes on to the end. 5 are enough.",
        advanced=True,
    )
    stop_at: float | None = param(
        None,
        title="Finish at distance",
        help="Finish as soon as samples are so near to the pictures; empty for never.",
        ge=0.0,
        le=1000,
        group="Advanced",
        advanced=True,
    )
    start_from: str | None = param(
        None,
        title="Start from",
        help="A model to go on learning from: it takes a fraction of the time where the pictures are akin.",
        role="model",
        model_family=FAMILY,
        group="Start from a model",
        advanced=True,
    )
    frozen: int = param(
        0,
        title="Frozen blocks",
        help="Of the discriminator, at the highest resolutions: fewer to learn from few pictures. Only where the model "
        "was trained on this computer.",
        ge=0,
        le=6,
        group="Start from a model",
        advanced=True,
    )
    fit: Fit = param(
        "crop", title="Fit", help="How pictures of another shape are made to fit.", group="Pictures"
    )
    mirror: bool = param(
        False,
        title="Mirror",
        help="Also learn from mirrored pictures; not for text or logos.",
        group="Pictures",
    )
    augment: Augmentation = param(
        "auto",
        title="Augmentation",
        help="Changes what is judged, so that few pictures don't become known by heart. Adaptive: as much as it takes. "
        "Turns may show where pictures have an up; colour washes out flat drawings.",
        group="Pictures",
    )
    augment_p: float = param(
        0.5,
        title="Augmented share",
        help="Of a fixed augmentation; the adaptive one finds its own.",
        ge=0.0,
        le=1.0,
        step=0.05,
        group="Pictures",
        advanced=True,
    )
    hold_out: float = usual.hold_out(
        0.08,
        "Share of the pictures that it never sees, to tell whether it knows the others by heart; from 200 on.",
        group="Pictures",
        most=0.2,
        advanced=True,
    )
    snapshot: float | None = param(
        None,
        title="Snapshot every",
        help="How often samples and their distance from the pictures are shown; empty for what the length takes.",
        unit="kimg",
        ge=0.05,
        le=1000,
        group="Advanced",
        advanced=True,
    )
    keep: int = param(
        3,
        title="Checkpoints",
        help="How many of the best are kept beside the latest, to go back to.",
        ge=0,
        le=20,
        group="Advanced",
        advanced=True,
    )
    stop_on_alarm: bool = param(
        True,
        title="Stop when it collapses",
        help="Then one click goes back to the best checkpoint.",
        group="Advanced",
        advanced=True,
    )
    batch: int | None = param(
        None, title="Batch", unit="images", ge=4, le=256, group="Advanced", advanced=True
    )
    micro: int | None = param(
        None,
        title="At once",
        help="How many pictures of a batch go through the networks at once: fewer take less memory and more time, and "
        "learn the same. Empty for as many as fit.",
        unit="images",
        ge=4,
        le=256,
        group="Advanced",
        advanced=True,
    )
    width: int | None = param(
        None,
        title="Channels",
        help="At the lowest resolutions.",
        ge=8,
        le=512,
        group="Advanced",
        advanced=True,
    )
    critic: float = param(
        1.0,
        title="Discriminator",
        help="Channels of the discriminator relative to the generator's; only the generator is kept.",
        ge=0.25,
        le=4,
        step=0.25,
        group="Advanced",
        advanced=True,
    )
    loss: Literal["relativistic", "nonsaturating", "projected"] = param(
        "relativistic",
        title="Loss",
        help="Relativistic keeps more variety. Non-saturating is faster, and the one to try when training collapses. "
        "Projected looks through a network that knows photographs: strokes come clear after far fewer pictures, with less "
        "variety; for the quick network.",
        group="Advanced",
        advanced=True,
    )
    gamma: float | None = param(
        None,
        title="Gamma",
        help="Weight of the gradient penalties, halved towards the end; empty for what the size takes. Raise it when "
        "training collapses.",
        ge=0.0001,
        le=1000,
        group="Advanced",
        advanced=True,
    )
    probe: bool = param(
        False,
        title="Find gamma",
        help="Tries a quarter of it, it, and four times it on a tenth of the time, and takes the best.",
        group="Advanced",
        advanced=True,
    )
    rate: float = usual.learning_rate(
        "Times what suits the network. Lower it when training becomes unstable.", least=0.05, most=4
    )
    average: float = param(
        8.0,
        title="Averaging",
        help="Half-life of the averaged weights, which make the samples.",
        unit="kimg",
        ge=0.1,
        le=1000,
        group="Advanced",
        advanced=True,
    )
    precision: Literal["auto", "float32", "bfloat16"] = param(
        "auto",
        title="Precision",
        help="Of the convolutions at high resolutions. Auto takes bfloat16 where the device has it.",
        group="Advanced",
        advanced=True,
    )

    go_back: float | None = param(
        None,
        title="Go on from",
        help="The checkpoint to go on from with other settings; the latest one where it is empty.",
        unit="kimg",
        role="go_back",
        ge=0,
        le=100_000,
        group="Advanced",
        advanced=True,
    )

    @field_validator("preset", mode="before")
    @classmethod
    def _renamed(cls, value: Any) -> Any:
        return OLDER.get(value, value) if isinstance(value, str) else value

    @cached_property
    def work(self) -> Work:
        """What is trained: as it is set, and as the preset says where it isn't."""
        preset = PRESETS[self.preset]
        rows, columns = STARTS[self.shape]
        side = preset.resolution if self.resolution == "auto" else int(self.resolution)
        levels = side.bit_length() - 2
        network = preset.network if self.network == "auto" else self.network
        return Work(
            network=network,
            start=(rows, columns),
            levels=levels,
            width=preset.width if self.width is None else self.width,
            critic=self.critic,
            batch=preset.batch if self.batch is None else self.batch,
            micro=self.micro or 0,
            gpu=preset.gpu,
        )

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the pictures, px."""
        return self.work.size

    @property
    def penalty(self) -> float:
        """Gamma: what was set, or 0.5 for 64 x 64 px and in proportion to the pixels."""
        height, width = self.size
        return self.gamma if self.gamma is not None else 0.5 * height * width / 64**2

    @property
    def images(self) -> int:
        """How many images to see in all."""
        preset = PRESETS[self.preset]
        longer = STYLE_TAKES if self.work.network == "style" != preset.network else 1
        return max(1, round(1000 * (preset.kimg * longer if self.kimg is None else self.kimg)))

    @property
    def snapshot_images(self) -> int:
        """Images between snapshots: what was set, else a sixtieth of the training, from 2 to 50 kimg."""
        return round(
            min(max(self.images / 60, 2000), 50_000) if self.snapshot is None else 1000 * self.snapshot
        )

    def expected_seconds(self, pace: float = 1.0) -> float:
        """Return about how many seconds the training takes; see ``Params.expected_seconds``."""
        found = self.images * seconds(self.work) * pace
        if self.minutes > 0:
            found = min(found, self.minutes * 60)
        return found * (1.1 if self.probe else 1.0)

    def expected_memory(self, device: str = "cpu") -> int:
        """Return about how much memory it takes at most, MB; see ``Params.expected_memory``."""
        return round(memory_megabytes(self.work, device, half=self.precision == "bfloat16"))

    def for_gpu(self) -> bool:
        """Tell whether the preset is one for a machine with a GPU; see ``Params.for_gpu``."""
        return self.work.gpu

    def policies_for(self, pictures: int) -> tuple[str, ...]:
        """Return the names of the augmentation (see ``Augmenting``) for so many pictures."""
        if self.augment == "auto":
            return ("translation",) if pictures < FEW else ("adaptive", "place")
        if self.augment == "none":
            return ()
        names = tuple(self.augment.split(","))
        return (names[0], "place", *names[1:]) if names[0] == "adaptive" else names


TRAIN = Trainer(
    id="gan.train",
    title="Train on pictures",
    summary="A model of its own from a folder of pictures: from about a hundred, better a thousand.",
    category=CATEGORY,
    data="image",
    family=FAMILY,
    params=TrainParams,
    entry="creastudio_gan.engine.train:run",
    sample_with="gan.sample",
    memory=1200,
    replay="exact",
    api=">=1.4,<2",
    trial={
        "kimg": 0.048,
        "resolution": "16",
        "width": 8,
        "batch": 4,
        "snapshot": 0.05,
        "precision": "float32",
    },
)

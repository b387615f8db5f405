"""What a person can set, for sampling and for training."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from creastudio.api import Params, param
from creastudio_gan.state_text import parse_label

FAMILY = "gan"
BUNDLED = "avatars-64"

SECONDS_AN_IMAGE = 1 / 26
"""What one image of 64 px takes on four cores without a GPU; doubling its side takes three times as long."""


STARTS = {
    "square": (4, 4),
    "4:3": (3, 4),
    "3:4": (4, 3),
    "3:2": (4, 6),
    "2:3": (6, 4),
    "16:9": (4, 7),
    "9:16": (7, 4),
}
"""Shape -> rows and columns of the lowest resolution; 16:9 is 7:4 to within 2 %."""


class SampleParams(Params):
    """Settings of ``gan.sample``."""

    model: str = param(
        BUNDLED,
        title="Model",
        help="A model that was trained here, or the bundled one.",
        role="model",
        model_family=FAMILY,
    )
    count: int = param(
        4, title="Pictures", help="How many to make; each has its own seed.", ge=1, le=256, role="count"
    )
    truncation: float = param(
        1.0,
        title="Truncation",
        help="1 shows the model's full variety; lower values draw every picture towards the mean one. "
        "Pictures stay clear from about 0.7 up; below it they fade.",
        ge=0.0,
        le=1.0,
        soft_ge=0.7,
        step=0.05,
    )
    label: str = param(
        "",
        title="Class",
        help="For a model with classes: one of them, or a blend such as impasto:0.7,woodcut:0.3. "
        "Empty: each seed has its own.",
        max_length=400,
    )
    variation: float = param(
        0.0,
        title="Variation",
        help="How far Vary moves from the seed's picture towards a new one; 0 for the picture itself.",
        role="variation",
        ge=0.0,
        le=1.0,
        step=0.05,
        advanced=True,
    )

    @field_validator("label")
    @classmethod
    def _label_reads(cls, text: str) -> str:
        parse_label(text)
        return text


class TrainParams(Params):
    """Settings of ``gan.train``."""

    preset: Literal["quick", "full"] = param(
        "quick",
        title="Preset",
        help="Quick: recognisable results. Full: twice the time, for a model to keep.",
    )
    network: Literal["quick", "style"] = param(
        "quick",
        title="Network",
        help="Quick: recognisable after minutes. Style: several times as long, for style mixing, directions and "
        "projection.",
    )
    resolution: Literal["16", "32", "64", "128", "256", "512"] = param(
        "64",
        title="Resolution",
        help="Side of square pictures; doubling it takes about three times as long.",
        unit="px",
    )
    shape: Literal["square", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16"] = param(
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
    minutes: float = param(
        0.0,
        title="Time limit",
        help="Finish within this time, however far it got; 0 for no limit.",
        role="time_limit",
        unit="min",
        ge=0,
        le=10_000,
    )
    fit: Literal["crop", "pad", "stretch"] = param(
        "crop", title="Fit", help="How pictures of another shape are made to fit.", group="Pictures"
    )
    mirror: bool = param(
        False,
        title="Mirror",
        help="Also learn from mirrored pictures; not for text or logos.",
        group="Pictures",
    )
    augment: Literal["none", "translation", "translation,cutout", "translation,cutout,colour"] = param(
        "translation",
        title="Augmentation",
        help="Helps with fewer than a few thousand pictures. Colour washes out flat drawings.",
        group="Pictures",
    )
    augment_p: float = param(
        0.5, title="Augmented share", ge=0.0, le=1.0, step=0.05, group="Pictures", advanced=True
    )
    snapshot: float = param(
        2.0,
        title="Snapshot every",
        help="How often samples and their distance from the pictures are shown.",
        unit="kimg",
        ge=0.05,
        le=1000,
        group="Advanced",
        advanced=True,
    )
    batch: int = param(16, title="Batch", unit="images", ge=4, le=256, group="Advanced", advanced=True)
    width: int = param(
        128,
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
    loss: Literal["relativistic", "nonsaturating"] = param(
        "relativistic",
        title="Loss",
        help="Relativistic keeps more variety. Non-saturating is faster, and the one to try when training collapses.",
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

    @property
    def start(self) -> tuple[int, int]:
        """Rows and columns of the lowest resolution, which the networks double."""
        return STARTS[self.shape]

    @property
    def levels(self) -> int:
        """How many resolutions the networks have."""
        return int(self.resolution).bit_length() - 2

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the pictures, px."""
        rows, columns = self.start
        return rows << (self.levels - 1), columns << (self.levels - 1)

    @property
    def penalty(self) -> float:
        """Gamma: what was set, or 0.5 for 64 x 64 px and in proportion to the pixels."""
        height, width = self.size
        return self.gamma if self.gamma is not None else 0.5 * height * width / 64**2

    @property
    def images(self) -> int:
        """How many images to see in all."""
        preset = {"quick": 45.0, "full": 90.0}[self.preset] * (4 if self.network == "style" else 1)
        return max(1, round(1000 * (preset if self.kimg is None else self.kimg)))

    def expected_seconds(self, pace: float = 1.0) -> float:
        """Return about how many seconds the training takes; see ``Params.expected_seconds``."""
        height, width = self.size
        per_image = SECONDS_AN_IMAGE * (height * width / 64**2) ** 0.8 * max(0.2, self.width / 128) ** 1.5
        seconds = self.images * per_image * pace
        return min(seconds, self.minutes * 60) if self.minutes > 0 else seconds

    @property
    def policies(self) -> tuple[str, ...]:
        """Names of the augmentation policies."""
        return () if self.augment == "none" else tuple(self.augment.split(","))

"""What a person can set, for sampling and for training."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Params, param

FAMILY = "gan"
BUNDLED = "avatars-64"

SECONDS_AN_IMAGE = 1 / 26
"""What one image of 64 px takes on four cores without a GPU; doubling its side takes three times as long."""


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


class TrainParams(Params):
    """Settings of ``gan.train``."""

    preset: Literal["quick", "full"] = param(
        "quick",
        title="Preset",
        help="Quick: recognisable results. Full: twice the time, for a model to keep.",
    )
    resolution: Literal["16", "32", "64", "128", "256"] = param(
        "64",
        title="Resolution",
        help="Side of the pictures; doubling it takes about three times as long.",
        unit="px",
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
        "crop", title="Shape", help="How pictures that aren't square are made so.", group="Pictures"
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
    gamma: float = param(
        0.5,
        title="Gamma",
        help="Weight of the gradient penalties; halved towards the end. Raise it when training collapses.",
        ge=0.001,
        le=100,
        group="Advanced",
        advanced=True,
    )
    precision: Literal["auto", "float32", "bfloat16"] = param(
        "auto",
        title="Precision",
        help="Of the discriminator's convolutions. Auto takes bfloat16 where the device has it.",
        group="Advanced",
        advanced=True,
    )

    @property
    def images(self) -> int:
        """How many images to see in all."""
        preset = {"quick": 45.0, "full": 90.0}[self.preset]
        return max(1, round(1000 * (preset if self.kimg is None else self.kimg)))

    def expected_seconds(self, pace: float = 1.0) -> float:
        """Return about how many seconds the training takes; see ``Params.expected_seconds``."""
        per_image = SECONDS_AN_IMAGE * (int(self.resolution) / 64) ** 1.6 * max(0.2, self.width / 128) ** 1.5
        seconds = self.images * per_image * pace
        return min(seconds, self.minutes * 60) if self.minutes > 0 else seconds

    @property
    def policies(self) -> tuple[str, ...]:
        """Names of the augmentation policies."""
        return () if self.augment == "none" else tuple(self.augment.split(","))

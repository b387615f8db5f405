"""``gan.walk``: what a person can set, and the manifest."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from creastudio.api import Generator, Input, Params, UserError, param
from creastudio.api.keys import FLICKS_PER_SECOND, load_keys
from creastudio_gan.tools.common import CATEGORY, Label, class_or_blend, model_of_pictures, reads, variation

KEYED_BY = ("gan.explore", "gan.sample", "gan.project")
"""Generators whose results are keys of a walk."""

RATES: dict[str, Fraction] = {
    "12": Fraction(12), "15": Fraction(15), "23.976": Fraction(24000, 1001), "24": Fraction(24), "25": Fraction(25),
    "29.97": Fraction(30000, 1001), "30": Fraction(30), "50": Fraction(50), "59.94": Fraction(60000, 1001),
    "60": Fraction(60),
}  # fmt: skip

SIDES = {"model": 0, "256": 256, "512": 512, "1024": 1024}

SECONDS_A_FRAME = 1 / 60
"""Of a walk at 64 px on two cores, with its encoding."""


def _parse_keys(text: str) -> None:
    try:
        load_keys(text)
    except UserError as error:
        raise ValueError(error.message.rstrip(".")) from None


Keys = Annotated[str, reads(_parse_keys)]


class WalkParams(Params):
    """Settings of ``gan.walk``."""

    model: str = model_of_pictures()
    seconds: float = param(
        8.0, title="Length", help="Of the whole walk.", unit="s", ge=0.1, le=1200, soft_le=60, step=0.5
    )
    stops: int = param(
        4,
        title="Stops",
        help="How many pictures a new walk passes, each a seed after the other; they become keys on the timeline.",
        ge=1,
        le=200,
        soft_le=16,
    )
    closes: bool = param(
        True,
        title="Loop",
        help="The end goes over into the beginning, so that it can be repeated without a jump.",
    )
    truncation: float = param(
        1.0,
        title="Truncation",
        help="1 shows the model's full variety; lower values draw every picture towards the mean one.",
        ge=0.0,
        le=1.0,
        soft_ge=0.5,
        step=0.05,
    )
    label: Label = class_or_blend()
    rate: Literal["12", "15", "23.976", "24", "25", "29.97", "30", "50", "59.94", "60"] = param(
        "25", title="Frame rate", help="Best that of the sequence.", unit="frames/s", group="Picture"
    )
    size: Literal["model", "256", "512", "1024"] = param(
        "512",
        title="Size",
        help="Of the shorter side, px: each pixel of the model is enlarged by a whole number, as near as that comes.",
        group="Picture",
    )
    enlarge: Literal["smooth", "sharp"] = param(
        "sharp", title="Enlarged", help="Sharp keeps the pixels of pixel art.", group="Picture"
    )
    chords: float = param(
        0.6,
        title="Chords",
        help="How far each chord of the score leads to a picture of its own; the same chord always to the same.",
        ge=0.0,
        le=1.0,
        step=0.05,
        group="Score",
    )
    glide: float = param(
        0.4, title="Glide", help="How long the way to a chord takes.", unit="s", ge=0.0, le=10.0, soft_le=3.0,
        step=0.05, group="Score",
    )  # fmt: skip
    onsets: float = param(
        0.3,
        title="Beats",
        help="How hard each note that begins shakes the middle and fine layers, in the frame in which it sounds.",
        ge=0.0,
        le=2.0,
        step=0.05,
        group="Score",
    )
    decay: float = param(
        0.25, title="Decay", help="How fast that fades.", unit="s", ge=0.01, le=5.0, soft_le=1.0, step=0.01,
        group="Score", advanced=True,
    )  # fmt: skip
    bass: float = param(
        0.3, title="Bass", help="How far the lowest note moves the coarse layers, by its pitch.", ge=0.0, le=2.0,
        step=0.05, group="Score",
    )  # fmt: skip
    melody: float = param(
        0.3, title="Melody", help="How far the highest note moves the fine layers, by its pitch.", ge=0.0, le=2.0,
        step=0.05, group="Score",
    )  # fmt: skip
    score_start: float = param(
        0.0,
        title="Begins in the score at",
        help="Which time of the score is the beginning of the walk.",
        unit="s",
        ge=-100_000,
        le=100_000,
        group="Score",
        advanced=True,
    )
    variation: float = variation(
        "How far Vary moves every key towards another picture; 0 for the keys themselves."
    )
    keys: Keys = param(
        "",
        title="Keys",
        help="Set on the timeline: states of the model at their times, as JSON. Empty for the stops.",
        role="keys",
        max_length=4_000_000,
        advanced=True,
    )

    @property
    def fps(self) -> Fraction:
        """Frames a second."""
        return RATES[self.rate]

    @property
    def frames(self) -> int:
        """How many frames it has."""
        return max(1, round(Fraction(self.seconds) * self.fps))

    @property
    def length(self) -> int:
        """Its length, flicks: that of its frames."""
        return self.at(self.frames)

    def at(self, frame: int) -> int:
        """Return the first flick at which a frame is shown."""
        return -int(-(FLICKS_PER_SECOND * frame / self.fps) // 1)

    def enlargement(self, side: int) -> int:
        """Return how many pixels one of a picture becomes, whose shorter side has `side`."""
        return max(1, round(SIDES[self.size] / side))

    def expected_seconds(self, pace: float = 1.0) -> float:
        """Return about how many seconds it takes at 64 px; see ``Params.expected_seconds``."""
        return self.frames * SECONDS_A_FRAME * pace


WALK = Generator(
    id="gan.walk",
    title="Walk through a model",
    summary="A video from picture to picture of a model, to a score if there is one; its keys stay editable on the timeline.",
    category=CATEGORY,
    takes=(Input(name="score", kind="score", title="Score that moves it", required=False),),
    makes="video",
    good_for=("music videos", "backgrounds", "loops"),
    params=WalkParams,
    entry="creastudio_gan.engine.walk:run",
    memory=400,
    replay="exact",
    trial={"seconds": 0.4, "stops": 2, "size": "model"},
)

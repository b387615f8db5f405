"""``gan.dataset`` and ``gan.dataset_sheet``: what a person can set, and the manifests."""

from __future__ import annotations

from typing import Any, Literal

from creastudio.api import Generator, Params, param
from creastudio_gan.tools.common import CATEGORY, FOLDER, Augmentation, Resolution, Shape
from creastudio_gan.tools.train import STARTS, TrainParams


def _choices() -> Any:
    """Return the parameter of choices for a folder that aren't written into it yet."""
    return param(
        "",
        title="Choices",
        help="A manifest in JSON in place of the one in the folder; empty for that one.",
        advanced=True,
    )


class DatasetParams(Params):
    """Settings of ``gan.dataset``."""

    form: Literal["words", "data"] = param(
        "words",
        title="Report",
        help="Words: to be read. Data: JSON for programs, with every file.",
    )
    choices: str = _choices()
    most: int = param(
        50_000,
        title="At most",
        help="How many pictures are looked at.",
        unit="images",
        ge=1,
        le=200_000,
        advanced=True,
    )


class DatasetSheetParams(Params):
    """Settings of ``gan.dataset_sheet``."""

    resolution: Resolution = param(
        "64", title="Resolution", help="Side of the pictures, as in the training.", unit="px"
    )
    shape: Shape = param("square", title="Format", help="Width to height, as in the training.")
    count: int = param(36, title="Pictures", help="How many are shown.", ge=1, le=400)
    fit: Literal["chosen", "crop", "pad", "stretch"] = param(
        "chosen",
        title="Shape",
        help="How pictures of another shape are made to fit. Chosen: as the folder's manifest says.",
    )
    focus: Literal["centre", "salient", "face"] = param(
        "centre",
        title="A crop keeps",
        help="The middle, what draws the eye, or the largest face that is found.",
    )
    ground: Literal["white", "black", "edge", "blur"] = param(
        "white", title="Ground of pads", help="What is added beside a picture that is padded."
    )
    mirror: bool = param(False, title="Mirror", help="Also show pictures mirrored.", group="Augmentation")
    augment: Augmentation = param(
        "none",
        title="Augmentation",
        help="What is done to pictures while the training looks at them.",
        group="Augmentation",
    )
    augment_p: float = param(
        0.5, title="Augmented share", ge=0.0, le=1.0, step=0.05, group="Augmentation", advanced=True
    )
    names: str = param(
        "",
        title="Files",
        help="Names below the folder, one a line; empty for pictures from all over it.",
        advanced=True,
    )
    choices: str = _choices()

    def policies_for(self, pictures: int) -> tuple[str, ...]:
        """Return the names of the augmentation, as a training takes them for so many pictures."""
        return TrainParams(augment=self.augment).policies_for(pictures)

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) in px, as a training has them."""
        rows, columns = STARTS[self.shape]
        scale = int(self.resolution) // 4
        return rows * scale, columns * scale


DATASET = Generator(
    id="gan.dataset",
    title="Examine pictures",
    summary="What is wrong with a folder of pictures before a model learns from it, and what suits it.",
    category=CATEGORY,
    takes=(FOLDER,),
    makes="text",
    good_for=("data sets",),
    params=DatasetParams,
    entry="creastudio_gan.engine.dataset:run",
    device="cpu",
    memory=400,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)

DATASET_SHEET = Generator(
    id="gan.dataset_sheet",
    title="What a training sees",
    summary="Pictures of a folder as a training gets them: in its shape and size, augmented or not.",
    category=CATEGORY,
    takes=(FOLDER,),
    makes="image",
    good_for=("data sets",),
    params=DatasetSheetParams,
    entry="creastudio_gan.engine.dataset_sheet:run",
    device="cpu",
    memory=300,
    replay="exact",
)

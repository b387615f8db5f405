"""What a person can set for the examination of a data set and for the sheet of what a training sees."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Params, param
from creastudio_gan.params_train import STARTS, TrainParams


class DatasetParams(Params):
    """Settings of ``gan.dataset``."""

    form: Literal["words", "data"] = param(
        "words",
        title="Report",
        help="Words: to be read. Data: JSON for programs, with every file.",
    )
    choices: str = param(
        "",
        title="Choices",
        help="A manifest in JSON in place of the one in the folder; empty for that one.",
        advanced=True,
    )
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

    resolution: Literal["16", "32", "64", "128", "256", "512"] = param(
        "64", title="Resolution", help="Side of the pictures, as in the training.", unit="px"
    )
    shape: Literal["square", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16"] = param(
        "square", title="Format", help="Width to height, as in the training."
    )
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
    augment: Literal[
        "auto",
        "none",
        "translation",
        "translation,cutout",
        "translation,cutout,colour",
        "adaptive",
        "adaptive,turn",
        "adaptive,colour",
        "adaptive,turn,colour",
    ] = param(
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
    choices: str = param(
        "",
        title="Choices",
        help="A manifest in JSON in place of the one in the folder; empty for that one.",
        advanced=True,
    )

    def policies_for(self, pictures: int) -> tuple[str, ...]:
        """Return the names of the augmentation, as a training takes them for so many pictures."""
        return TrainParams(augment=self.augment).policies_for(pictures)

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) in px, as a training has them."""
        rows, columns = STARTS[self.shape]
        scale = int(self.resolution) // 4
        return rows * scale, columns * scale

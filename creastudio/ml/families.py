"""Pictures that look the same belong together: both are learned, or both held out."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from creastudio.ml import holdout
from creastudio.ml.dataset_hashes import THUMB
from creastudio.ml.dataset_twins import families

COMPARED = 20_000
"""Pictures that are compared at most, which takes seconds; of more, only identical ones are known to be."""


def families_of(images: Tensor, digests: Sequence[str]) -> list[str]:
    """Return a name for each picture, the same for those that look the same; see ``dataset_twins.families``.

    Where nothing is held out anyway, or the pictures are too many, the digests themselves.

    Parameters
    ----------
    images : Tensor
        (n, 3, height, width) uint8, on the CPU.
    digests : sequence of str
        One a picture.
    """
    if not holdout.LEAST <= len(images) <= COMPARED:
        return list(digests)
    parts = [
        F.interpolate(part.float(), (THUMB, THUMB), mode="area").round().to(torch.uint8)
        for part in images.split(256)
    ]
    return families(torch.cat(parts).permute(0, 2, 3, 1).contiguous().numpy(), digests)

"""What a foreign network becomes here, whatever program made it; and how its parts are looked up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import torch
from torch import Tensor

from creastudio.api import UserError

OTHER = "Only networks of StyleGAN2, StyleGAN3 and rosinality's StyleGAN2 are converted."


@dataclass(frozen=True)
class Harvest:
    """Plain configuration and tensors, in the names of this plugin's own network.

    Attributes
    ----------
    architecture : str
    config : dict
        As ``Config`` reads it.
    tensors : dict of str to Tensor
    made_with : str
        The program that made it, for people.
    discarded : list of str
        What the file holds beside, for people.
    measure_mean : bool
        Whether the mean style isn't known and has to be measured.
    """

    architecture: str
    config: dict[str, Any]
    tensors: dict[str, Tensor]
    made_with: str
    discarded: list[str] = field(default_factory=list)
    measure_mean: bool = False


class Parts:
    """Tensors of a foreign network by name, each of which is taken once.

    Parameters
    ----------
    name : str
        What a person calls the file.
    """

    def __init__(self, tensors: Mapping[str, Tensor], name: str) -> None:
        self._tensors = dict(tensors)
        self.name = name

    def __contains__(self, key: str) -> bool:
        return key in self._tensors

    def has(self, beginning: str) -> bool:
        """Whether any tensor's name begins so."""
        return any(key.startswith(beginning) for key in self._tensors)

    def take(self, key: str, *shape: int) -> Tensor:
        """Return a tensor as float32; UserError where it is missing or, with `shape`, of another shape (-1 for any side)."""
        if key not in self._tensors:
            self.refuse(f"'{key}' is missing")
        found = self._tensors[key].float()
        fits = not shape or (
            found.ndim == len(shape)
            and all(want in (-1, got) for want, got in zip(shape, found.shape, strict=True))
        )
        if not fits:
            self.refuse(f"'{key}' has the shape {'x'.join(map(str, found.shape))}")
        return found

    def refuse(self, why: str) -> NoReturn:
        """Raise the error that says why a network can't be built here."""
        raise UserError(f"The network in '{self.name}' can't be built here: {why}.", OTHER)


def is_level(size: int) -> bool:
    """Whether `size` is 4 times a power of two."""
    return size >= 4 and math.log2(size / 4).is_integer()


def check_fir(parts: Parts, key: str, taps: Tensor) -> None:
    """Refuse a resampling filter that isn't (1, 3, 3, 1) in both directions, whatever its gain."""
    wanted = torch.outer(torch.tensor([1.0, 3.0, 3.0, 1.0]), torch.tensor([1.0, 3.0, 3.0, 1.0]))
    same = taps.shape == wanted.shape and torch.allclose(taps / taps.sum(), wanted / wanted.sum(), atol=1e-4)
    if not same:
        parts.refuse(f"its filter '{key}' isn't the usual (1, 3, 3, 1)")


def check_finite(tensors: Mapping[str, Tensor], name: str) -> None:
    """Raise UserError where a weight isn't a number."""
    for key, tensor in tensors.items():
        if not bool(tensor.isfinite().all()):
            raise UserError(
                f"'{name}' holds values that aren't numbers (NaN), so it can't make pictures ('{key}').",
                "Its training broke down, or the file is damaged: get an earlier snapshot.",
            )

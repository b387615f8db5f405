"""What images are described by before they are compared; every description says what it is.

Only with Inception's features do distances bear the names that the field knows (FID, KID, Inception Score).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import torch
from torch import Tensor, nn

from creastudio.api import UserError
from creastudio.ml import efficientnet, inception
from creastudio.ml.metrics import PcaFeatures

Kind = Literal["thumbnails", "efficientnet", "inception"]

CHUNK = 16
"""Images described at a time."""


@dataclass(frozen=True)
class Described:
    """A set of images in numbers.

    Attributes
    ----------
    features : Tensor
        (n, k) float64, on the CPU.
    logits : Tensor or None
        (n, classes), of the Inception network alone.
    """

    features: Tensor
    logits: Tensor | None = None


class Extractor(Protocol):
    """Describes images.

    Attributes
    ----------
    kind : Kind
    name : str
        Short, for cards: "64 PCA of 16x16 px".
    about : str
        A sentence for reports: what it sees, and what not.
    """

    kind: Kind
    name: str
    about: str

    def describe(self, images: Tensor) -> Described:
        """Describe (n, 3, height, width) uint8 images."""
        ...


class Thumbnails:
    """Principal components of small thumbnails, fitted to the real images."""

    kind: Kind = "thumbnails"
    about = (
        "Principal components of 16 x 16 px thumbnails: they see composition and colour, not fine texture. "
        "Compare only within one set of pictures."
    )

    def __init__(self, real: Tensor) -> None:
        self._pca = PcaFeatures.fit(real)
        self.name = self._pca.name

    def describe(self, images: Tensor) -> Described:
        """Describe (n, 3, height, width) uint8 images."""
        return Described(self._pca(images))


class EfficientNetFeatures:
    """Features of EfficientNet-Lite0."""

    kind: Kind = "efficientnet"
    name = "EfficientNet-Lite0"
    about = (
        "Features of EfficientNet-Lite0, which learned to name photographs: they see shapes and textures. "
        "Distances in them aren't FID."
    )

    def __init__(self, network: efficientnet.EfficientNetLite0, device: torch.device) -> None:
        self._network, self._device = network.to(device), device

    def describe(self, images: Tensor) -> Described:
        """Describe (n, 3, height, width) uint8 images."""
        return Described(
            torch.cat([_passed(self._network, part, self._device) for part in images.split(CHUNK)])
        )


class InceptionFeatures:
    """Features and logits of the Inception network, with the weights that a person supplied."""

    kind: Kind = "inception"
    name = "Inception"

    def __init__(self, network: inception.Inception, called: str, device: torch.device) -> None:
        self._network, self._device = network.to(device), device
        self.about = f"Features of the Inception network ({called})."

    @classmethod
    def from_file(cls, weights: Path, device: torch.device) -> InceptionFeatures:
        """Return the features that a file of weights gives; UserError where it is another network's."""
        # A job's input lies under a name that says nothing.
        network, called = inception.load(weights, "Inception weights")
        return cls(network, called, device)

    def describe(self, images: Tensor) -> Described:
        """Describe (n, 3, height, width) uint8 images."""
        parts = [self._passed(part) for part in images.split(CHUNK)]
        features, logits = (torch.cat(column) for column in zip(*parts, strict=True))
        return Described(features, logits)

    @torch.inference_mode()
    def _passed(self, images: Tensor) -> tuple[Tensor, Tensor]:
        features, logits = self._network(_scaled(images, self._device))
        return features.cpu().double(), logits.cpu().double()


def extractor(kind: Kind, real: Tensor, device: torch.device, weights: Path | None = None) -> Extractor:
    """Return the extractor of a kind.

    Parameters
    ----------
    real : Tensor
        (n, 3, height, width) uint8, n >= 2: what thumbnails are fitted to.
    weights : Path, optional
        Of the network; thumbnails need none.

    Raises
    ------
    UserError
        When the weights are missing, or another network's.
    """
    if kind == "thumbnails":
        return Thumbnails(real)
    if weights is None:
        raise UserError(
            "The Inception Score and FID need the weights of the Inception network.",
            hint=f"Give its file as the input 'weights'. {inception.WHICH}",
        )
    if kind == "efficientnet":
        return EfficientNetFeatures(efficientnet.load(weights), device)
    return InceptionFeatures.from_file(weights, device)


def _scaled(images: Tensor, device: torch.device) -> Tensor:
    return images.to(device).float() / 127.5 - 1


@torch.inference_mode()
def _passed(network: nn.Module, images: Tensor, device: torch.device) -> Tensor:
    return network(_scaled(images, device)).cpu().double()

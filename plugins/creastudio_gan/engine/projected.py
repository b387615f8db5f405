"""A discriminator that looks at pictures through the eyes of a network that knows photographs (Sauer et al. 2021).

"Projected GANs Converge Faster", section 3: features of EfficientNet-Lite0 at four scales, which aren't trained, are mixed
across channels and scales by random projections, and a small discriminator each judges them. Without gradient
penalties; what keeps it in bounds is that the features are given, and spectral normalisation.
"""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from creastudio.ml.efficientnet import EfficientNetLite0
from creastudio_gan.engine.precision import full_precision

SCALES = ((3, 24), (5, 40), (11, 112), (16, 320))
"""Blocks of EfficientNet-Lite0 up to each scale, and channels there: strides 4, 8, 16 and 32."""

MIXED = 64
"""Channels of the finest scale after mixing; doubled at each coarser one."""

SMALLEST, LARGEST = 128, 192
"""Short side of what the features are taken of, px: pictures are enlarged twice, within these bounds."""

WIDTHS = {4: 512, 8: 512, 16: 256, 32: 128, 64: 64, 128: 64, 256: 32}
"""Channels of a discriminator at a short side of this many features."""


class Features(nn.Module):
    """Four maps of features, coarse ones mixed into fine ones; nothing of it is trained.

    Parameters
    ----------
    network : EfficientNetLite0
        In evaluation mode.
    """

    def __init__(self, network: EfficientNetLite0) -> None:
        super().__init__()
        # In a list it is no part of the state: it is given, and needn't be in every checkpoint.
        self._given = [network]
        channels = [MIXED << level for level in range(len(SCALES))]
        self.across = nn.ModuleList(
            nn.Conv2d(found, wide, 1) for (_, found), wide in zip(SCALES, channels, strict=True)
        )
        self.between = nn.ModuleList(
            nn.Conv2d(wide, max(MIXED, wide // 2), 3, padding=1, padding_mode="zeros") for wide in channels
        )
        self.requires_grad_(False)

    @property
    def channels(self) -> tuple[int, ...]:
        """Of the maps, fine to coarse."""
        return tuple(cast(nn.Conv2d, layer).out_channels for layer in self.between)

    def forward(self, images: Tensor) -> list[Tensor]:
        """Return maps of (n, 3, h, w) images in [-1, 1], fine to coarse, at strides 2, 4, 8 and 16 of what is looked at."""
        short = min(images.shape[2:])
        scale = min(max(2 * short, SMALLEST), LARGEST) / short
        size = [round(side * scale / 32) * 32 for side in images.shape[2:]]
        x = resized(images, (size[0], size[1]))
        found = self._given[0].scales(x, tuple(until for until, _ in SCALES))
        mixed = [layer(map_) for layer, map_ in zip(self.across, found, strict=True)]
        maps: list[Tensor] = []
        above: Tensor | None = None
        for layer, own in zip(reversed(self.between), reversed(mixed), strict=True):
            own = own if above is None else own + above
            own = layer(own)
            above = resized(own, (2 * own.shape[2], 2 * own.shape[3]))
            maps.append(above)
        return maps[::-1]


class Judge(nn.Module):
    """One map of features to logits: (n, c, h, w) to (n, places)."""

    def __init__(self, channels: int, short: int, classes: int) -> None:
        super().__init__()
        sizes = [short]
        while sizes[-1] > 8:
            sizes.append(sizes[-1] // 2)
        widths = [channels, *(WIDTHS[_known(size)] for size in sizes[1:])]
        layers: list[nn.Module] = []
        for a, b in pairwise(widths):
            layers += [
                spectral_norm(nn.Conv2d(a, b, 4, 2, 1, bias=False)),
                nn.BatchNorm2d(b),
                nn.LeakyReLU(0.2),
            ]
        self.body = nn.Sequential(*layers)
        self.out = spectral_norm(nn.Conv2d(widths[-1], CODES if classes else 1, 4, bias=False))
        self.embed = nn.Embedding(classes, CODES) if classes else None

    def forward(self, x: Tensor, label: Tensor | None) -> Tensor:
        codes = self.out(self.body(x)).flatten(2)  # (n, codes or 1, places)
        if self.embed is None:
            return codes[:, 0]
        assert label is not None
        own = self.embed(label.to(x.device))[:, :, None]
        return (codes * own).sum(dim=1) / CODES**0.5


CODES = 64
"""Numbers that a place is described by where there are classes, to be compared with those of a class."""


class ProjectedDiscriminator(nn.Module):
    """Images (n, 3, height, width) in [-1, 1] to logits (n, places) of four scales side by side.

    Parameters
    ----------
    network : EfficientNetLite0
        On the device where it is to be used.
    size : tuple of int
        Height and width of the pictures, px.
    classes : int
        Labels, judged by projection (Miyato and Koyama 2018); 0 for none.
    """

    def __init__(self, network: EfficientNetLite0, size: tuple[int, int], classes: int = 0) -> None:
        super().__init__()
        self.features = Features(network)
        short = min(size)
        looked = round(min(max(2 * short, SMALLEST), LARGEST) / 32) * 32
        self.judges = nn.ModuleList(
            Judge(channels, looked // (2 << level), classes)
            for level, channels in enumerate(self.features.channels)
        )

    def freeze(self, blocks: int) -> None:
        """Its features are never trained, and its judges always: nothing to keep."""

    def forward(self, images: Tensor, label: Tensor | None = None, sets: int = 1) -> Tensor:
        """Return the logits; of several equal `sets` in one batch each is judged as if it came alone."""
        maps = self.features(images)
        labels = [None] * sets if label is None else label.chunk(sets)
        logits = [
            torch.cat([judge(part, own) for part, own in zip(map_.chunk(sets), labels, strict=True)]).float()
            for judge, map_ in zip(self.judges, maps, strict=True)
        ]
        return torch.cat(logits, dim=1)


def resized(x: Tensor, size: tuple[int, int]) -> Tensor:
    """Return (n, c, h, w) at another height and width, px, by linear interpolation in both directions."""
    if x.device.type == "cpu":
        return F.interpolate(x, size, mode="bilinear", align_corners=False)
    return by_products(x, size)


def by_products(x: Tensor, size: tuple[int, int]) -> Tensor:
    """Do the same as two products with matrices: ``interpolate`` adds its gradients in varying order on CUDA."""
    rows, columns = (
        F.interpolate(torch.eye(before, device=x.device)[None], after, mode="linear", align_corners=False)[0]
        for before, after in zip(x.shape[2:], size, strict=True)
    )  # (before, after)
    with full_precision(x):
        return (rows.T @ x.float() @ columns).to(x.dtype)


def _known(size: int) -> int:
    """Return the nearest power of two below, within the table of widths."""
    return max(4, min(256, 1 << (size.bit_length() - 1)))

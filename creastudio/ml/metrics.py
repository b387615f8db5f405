"""How far a set of images is from another, in features that say what they are.

Never "FID": that name belongs to one network's features (Heusel et al. 2017), which aren't shipped. Here an image
is described by the leading principal components of its 16 x 16 px thumbnail, fitted to the training images. That
sees composition and colour, not fine texture; compare values only within one data set, and with its noise floor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

# In torch rather than in NumPy, whose linear algebra would take every core, also the window's.

THUMBNAIL = 16
COMPONENTS = 64

PAIRS = 1 << 22
"""Pairs of images that are compared at a time: 32 MB, whatever the sizes of the sets."""


@dataclass(frozen=True)
class PcaFeatures:
    """Principal components of downscaled pixels.

    Attributes
    ----------
    mean : Tensor
        (768,) mean thumbnail, pixel values in [-1, 1].
    basis : Tensor
        (768, k) orthonormal directions, k <= 64, strongest first.
    """

    mean: Tensor
    basis: Tensor

    @property
    def name(self) -> str:
        """What the features are, for model cards."""
        return f"{self.basis.shape[1]} PCA of {THUMBNAIL}x{THUMBNAIL} px"

    @classmethod
    def fit(cls, images: Tensor, components: int = COMPONENTS) -> PcaFeatures:
        """Fit to `images`, (n, 3, height, width) uint8, n >= 2."""
        pixels = thumbnails(images)
        mean = pixels.mean(dim=0)
        centred = pixels - mean
        # Eigenvectors of the 768 x 768 covariance: its cost doesn't grow with the data set.
        _, vectors = torch.linalg.eigh(centred.T @ centred / max(1, len(pixels) - 1))
        strongest = vectors.flip(1)[:, : min(components, len(pixels) - 1)]
        return cls(mean, strongest.contiguous())

    def __call__(self, images: Tensor) -> Tensor:
        """Return (n, k) features of (n, 3, height, width) uint8 images."""
        return (thumbnails(images) - self.mean) @ self.basis


def thumbnails(images: Tensor, chunk: int = 64) -> Tensor:
    """Return (n, 768) thumbnails in [-1, 1] of (n, 3, height, width) uint8 images, by area averaging."""
    # Doubles only on the CPU: Metal has none.
    parts = [
        F.adaptive_avg_pool2d(part.float() / 127.5 - 1, THUMBNAIL).flatten(1).cpu().double()
        for part in images.split(chunk)
    ]
    return torch.cat(parts)


def frechet_distance(a: Tensor, b: Tensor) -> float:
    """Return the squared Frechet distance between Gaussians fitted to two sets of features (n, k) and (m, k).

    Its estimate is biased upwards by the sizes of the sets: see ``noise_floor``. Dowson and Landau 1982.
    """
    centred = [(features - features.mean(dim=0)) / max(1, len(features) - 1) ** 0.5 for features in (a, b)]
    cross = _cross_few(*centred) if max(len(a), len(b)) < a.shape[1] else _cross_many(*centred)
    between_means = (a.mean(dim=0) - b.mean(dim=0)).square().sum()
    spreads = centred[0].square().sum() + centred[1].square().sum()  # the traces of both covariances
    return max(float(between_means + spreads - 2 * cross), 0.0)


def _cross_many(a: Tensor, b: Tensor) -> Tensor:
    """Return tr (A B)^1/2 of the covariances A = a'a and B = b'b."""
    # It is tr (A^1/2 B A^1/2)^1/2, and that is symmetric: no complex numbers.
    root_a = _root(a.T @ a)
    return torch.linalg.eigvalsh(root_a @ (b.T @ b) @ root_a).clamp(min=0).sqrt().sum()


def _cross_few(a: Tensor, b: Tensor) -> Tensor:
    """Return the same, where there are fewer images than features: from a matrix of images instead.

    A^1/2 B A^1/2 has the eigenvalues of (a b')(a b')', so their roots are the singular values of a b'.
    """
    return torch.linalg.svdvals(a @ b.T).sum()


def kernel_distance(a: Tensor, b: Tensor, scaled: bool = True) -> float:
    """Return the squared maximum mean discrepancy with the cubic kernel (Binkowski et al. 2018, section 4).

    Features are scaled by the mean variance of `a`, so that values are of order 1 for any data set; with Inception's
    features the paper leaves that out. The estimate is unbiased: about 0, and sometimes below it, for two samples of
    the same distribution.
    """
    scale = (float(a.var(dim=0, correction=0).mean().sqrt()) or 1.0) if scaled else 1.0
    a, b = a / scale, b / scale
    n, m, k = len(a), len(b), a.shape[1]
    within_a = _cubes(a, a) - (((a * a).sum(dim=1) / k + 1) ** 3).sum()
    within_b = _cubes(b, b) - (((b * b).sum(dim=1) / k + 1) ** 3).sum()
    between = _cubes(a, b) / (n * m)
    return float(within_a / (n * (n - 1)) + within_b / (m * (m - 1)) - 2 * between)


def _cubes(a: Tensor, b: Tensor) -> Tensor:
    """Return the sum of the cubic kernel over all pairs."""
    return torch.stack([((part @ b.T / a.shape[1] + 1) ** 3).sum() for _, part in in_parts(a, len(b))]).sum()


def coverage(real: Tensor, made: Tensor, neighbours: int = 5) -> float:
    """Return the share of real images that have a made one within their k-th real neighbour (Naeem et al. 2020).

    0 to 1; 1 means that every region of the data is reached. About 0.97 for two halves of one data set.
    """
    nearest = [squared_distances(part, made).min(dim=1).values for _, part in in_parts(real, len(made))]
    return float((torch.cat(nearest) <= reach(real, neighbours)).double().mean())


def reach(points: Tensor, neighbours: int) -> Tensor:
    """Return (n,) squared distances to the k-th other point, of n >= 2; to the last one where there are fewer."""
    k = min(neighbours, len(points) - 1)
    parts = [
        squared_distances(part, points).kthvalue(k + 1, dim=1).values
        for _, part in in_parts(points, len(points))
    ]
    return torch.cat(parts)


def in_parts(points: Tensor, others: int) -> Iterator[tuple[int, Tensor]]:
    """Yield where a part begins, and the part: each small enough to be compared with so many `others` at once."""
    rows = max(1, PAIRS // max(1, others))
    for start in range(0, len(points), rows):
        yield start, points[start : start + rows]


@dataclass(frozen=True)
class Scores:
    """How a set of made images compares with real ones.

    Attributes
    ----------
    frechet, kernel : float
        Distances, lower is better.
    coverage : float
        0 to 1, higher is better.
    """

    frechet: float
    kernel: float
    coverage: float


class Judge:
    """Compares images with a fixed part of the training set.

    Parameters
    ----------
    real : Tensor
        (n, 3, height, width) uint8.
    limit : int
        How many real images to compare with, at most; half of a data set large enough to be split, so that the
        other half can give the noise floor.
    """

    def __init__(self, real: Tensor, limit: int = 1500) -> None:
        if len(real) == 1:
            real = real.repeat(2, 1, 1, 1)  # one picture has no variance of its own
        if len(real) >= 400:
            limit = min(limit, len(real) // 2)
        order = torch.randperm(len(real), generator=torch.Generator().manual_seed(0))
        self.features = PcaFeatures.fit(real[order[: 2 * limit]])
        self.real = self.features(real[order[:limit]])
        rest = real[order[limit : 2 * limit]]
        self._other = self.features(rest) if len(rest) >= 100 else None

    def compare(self, made: Tensor) -> Scores:
        """Return the scores of (n, 3, height, width) uint8 images, n >= 2."""
        found = self.features(made)
        return Scores(
            frechet_distance(self.real, found),
            kernel_distance(self.real, found),
            coverage(self.real, found),
        )

    def noise_floor(self) -> float | None:
        """Return the Frechet distance of other real images: no model can be expected to be below it.

        None where the data set is too small to be split.
        """
        return None if self._other is None else frechet_distance(self.real, self._other)


def _root(matrix: Tensor) -> Tensor:
    values, vectors = torch.linalg.eigh(matrix)
    return (vectors * values.clamp(min=0).sqrt()) @ vectors.T


def squared_distances(a: Tensor, b: Tensor) -> Tensor:
    """Return (n, m) squared distances of features (n, k) and (m, k)."""
    squares = (a * a).sum(dim=1)[:, None] + (b * b).sum(dim=1)[None] - 2 * (a @ b.T)
    return squares.clamp(min=0)

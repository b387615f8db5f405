from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import torch

from creastudio.ml.metrics import Judge, PcaFeatures, coverage, frechet_distance, kernel_distance


def _pictures(n: int, seed: int, noise: float = 0.0) -> torch.Tensor:
    """Two coloured rectangles of varying place on a ground of varying brightness."""
    rng = torch.Generator().manual_seed(seed)
    images = torch.full((n, 3, 32, 32), 60.0) + torch.randint(0, 80, (n, 1, 1, 1), generator=rng)
    for image in images:
        y, x = torch.randint(0, 20, (2,), generator=rng).tolist()
        image[:, y : y + 10, x : x + 10] = torch.tensor([220.0, 40.0, 90.0])[:, None, None]
    images += noise * torch.randn(images.shape, generator=rng) * 255
    return images.clamp(0, 255).to(torch.uint8)


def test_a_set_has_no_distance_from_itself() -> None:
    features = PcaFeatures.fit(_pictures(200, 0))(_pictures(200, 0))
    assert frechet_distance(features, features) == pytest.approx(0, abs=1e-6)
    assert coverage(features, features) == 1.0


def _features(n: int, seed: int) -> torch.Tensor:
    """Correlated features, (n, 6)."""
    rng = torch.Generator().manual_seed(seed)
    mixing = torch.randn(6, 6, generator=rng, dtype=torch.float64)
    return torch.randn(n, 6, generator=rng, dtype=torch.float64) @ mixing


def test_the_frechet_distance_of_known_gaussians() -> None:
    features = _features(50, 0)
    mean, variance = features.mean(dim=0), float(torch.cov(features.T).trace())
    shift = torch.arange(6, dtype=torch.float64)
    assert frechet_distance(features, features + shift) == pytest.approx(float(shift @ shift))
    # The covariances S and 9 S: tr(S + 9 S - 2 (9 S S)^1/2) = 4 tr S.
    assert frechet_distance(features, (features - mean) * 3 + mean) == pytest.approx(4 * variance)


def test_the_frechet_distance_is_the_same_from_images_as_from_features() -> None:
    """With fewer images than features it is computed another way."""
    rng = torch.Generator().manual_seed(0)
    a, b = (torch.randn(n, 20, generator=rng, dtype=torch.float64) * 3 + n for n in (12, 15))
    few = frechet_distance(a, b)
    turned = torch.linalg.qr(torch.randn(20, 20, generator=rng, dtype=torch.float64)).Q
    padded = [
        torch.cat([(x - x.mean(dim=0)), torch.zeros(9, 20)]) * ((len(x) + 8) / (len(x) - 1)) ** 0.5
        for x in (a, b)
    ]
    # The same means and covariances by more images than features, zeros among them.
    many = frechet_distance(
        *(x @ turned + y.mean(dim=0) @ turned for x, y in zip(padded, (a, b), strict=True))
    )
    assert few == pytest.approx(many, rel=1e-6)


def test_the_kernel_distance_is_that_of_the_paper() -> None:
    a, b = _features(12, 0), _features(9, 1)
    scale = a.var(dim=0, correction=0).mean().sqrt()

    def mean_kernel(xs: torch.Tensor, ys: torch.Tensor, same: bool) -> float:
        values = [
            (float(x @ y / scale**2) / 6 + 1) ** 3
            for i, x in enumerate(xs)
            for j, y in enumerate(ys)
            if not (same and i == j)
        ]
        return sum(values) / len(values)

    expected = mean_kernel(a, a, True) + mean_kernel(b, b, True) - 2 * mean_kernel(a, b, False)
    assert kernel_distance(a, b) == pytest.approx(expected)


def test_coverage_counts_the_real_ones_that_are_reached() -> None:
    real = torch.tensor([[0.0], [1.0], [10.0], [13.0]])  # to their nearest: 1, 1, 3, 3
    assert coverage(real, torch.tensor([[1.5]]), neighbours=1) == 0.25
    assert coverage(real, torch.tensor([[0.5], [12.0]]), neighbours=1) == 1.0
    assert coverage(real, torch.tensor([[5.0]]), neighbours=1) == 0.0


def test_two_samples_of_the_same_kind_are_near_and_the_kernel_distance_is_unbiased() -> None:
    fit = PcaFeatures.fit(_pictures(400, 0), components=16)
    values = [kernel_distance(fit(_pictures(150, seed)), fit(_pictures(150, seed + 50))) for seed in range(6)]
    far = kernel_distance(fit(_pictures(150, 0)), fit(_pictures(150, 1, noise=0.5)))
    assert abs(np.mean(values)) < 0.05 * far


def test_distances_grow_and_coverage_falls_with_noise() -> None:
    judge = Judge(_pictures(300, 0))
    scores = [judge.compare(_pictures(200, 1, noise)) for noise in (0.0, 0.3, 0.8)]
    for near, far in pairwise(scores):
        assert near.frechet < far.frechet
        assert near.kernel < far.kernel
        assert near.coverage >= far.coverage
    assert scores[0].coverage > 0.9


def test_few_modes_cover_little() -> None:
    judge = Judge(_pictures(300, 0))
    one = _pictures(1, 5).expand(200, -1, -1, -1)
    assert judge.compare(one).coverage < 0.2


def test_the_noise_floor_is_that_of_other_real_images() -> None:
    judge = Judge(_pictures(600, 0))
    floor = judge.noise_floor()
    assert floor is not None
    assert floor < judge.compare(_pictures(300, 1, noise=0.3)).frechet
    assert Judge(_pictures(30, 0)).noise_floor() is None


def test_features_say_what_they_are() -> None:
    assert PcaFeatures.fit(_pictures(100, 0)).name == "64 PCA of 16x16 px"
    assert PcaFeatures.fit(_pictures(5, 0)).name == "4 PCA of 16x16 px"


def test_tiny_sets_have_finite_scores() -> None:
    scores = Judge(_pictures(2, 0)).compare(_pictures(2, 1))
    assert np.isfinite([scores.frechet, scores.kernel, scores.coverage]).all()

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from creastudio.ml import fidelity, metrics
from creastudio.ml.fidelity import (
    MEASURES,
    SMALLEST,
    Spread,
    compare,
    density,
    inception_score,
    kernel_inception_distance,
    nearest,
    precision,
    recall,
    subset_size,
)
from creastudio.ml.metrics import squared_distances


def normal(n: int, seed: int, shift: float = 0.0, scale: float = 1.0) -> Tensor:
    rng = torch.Generator().manual_seed(seed)
    return torch.randn(n, 4, generator=rng, dtype=torch.float64) * scale + shift


def test_a_set_is_wholly_within_itself() -> None:
    points = normal(50, 0)
    assert precision(points, points) == recall(points, points) == 1.0
    assert density(points, points) == pytest.approx(1, abs=0.35)


def test_what_is_far_away_is_neither_precise_nor_recalled() -> None:
    real, made = normal(60, 0), normal(60, 1, shift=100)
    assert precision(real, made) == recall(real, made) == density(real, made) == 0.0


def test_a_model_that_knows_one_picture_is_precise_and_recalls_nothing() -> None:
    real = normal(100, 0)
    made = real[:1] + normal(100, 1, scale=1e-4)
    assert precision(real, made) == 1.0
    assert recall(real, made) < 0.05


def test_density_withstands_the_outlier_that_precision_falls_for() -> None:
    """The example of Naeem et al. 2020, figure 1: one real point far out spans everything between."""
    real = torch.cat([normal(100, 0), torch.full((1, 4), 50.0, dtype=torch.float64)])
    made = normal(100, 1, shift=15, scale=0.1)
    assert precision(real, made) == 1.0
    assert density(real, made) < 0.3


def test_precision_of_a_hand_made_case() -> None:
    real = torch.tensor([[0.0], [1.0], [2.0], [10.0]], dtype=torch.float64)
    made = torch.tensor([[0.5], [3.5], [9.5], [30.0]], dtype=torch.float64)
    # The first neighbours lie 1, 1, 1 and 8 away: 3.5 and 9.5 are within 8 of 10.
    assert precision(real, made, neighbours=1) == 0.75
    assert density(real, made, neighbours=1) == 1.0  # 0.5 lies in two neighbourhoods, 3.5 and 9.5 in one each


def test_the_inception_score_of_known_answers() -> None:
    sure = torch.eye(5, dtype=torch.float64).repeat(20, 1) * 200
    assert inception_score(sure, splits=1)[0] == pytest.approx(5)  # sure of each, all five equally often
    assert inception_score(torch.zeros(40, 5), splits=4) == pytest.approx((1, 0))  # knows nothing


def test_kid_does_not_scale_the_features() -> None:
    a, b = normal(30, 0), normal(30, 1, shift=1)
    assert kernel_inception_distance(a * 3, b * 3) > kernel_inception_distance(a, b) * 2


def test_other_samples_of_the_same_are_no_different_and_others_are() -> None:
    real = normal(400, 0)
    same = compare(real, normal(400, 1), repeats=6)
    other = compare(real, normal(400, 2, shift=1.5), repeats=6)

    assert same.subset == other.subset == 200
    assert same.figures["frechet"].told_apart is False
    assert same.figures["coverage"].made.mean > 0.9
    for name in ("frechet", "kernel", "precision", "recall"):
        assert other.figures[name].told_apart is True, name


def test_a_comparison_is_the_same_each_time() -> None:
    real, made = normal(60, 0), normal(60, 1)
    assert compare(real, made, repeats=2, seed=3) == compare(real, made, repeats=2, seed=3)
    assert compare(real, made, repeats=2, seed=3) != compare(real, made, repeats=2, seed=4)


@pytest.mark.parametrize(("real", "made", "size"), [(1000, 300, 300), (100, 300, 50), (3, 300, 3), (2, 2, 2)])
def test_subsets_leave_real_images_for_the_floor(real: int, made: int, size: int) -> None:
    assert subset_size(real, made, limit=500) == max(SMALLEST, size)


def test_too_few_real_images_have_no_floor() -> None:
    figure = compare(normal(3, 0), normal(20, 1), repeats=2).figures["frechet"]
    assert figure.floor is None
    assert figure.told_apart is None


def test_a_comparison_can_be_stopped() -> None:
    def stop(done: int) -> None:
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        compare(normal(20, 0), normal(20, 1), between=stop)


def test_a_spread_is_mean_and_percentiles() -> None:
    assert Spread.of([float(value) for value in range(101)]) == Spread(50, 5, 95)


def test_measures_are_the_same_whatever_is_looked_at_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made, real = normal(9, 0), normal(20, 1)
    whole, figures = nearest(made, real), {name: measure(real, made) for name, measure in MEASURES.items()}
    largest = 0

    def watched(a: Tensor, b: Tensor) -> Tensor:
        nonlocal largest
        largest = max(largest, len(a) * len(b))
        return squared_distances(a, b)

    monkeypatch.setattr(metrics, "PAIRS", 64)
    monkeypatch.setattr(metrics, "squared_distances", watched)
    monkeypatch.setattr(fidelity, "squared_distances", watched)
    parts = nearest(made, real)
    assert torch.allclose(whole.made, parts.made)
    assert torch.allclose(whole.real, parts.real)
    assert whole.real.isfinite().all()
    assert {name: measure(real, made) for name, measure in MEASURES.items()} == pytest.approx(figures)
    assert 0 < largest <= 64, "all pairs of a large folder would take gigabytes"


def test_the_whole_is_no_slice_of_a_sorted_folder() -> None:
    """Two classes in order: the first ones alone would be another distribution."""
    real = torch.cat([normal(300, 0), normal(300, 1, shift=8)])
    made = (
        torch.cat([normal(300, 2), normal(300, 3, shift=8)]).view(2, 300, 4).transpose(0, 1).reshape(600, 4)
    )
    assert compare(real, made, limit=75, repeats=1).figures["frechet"].whole < 15


def test_copies_are_nearer_than_real_neighbours() -> None:
    real = normal(50, 0)
    found = nearest(torch.cat([real[:3] + 1e-6, normal(20, 5, shift=3)]), real)
    assert found.close(0.01) == (3, 0)
    assert float(found.real.median()) == pytest.approx(1)

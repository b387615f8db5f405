"""The n-gram yardstick."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio.ml.kneser_ney import KneserNey

RANDOM = np.random.default_rng(1)
TEXTS = [np.concatenate(([0], RANDOM.integers(1, 6, size=30))).astype(np.int32) for _ in range(20)]


@pytest.mark.parametrize("order", [1, 2, 3, 5])
def test_chances_of_all_ids_sum_to_one(order: int) -> None:
    model = KneserNey(TEXTS, [1] * len(TEXTS), 6, order)
    for before in ([0, 1, 2, 3], [0], [0, 5, 5, 5, 5]):
        rows = [np.array([*before, last], np.int32) for last in range(6)]
        bits = model.bits(rows, [len(before)] * 6)
        assert np.exp2(-bits).sum() == pytest.approx(1.0)


def test_a_bigram_is_as_worked_out_by_hand() -> None:
    # Each of the bigrams "0 1", "1 2", "2 1", "1 3" occurs once: D1 = 1 - 2 (n2 / n1) Y with n1 = 4, n2 set to 1, Y = 4 / 6.
    model = KneserNey([np.array([0, 1, 2, 1, 3])], [1], 4, order=2)
    taken = 1 - 2 * (4 / 6) / 4
    # Continuations: 1 follows two different ids, 2 and 3 one each.
    n1, n2 = 2, 1
    share = n1 / (n1 + 2 * n2)
    once, twice = 1 - 2 * share * n2 / n1, 2 - 3 * share * 1 / n2
    single = (1 - once) / 4 + (2 * once + max(twice, 0.0)) / 4 / 4
    expected = (1 - taken) / 2 + 2 * taken / 2 * single
    found = float(np.exp2(-model.bits([np.array([1, 2])], [1]))[0])
    assert found == pytest.approx(expected)


def test_it_knows_a_text_by_heart_better_than_another() -> None:
    model = KneserNey(TEXTS[:10], [1] * 10, 6)
    assert model.bits(TEXTS[:10], [1] * 10).mean() < model.bits(TEXTS[10:], [1] * 10).mean()


def test_what_is_given_is_not_scored() -> None:
    model = KneserNey(TEXTS, [1] * len(TEXTS), 6)
    assert len(model.bits(TEXTS[:1], [11])) == 20


def test_too_many_ids_and_nothing_to_count_are_refused() -> None:
    with pytest.raises(ValueError, match="63 bits"):
        KneserNey(TEXTS, [1] * len(TEXTS), 10_000)
    with pytest.raises(ValueError, match="no text"):
        KneserNey([], [], 6)

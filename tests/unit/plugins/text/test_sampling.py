"""Drawing ids: truncation, penalties, and what a person is shown."""

from __future__ import annotations

import pytest
import torch

from creastudio.api import UserError
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.sampling import draw

SCORES = torch.tensor([[0.4, 0.3, 0.2, 0.1]]).log()


def _reached(sampling: Sampling) -> set[int]:
    points = [place / 200 for place in range(200)]
    return {draw(SCORES, sampling, [()], [None], [point])[0].token for point in points}


@pytest.mark.parametrize(
    ("sampling", "ids"),
    [
        (Sampling(temperature=1, min_p=0), {0, 1, 2, 3}),
        (Sampling(temperature=1, min_p=0.4), {0, 1, 2}),
        (Sampling(temperature=1, min_p=0, top_k=2), {0, 1}),
        (Sampling(temperature=1, min_p=0, top_p=0.65), {0, 1}),
        (Sampling(temperature=0), {0}),
    ],
)
def test_only_probable_ids_are_reached(sampling: Sampling, ids: set[int]) -> None:
    assert _reached(sampling) == ids


def test_a_point_lies_where_the_distribution_says() -> None:
    plain = Sampling(temperature=1, min_p=0)
    drawn = [draw(SCORES, plain, [()], [None], [point])[0].token for point in (0.0, 0.39, 0.41, 0.71, 0.95)]
    assert drawn == [0, 0, 1, 2, 3]


def test_alternatives_have_their_probabilities() -> None:
    best = draw(SCORES, Sampling(temperature=1), [()], [None], [0.5], best=2)[0].best
    assert [token for token, _ in best] == [0, 1]
    assert [chance for _, chance in best] == pytest.approx([0.4, 0.3])


def test_a_mask_and_a_penalty_change_what_comes() -> None:
    mask = torch.tensor([False, False, True, True])
    assert draw(SCORES, Sampling(temperature=0), [()], [mask], [0.0])[0].token == 2
    assert draw(SCORES, Sampling(temperature=0, repetition=2.0), [[0]], [None], [0.0])[0].token == 1


def test_no_numbers_are_said() -> None:
    with pytest.raises(UserError, match="no numbers"):
        draw(torch.full((1, 3), float("nan")), Sampling(), [()], [None], [0.5])


@pytest.mark.parametrize("temperature", [1e-300, 1e-40, 1e-6])
def test_next_to_no_temperature_is_none(temperature: float) -> None:
    drawn = draw(50 * SCORES, Sampling(temperature=temperature), [()], [None], [0.99], best=1)[0]
    assert (drawn.token, drawn.best[0][0]) == (0, 0)

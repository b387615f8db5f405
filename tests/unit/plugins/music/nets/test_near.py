"""Attention that looks back a little way."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F

from creastudio_music.engine.nets.near import look_near, too_far


@pytest.mark.parametrize("length", [5, 64, 130, 333])
def test_it_is_attention_whose_far_past_is_hidden(length: int) -> None:
    draw = torch.Generator().manual_seed(length)
    q, k, v = (torch.randn(2, 3, length, 8, generator=draw) for _ in range(3))
    place = torch.arange(length)
    seen = (place[None, :] <= place[:, None]) & (place[None, :] > place[:, None] - 64)
    expected = F.scaled_dot_product_attention(q, k, v, attn_mask=seen)
    torch.testing.assert_close(look_near(q, k, v, 64), expected)


def test_places_that_are_too_far_are_those_before_the_window() -> None:
    assert too_far(2, 6, 3, torch.device("cpu")).int().tolist() == [[1, 1, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0]]

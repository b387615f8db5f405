"""What our Transformers share."""

from __future__ import annotations

import torch

from creastudio.ml.transformer import Projections, look_back, rotate, rotations


def test_written_out_attention_is_the_fused_one() -> None:
    q, k, v = torch.randn(3, 2, 2, 5, 4, generator=torch.Generator().manual_seed(1))
    fused = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
    torch.testing.assert_close(look_back(q, k, v), fused, atol=1e-6, rtol=1e-5)


def test_turned_queries_and_keys_know_their_distance_only() -> None:
    q, k = torch.randn(2, 1, 8, generator=torch.Generator().manual_seed(2)).expand(2, 6, 8)
    cos, sin = rotations(6, 8)
    products = rotate(q, cos, sin) @ rotate(k, cos, sin).T
    torch.testing.assert_close(products[0, 1], products[4, 5])
    torch.testing.assert_close(products[5, 2], products[3, 0])


def test_heads_part_the_channels_and_are_joined_again() -> None:
    parts = Projections(12, 3)
    x = torch.randn(2, 5, 12)
    apart = parts.parted(x)
    assert apart.shape == (2, 3, 5, 4)
    torch.testing.assert_close(apart[:, 1], x[..., 4:8])
    torch.testing.assert_close(parts.joined(apart), parts.o_proj(x))

"""The cache of keys and values."""

from __future__ import annotations

import torch

from creastudio.ml.attention_cache import ROOM, Cache


def test_it_grows_and_gives_back_what_was_put_in() -> None:
    cache = Cache(2, 1, 1, 3, 4 * ROOM, torch.zeros(1))
    whole = torch.randn(2, 1, 2 * ROOM + 5, 3)
    keys = values = whole[:, :, :0]
    for start in range(0, whole.shape[2], 7):
        part = whole[:, :, start : start + 7]
        keys, values = cache.add(0, part, part + 1)
        cache.length += part.shape[2]
    assert torch.equal(keys, whole)
    assert torch.equal(values, whole + 1)
    cache.keep([1])
    keys, _ = cache.add(0, whole[:1, :, :1], whole[:1, :, :1])
    assert torch.equal(keys[:, :, :-1], whole[1:])


def test_several_new_ids_see_what_is_before_them() -> None:
    cache = Cache(1, 1, 1, 2, 8, torch.zeros(1))
    cache.length = 2
    mask = cache.mask(3)
    assert mask is not None
    assert mask.sum(dim=1).tolist() == [3, 4, 5]
    assert cache.mask(1) is None


def test_it_holds_what_it_is_given_in_the_precision_of_the_network() -> None:
    cache = Cache(1, 1, 1, 2, 8, torch.zeros(1, dtype=torch.bfloat16))
    new = torch.ones(1, 1, 3, 2, dtype=torch.bfloat16)
    keys, values = cache.add(0, new, new)
    assert keys.dtype == values.dtype == torch.bfloat16

from __future__ import annotations

import torch

from creastudio.ml.holdout import apart, split


def _names(count: int) -> list[str]:
    return [f"{index:012x}" for index in range(count)]


def test_a_twelfth_is_held_out_and_nothing_is_on_both_sides() -> None:
    found = split(_names(1000))
    assert len(found.held_out) == 80
    assert sorted([*found.train.tolist(), *found.held_out.tolist()]) == list(range(1000))


def test_small_sets_are_learned_from_whole() -> None:
    found = split(_names(199))
    assert (len(found.train), len(found.held_out)) == (199, 0)
    assert len(split(_names(200)).held_out) == 16


def test_neither_order_nor_a_few_new_pictures_change_the_choice_much() -> None:
    names = _names(600)
    first = {names[i] for i in split(names).held_out.tolist()}
    backwards = names[::-1]
    assert {backwards[i] for i in split(backwards).held_out.tolist()} == first
    more = [*names, *(f"new{i}" for i in range(30))]
    again = {more[i] for i in split(more).held_out.tolist()}
    assert len(first & again) >= 0.85 * len(first)


def test_equal_pictures_stay_together() -> None:
    names = [f"{index // 3}" for index in range(900)]
    found = split(names)
    held = {names[i] for i in found.held_out.tolist()}
    assert held.isdisjoint(names[i] for i in found.train.tolist())
    assert len(split(["same"] * 500).held_out) == 0


def test_a_small_class_keeps_its_pictures() -> None:
    names = _names(400)
    held = split(names).held_out
    labels = torch.zeros(400, dtype=torch.long)
    # A class of three, two of which would go.
    kept = next(index for index in range(400) if index not in held.tolist())
    small = [*held.tolist()[:2], kept]
    labels[small] = 1
    found = split(names, labels=labels)
    assert set(small) <= set(found.train.tolist())
    assert len(found.held_out) == len(held) - 2


def test_few_are_parted_by_their_keys_and_never_all() -> None:
    keys = [f"{index:04x}" for index in range(40)]
    assert sum(apart(keys, 0.1)) == 4
    chosen = {key for key, out in zip(keys, apart(keys, 0.1), strict=True) if out}
    assert {key for key, out in zip(keys[::-1], apart(keys[::-1], 0.1), strict=True) if out} == chosen
    assert sum(apart(["a", "a", *keys], 0.01)) == 1
    assert apart(["0", "0", *keys], 0.02)[:2] == [True, True]
    assert apart(["same"] * 5, 0.2) == [False] * 5
    assert apart(["a"] * 9 + ["b"], 0.1) == [False] * 9 + [True]

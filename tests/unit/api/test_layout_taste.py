"""Pairs of layouts, of which one was preferred: what is kept, and what is refused."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.api.layout import Layout
from creastudio.api.layout_taste import MAX_BYTES, MOST_PAIRS, LayoutTaste, preferred, traits_of


def a_layout(size: float, family: str) -> Layout:
    return Layout(
        width=100, height=100, scores={"size": size, "energy": 3.0}, settings={"concept": {"family": family, "scale": 1.4}}
    )  # fmt: skip


def test_traits_are_terms_and_ideas_over_all_formats() -> None:
    assert traits_of([a_layout(0.5, "card"), a_layout(1.0, "card")]) == {"size": 0.75, "family.card": 1.0}
    assert traits_of([Layout(width=10, height=10)]) == {}


def test_a_choice_is_a_pair_with_each_other() -> None:
    pairs = preferred({"size": 1.0}, [{"size": 0.5, "family.card": 1.0}, {"size": 1.0}])
    assert [pair.difference for pair in pairs] == [{"size": -0.5, "family.card": 1.0}]
    assert pairs[0].weight == 0.5


def test_what_is_stored_comes_back_and_the_oldest_go() -> None:
    (pair,) = preferred({"size": 1.0}, [{"size": 0.5}])
    (last,) = preferred({"size": 1.0}, [{"size": 0.1}])
    taste = LayoutTaste().with_pairs([pair] * MOST_PAIRS).with_pairs([last])
    assert len(taste.pairs) == MOST_PAIRS
    assert taste.pairs[-1] == last
    assert LayoutTaste.loads(taste.dumps()) == taste


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"version": 2}',
        b'{"pairs": [{"difference": {"BAD NAME": 1}}]}',
        b'{"pairs": [{"difference": {"size": 1e999}}]}',
        b'{"pairs": [{"difference": {}, "weight": 7}]}',
        b" " * (MAX_BYTES + 1),
    ],
)
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(UserError):
        LayoutTaste.loads(data)

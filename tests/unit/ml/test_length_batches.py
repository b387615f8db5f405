"""Batches of sequences of like length."""

from __future__ import annotations

from creastudio.ml.length_batches import cut


def test_what_fills_up_the_shorter_ones_counts() -> None:
    words = ["a", "b", "cc", "dddd", "eeee", "fffff"]
    assert list(cut(words, len, 8)) == [["a", "b", "cc"], ["dddd", "eeee"], ["fffff"]]


def test_an_item_over_the_budget_has_a_batch_of_its_own() -> None:
    assert list(cut(["aa", "bbbbbbbbb"], len, 4)) == [["aa"], ["bbbbbbbbb"]]
    assert list(cut([], len, 4)) == []

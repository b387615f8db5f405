from __future__ import annotations

import itertools

import pytest

from creastudio.ml.text_comparison import Pair, compare_texts, measures

TEXTS = [f"number {index} is told in a story of {word} and more" for index, word in enumerate("abcdefgh")]


def test_equal_texts_are_above_their_floor() -> None:
    found = compare_texts([Pair(text, text) for text in TEXTS], "words", subset=4, repeats=5, seed=1)
    assert set(found) == set(measures("words"))
    assert found["bleu"].made.mean == pytest.approx(100)
    assert found["bleu"].floor is not None
    assert found["bleu"].floor.mean < 90
    assert found["rouge1"].whole == 1.0
    # By themselves, texts are what they are, whatever they are held against.
    assert found["distinct2"].floor is not None
    assert found["distinct2"].made.mean == pytest.approx(found["distinct2"].floor.mean)


def test_the_same_seed_draws_the_same_subsets() -> None:
    pairs = [Pair(one, other) for one, other in itertools.pairwise(TEXTS)]
    first, again = (compare_texts(pairs, "words", subset=3, repeats=4, seed=2) for _ in range(2))
    assert first == again


def test_two_texts_have_no_floor() -> None:
    found = compare_texts([Pair("a b c d e", "a b c d f")] * 2, "words", subset=2, repeats=1, seed=0)
    assert all(measured.floor is None for measured in found.values())

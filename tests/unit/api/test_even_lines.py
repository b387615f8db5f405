"""Of all ways to break a text, the even one that separates least."""

from __future__ import annotations

import pytest

from creastudio.api.even_lines import MOST_PIECES, even_lines


def lines(
    words: list[float], count: int, limit: float, costs: list[float] | None = None, space: float = 1.0
) -> list[int] | None:
    starts, ends, at = [], [], 0.0
    for word in words:
        starts.append(at)
        ends.append(at + word)
        at += word + space
    return even_lines(starts, ends, costs or [0.3] * len(words), count, limit)


def test_lines_are_even() -> None:
    assert lines([4, 4, 4, 4], 2, 100) == [0, 2]
    assert lines([3, 3, 3, 3, 3, 3], 3, 100) == [0, 2, 4]
    assert lines([9, 2, 2, 2, 2], 2, 100) == [0, 1]


def test_a_phrase_is_worth_some_unevenness() -> None:
    assert lines([4, 4, 2, 6], 2, 100, [0, 0.9, 0.9, 0.0]) == [0, 3]
    assert lines([4, 4, 2, 6], 2, 100, [0, 0.4, 0.4, 0.3]) == [0, 2]


def test_no_line_is_longer_than_the_limit() -> None:
    assert lines([4, 4, 4, 4], 2, 9.5, [0, 0.9, 0.9, 0.0]) == [0, 2]
    assert lines([4, 4, 4, 4], 2, 8, None) is None
    assert even_lines([0, 10], [10, 20], [0, 0], 2, 9.5, [1, 1]) == [0, 1]


def test_a_widow_is_avoided() -> None:
    # Without it the last word alone would end a phrase.
    assert lines([5, 5, 5, 2], 2, 100, [0, 0.5, 0.5, 0.0]) == [0, 2]


@pytest.mark.parametrize(
    ("words", "count"), [([1.0], 1), ([1.0, 1.0], 3), ([1.0] * (MOST_PIECES + 1), 2), ([1.0] * 20, 9)]
)
def test_what_is_no_matter_of_evenness_is_left(words: list[float], count: int) -> None:
    assert lines(words, count, 1000) is None

"""Layouts are remembered up to a number of letters."""

from __future__ import annotations

from creastudio.render.text_cache import LayoutCache


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    cache = LayoutCache(make, len, budget=6)
    assert [cache(key) for key in ("aaa", "bbb", "aaa", "cc")] == ["AAA", "BBB", "AAA", "CC"]
    assert made == ["aaa", "bbb", "cc"]
    cache("aaa")
    cache("bbb")
    assert made == ["aaa", "bbb", "cc", "bbb"]


def test_one_that_is_over_the_budget_is_kept_until_the_next() -> None:
    made: list[str] = []

    def make(key: str) -> None:
        made.append(key)

    cache = LayoutCache(make, len, budget=2)
    cache("long")
    cache("long")
    cache.cache_clear()
    cache("long")
    assert made == ["long", "long"]

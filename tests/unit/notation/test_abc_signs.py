"""The signs of ABC music are told apart, and their lengths and endings read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from creastudio.notation.abc_signs import SIGN, endings, length


def test_signs_are_told_apart() -> None:
    found = [match.lastgroup for match in SIGN.finditer('"Am"[V:1]!f!^c\'2z|1(3abc:|[CE]>{g}&~')]
    assert found == [
        "text", "inline", "mark", "note", "rest", "bar", "tuplet", "note", "note", "note", "bar", "open", "note", "note",
        "close", "broken", "grace", "over", "symbol",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "units"),
    [("c", "1"), ("c3/2", "3/2"), ("c/", "1/2"), ("c//", "1/4"), ("c/3", "1/3"), ("c4", "4")],
)
def test_lengths(written: str, units: str) -> None:
    found = SIGN.match(written)
    assert found is not None
    assert length(found, "n") == Fraction(units)


@pytest.mark.parametrize("written", ["c0", "c1/0"])
def test_a_length_of_nothing_is_none(written: str) -> None:
    found = SIGN.match(written)
    assert found is not None
    with pytest.raises(ValueError, match="nothing"):
        length(found, "n")


@pytest.mark.parametrize(
    ("text", "passes"), [("1,3", {1, 3}), ("2-4", {2, 3, 4}), (None, set()), ("0,99", set())]
)
def test_endings(text: str | None, passes: set[int]) -> None:
    assert endings(text) == passes

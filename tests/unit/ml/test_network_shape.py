"""Shapes of networks, read from what anybody may have written."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from creastudio.ml.network_shape import shape_of


@dataclass(frozen=True)
class Config:
    """A shape."""

    width: int
    heads: int = 4
    dropout: float = 0.0


def test_a_shape_is_read_and_other_facts_are_ignored() -> None:
    assert shape_of(Config, {"width": 64, "dropout": 0.1, "colour": "red"}) == Config(64, 4, 0.1)


@pytest.mark.parametrize(
    "facts",
    [{}, {"width": 0}, {"width": -3}, {"width": 1 << 40}, {"width": "64"}, {"width": 64, "heads": True}],
)
def test_what_is_no_size_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"width|heads"):
        shape_of(Config, facts)

from __future__ import annotations

import pytest

from creastudio_gan.state_text import StateTextError
from creastudio_gan.sweeps import DEFAULTS, Axis, Sweep, parse_sweep


def test_lists_and_ranges() -> None:
    assert parse_sweep("truncation", "0.4, .7,1").values == ("0.4", "0.7", "1")
    assert parse_sweep("x", "-2..2").values == ("-2", "-1", "0", "1", "2")
    assert parse_sweep("y", "0..1/3").values == ("0", "0.5", "1")
    assert parse_sweep("direction", "smile:-1..1/2") == Sweep("direction", "smile", ("-1", "1"))
    assert parse_sweep("seed", "coarse:1..3/3") == Sweep("seed", "coarse", ("1", "2", "3"))
    assert parse_sweep("seed", "7") == Sweep("seed", "all", ("7",))
    assert parse_sweep("label", "a, b c") == Sweep("label", "", ("a", "b c"))
    assert parse_sweep("none", "whatever") == Sweep("none")


def test_every_axis_has_a_default_that_reads() -> None:
    axes: tuple[Axis, ...] = ("truncation", "x", "y", "direction", "seed")
    for axis in axes:
        assert parse_sweep(axis, "") == parse_sweep(axis, DEFAULTS[axis])
        assert len(parse_sweep(axis, "").values) == 5


@pytest.mark.parametrize(
    ("axis", "text", "sentence"),
    [
        ("truncation", "0..2/3", "outside of 0 to 1.5"),
        ("x", "a", "no number"),
        ("x", "1001", "outside of -1000 to 1000"),
        ("x", "smile:1", "no values of x"),
        ("direction", "1,2", "names no direction"),
        ("direction", "smile:-30..3", "outside of -20 to 20"),
        ("seed", "1.5", "no seed"),
        ("seed", "rough:1", "names no layers"),
        ("y", "0..1/17", "from 2 to 16 values"),
        ("y", "0..1/many", "no number of values"),
        ("label", ",".join("abcdefghijklmnopq"), "at most 16"),
        ("truncation", ",", "no values"),
    ],
)
def test_mistakes_are_sentences(axis: Axis, text: str, sentence: str) -> None:
    with pytest.raises(StateTextError, match=sentence):
        parse_sweep(axis, text)

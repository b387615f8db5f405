"""Fields of ABC: what is read, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from creastudio.notation.abc_fields import Signature, Staff, key_of, length_of, metre_of, staff_of, tempo_of


def test_a_key_that_says_only_a_clef_leaves_the_key() -> None:
    assert key_of("clef=bass", Signature(2)) is None
    assert key_of("bass", Signature(2)) is None
    assert key_of("D bass", Signature()) is not None


def test_added_accidentals_join_those_of_the_key() -> None:
    made = key_of("D phr ^f", Signature())
    assert made is not None
    assert made.altered == {"B": -1, "E": -1, "F": 1}


@pytest.mark.parametrize(
    ("text", "metre"),
    [
        ("C", (4, 4)),
        ("C|", (2, 2)),
        ("6/8", (6, 8)),
        ("(2+3)/8", (5, 8)),
        ("2+2+3/8", (7, 8)),
        ("none", None),
    ],
)
def test_metres(text: str, metre: tuple[int, int] | None) -> None:
    assert metre_of(text) == metre


@pytest.mark.parametrize("text", ["4/5", "0/4", "x", "999/4", "4/0"])
def test_metres_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        metre_of(text)


def test_unit_lengths() -> None:
    assert length_of("1/16") == Fraction(1, 4)
    for text in ("0", "1/0", "x", "99/1"):
        with pytest.raises(ValueError, match=r".*"):
            length_of(text)


def test_tempi_stay_within_what_a_score_holds() -> None:
    assert tempo_of("1/4=9999", Fraction(1)) == 2000
    assert tempo_of("1/4=1", Fraction(1)) == 4
    assert tempo_of("nothing", Fraction(1)) is None


def test_a_voice_says_its_name_clef_and_octave() -> None:
    assert staff_of('clef=treble-8 name="Tenor I"', Staff()) == Staff("Tenor I", "treble-8", -1, 0)
    assert staff_of("bass octave=-1 transpose=3", Staff()) == Staff("", "bass", -1, 3)

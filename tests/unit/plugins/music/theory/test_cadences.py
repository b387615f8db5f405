"""Cadences."""

from __future__ import annotations

import pytest

from creastudio.api.score import Key
from creastudio_music.theory.cadences import cadences_of
from creastudio_music.theory.harmony import harmony_of
from tests.unit.plugins.music.theory.pieces import chorale, played

C, A_MINOR = Key(tick=0, fifths=0), Key(tick=0, fifths=0, mode="minor")


@pytest.mark.parametrize(
    ("numerals", "key", "kind"),
    [
        ("I IV V7 I", C, "authentic"),
        ("I IV I64 V", C, "half"),
        ("I V I IV I", C, "plagal"),
        ("I IV V7 vi", C, "deceptive"),
        ("i iv V7 i", A_MINOR, "authentic"),
        ("i iv i viio7 i", A_MINOR, "authentic"),
        ("i iv V7 VI", A_MINOR, "deceptive"),
    ],
)
def test_a_phrase_that_ends_closes_in_its_way(numerals: str, key: Key, kind: str) -> None:
    score = played(numerals, key)
    found = cadences_of(score, harmony_of(score))
    assert (found[-1].kind, found[-1].numerals) == (kind, tuple(numerals.split()[-2:]))
    assert found[-1].end == score.length


def test_quick_chords_within_a_phrase_close_nothing() -> None:
    score = played("I V I V I V I", bar=960)
    assert [c.tick for c in cadences_of(score, harmony_of(score))] == [6 * 960]


def test_a_rest_between_makes_no_cadence() -> None:
    score = played("I V N.C. I")
    assert all(cadence.kind != "authentic" for cadence in cadences_of(score, harmony_of(score)))


def test_a_chorale_closes_its_phrases() -> None:
    score = chorale("269")
    found = cadences_of(score, harmony_of(score))
    assert found[-1].kind == "authentic"
    assert found[-1].numerals == ("V7", "I")
    assert [cadence.kind for cadence in found].count("half") >= 2

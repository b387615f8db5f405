"""Words become wishes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio_music.theory.grooves import GROOVES
from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.theory.moods import named
from creastudio_music.theory.moods.lexicon import CHINESE, ENGLISH
from creastudio_music.theory.moods.wish import read_wish


@pytest.mark.parametrize(
    ("text", "valence", "energy"),
    [
        ("happy", 1, 1), ("sad", -1, -1), ("calm evening by the sea", 1, -1), ("angry storm", -1, 1),
        ("欢快的节日", 1, 1), ("悲伤的雨夜", -1, -1), ("宁静的清晨", 1, -1), ("紧张的追逐", -1, 1),
    ],
)  # fmt: skip
def test_moods_lie_where_they_should(text: str, valence: int, energy: int) -> None:
    mood = read_wish(text).mood
    assert mood.valence * valence > 0.1
    assert mood.energy * energy > 0.1


def test_not_turns_round_and_very_makes_stronger() -> None:
    assert read_wish("not sad").mood.valence > 0.2
    assert read_wish("不悲伤").mood.valence > 0.2
    assert read_wish("very calm and bright").mood.energy < read_wish("calm and bright").mood.energy
    assert read_wish("sadness").mood == read_wish("sadly").mood == read_wish("sad").mood


@pytest.mark.parametrize(
    ("text", "fifths", "mode"),
    [
        ("in D minor", -1, "minor"), ("F sharp major", 6, "major"), ("E-flat", None, ""), ("bb major", -2, "major"),
        ("降E大调", -3, "major"), ("a小调", None, "minor"), ("A小调", 0, "minor"), ("something minor", None, "minor"),
    ],
)  # fmt: skip
def test_keys(text: str, fifths: int | None, mode: str) -> None:
    wish = read_wish(text)
    assert (wish.fifths, wish.mode) == (fifths, mode)


def test_what_is_said_outright() -> None:
    wish = read_wish("A slow jazz waltz for solo cello, 70 bpm, 3/4, descending")
    assert (wish.style, wish.lead, wish.tempo, wish.metre, wish.contour) == (
        "waltz",
        "cello",
        70.0,
        (3, 4),
        "falling",
    )
    wish = read_wish("波萨诺瓦，长笛，速度 120，上升")
    assert (wish.style, wish.lead, wish.tempo, wish.contour) == ("bossa", "flute", 120.0, "rising")
    assert read_wish("adagio").tempo == 66
    assert read_wish("electric guitar").lead == "overdriven guitar"


def test_nothing_is_understood_in_nothing() -> None:
    assert read_wish("xyzzy 12 +++").understood == ()


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    wish = read_wish(text)
    assert all(-1 <= value <= 1 for value in wish.mood)
    assert wish.fifths is None or -7 <= wish.fifths <= 7


def test_tables_name_what_there_is() -> None:
    assert {*named.STYLES.values()} == set(GROOVES) == set(named.LEADS_OF)
    assert {*named.LEADS.values(), *(name for row in named.LEADS_OF.values() for name in row)} <= set(
        INSTRUMENTS
    )
    for table in (ENGLISH, CHINESE):
        assert all(len(place) == 3 and all(-1 <= value <= 1 for value in place) for place in table.values())

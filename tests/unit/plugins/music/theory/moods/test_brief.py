"""Wishes become decisions."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.score import Track
from creastudio_music.theory.grooves import GROOVES
from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.theory.moods.brief import brief_of, tessitura
from creastudio_music.theory.moods.wish import Mood, Wish, read_wish
from creastudio_music.theory.ranges import range_of

ONE = st.floats(-1, 1)


@given(st.builds(Mood, ONE, ONE, ONE), st.integers())
def test_any_mood_has_a_brief(mood: Mood, seed: int) -> None:
    brief = brief_of(Wish(mood), random.Random(seed))
    slow, _, fast = GROOVES[brief.style].tempo
    assert slow <= brief.tempo <= fast
    assert -7 <= brief.fifths <= 7
    assert brief.high - brief.low >= 12
    assert all(0 <= value <= 1 for value in (brief.density, brief.syncopation, brief.daring, brief.intensity))


def test_what_is_said_holds() -> None:
    wish = read_wish("a happy rock song in C minor for flute, 100 bpm")
    brief = brief_of(wish, random.Random(1))
    assert (brief.style, brief.mode, brief.fifths, brief.lead, brief.tempo) == (
        "rock",
        "minor",
        -3,
        "flute",
        100.0,
    )
    told = brief_of(wish, random.Random(1), style="ambient", tempo=60.0, metre=(5, 4), lead="cello")
    assert (told.style, told.tempo, told.metre, told.lead) == ("ambient", 60.0, (5, 4), "cello")


def test_moods_make_a_difference() -> None:
    def share(text: str) -> tuple[float, float]:
        briefs = [brief_of(read_wish(text), random.Random(seed)) for seed in range(40)]
        return sum(b.mode == "minor" for b in briefs) / 40, sum(b.intensity for b in briefs) / 40

    assert share("happy party")[0] < 0.1 < 0.9 < share("sad and lonely")[0]
    assert share("happy party")[1] > share("calm and peaceful")[1] + 0.3


def test_melodies_lie_in_the_range_of_who_plays_them() -> None:
    for program in INSTRUMENTS.values():
        low, high = tessitura(program)
        lowest, highest = range_of(Track(program=program))
        assert lowest <= low < high <= max(highest, lowest + 12)


def test_what_is_called_slow_is_slow_for_its_style() -> None:
    slowest, usual, fastest = GROOVES["waltz"].tempo
    for seed in range(20):
        for words in ("a sad slow waltz", "悲伤的慢华尔兹", "a happy, very slow waltz"):
            brief = brief_of(read_wish(words), random.Random(seed))
            assert (brief.style, brief.metre) == ("waltz", (3, 4))
            assert brief.tempo < slowest + 0.3 * (usual - slowest)
        fast = brief_of(read_wish("a sad fast waltz"), random.Random(seed))
        assert fast.tempo > usual + 0.7 * (fastest - usual)

"""Sections and their units fill the bars."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from creastudio_music.theory.melodies.sections import Section, sections_of, units_of


@given(st.integers(1, 200), st.integers(0, 4), st.integers(0, 4))
def test_sections_fill_the_bars(bars: int, intro: int, ending: int) -> None:
    bars += intro + ending
    sections = sections_of(bars, intro=intro, ending=ending)
    assert sections[0].start == 0
    assert all(one.start + one.bars == other.start for one, other in itertools.pairwise(sections))
    assert sections[-1].start + sections[-1].bars == bars
    assert sections[0].sings == (intro == 0)


def test_an_ordinary_song() -> None:
    assert [section.name for section in sections_of(38, intro=4, ending=2)] == [
        "intro",
        "A",
        "A",
        "B",
        "A",
        "ending",
    ]


@given(st.integers(1, 30))
def test_units_fill_a_section_and_the_last_one_closes(bars: int) -> None:
    units = list(units_of(Section("A", 5, bars)))
    assert units[0].start == 5
    assert sum(unit.bars for unit in units) == bars
    assert units[-1].letter == "c"
    assert all(unit.letter in "ab" for unit in units[:-1])

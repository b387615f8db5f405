"""Whole pieces."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from creastudio.api.score import Chord, Note, Score
from creastudio_music.engine.arranging import Setting
from creastudio_music.engine.piece import MELODY, Sung, Wanted, harmony_of, written
from creastudio_music.theory.chords import pitch_classes_of
from creastudio_music.theory.grooves import GROOVES
from creastudio_music.theory.melodies.sections import Section, sections_of
from creastudio_music.theory.moods.brief import Brief, brief_of
from creastudio_music.theory.moods.wish import read_wish


@pytest.mark.parametrize("style", sorted(GROOVES))
def test_a_piece_has_melody_and_band_and_ends_at_home(style: str) -> None:
    brief = brief_of(read_wish("bright"), random.Random(2), style=style)
    sections = sections_of(14, intro=4, ending=2)
    score = written(brief, sections, Wanted(), 5)
    assert score.tracks[0].name == MELODY
    assert len(score.tracks) > 2
    assert score.bar_count == 14
    end = score.bar_map.bar(13).end
    assert score.length == end
    melody = list(score.notes(0))
    # Nothing is sung in the intro, and the last note lies in the last chord to the very end.
    assert melody[0].start >= score.bar_map.bar(4).start
    assert melody[-1].start + melody[-1].duration == end
    assert melody[-1].pitch % 12 in pitch_classes_of(score.chords[-1])


def test_without_a_band_the_melody_fills_the_length() -> None:
    brief = brief_of(read_wish("calm"), random.Random(1))
    score = written(brief, sections_of(4), Wanted(setting=Setting(parts=())), 1)
    assert len(score.tracks) == 1
    assert score.length == score.bar_map.bar(3).end


def test_sections_of_one_name_have_one_progression() -> None:
    brief = brief_of(read_wish("pop"), random.Random(1), metre=(4, 4))
    bars = harmony_of(brief, sections_of(38, intro=4, ending=2), random.Random(3))
    assert len(bars) == 38
    assert bars[4:12] == bars[12:20]
    assert bars[4:12] != bars[20:28]
    assert bars[-1] == bars[-2]


def test_another_melody_may_be_given_with_its_chords() -> None:
    brief = brief_of(read_wish("pop"), random.Random(1))
    seen: list[tuple[int, Brief, int]] = []

    def make(score: Score, own: Brief, sections: Sequence[Section], seed: int) -> Sung:
        seen.append((score.bar_count, own, seed))
        return Sung((Note(0, 960, 72),), (Chord(tick=0, root="E", kind="minor"),))

    score = written(brief, sections_of(4), Wanted(melody=make), 9)
    assert seen[0][1:] == (brief, 9)
    assert [chord.root for chord in score.chords] == ["E"]
    assert [note.pitch for note in score.notes(0)] == [72]

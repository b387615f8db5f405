"""Sections of a score."""

from __future__ import annotations

from itertools import pairwise

import pytest

from creastudio.api.score import Note, Score, track_of
from creastudio_music.theory import sections as module
from creastudio_music.theory.sections import sections_of
from tests.unit.plugins.music.theory.pieces import chorale, played

VERSE = "C G Am F C G F C"
CHORUS = "Fm Bb7 Eb Ab Fm Bb7 Eb Eb"


def letters(score: Score) -> str:
    return "".join(section.letter for section in sections_of(score))


def test_what_comes_again_has_the_same_letter() -> None:
    found = sections_of(played(f"{VERSE} {CHORUS} {VERSE}"))
    assert [(s.letter, s.first, s.last) for s in found] == [("A", 0, 7), ("B", 8, 15), ("A", 16, 23)]
    assert (found[0].start, found[0].end) == (0, 8 * 3840)


def test_a_repeat_is_two_sections() -> None:
    assert letters(played(f"{VERSE} {VERSE} {CHORUS} {CHORUS}")) in ("AABB", "ABB", "AAB", "AB")


def test_another_rhythm_is_another_section() -> None:
    notes = [Note(3840 * bar, 3840, 60) for bar in range(8)]
    notes += [Note(3840 * bar + 480 * n, 480, 60) for bar in range(8, 16) for n in range(8)]
    found = sections_of(track_of(Score(), notes))
    assert [(s.letter, s.first) for s in found] == [("A", 0), ("B", 8)]


def test_one_bar_over_and_over_is_one_section() -> None:
    assert letters(played("C " * 40)) == "A"


def test_a_short_piece_is_one_section() -> None:
    assert letters(played("C F G")) == "A"


def test_nothing_has_no_sections() -> None:
    assert sections_of(Score()) == ()


def test_sections_lie_one_after_another_and_reach_the_end() -> None:
    score = chorale("269")
    found = sections_of(score)
    assert found[0].first == 0
    assert found[-1].last == score.bar_count - 1
    assert all(a.last + 1 == b.first and a.end == b.start for a, b in pairwise(found))


def test_of_many_bars_several_make_a_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_UNITS", 12)
    found = sections_of(played(f"{VERSE} {VERSE} {CHORUS} {CHORUS}"))
    assert found[-1].last == 31
    assert [section.first for section in found] in ([0, 15], [0, 18])


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sections_of(played(VERSE), check=stop)

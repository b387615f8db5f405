"""What a candidate must not do."""

from __future__ import annotations

from creastudio.api.score import Metre, Note, Score, loose_track
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.leanings import Lean
from creastudio_music.engine.vetoes import Rules

HOLE = Cell(1, 0)
PITCHES = range(48, 73)


def score(upper: list[int], lower: list[Note] | None = None) -> Score:
    made = Score()
    notes = [Note(960 * at, 960, pitch) for at, pitch in enumerate(upper)]
    tracks = (
        loose_track(made, notes, name="Soprano", program=52),
        loose_track(made, lower or [], name="Tenor", program=52),
    )
    return made.with_(tracks=tracks)


def said(rules: Rules, start: int, row: int = 0, least: float = -20.0) -> set[int]:
    """Return the pitches that nothing worse than `least` is said against."""
    return {pitch for pitch, added in enumerate(rules(row, HOLE, start)) if added >= least}


def allowed(rules: Rules, start: int, row: int = 0) -> set[int]:
    """Return the pitches of two octaves that nothing is said against."""
    return said(rules, start, row, 0.0) & set(PITCHES)


def test_no_note_leaves_the_range_of_its_voice() -> None:
    assert allowed(Rules(score([67]), [HOLE], 1), 0) == set(range(48, 70))
    assert allowed(Rules(score([67]), [HOLE], 1, ranges=False), 0) == set(PITCHES)


def test_only_the_scale() -> None:
    found = allowed(Rules(score([67]), [HOLE], 1, scale={0, 4, 7}), 0)
    assert {pitch % 12 for pitch in found} == {0, 4, 7}


def test_what_is_leaned_to_is_no_lock() -> None:
    lean = Lean(960, 1920, frozenset({0, 4, 7}), -2.0, -0.5)
    rules = Rules(score([67]), [HOLE], 1, leanings=[lean])
    assert {pitch % 12 for pitch in allowed(rules, 960)} == {0, 4, 7}
    assert said(rules, 960, least=-1.0) == allowed(rules, 960)
    assert said(rules, 1440, least=-1.0) == set(range(48, 70))
    assert allowed(rules, 1920) == set(range(48, 70))


def test_only_the_lines_that_are_meant_lean() -> None:
    leans = [Lean(0, 960, frozenset({0}), -2.0, -2.0, frozenset({track})) for track in (0, 1)]
    assert allowed(Rules(score([67]), [HOLE], 1, leanings=leans[:1]), 0) == set(range(48, 70))
    assert allowed(Rules(score([67]), [HOLE], 1, leanings=leans[1:]), 0) == {48, 60}


def test_no_parallel_fifths_and_octaves_with_what_is_known() -> None:
    rules = Rules(score([67, 69]), [HOLE], 2)
    rules.wrote(0, HOLE, Note(0, 960, 60))
    rules.wrote(1, HOLE, Note(0, 960, 55))
    free = set(range(48, 70))
    assert free - allowed(rules, 960, row=0) == {50, 62}
    assert free - allowed(rules, 960, row=1) == {57, 69}
    assert allowed(Rules(score([67, 69]), [HOLE], 1, strict=False), 960) == free


def test_a_note_may_stay_where_it_is() -> None:
    rules = Rules(score([67, 79]), [HOLE], 1)
    rules.wrote(0, HOLE, Note(0, 960, 60))
    assert 60 in allowed(rules, 960)


def test_what_stood_in_a_hole_does_not_count_unless_it_is_locked() -> None:
    free = set(range(48, 70))
    loose = Rules(score([67, 69], [Note(0, 960, 60)]), [HOLE], 1)
    assert allowed(loose, 960) == free
    locked = Rules(score([67, 69], [Note(0, 960, 60, locked=True)]), [HOLE], 1)
    assert free - allowed(locked, 960) == {50, 62}


def test_parallels_are_held_off_and_ranges_are_kept() -> None:
    rules = Rules(score([67, 69]), [HOLE], 1)
    rules.wrote(0, HOLE, Note(0, 960, 60))
    assert {62, 50} <= said(rules, 960)
    assert said(rules, 960) <= set(range(48, 70))


def test_a_note_that_is_told_again_longer_is_one_note() -> None:
    rules = Rules(score([67, 69, 71]), [HOLE], 1)
    rules.wrote(0, HOLE, Note(0, 960, 60))
    rules.wrote(0, HOLE, Note(0, 1920, 60))
    # It sounds on where the soprano moves, a sixth below: nothing is parallel to that.
    assert allowed(rules, 1920) == set(range(48, 70))


def test_percussion_may_do_anything() -> None:
    made = Score()
    made = made.with_(tracks=(loose_track(made, [], percussion=True),))
    assert list(Rules(made, [Cell(0, 0)], 1, scale={0})(0, Cell(0, 0), 0)) == [0.0] * 128


def test_beats_are_those_of_the_metre() -> None:
    bare = Score(metres=(Metre(tick=0, numerator=6, denominator=8),))
    made = bare.with_(tracks=(loose_track(bare, [], name="Flute", program=73),))
    rules = Rules(made, [Cell(0, 0)], 1, leanings=[Lean(0, 2880, frozenset({0}), -2.0, -0.5)])
    assert [rules(0, Cell(0, 0), tick)[74] for tick in (0, 960, 1440)] == [-2.0, -0.5, -2.0]

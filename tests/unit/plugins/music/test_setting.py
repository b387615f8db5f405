"""One window as the network sees it."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.score import Key, Note, Score, loose_track
from creastudio.api.testing import sample_score
from creastudio_music.engine import tokens as t
from creastudio_music.engine.composing import Cell, Request
from creastudio_music.engine.own_composer import emptied
from creastudio_music.engine.setting import Setting, setting_of
from creastudio_music.engine.windows import windows_of


def setting(score: Score, holes: Sequence[Cell], **more: object) -> Setting:
    request = Request(score, holes, [0], **more)  # type: ignore[arg-type]
    return setting_of(request, emptied(score, holes), windows_of(score, holes, 4096)[0])


def test_holes_are_masked_and_what_is_given_is_there() -> None:
    holes = [Cell(1, 0), Cell(3, 1)]
    found = setting(sample_score(0, 2), holes)
    assert found.ids.count(t.MASK) == 2
    assert [found.cell(hole) for hole in found.plan.holes] == holes
    assert sum(t.PITCH <= item < t.DURATION for item in found.ids) == 6 * 4
    assert found.ids[-1] == t.ANSWER


def test_four_voices_are_a_chorale_unless_something_else_is_asked_for() -> None:
    assert t.style("chorale") in setting(sample_score(0, 1), [Cell(0, 0)]).ids
    asked = setting(sample_score(0, 1), [Cell(0, 0)], controls={"style": "fiddle", "density": 4})
    assert t.style("fiddle") in asked.ids
    assert asked.ids.count(t.density(4)) == 4


def test_the_key_goes_by_what_stood_there() -> None:
    score = Score()
    tune = [Note(480 * at, 480, pitch) for at, pitch in enumerate((69, 71, 73, 74, 76, 78, 80, 81))]
    score = score.with_(tracks=(loose_track(score, tune, name="Tune"),))
    found = setting(score, [Cell(0, 0)])
    assert found.piece.shift % 12 == 3
    assert found.piece.lines[0].cells[0] == ()


def test_the_key_of_an_empty_score_is_that_of_its_signature() -> None:
    score = Score(keys=(Key(tick=0, fifths=2),))
    score = score.with_(tracks=(loose_track(score, [], name="Tune"),))
    assert setting(score, [Cell(0, 0)]).piece.shift % 12 == 10


def test_only_chords_and_drums_have_several_notes_at_a_time() -> None:
    score = Score()
    chords = [Note(0, 960, pitch) for pitch in (60, 64, 67)]
    parts = (
        ("Piano", chords, False),
        ("Violin", [Note(0, 960, 76)], False),
        ("Kit", [Note(0, 240, 36)], True),
    )
    tracks = (loose_track(score, notes, name=name, percussion=kit) for name, notes, kit in parts)
    score = score.with_(tracks=(*tracks, loose_track(score, [], name="New")))
    found = setting(score, [Cell(track, 0) for track in range(4)])
    mono = {line.track: one for line, one in zip(found.piece.lines, found.plan.mono, strict=True)}
    assert mono == {0: False, 1: True, 2: False, 3: True}


def test_locked_notes_and_tails_stand_in_their_holes() -> None:
    score = Score()
    notes = [Note(0, 4800, 60), Note(4800, 960, 62), Note(5760, 960, 64, locked=True)]
    score = score.with_(tracks=(loose_track(score, notes, name="Alto"),))
    found = setting(score, [Cell(0, 1)])
    ((tail, locked),) = found.plan.locked.values()
    assert (tail.goes_on, tail.onset, tail.duration) == (True, 0, 24)
    assert (locked.goes_on, locked.onset) == (False, 48)
    assert found.tick(1, 48) == 5760

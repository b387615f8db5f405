"""How a score is shown to a model, and how what it wrote comes back."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.score import Note, Score, loose_track
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.vetoes import Rules
from creastudio_music.engine.viewing import top_line, view_of


def score_of(*parts: tuple[str, int, Sequence[int]]) -> Score:
    score = Score()
    tracks = (
        loose_track(
            score,
            [Note(960 * at, 960, pitch) for at, pitch in enumerate(pitches)],
            name=name,
            program=program,
        )
        for name, program, pitches in parts
    )
    return score.with_(tracks=tuple(tracks))


def names(score: Score, holes: Sequence[Cell] = ()) -> list[str]:
    return [track.name for track in view_of(score, holes).score.tracks]


def test_a_quartet_is_four_voices_by_height() -> None:
    quartet = score_of(("Cello", 42, [43, 45]), ("Vl. 1", 40, [76]), ("Viola", 41, [57]), ("Vl. 2", 40, [67]))
    assert names(quartet) == ["Bass", "Soprano", "Tenor", "Alto"]


def test_voices_that_are_called_so_stay() -> None:
    choir = score_of(("Tenor", 52, [64]), ("Soprano", 52, [60]))
    assert names(choir) == ["Tenor", "Soprano"]
    assert view_of(choir, []).octaves == (0, 0)


def test_a_melody_that_is_to_be_is_the_highest() -> None:
    score = score_of(
        ("Piano", 0, [72]), ("Bass guitar", 33, [36]), ("Melody", 73, []), ("Contrabass", 43, [])
    )
    holes = [Cell(2, 0), Cell(3, 0)]
    assert names(score, holes) == ["Alto", "Bass", "Soprano", "Tenor"]


def test_one_part_is_left_as_it_is() -> None:
    assert names(score_of(("Lead", 80, [90]))) == ["Lead"]


def test_drums_and_what_is_empty_take_no_voice() -> None:
    score = score_of(("Piano", 0, [72]), ("Bass guitar", 33, [36]), ("Empty", 0, []))
    drums = loose_track(score, [Note(0, 960, 36)], name="Drums", percussion=True)
    score = score.with_(tracks=(drums, *score.tracks))
    assert names(score) == ["Drums", "Soprano", "Bass", "Empty"]


def test_a_bass_guitar_sings_an_octave_higher_and_comes_back() -> None:
    score = score_of(("Piano", 0, [72, 74, 76, 72]), ("Bass guitar", 33, [33, 35, 31, 33]))
    holes = [Cell(1, 1)]
    view = view_of(score, holes)
    assert view.octaves[1] == 2
    assert [note.pitch for note in view.score.notes(1)] == [57, 59, 55, 57]
    made = view.score.with_notes(1, [*view.score.notes(1), Note(3840, 960, 50)])
    back = view.back(made)
    assert [note.pitch for note in back.notes(1)] == [33, 35, 31, 33, 26]
    assert back.tracks[0] == score.tracks[0]
    assert back.tracks[1].name == "Bass guitar"


def test_a_veto_is_asked_in_the_octave_of_the_track() -> None:
    score = score_of(("Piano", 0, [72]), ("Bass guitar", 33, [33]))
    holes = [Cell(1, 1)]
    said = view_of(score, holes).veto(Rules(score, holes, 1))(0, holes[0], 3840)
    free = [pitch for pitch, added in enumerate(said) if added == 0]
    assert (min(free), max(free)) == (28 + 24, 64 + 24)


def test_chords_are_seen_by_their_top_line_and_stay() -> None:
    chords = [Note(0, 960, 60), Note(0, 960, 64), Note(960, 960, 62), Note(960, 960, 67)]
    score = Score()
    score = score.with_(tracks=(loose_track(score, chords, name="Piano"),))
    view = view_of(score, [Cell(0, 1)])
    assert [note.pitch for note in view.score.notes(0)] == [64, 67]
    assert [note.pitch for note in view_of(score, [Cell(0, 1)], chords=True).score.notes(0)] == [
        60,
        64,
        62,
        67,
    ]
    assert list(view.back(view.score).notes(0)) == list(score.notes(0))


def test_the_top_line_leaves_out_what_moves_below_a_held_note() -> None:
    held = [Note(0, 1920, 72), Note(0, 960, 60), Note(960, 960, 62), Note(1920, 960, 71)]
    assert [note.pitch for note in top_line(held)] == [72, 71]
    assert [(n.pitch, n.duration) for n in top_line([Note(0, 1920, 60), Note(960, 1920, 64)])] == [
        (60, 960),
        (64, 1920),
    ]


def test_locked_notes_in_holes_stay_as_they_were() -> None:
    score = Score()
    notes = [Note(0, 960, 60, locked=True), Note(0, 960, 67), Note(960, 960, 64, locked=True)]
    score = score.with_(tracks=(loose_track(score, notes, name="Piano"),))
    view = view_of(score, [Cell(0, 0)])
    assert [note.pitch for note in view.score.notes(0)] == [60, 64]
    assert [note.pitch for note in view.back(view.score).notes(0)] == [60, 64]

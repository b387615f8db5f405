"""Scores on the grid, and back."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.api.score import Key, Metre, Note, Score, track_of
from creastudio_music.engine.pieces import Event, busiest, events_of, ids_of, notes_of, piece_of
from tests.support.music_pieces import chorale


def test_a_chorale_comes_back_as_it_was() -> None:
    score = chorale()
    piece = piece_of(score, style="chorale")
    assert [line.role for line in piece.lines] == ["soprano", "bass", "alto", "tenor"]
    assert (piece.shift, piece.bars[:2], piece.snapped) == (3, (24, 96), 0)
    for slot, line in enumerate(piece.lines):
        made: list[Note] = []
        for bar, events in enumerate(line.cells):
            assert tuple(events_of(ids_of(events))) == events
            for note, goes_on in notes_of(score, piece, slot, bar, events):
                if goes_on:
                    made[-1] = made[-1]._replace(duration=made[-1].duration + note.duration)
                else:
                    made.append(note)
        there = [(n.start, n.duration, n.pitch) for n in score.notes(line.track)]
        assert [(n.start, n.duration, n.pitch) for n in made] == there


def test_it_is_moved_to_a_key_without_accidentals() -> None:
    score = chorale()
    piece = piece_of(score)
    first = next(score.notes(0)).pitch
    assert piece.lines[0].cells[0][0].pitch == first + 3
    back = piece.moved(-3)
    assert (back.shift, back.lines[0].cells[0][0].pitch) == (0, first)


def test_chords_are_written_with_places() -> None:
    events = (Event(0, 60, 24), Event(0, 64, 24), Event(24, 62, 12), Event(48, 60, 48))
    assert tuple(events_of(ids_of(events))) == events
    assert len(ids_of(events)) == 10


def test_what_is_off_the_grid_is_snapped_and_counted() -> None:
    score = track_of(
        Score(keys=(Key(tick=0, fifths=0),)), [Note(3, 470, 60), Note(960, 960, 62), Note(3839, 1, 64)]
    )
    piece = piece_of(score)
    assert piece.lines[0].cells[0] == (Event(0, 60, 12), Event(24, 62, 24), Event(95, 64, 1))
    assert piece.snapped == 2


def test_bars_beyond_the_end_are_empty() -> None:
    piece = piece_of(chorale(2), bars=8)
    assert len(piece.bars) == 8
    assert piece.lines[3].cells[7] == ()
    assert piece.cut(2, 4).first == 2


def test_parts_without_names_are_ordered_by_their_height() -> None:
    score = Score()
    for pitch in (40, 60, 80):
        score = track_of(score, [Note(0, 960, pitch)])
    score = track_of(score, [Note(0, 960, 36), Note(0, 960, 42)], percussion=True)
    piece = piece_of(score)
    assert [line.track for line in piece.lines] == [2, 0, 1, 3]
    assert piece.lines[3].role == "drums"
    assert piece.slot_of(0) == 1


def test_the_busiest_tracks_are_those_with_most_notes() -> None:
    score = track_of(Score(), [])
    for count in range(1, 11):
        score = track_of(score, [Note(960 * at, 960, 60) for at in range(count)])
    assert busiest(score) == [3, 4, 5, 6, 7, 8, 9, 10]


def test_too_much_is_refused_in_clear_words() -> None:
    many = Score()
    for _ in range(9):
        many = track_of(many, [Note(0, 960, 60)])
    with pytest.raises(UserError, match="8 tracks"):
        piece_of(many)
    long = track_of(Score(metres=(Metre(tick=0, numerator=9, denominator=4),)), [Note(0, 960, 60)])
    with pytest.raises(UserError, match="9 quarters"):
        piece_of(long)

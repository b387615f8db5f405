"""Pieces as ids."""

from __future__ import annotations

from creastudio_music.engine import tokens as t
from creastudio_music.engine.pieces import Event, Line, Piece, piece_of
from creastudio_music.engine.sequences import Controls, answers, density_of, merged, of_piece, prompt, sampled
from tests.support.music_pieces import chorale


def piece(*cells: tuple[Event, ...]) -> Piece:
    """Return a piece of one voice in bars of a half note."""
    return Piece((48,) * len(cells), (Line("melody", 0, cells),), "2/4", "minor", "fiddle")


def test_a_piece_reads_as_its_grammar_says() -> None:
    small = piece((Event(0, 60, 24), Event(36, 62, 12)), (Event(0, 62, 12, goes_on=True),), ())
    assert t.in_words(prompt(small, [(0, 1)], of_piece(small))) == (
        "begin style1 mode1 metre2 repeated slot0 role4 bar d48 slot0 p60 d24 @36 p62 d12 end bar slot0 mask bar slot0 end answer"
    )
    assert t.in_words(answers(small, [(0, 1)])) == "slot0 goes-on p62 d12 end"


def test_a_control_that_is_left_out_costs_nothing() -> None:
    small = piece(())
    ids = prompt(small, [], Controls(held=True, roles=False, densities={0: 12}))
    assert t.in_words(ids) == "begin held-style slot0 density9 bar d48 slot0 end answer"


def test_a_piece_that_was_moved_says_how_far() -> None:
    moved = piece((Event(0, 60, 48),)).moved(3).moved(-5)
    assert t.in_words(prompt(moved, [(0, 0)], of_piece(moved))).startswith(
        "begin style1 mode1 metre2 shift10 repeated"
    )
    assert "shift" not in t.in_words(prompt(moved.moved(2), [], of_piece(moved.moved(2))))


def test_a_bar_says_its_length_where_it_changes() -> None:
    ids = prompt(piece_of(chorale(3)), [], Controls())
    assert [
        item - t.DURATION for at, item in enumerate(ids) if ids[at - 1] == t.BAR and item >= t.DURATION
    ] == [24, 96]


def test_repeated_notes_become_held_ones() -> None:
    made = merged(piece((Event(0, 60, 24), Event(24, 60, 24)), (Event(0, 60, 24), Event(36, 60, 12))))
    assert made.lines[0].cells == ((Event(0, 60, 48),), (Event(0, 60, 24, goes_on=True), Event(36, 60, 12)))


def test_frames_hold_what_sounds_when_they_begin() -> None:
    made = sampled(
        piece((Event(0, 60, 3), Event(3, 62, 9), Event(12, 62, 36)), (Event(0, 62, 48, goes_on=True),))
    )
    assert made.lines[0].cells == ((Event(0, 60, 6), Event(6, 62, 42)), (Event(0, 62, 48, goes_on=True),))
    whole = merged(piece_of(chorale(5)))
    assert sampled(whole) == whole


def test_density_counts_beginnings() -> None:
    assert density_of(piece((Event(0, 60, 24), Event(24, 60, 24))), 0) == 2

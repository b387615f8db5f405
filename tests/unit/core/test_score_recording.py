"""Keys into notes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.score import Note, Score, track_of
from creastudio.core.score_recording import Take, recorded, stepped

QUARTER = 960


def test_a_key_is_a_note_from_down_to_up() -> None:
    take = Take(0, QUARTER)
    take.strike(60, 77, 100)
    take.lift(60, 500)
    assert take.finish(1000) == (Note(100, 400, 60, 77),)


def test_the_pedal_holds_notes_until_it_goes_up_or_they_are_struck_again() -> None:
    take = Take(0, QUARTER)
    take.pedal(True, 0)
    take.strike(60, 80, 0)
    take.lift(60, 100)
    take.strike(64, 80, 50)
    take.lift(64, 60)
    take.strike(60, 90, 400)
    take.lift(60, 450)
    take.pedal(False, 700)
    assert take.finish(9000) == (Note(0, 400, 60, 80), Note(50, 650, 64, 80), Note(400, 300, 60, 90))


def test_what_comes_a_little_early_is_on_the_first_beat_and_what_is_counted_in_is_not_kept() -> None:
    take = Take(1920, QUARTER)
    take.strike(60, 80, 1000)
    take.lift(60, 1100)
    take.strike(62, 80, 1900)
    take.lift(62, 2400)
    assert take.finish(4000) == (Note(1920, 480, 62, 80),)


def test_a_note_that_is_held_round_a_loop_ends_with_it() -> None:
    take = Take(0, QUARTER, end=3840)
    take.strike(60, 80, 3000)
    take.lift(60, 200)
    take.strike(61, 80, 3500)
    assert take.finish(100) == (Note(3000, 840, 60, 80), Note(3500, 340, 61, 80))


def test_what_was_recorded_comes_beside_what_is_there_and_on_the_grid() -> None:
    score = track_of(Score(), [Note(0, 480, 50, 80)])
    edited = recorded(score, 0, [Note(250, 100, 60, 80)], grid=240)
    assert [(n.start, n.pitch) for n in edited.score.notes(0)] == [(0, 50), (240, 60)]
    assert [note.start for _, note in edited.chosen] == [240]
    free = recorded(score, 0, [Note(250, 100, 60, 80)])
    assert [n.start for n in free.score.notes(0)] == [0, 250]


def test_a_step_is_a_chord() -> None:
    edited = stepped(track_of(Score(), []), 0, {60: 70, 64: 90}, 480, 240)
    assert [n[:4] for n in edited.score.notes(0)] == [(480, 240, 60, 70), (480, 240, 64, 90)]


@given(
    st.lists(
        st.tuples(st.sampled_from(["strike", "lift", "pedal"]), st.integers(58, 62), st.integers(0, 5000)),
        max_size=40,
    )
)
def test_whatever_is_played_each_note_has_a_length_and_none_is_lost(
    events: list[tuple[str, int, int]],
) -> None:
    take, struck = Take(0, QUARTER, end=5001), 0
    for what, pitch, tick in events:
        if what == "strike":
            take.strike(pitch, 80, tick)
            struck += 1
        elif what == "lift":
            take.lift(pitch, tick)
        else:
            take.pedal(pitch % 2 == 0, tick)
    notes = take.finish(5001)
    assert len(notes) == struck
    assert all(note.duration > 0 for note in notes)

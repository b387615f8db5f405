"""Notes found by their place, however long they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.score import Note, Score, track_of
from creastudio.shell.score.note_index import NoteIndex

BAR = 3840
note_values = st.builds(
    Note,
    start=st.integers(0, 6 * BAR),
    duration=st.integers(1, 5 * BAR),
    pitch=st.integers(60, 62),
    velocity=st.just(80),
    spelling=st.none(),
    voice=st.just(1),
    locked=st.just(False),
)


@settings(max_examples=60, deadline=None)
@given(
    notes=st.lists(note_values, max_size=8), start=st.integers(0, 12 * BAR), length=st.integers(1, 4 * BAR)
)
def test_all_notes_that_sound_there_are_found_and_no_others(
    notes: list[Note], start: int, length: int
) -> None:
    score = track_of(Score(), notes)
    wanted = [n for n in score.notes(0) if n.start < start + length and n.start + n.duration > start]
    assert NoteIndex().notes(score, 0, start, start + length) == wanted


def test_what_is_known_of_one_version_is_not_said_of_another() -> None:
    index = NoteIndex()
    long, short = (track_of(Score(), [Note(0, length, 60)]) for length in (3 * BAR, 100))
    assert index.first_bar(long, 0, 2) == 0
    assert index.notes(short, 0, 2 * BAR, 3 * BAR) == []
    assert index.notes(long, 0, 2 * BAR, 3 * BAR) == list(long.notes(0))

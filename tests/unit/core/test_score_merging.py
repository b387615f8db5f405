"""What of a generated score comes into the one that a person works on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.score import Chord, Lyric, Note, Score, loose_track, track_of
from creastudio.core.score_merging import difference, fresh_chords, fresh_words, merged, with_locked_of

QUARTER = 960
note_values = st.builds(
    Note,
    start=st.integers(0, 8).map(lambda n: n * QUARTER // 2),
    duration=st.integers(1, 4).map(lambda n: n * QUARTER // 2),
    pitch=st.integers(60, 64),
    velocity=st.just(80),
    spelling=st.none(),
    voice=st.just(1),
    locked=st.booleans(),
)
lists = st.lists(note_values, max_size=6, unique_by=lambda n: (n.start, n.pitch))


def score_of(*tracks: list[Note]) -> Score:
    score = Score()
    for notes in tracks:
        score = track_of(score, notes)
    return score


def locked_notes(score: Score) -> list[tuple[int, Note]]:
    return [(t, note) for t in range(len(score.tracks)) for note in score.notes(t) if note.locked]


@settings(max_examples=60, deadline=None)
@given(first=lists, second=lists, made=lists, other=lists)
def test_locked_notes_are_always_kept(
    first: list[Note], second: list[Note], made: list[Note], other: list[Note]
) -> None:
    now, candidate = score_of(first, second), score_of([n._replace(locked=False) for n in made])
    for found in (with_locked_of(now, candidate), merged(score_of(other), now, candidate)):
        there = [(t, note) for t in range(len(found.tracks)) for note in found.notes(t)]
        assert all(there.count(pick) >= 1 for pick in locked_notes(now))


@settings(max_examples=40, deadline=None)
@given(first=lists, made=lists)
def test_what_is_made_of_the_score_as_it_is_is_taken_whole(first: list[Note], made: list[Note]) -> None:
    now = score_of([n._replace(locked=False) for n in first])
    candidate = score_of(made)
    assert merged(now, now, candidate) is candidate
    gone, fresh = difference(now, candidate)
    left = sorted(now.notes(0))
    for _, note in gone:
        left.remove(note)
    assert sorted([*left, *(note for _, note in fresh)]) == sorted(
        note._replace(locked=False) for note in candidate.notes(0)
    )


def test_bars_that_a_generator_left_alone_are_those_of_the_person() -> None:
    bar = 4 * QUARTER
    base = score_of([Note(0, 480, 60), Note(bar, 480, 62)])
    candidate = score_of([Note(0, 480, 60), Note(bar, 480, 70)])
    now = score_of([Note(0, 480, 50), Note(bar, 480, 62)])
    assert [n.pitch for n in merged(base, now, candidate).notes(0)] == [50, 70]


def test_what_collides_with_a_locked_note_gives_way() -> None:
    now = score_of([Note(0, 960, 60, locked=True)])
    candidate = score_of([Note(480, 960, 60), Note(480, 960, 64)])
    found = with_locked_of(now, candidate)
    assert [(n.start, n.pitch, n.locked) for n in found.notes(0)] == [(0, 60, True), (480, 64, False)]


def test_new_tracks_come_whole() -> None:
    now = score_of([Note(0, 480, 60)])
    candidate = score_of([Note(0, 480, 60)], [Note(0, 480, 40)])
    gone, fresh = difference(now, candidate)
    assert gone == ()
    assert [(t, n.pitch) for t, n in fresh] == [(1, 40)]


def test_new_words_and_chords_are_told_in_ticks_of_the_score() -> None:
    now = Score(ticks_per_quarter=480)
    notes = [Note(0, 480, 60), Note(480, 480, 62)]
    now = now.with_(tracks=(loose_track(now, notes, [(0, Lyric(start=0, text="Glo"))]),))
    finer = Score(ticks_per_quarter=960, chords=(Chord(tick=960, root="C", kind="major"),))
    words = [(0, Lyric(start=0, text="Glo")), (960, Lyric(start=0, text="ri"))]
    sung = loose_track(finer, [Note(0, 960, 60), Note(960, 960, 62)], words)
    other = finer.with_(tracks=(sung, sung))
    assert fresh_words(now, other) == ((0, 480), (1, 0), (1, 480))
    assert [chord.tick for chord in fresh_chords(now, other)] == [480]
    assert fresh_words(now, now) == ()
    assert fresh_chords(now, now) == ()

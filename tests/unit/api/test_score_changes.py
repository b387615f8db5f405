"""Transposing, cutting, stacking and joining keep the music."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.score import Chord, Key, Metre, Note, Score, Tempo, track_of
from creastudio.api.score_changes import at_resolution, bars_of, joined, stacked, transposed
from creastudio.api.spelling import name_of, parse_name
from tests.support.scores import QUARTER, scores

FEW = settings(max_examples=40, deadline=None)


def named(score: Score, track: int = 0) -> list[str]:
    return [name_of(note.spelling) for note in score.notes(track) if note.spelling is not None]


def triad(key: int, *names: str) -> Score:
    pitches = {"C": 60, "D": 62, "Eb": 63, "E": 64, "F#": 66, "G": 67, "Bb": 70}
    notes = [Note(0, QUARTER, pitches[name], spelling=parse_name(name)) for name in names]
    return track_of(Score(keys=(Key(tick=0, fifths=key),)), notes)


def test_many_tracks_are_checked_once_and_moved_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    one = triad(0, "C", "E")
    many = one.with_(tracks=one.tracks * 30)
    checked: list[int] = []
    check = Score.with_
    monkeypatch.setattr(
        Score, "with_", lambda self, **changes: (checked.append(1), check(self, **changes))[1]
    )
    moved = transposed(many, 3)
    assert [named(moved, track) for track in range(30)] == [["Eb", "G"]] * 30
    assert len(checked) <= 2


@pytest.mark.parametrize(
    ("semitones", "key", "names"),
    [
        (2, 2, ["D", "F#", "A"]),
        (3, -3, ["Eb", "G", "Bb"]),
        (-1, 5, ["B", "D#", "F#"]),
        (1, -5, ["Db", "F", "Ab"]),
        (12, 0, ["C", "E", "G"]),
    ],
)
def test_a_third_stays_a_third(semitones: int, key: int, names: list[str]) -> None:
    moved = transposed(triad(0, "C", "E", "G"), semitones)
    assert named(moved) == names
    assert moved.keys[0].fifths == key


def test_chord_symbols_move_and_percussion_stays() -> None:
    score = triad(0, "C").with_(chords=(Chord(tick=0, root="A", kind="minor", bass="E"),))
    score = track_of(score, [Note(0, 1, 38)], percussion=True)
    moved = transposed(score, -2)
    assert (moved.chords[0].root, moved.chords[0].bass) == ("G", "D")
    assert [n.pitch for n in moved.notes(1)] == [38]


@FEW
@given(scores(pitches=(24, 100)), st.integers(-12, 12))
def test_there_and_back_is_the_same_music(score: Score, semitones: int) -> None:
    back = transposed(transposed(score, semitones), -semitones)
    for index in range(len(score.tracks)):
        assert sorted(n[:4] for n in back.notes(index)) == sorted(n[:4] for n in score.notes(index))
        assert list(back.lyrics(index)) == list(score.lyrics(index))


def test_out_of_range_is_said() -> None:
    with pytest.raises(UserError, match="outside"):
        transposed(triad(0, "C"), 100)


@FEW
@given(scores(), st.integers(0, 8), st.integers(1, 5))
def test_a_cut_holds_the_notes_that_begin_in_its_bars(score: Score, first: int, count: int) -> None:
    begin = score.bar_map.bar(first).start
    end = score.bar_map.bar(first + count - 1).end
    cut = bars_of(score, first, first + count)
    for index in range(len(score.tracks)):
        expected = [
            (n.start - begin, min(n.duration, end - n.start), n.pitch)
            for n in score.notes(index)
            if begin <= n.start < end
        ]
        assert sorted(n[:3] for n in cut.notes(index)) == sorted(expected)
    assert cut.key_at(0).fifths == score.key_at(begin).fifths
    assert cut.tempo_map.seconds(end - begin) == pytest.approx(
        score.tempo_map.seconds(end) - score.tempo_map.seconds(begin)
    )


def test_cut_in_two_and_joined_is_the_whole() -> None:
    notes = [Note(i * QUARTER, QUARTER, 60 + i) for i in range(12)]
    score = track_of(Score(pickup=QUARTER, tempi=(Tempo(tick=5 * QUARTER, bpm=90),)), notes, name="Alto")
    both = joined(bars_of(score, 0, 2), bars_of(score, 2, score.bar_count))
    assert list(both.notes(0)) == list(score.notes(0))
    assert [line.start for line in both.bar_lines()] == [line.start for line in score.bar_lines()]
    assert both.seconds == pytest.approx(score.seconds)
    assert len(both.tracks) == 1


def test_joining_a_pickup_begins_a_short_bar() -> None:
    upbeat = track_of(Score(pickup=QUARTER), [Note(0, QUARTER, 60), Note(QUARTER, 4 * QUARTER, 62)])
    whole = track_of(Score(), [Note(0, 4 * QUARTER, 64)])
    both = joined(whole, upbeat)
    assert [line.start // QUARTER for line in both.bar_lines()] == [0, 4, 5]


@FEW
@given(scores(), scores())
def test_stacked_is_the_tracks_of_both(first: Score, second: Score) -> None:
    both = stacked(first, second)
    assert both.metres == first.metres
    assert len(both.tracks) == len(first.tracks) + len(second.tracks)
    counts = [len(t) for t in both.tracks]
    assert counts == [len(t) for t in (*first.tracks, *second.tracks)]


@FEW
@given(scores())
def test_a_finer_resolution_and_back_is_exact(score: Score) -> None:
    assert at_resolution(at_resolution(score, 2880), 960) == score


def test_other_resolutions_are_stacked_by_time() -> None:
    coarse = track_of(
        Score(ticks_per_quarter=96, metres=(Metre(tick=0, numerator=3, denominator=4),)), [Note(96, 48, 60)]
    )
    both = stacked(track_of(Score(), [Note(0, 1, 50)]), coarse)
    assert next(both.notes(1))[:2] == (QUARTER, QUARTER // 2)

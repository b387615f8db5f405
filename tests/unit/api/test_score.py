"""Scores: what fits, what stays the same object, and what is worked out from them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.score import Bar, Key, Lyric, Metre, Note, Score, Tempo, Track, track_of
from tests.support.scores import QUARTER, scores

FEW = settings(max_examples=40, deadline=None)


def melody(*pitches: int, **fields: Any) -> Score:
    notes = [Note(i * QUARTER, QUARTER, pitch) for i, pitch in enumerate(pitches)]
    return track_of(Score(), notes, **fields)


@FEW
@given(scores())
def test_stored_and_read_a_score_is_the_same(score: Score) -> None:
    data = score.dumps()
    again = Score.loads(data)
    assert again == score
    assert again.dumps() == data


@FEW
@given(scores(), st.data())
def test_setting_the_notes_that_are_there_changes_no_bar(score: Score, data: st.DataObject) -> None:
    for index, track in enumerate(score.tracks):
        again = score.with_notes(index, data.draw(st.permutations(list(score.notes(index)))))
        assert all(a is b for a, b in zip(again.tracks[index].bars, track.bars, strict=True))


def test_what_an_edit_does_not_touch_stays_the_same_object() -> None:
    score = melody(*range(60, 76), name="Melody")
    score = track_of(score, [Note(0, QUARTER, 40)], name="Bass")
    notes = list(score.notes(0))
    notes[5] = notes[5]._replace(pitch=80, spelling=None)
    changed = score.with_notes(0, notes)
    same = [a is b for a, b in zip(changed.tracks[0].bars, score.tracks[0].bars, strict=True)]
    assert same == [True, False, True, True]
    assert changed.tracks[1] is score.tracks[1]


def test_equal_bars_are_one_object_once_read() -> None:
    score = Score.loads(melody(60, 62, 64, 65, 60, 62, 64, 65).dumps())
    first, second = score.tracks[0].bars
    assert first is second


def test_bar_lines_follow_the_metres_and_the_pickup() -> None:
    score = Score(
        pickup=QUARTER,
        metres=(
            Metre(tick=0, numerator=4, denominator=4),
            Metre(tick=9 * QUARTER, numerator=3, denominator=8),
        ),
    )
    score = track_of(score, [Note(0, 11 * QUARTER, 60)])
    starts = [line.start / QUARTER for line in score.bar_lines()]
    assert starts == [0, 1, 5, 9, 10.5]
    assert [score.bar_map.number(int(t * QUARTER)) for t in (0, 0.5, 1, 4.99, 5, 9, 10.6)] == [
        0, 0, 1, 1, 2, 3, 4,
    ]  # fmt: skip


@FEW
@given(scores(), st.integers(0, 40 * QUARTER))
def test_every_tick_lies_in_its_bar(score: Score, tick: int) -> None:
    line = score.bar_map.bar(score.bar_map.number(tick))
    assert line.start <= tick < line.end


def test_seconds_follow_the_tempi() -> None:
    score = Score(tempi=(Tempo(tick=0, bpm=60), Tempo(tick=2 * QUARTER, bpm=120)))
    assert score.tempo_map.seconds(QUARTER) == 1
    assert score.tempo_map.seconds(4 * QUARTER) == 3
    assert score.tempo_map.tick(3) == 4 * QUARTER
    assert Score().tempo_map.seconds(QUARTER) == 0.5
    assert track_of(score, [Note(QUARTER, QUARTER, 60)]).seconds == 2


@FEW
@given(scores(), st.floats(0, 60))
def test_seconds_and_ticks_are_inverse(score: Score, seconds: float) -> None:
    assert score.tempo_map.seconds(score.tempo_map.tick(seconds)) == pytest.approx(seconds, abs=1e-9)


def test_notes_are_spelled_by_the_key() -> None:
    flat = track_of(Score(keys=(Key(tick=0, fifths=-3),)), [Note(0, 1, 68)])
    minor = track_of(Score(keys=(Key(tick=0, fifths=0, mode="minor"),)), [Note(0, 1, 68)])
    assert next(flat.notes(0)).spelling == -4
    assert next(minor.notes(0)).spelling == 8


@pytest.mark.parametrize(
    ("note", "what"),
    [
        (Note(0, 0, 60), "at least one tick"),
        (Note(0, 1, 128), "pitch 128"),
        (Note(0, 1, 300), "no score can hold"),
        (Note(0, 1, 60, velocity=0), "velocities"),
        (Note(0, 1, 60, spelling=1), "can't be spelled"),
        (Note(0, 1, 60, voice=0), "voices"),
        (Note(-1, 1, 60), "before the score"),
        (Note(0, 2**31, 60), "beyond tick"),
    ],
)
def test_what_no_note_can_be_is_said(note: Note, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        track_of(Score(), [note])


def test_columns_that_do_not_fit_together_are_refused() -> None:
    bar = Bar.of([Note(0, 1, 60)])
    with pytest.raises(ValidationError, match="one entry a note"):
        Bar(**{**bar.model_dump(), "pitch": b"\x3c\x3c"})


def test_a_note_that_begins_after_its_bar_is_refused() -> None:
    with pytest.raises(ValidationError, match="bar 1 of 'Oboe' has a note that begins after its end"):
        Score(tracks=(Track(name="Oboe", bars=(Bar.of([Note(4 * QUARTER, 1, 60)]),)),))


def test_events_out_of_order_and_bars_without_whole_ticks_are_refused() -> None:
    with pytest.raises(ValidationError, match="out of order"):
        Score(tempi=(Tempo(tick=5, bpm=60), Tempo(tick=5, bpm=70)))
    with pytest.raises(ValidationError, match="no whole number of ticks"):
        Score(ticks_per_quarter=1, metres=(Metre(tick=0, numerator=1, denominator=8),))
    with pytest.raises(ValidationError, match="pickup"):
        Score(pickup=4 * QUARTER)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no score"),
        (b"{}", "no score"),
        (b'{"format":"creastudio-score","version":3}', "newer"),
        (b'{"format":"creastudio-score","version":1,"pickup":-1}', "damaged"),
        (b'{"format":"creastudio-score","version":1,"other":1}', "damaged"),
        (melody(60).dumps().replace(b"PA==", b"PQ=="), "damaged: pitch 61 can't be spelled"),
        (b'{"format":"creastudio-score","version":1,"tracks":[{"bars":[{"pitch":"!"}]}]}', "damaged"),
    ],
)
def test_a_damaged_file_is_told(data: bytes, what: str) -> None:
    with pytest.raises(UserError, match=what):
        Score.loads(data, "song.score")


def test_as_a_result_it_says_how_long_it_is() -> None:
    artifact = melody(60, 62, 64, 65, 67).artifact(title="Scale", seed=3)
    assert (artifact.kind, artifact.title, artifact.seed) == ("score", "Scale", 3)
    assert artifact.metadata == {
        "duration": 2.5, "bars": 2, "tracks": 1, "quarters": 5.0, "tempi": [[0.0, 120.0]], "metres": [],
    }  # fmt: skip
    assert Score.loads(artifact.read()) == melody(60, 62, 64, 65, 67)


def test_lyrics_stay_with_their_notes_through_an_edit() -> None:
    score = track_of(Score(), [Note(5 * QUARTER, 1, 60)], [(5 * QUARTER, Lyric(start=0, text="rain"))])
    again = score.with_notes(0, [Note(0, 1, 50), *score.notes(0)])
    assert [(tick, word.text) for tick, word in again.lyrics(0)] == [(5 * QUARTER, "rain")]


def test_a_copy_with_other_metres_has_other_bar_lines() -> None:
    score = Score()
    assert score.bar_map.bar(1).start == 4 * QUARTER
    changed = score.model_copy(update={"metres": (Metre(tick=0, numerator=3, denominator=4),)})
    assert changed.bar_map.bar(1).start == 3 * QUARTER


def test_muted_and_solo_tracks_are_stored_and_say_what_is_heard() -> None:
    score = Score()
    for muted, solo in ((False, False), (True, False), (False, True), (True, True)):
        score = track_of(score, [Note(0, 960, 60)], muted=muted, solo=solo)
    assert score.heard == (2,)
    assert Score.loads(score.dumps()) == score
    assert score.with_(tracks=score.tracks[:2]).heard == (0,)


def test_what_says_nothing_of_muting_is_read_by_older_versions_and_older_files_are_read() -> None:
    plain = track_of(Score(), [Note(0, 960, 60)])
    assert b'"version":1' in plain.dumps()
    muted = plain.with_track(0, plain.tracks[0].model_copy(update={"muted": True}))
    assert b'"version":2' in muted.dumps()
    assert Score.loads(plain.dumps()).tracks[0].muted is False


def test_a_trusted_bar_is_the_bar_that_is_checked() -> None:
    notes = [Note(0, 480, 60), Note(480, 240, 61, 90)]
    made = Bar.of(notes)
    columns = (made.start, made.duration, made.pitch, made.spelling, made.velocity, made.voice, made.locked)
    trusted = Bar.trusted(*columns)
    assert trusted == made
    assert hash(trusted) == hash(made)
    assert trusted.model_dump_json(exclude_defaults=True) == made.model_dump_json(exclude_defaults=True)
    assert list(trusted.notes()) == list(made.notes())

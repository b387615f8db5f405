"""Bars, metres, keys and tempi changed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.score import Chord, Key, Lyric, Metre, Note, Score, Tempo, track_of
from creastudio.api.spelling import name_of
from creastudio.core import score_time as timing

BAR = 3840


def score_of(*notes: Note, words: tuple[tuple[int, str], ...] = (), **fields: object) -> Score:
    lyrics = [(tick, Lyric(start=0, text=text)) for tick, text in words]
    return track_of(Score.model_validate(fields), notes, lyrics)


def starts(score: Score) -> list[int]:
    return [note.start for note in score.notes(0)]


def test_inserted_bars_move_all_that_comes_after() -> None:
    score = score_of(
        Note(0, 100, 60), Note(BAR, 100, 62), words=((BAR, "la"),), chords=(Chord(tick=BAR, root="G"),),
        tempi=(Tempo(tick=0, bpm=90), Tempo(tick=BAR, bpm=100)),
    )  # fmt: skip
    wide = timing.inserted_bars(score, 1, 2)
    assert starts(wide) == [0, 3 * BAR]
    assert [tick for tick, _ in wide.lyrics(0)] == [3 * BAR]
    assert wide.chords[0].tick == wide.tempi[1].tick == 3 * BAR
    assert timing.deleted_bars(wide, 1, 3) == score
    # Bars that only moved are the same objects.
    assert wide.tracks[0].bars[3] is score.tracks[0].bars[1]


def test_deleted_bars_take_what_begins_in_them_and_keep_what_holds_after() -> None:
    score = score_of(
        Note(0, 2 * BAR, 60), Note(BAR, 100, 62), Note(2 * BAR, 100, 64),
        keys=(Key(tick=0, fifths=0), Key(tick=BAR, fifths=2)), chords=(Chord(tick=BAR, root="G"),),
    )  # fmt: skip
    short = timing.deleted_bars(score, 1, 2)
    assert starts(short) == [0, BAR]
    # What sounded over the bars that are gone sounds as long as what is left of it.
    assert next(short.notes(0)).duration == BAR
    assert short.key_at(BAR).fifths == 2
    assert short.chords == ()


@settings(max_examples=40, deadline=None)
@given(
    ticks=st.lists(st.integers(0, 8 * BAR), max_size=6),
    at=st.integers(0, 8),
    count=st.integers(1, 4),
    threes=st.booleans(),
)
def test_inserting_and_deleting_bars_are_opposites(
    ticks: list[int], at: int, count: int, threes: bool
) -> None:
    metres = (Metre(tick=0, numerator=3, denominator=4),) if threes else ()
    score = score_of(*(Note(tick, 60, 60) for tick in ticks), metres=metres)
    there = timing.inserted_bars(score, at, count)
    assert len(list(there.notes(0))) == len(ticks)
    assert timing.deleted_bars(there, at, at + count) == score


def test_a_metre_chunks_notes_anew_and_leaves_them_where_they_are() -> None:
    score = score_of(*(Note(tick, 960, 60) for tick in range(0, 4 * BAR, 960)))
    waltz = timing.with_metre(score, 1, 3, 4)
    assert starts(waltz) == starts(score)
    assert waltz.bar_map.bar(1).end - waltz.bar_map.bar(1).start == 3 * 960
    assert timing.with_metre(waltz, 1, 4, 4).metres in ((), (Metre(tick=BAR, numerator=4, denominator=4),))
    coarse = score_of(ticks_per_quarter=1)
    with pytest.raises(UserError, match="5/8"):
        timing.with_metre(coarse, 0, 5, 8)


def test_a_key_spells_the_notes_that_come_after() -> None:
    score = score_of(Note(0, 100, 63), Note(BAR, 100, 63))
    flat = timing.with_key(score, BAR, -3, "major")
    assert [name_of(note.spelling or 0) for note in flat.notes(0)] == ["Eb", "Eb"]
    sharp = timing.with_key(score, BAR, 4, "major")
    assert [name_of(note.spelling or 0) for note in sharp.notes(0)][1] == "D#"


def test_a_tempo_takes_the_place_of_one_at_its_tick() -> None:
    score = score_of(tempi=(Tempo(tick=0, bpm=90),))
    assert timing.with_tempo(score, 0, 60).tempi == (Tempo(tick=0, bpm=60),)
    later = timing.with_tempo(score, BAR, 60)
    assert [tempo.bpm for tempo in later.tempi] == [90, 60]
    assert timing.without_change(later, BAR).tempi == score.tempi


def test_cleared_bars_are_empty_in_their_tracks_alone() -> None:
    score = track_of(score_of(Note(0, 100, 60), Note(BAR, 100, 60)), [Note(0, 100, 40)])
    clear = timing.cleared_bars(score, 0, 1, [0])
    assert starts(clear) == [BAR]
    assert clear.tracks[1] is score.tracks[1]

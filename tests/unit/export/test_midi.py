"""MIDI out and in again: what MIDI can say comes back as it was."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.recipe import Recipe
from creastudio.api.score import Key, Lyric, Metre, Note, Score, Tempo, track_of
from creastudio.export import marking
from creastudio.export.midi import midi_of, slots_of
from creastudio.notation.midi import import_midi
from tests.support.scores import QUARTER, scores


def there_and_back(score: Score) -> Score:
    found = import_midi(midi_of(score), "song.mid")
    assert found.notes == ()
    return found.score


@settings(max_examples=60, deadline=None)
@given(scores())
def test_every_beginning_and_every_end_comes_back(score: Score) -> None:
    again = there_and_back(score)
    kept = [i for i, track in enumerate(score.tracks) if len(track)]
    assert len(again.tracks) == len(kept)
    for new, old in enumerate(kept):
        ours, theirs = list(score.notes(old)), list(again.notes(new))
        for part in (lambda n: (n.start, n.pitch, n.velocity), lambda n: (n.start + n.duration, n.pitch)):
            assert Counter(map(part, theirs)) == Counter(map(part, ours))
        ours_track, theirs_track = score.tracks[old], again.tracks[new]
        assert (theirs_track.name, theirs_track.program) == (ours_track.name, ours_track.program)
        assert (theirs_track.volume, theirs_track.pan) == (ours_track.volume, ours_track.pan)
        assert [(t, w.text) for t, w in again.lyrics(new)] == [(t, w.text) for t, w in score.lyrics(old)]
    assert again.keys == score.keys
    assert [t.tick for t in again.tempi] == [t.tick for t in score.tempi]
    assert again.seconds == pytest.approx(score.seconds, rel=1e-5)
    if not score.pickup:
        assert again.metres == score.metres
    assert midi_of(again) == midi_of(there_and_back(again))


def test_a_whole_song_says_what_it_said() -> None:
    score = Score(
        title="Rain",
        pickup=QUARTER,
        tempi=(Tempo(tick=0, bpm=96), Tempo(tick=4 * QUARTER, bpm=60)),
        metres=(Metre(tick=0, numerator=3, denominator=4),),
        keys=(Key(tick=0, fifths=-3, mode="minor"),),
    )
    words = [
        (0, Lyric(start=0, text="rain", syllabic="begin")),
        (QUARTER, Lyric(start=0, text="drops", syllabic="end")),
    ]
    score = track_of(
        score, [Note(0, QUARTER, 60), Note(QUARTER, QUARTER, 63)], words, name="Voice", program=52
    )
    score = track_of(score, [Note(0, 10, 38)], name="Drums", percussion=True)
    again = there_and_back(score)
    assert again.title == "Rain"
    assert again.tempi == score.tempi
    assert [(line.start, line.end) for line in again.bar_lines()] == [
        (line.start, line.end) for line in score.bar_lines()
    ]
    assert [(word.text, word.syllabic) for _, word in again.lyrics(0)] == [
        ("rain", "begin"),
        ("drops", "end"),
    ]
    assert again.tracks[1].percussion
    assert [note.spelling for note in again.notes(0)] == [0, -3]


def test_channels_are_given_out_so_that_instruments_do_not_meet() -> None:
    score = Score()
    for program in range(15):
        score = track_of(score, [Note(0, 1, 60)], program=program, channel=3 if program < 2 else None)
    score = track_of(score, [Note(0, 1, 38)], percussion=True)
    slots = slots_of(score.tracks)
    assert slots[0] == (0, 3)
    assert len(set(slots)) == 16
    assert slots[-1] == (0, 9)
    assert b"\xff\x21" not in midi_of(score), "one port is enough, and isn't said"


def orchestra(parts: int = 40) -> Score:
    score = Score(ticks_per_quarter=480)
    for program in range(parts):
        score = track_of(score, [Note(240 * program, 240, 40 + program)], name=f"P{program}", program=program)
    return track_of(score, [Note(0, 240, 38)], name="Drums", percussion=True)


def test_forty_instruments_and_drums_go_to_ports_of_fifteen() -> None:
    score = orchestra()
    slots = slots_of(score.tracks)
    assert Counter(port for port, _ in slots) == {0: 16, 1: 15, 2: 10}
    assert len(set(slots)) == 41
    data = midi_of(score)
    assert data.count(b"\0\xff\x21\x01") == 41
    again = there_and_back(score)
    assert [(t.name, t.program, t.percussion) for t in again.tracks] == [
        (t.name, t.program, t.percussion) for t in score.tracks
    ]
    assert [len(track) for track in again.tracks] == [1] * 41
    assert midi_of(again) == midi_of(there_and_back(again))


def test_parts_of_one_sound_share_a_channel_where_all_are_taken() -> None:
    score = orchestra(15)
    for _ in range(20):
        score = track_of(score, [Note(0, 240, 60)], program=7)
    assert set(slots_of(score.tracks)[16:]) == {(0, 7)}


def test_kits_of_drums_have_ports_of_their_own() -> None:
    score = Score()
    for kit in (0, 25, 40, 25):
        score = track_of(score, [Note(0, 240, 38)], program=kit, percussion=True)
    assert slots_of(score.tracks) == [(0, 9), (1, 9), (2, 9), (1, 9)]
    assert [track.program for track in there_and_back(score).tracks] == [0, 25, 40, 25]


def test_what_knows_no_ports_plays_the_right_instrument_where_there_is_one() -> None:
    score = track_of(orchestra(15), [Note(0, 240, 60)], program=7, volume=20)
    assert slots_of(score.tracks)[-1] == (1, 7)


_SOUNDS = st.tuples(
    st.integers(0, 2) | st.integers(0, 127),
    st.booleans(),
    st.none() | st.integers(0, 15),
    st.sampled_from((100, 100, 40)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_SOUNDS, min_size=1, max_size=70))
def test_any_number_of_instruments_comes_back(sounds: list[tuple[int, bool, int | None, int]]) -> None:
    score = Score(ticks_per_quarter=480)
    for number, (program, percussion, channel, volume) in enumerate(sounds):
        score = track_of(
            score,
            [Note(10 * number, 480, 30 + number)],
            name=f"{number}",
            program=program,
            percussion=percussion,
            channel=channel,
            volume=volume,
        )
    again = there_and_back(score)
    ours, theirs = (
        [
            (t.name, t.program, t.percussion, t.volume, [tuple(n)[:4] for n in s.notes(i)])
            for i, t in enumerate(s.tracks)
        ]
        for s in (score, again)
    )
    assert theirs == ours
    assert there_and_back(again) == again


RECIPE = Recipe(generator="music.toy", seed=7)


def test_the_recipe_travels_inside() -> None:
    data = midi_of(track_of(Score(title="Rain"), [Note(0, QUARTER, 60)]))
    marked = marking.embed(data, "audio/midi", marking.Provenance((marking.Made(RECIPE),)))
    found = marking.read_bytes(marked)
    assert found is not None
    assert found.made[0].recipe == RECIPE
    assert import_midi(marked, "x.mid").score == import_midi(data, "x.mid").score
    assert marking.strip(marked, "audio/midi") == data
    assert marking.read_bytes(data) is None
    twice = marking.embed(marked, "audio/midi", marking.Provenance((marking.Made(RECIPE),)))
    assert twice == marked


def test_a_drum_kit_comes_back() -> None:
    for kit in (0, 25, 40):
        score = track_of(Score(), [Note(0, 240, 38, 90)], program=kit, percussion=True)
        (track,) = import_midi(midi_of(score), "a").score.tracks
        assert (track.percussion, track.program) == (True, kit)

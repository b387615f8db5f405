"""The voices that a score has already."""

from __future__ import annotations

from creastudio.api.score import Note, Score, Track, loose_track
from creastudio.api.testing import sample_score
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.given_voices import own_voices, voices_to_write
from creastudio_music.theory.ranges import Voice


def named(*names: str, program: int = 52) -> Score:
    return Score(tracks=tuple(Track(name=name, program=program) for name in names))


def lines(*pitches: int, program: int = 0) -> Score:
    score = Score()
    tracks = [loose_track(score, [Note(0, 960, pitch)], name="", program=program) for pitch in pitches]
    return score.with_(tracks=tuple(tracks))


def test_voices_are_known_by_their_names() -> None:
    assert own_voices(named("Tune", "Bass", "Alto"), 0, "soprano") == {"bass": 1, "alto": 2}
    assert own_voices(named("Soprano", "Choir"), 0, "soprano") == {}


def test_a_bass_guitar_is_no_voice() -> None:
    score = named("Tune", "Bass", program=33)
    assert own_voices(score, 0, "soprano") == {}


def test_four_lone_lines_of_one_instrument_are_voices_by_height() -> None:
    assert own_voices(lines(72, 48, 60, 67), 0, "soprano") == {"alto": 3, "tenor": 2, "bass": 1}
    assert own_voices(lines(72, 67, 60), 0, "soprano") == {}
    assert own_voices(lines(72, 48, 60, 67), 1, "soprano") == {}
    quartet = lines(72, 67, 60).with_(tracks=(*lines(72, 67, 60).tracks, lines(48, program=42).tracks[0]))
    assert own_voices(quartet, 0, "soprano") == {}


def test_what_is_given_in_these_bars_is_not_written() -> None:
    score = sample_score(0, 2)
    own: dict[Voice, int] = {"alto": 1, "tenor": 2, "bass": 3}
    everything = [Cell(part, bar) for bar in range(2) for part in (1, 2, 3)]
    assert voices_to_write(score, range(2), "soprano", {}) == everything
    assert voices_to_write(score, range(2), "soprano", own) == everything
    assert voices_to_write(score, range(2), "soprano", {"bass": 3}) == [
        Cell(part, bar) for bar in range(2) for part in (1, 2)
    ]

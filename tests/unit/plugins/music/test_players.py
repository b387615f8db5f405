"""Who plays, and on what."""

from __future__ import annotations

from creastudio.api.score import Note, Score, track_of
from creastudio_music.engine.players import already, setting_of
from creastudio_music.tools.accompany import AccompanyParams


def with_tracks(*fields: dict) -> Score:
    score = Score()
    for own in fields:
        pitch = own.pop("pitch", 72)
        score = track_of(score, [Note(0, 960, pitch)], **own)
    return score


def test_what_is_there_is_not_added() -> None:
    assert already(with_tracks({"name": "Flute", "program": 73})) == frozenset()
    assert already(with_tracks({"percussion": True})) == {"drums"}
    assert already(with_tracks({"program": 33, "pitch": 40})) == {"bass"}
    assert already(with_tracks({}, {"pitch": 41})) == {"bass"}
    assert already(with_tracks({"name": "Pad"})) == {"pad"}


def test_settings() -> None:
    score = with_tracks({"percussion": True})
    params = AccompanyParams(bass_instrument="cello", kit="jazz", swing=60.0, pad="no", fills=4)
    setting = setting_of(params, score)
    assert setting.parts == ("bass", "comp", "arp")
    assert setting.instruments == {"bass": 42, "drums": 32}
    assert setting.swing == 0.6
    assert setting_of(AccompanyParams(drums="yes"), score).parts[0] == "drums"

"""What comes on which track when media are placed."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits import Placing
from creastudio.core.time import FLICKS_PER_SECOND as S
from creastudio.core.timeline import Sequence, Track


def asset(letter: str, media_type: str, title: str, **metadata: Any) -> Asset:
    return Asset(sha256=letter * 64, media_type=media_type, title=title, metadata=metadata)


FILM = asset("a", "video/quicktime", "Walk", duration=2.0, audio_channels=6)
SILENT = asset("b", "video/mp4", "Still water", duration=4.0, audio_channels=0)
SONG = asset("c", "audio/mpeg", "Song", duration=10.0)
MOON = asset("d", "image/png", "Moon")
TUNE = asset("e", "application/x-creastudio-score", "Tune", duration=5.0)
WORDS = asset("f", "text/plain", "Words")

EMPTY = Document(sequences=(Sequence(id="s"),))


def placed(document: Document, *assets: Asset, **how: Any) -> Document:
    return edits.place_media("s", assets, (), Placing(**how)).apply(document)


def rows(document: Document) -> dict[str, list[tuple[str, str, int, int]]]:
    """Track, from top to bottom -> kind, title, start and end (s) of its clips."""
    return {
        track.name: [(clip.kind, clip.name, clip.start // S, clip.end // S) for clip in track.clips]
        for track in reversed(document.sequences[0].tracks)
    }


def test_a_film_comes_as_picture_and_sound() -> None:
    document = placed(EMPTY, FILM, at=3 * S)
    assert rows(document) == {"V1": [("video", "Walk", 3, 5)], "A1": [("audio", "Walk", 3, 5)]}
    sound, picture = (track.clips[0] for track in document.sequences[0].tracks)
    assert picture.link == sound.link != ""
    assert picture.asset == sound.asset == FILM.sha256
    assert picture.source_duration == sound.source_duration == 2 * S
    assert document.assets == (FILM,)


def test_a_silent_film_is_a_picture() -> None:
    document = placed(EMPTY, SILENT)
    assert rows(document) == {"V1": [("video", "Still water", 0, 4)]}
    assert document.sequences[0].tracks[0].clips[0].link == ""


def test_tracks_are_stacked_by_what_is_on_them() -> None:
    document = placed(EMPTY, TUNE, FILM, WORDS)
    assert list(rows(document)) == ["T1", "V1", "A1", "S1"]


def test_many_follow_one_another_on_each_kind_of_track() -> None:
    document = placed(EMPTY, MOON, SONG, SILENT, FILM, at=S)
    assert rows(document) == {
        "V1": [("image", "Moon", 1, 4), ("video", "Still water", 4, 8), ("video", "Walk", 11, 13)],
        "A1": [("audio", "Song", 1, 11), ("audio", "Walk", 11, 13)],
    }


def test_sound_that_finds_no_room_gets_a_track_of_its_own() -> None:
    document = placed(placed(EMPTY, SONG), FILM, at=S)
    assert rows(document) == {
        "V1": [("video", "Walk", 1, 3)],
        "A1": [("audio", "Song", 0, 10)],
        "A2": [("audio", "Walk", 1, 3)],
    }


def test_the_first_gap_is_one_for_picture_and_sound() -> None:
    document = placed(placed(EMPTY, MOON), FILM)
    assert rows(document) == {
        "V1": [("image", "Moon", 0, 3), ("video", "Walk", 3, 5)],
        "A1": [("audio", "Walk", 3, 5)],
    }


def test_overwriting_and_inserting() -> None:
    film = placed(EMPTY, FILM)
    assert rows(placed(film, SILENT, at=S, way="overwrite")) == {
        "V1": [("video", "Walk", 0, 1), ("video", "Still water", 1, 5)],
        "A1": [("audio", "Walk", 0, 2)],
    }
    assert rows(placed(film, MOON, at=S, way="insert")) == {
        "V1": [("video", "Walk", 0, 1), ("image", "Moon", 1, 4), ("video", "Walk", 4, 5)],
        "A1": [("audio", "Walk", 0, 1), ("audio", "Walk", 4, 5)],
    }


def test_only_chosen_tracks_make_room() -> None:
    document = placed(placed(EMPTY, MOON), SONG)
    kept = placed(document, MOON, way="insert", tracks=())
    assert rows(kept) == {
        "V1": [("image", "Moon", 0, 3), ("image", "Moon", 3, 6)],
        "A1": [("audio", "Song", 0, 10)],
    }


def test_the_sound_lies_as_far_out_as_its_picture() -> None:
    tracks = [
        Track(id=name, name=name, kind="audio" if name[0] == "A" else "picture")
        for name in ("A2", "A1", "V1", "V2")
    ]
    document = Document(sequences=(Sequence(id="s", tracks=tuple(tracks)),))
    found = rows(placed(document, FILM, track_id="V2"))
    assert {name: len(row) for name, row in found.items()} == {"V2": 1, "V1": 0, "A1": 0, "A2": 1}
    found = rows(placed(document, FILM, track_id="A1"))
    assert {name: len(row) for name, row in found.items()} == {"V2": 0, "V1": 1, "A1": 1, "A2": 0}


def test_locked_tracks_are_left_alone() -> None:
    document = placed(EMPTY, FILM)
    for track in document.sequences[0].tracks:
        document = edits.update_track(track.id, locked=True).apply(document)
    after = placed(document, FILM)
    assert list(rows(after)) == ["V2", "V1", "A1", "A2"]
    with pytest.raises(UserError, match="locked"):
        placed(document, FILM, track_id=document.sequences[0].tracks[0].id)


def test_what_fits_nowhere_is_refused() -> None:
    document = placed(EMPTY, SONG)
    with pytest.raises(UserError, match="doesn't fit"):
        placed(document, MOON, track_id=document.sequences[0].tracks[0].id)
    with pytest.raises(UserError, match="can't be played"):
        placed(document, asset("0", "application/x-creastudio-layout", "Plan"))


def test_an_edit_does_the_same_each_time() -> None:
    edit = edits.place_media("s", [FILM, MOON])
    assert edit.apply(EMPTY) == edit.apply(EMPTY)

"""OpenTimelineIO files of other programs: what they mean is here, what has no meaning is kept and told of."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest

from creastudio.core.animation import look_at
from creastudio.core.document import Document
from creastudio.store.blobs import BlobStore
from creastudio.workspace.missing_media import missing_media
from tests.unit.media.otio_files import SECOND, Reading, clip, out, schema, span, track


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def places(clips: Any) -> list[tuple[str, float, float]]:
    return [(item.name, item.start / SECOND, item.duration / SECOND) for item in clips]


def test_clips_and_gaps_lie_where_they_lay(reading: Reading) -> None:
    came = reading.tracks(
        track(schema.Gap(source_range=span(0, 1)), clip("walk.mp4", 5), clip("moon.png"), name="V1"),
        track(clip("song.wav", 1, 3), kind="Audio", name="A1"),
        global_start_time=otio.opentime.RationalTime(86400, 24),
    )
    sound, picture = came.sequence.tracks
    assert (sound.name, sound.kind, picture.name, picture.kind) == ("A1", "audio", "V1", "picture")
    assert places(picture.clips) == [("walk", 1, 2), ("moon", 3, 2)]
    walk, moon = picture.clips
    assert (walk.kind, walk.asset, walk.offset, walk.source_duration) == (
        "video",
        "a" * 64,
        5 * SECOND,
        60 * SECOND,
    )
    assert (moon.kind, moon.source_duration) == ("image", None)
    assert (came.sequence.name, came.sequence.rate, came.sequence.start_frame) == ("Cut", 24, 86400)
    assert (came.sequence.width, came.sequence.height) == (640, 360)
    assert {asset.title for asset in came.assets} == {"walk", "moon", "song"}
    assert came.notes == ()


def test_rates_may_be_mixed_and_fractions_of_ntsc_are_exact(reading: Reading) -> None:
    shot = schema.Clip(
        "a", schema.ExternalReference(target_url="walk.mp4"),
        otio.opentime.TimeRange(otio.opentime.RationalTime(0, 29.97), otio.opentime.RationalTime(30, 29.97)),
    )  # fmt: skip
    sound = schema.Clip(
        "b", schema.ExternalReference(target_url="song.wav"),
        otio.opentime.TimeRange(otio.opentime.RationalTime(0, 48000), otio.opentime.RationalTime(48048, 48000)),
    )  # fmt: skip
    came = reading.tracks(track(shot), track(sound, kind="Audio"))
    assert came.sequence.rate_numerator, came.sequence.rate_denominator == (30000, 1001)
    heard, seen = came.sequence.tracks
    assert seen.clips[0].duration == heard.clips[0].duration == SECOND * 1001 // 1000


def test_timecode_of_the_media_is_no_part_of_the_offset(reading: Reading) -> None:
    item = clip("walk.mp4", 3600 + 10)
    item.media_reference.available_range = span(3600, 60)
    lost = clip("walk.mp4", 3600 + 10)
    known, unknown = reading.clips(item, lost)
    assert known.offset == 10 * SECOND
    assert unknown.offset == 0


def test_transitions_meet_on_their_cut_or_fade(reading: Reading) -> None:
    def dissolve(before: float, after: float, kind: str = "SMPTE_Dissolve") -> Any:
        times = (otio.opentime.RationalTime(seconds * 24, 24) for seconds in (before, after))
        return schema.Transition("dissolve", kind, *times)

    came = reading.tracks(
        track(dissolve(0, 0.5), clip("moon.png"), dissolve(0.5, 0.5), clip("walk.mp4", 5), dissolve(0.25, 0.75, "Star_Wipe"),
              clip("moon.png"), dissolve(1, 0), schema.Gap(source_range=span(0, 1)))
    )  # fmt: skip
    first, second, third = came.sequence.tracks[0].clips
    assert (first.fade_in, first.transition) == (SECOND // 2, None)
    assert second.transition is not None
    assert second.transition.duration == SECOND
    assert third.transition is not None
    assert (third.transition.kind, third.transition.duration) == ("crossfade", SECOND)
    assert third.fade_out == SECOND
    assert any("middle" in note for note in came.notes)
    assert any("'dissolve' is a crossfade" in note for note in came.notes)


def test_speed_backwards_and_held_pictures(reading: Reading) -> None:
    fast, back, held, wild = reading.clips(
        clip("walk.mp4", effects=[schema.LinearTimeWarp(time_scalar=2.0)]),
        clip("walk.mp4", effects=[schema.LinearTimeWarp(time_scalar=-1.0)]),
        clip("walk.mp4", 7, effects=[schema.FreezeFrame()]),
        clip("walk.mp4", effects=[schema.LinearTimeWarp(time_scalar=1e9)]),
    )
    assert (fast.speed, fast.reverse) == (2.0, False)
    assert (back.speed, back.reverse) == (1.0, True)
    assert held.freeze == 7 * SECOND
    assert wild.speed == 100


def test_what_isnt_there_is_a_placeholder_that_remembers(reading: Reading) -> None:
    came = reading.tracks(
        track(
            clip("gone/away%20far.mov", 3),
            clip("https://example.com/walk.mp4"),
            schema.Clip("slug", source_range=span(0, 1)),
        )
    )
    gone, far, slug = came.sequence.tracks[0].clips
    assert all(item.missing and len(item.asset) == 64 for item in (gone, far, slug))
    assert len({gone.asset, far.asset, slug.asset}) == 3
    assert (gone.kind, gone.name) == ("video", "gone/away%20far")
    assert json.loads(gone.foreign)["reference"]["target_url"] == "gone/away%20far.mov"
    assert any("'away far.mov'" in note for note in came.notes)
    assert reading.read == []
    (timeline,) = [otio.adapters.read_from_string(out(came.sequence).decode(), "otio_json")]
    assert timeline.tracks[0][0].media_reference.target_url == "gone/away%20far.mov"


def test_unknown_effects_and_metadata_go_out_again(reading: Reading) -> None:
    effect = schema.Effect("glow", "com.other.glow", {"radius": 5})
    came = reading.tracks(track(clip("moon.png", effects=[effect], metadata={"other": {"grade": [1, 2]}})))
    (item,) = came.sequence.tracks[0].clips
    assert any("'com.other.glow'" in note for note in came.notes)
    shown = otio.adapters.read_from_string(out(came.sequence).decode(), "otio_json").tracks[0][0]
    assert shown.effects[0].effect_name == "com.other.glow"
    assert shown.effects[0].metadata["radius"] == 5
    assert list(shown.metadata["other"]["grade"]) == [1, 2]
    again = reading.text(out(came.sequence))
    assert again.sequence.tracks[0].clips[0].foreign == item.foreign


def test_schemas_that_nobody_knows_cost_nothing_else(reading: Reading) -> None:
    timeline = json.loads(
        otio.adapters.write_to_string(schema.Timeline("Cut", tracks=[track(clip("moon.png"))]), "otio_json")
    )
    lane = timeline["tracks"]["children"][0]
    item = copy.deepcopy(lane["children"][0])
    item |= {"OTIO_SCHEMA": "Hologram.7", "name": "ghost"}
    lane["children"] = [item, {"OTIO_SCHEMA": "Remark.1", "text": "x"}, None, 5, lane["children"][0]]
    lane["children"][-1]["effects"] = [{"OTIO_SCHEMA": "Spark.2"}, 7]
    lane["children"][-1]["markers"] = [{"OTIO_SCHEMA": "Marker.2"}, None]
    came = reading.text(json.dumps(timeline))
    ghost, moon = came.sequence.tracks[0].clips
    assert ghost.missing
    assert places([ghost, moon]) == [("ghost", 0, 2), ("moon", 2, 2)]
    data = out(came.sequence)
    assert otio.adapters.read_from_string(data.decode(), "otio_json") is not None
    again = reading.text(data)
    assert [item.foreign for item in again.sequence.tracks[0].clips] == [ghost.foreign, moon.foreign]
    assert again.sequence.tracks[0].foreign == came.sequence.tracks[0].foreign


def test_nested_sequences_are_laid_out_flat(reading: Reading) -> None:
    below, above = (
        track(clip("walk.mp4", 0, 3)),
        track(schema.Gap(source_range=span(0, 1)), clip("moon.png", 0, 1)),
    )
    nest = schema.Stack("nest", [below, above, track(clip("song.wav", 0, 3), kind="Audio")], span(0.5, 2))
    came = reading.tracks(track(clip("moon.png"), nest, clip("moon.png"), name="V1"))
    sound, first, second = came.sequence.tracks
    assert [track.name for track in (sound, first, second)] == ["A1", "V1", "V1 2"]
    assert places(first.clips) == [("moon", 0, 2), ("walk", 2, 2), ("moon", 4, 2)]
    assert first.clips[1].offset == SECOND // 2
    assert places(second.clips) == [("moon", 2.5, 1)]
    assert places(sound.clips) == [("song", 2, 2)]
    assert any("laid out flat" in note for note in came.notes)


def test_a_nested_sequence_at_another_speed_is_a_placeholder(reading: Reading) -> None:
    nest = schema.Stack(
        "slow part", [track(clip("walk.mp4"))], effects=[schema.LinearTimeWarp(time_scalar=0.5)]
    )
    came = reading.tracks(track(nest, clip("moon.png")))
    slow, moon = came.sequence.tracks[0].clips
    assert (slow.name, slow.missing, moon.missing) == ("slow part", True, False)
    assert any("'slow part'" in note for note in came.notes)


def test_scores_and_titles_get_tracks_of_their_own(reading: Reading) -> None:
    title = schema.Clip(
        "Title", schema.GeneratorReference(generator_kind="Title", parameters={"text": "Hello"}), span(0, 1)
    )
    came = reading.tracks(track(title, clip("moon.png")), track(clip("theme.mid"), kind="Audio"))
    assert {lane.kind: places(lane.clips) for lane in came.sequence.tracks} == {
        "score": [("theme", 0, 2)],
        "picture": [("moon", 1, 2)],
        "text": [("Title", 0, 1)],
    }
    assert next(lane for lane in came.sequence.tracks if lane.kind == "text").clips[0].text == "Hello"


def test_picture_and_sound_of_one_film_are_linked(reading: Reading) -> None:
    came = reading.tracks(track(clip("walk.mp4")), track(clip("walk.mp4"), clip("walk.mp4", 9), kind="Audio"))
    sound, picture = came.sequence.tracks
    assert picture.clips[0].link
    assert [item.link for item in sound.clips] == [picture.clips[0].link, ""]
    assert sound.clips[0].kind == "audio"
    assert reading.read == ["walk.mp4"]


def test_what_was_switched_off_is_there_and_not_seen(reading: Reading) -> None:
    hidden = clip("moon.png")
    hidden.enabled = False
    (item,) = reading.clips(hidden)
    assert look_at(item, 0).opacity == 0


def test_markers_of_clips_come_to_the_sequence(reading: Reading) -> None:
    mark = schema.Marker("look", span(6, 0), color="GREEN")
    came = reading.tracks(track(schema.Gap(source_range=span(0, 1)), clip("walk.mp4", 5, 2, markers=[mark])))
    (found,) = came.sequence.markers
    assert (found.name, found.at, found.color) == ("look", 2 * SECOND, "#50b050")


def test_old_files_with_one_reference_are_read(reading: Reading) -> None:
    item = json.loads(clip("moon.png").to_json_string())
    item |= {"OTIO_SCHEMA": "Clip.1", "media_reference": item.pop("media_references")["DEFAULT_MEDIA"]}
    came = reading.text(json.dumps({"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [item]}))
    assert came.sequence.tracks[0].clips[0].asset == "b" * 64


def test_what_a_missing_file_was_is_known_by_its_name(reading: Reading) -> None:
    came = reading.tracks(
        track(clip("a/still.PNG"), clip("b/shot.mov"), clip("no suffix")),
        track(clip("x.mid"), clip("x.wav"), kind="Audio"),
    )
    kinds = [item.kind for lane in came.sequence.tracks for item in lane.clips]
    assert sorted(kinds) == ["audio", "image", "score", "video", "video"]
    found = {
        item.kind: item.name
        for item in missing_media(Document(sequences=(came.sequence,)), BlobStore(reading.folder))
    }
    assert found["image"] == "still.PNG"
    assert found["score"] == "x.mid"

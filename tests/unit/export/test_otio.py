"""Sequences as OpenTimelineIO: read by the library of that name, and the same again when they come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest
from hypothesis import HealthCheck, given, settings

from creastudio.core.assets import Asset
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Marker, Sequence, Track, Transition
from creastudio.export.otio import nearest_color, otio_of
from creastudio.export.otio_media import OtioMedia
from creastudio.export.work import Work
from creastudio.media.otio import ImportedSequence, import_otio
from tests.support.sequences import FILM, SONG, STILL, document_of, sequences

SECOND = FLICKS_PER_SECOND


def written(sequence: Sequence, path: Path) -> bytes:
    document = document_of(sequence)
    path.write_bytes(otio_of(sequence, OtioMedia(Work(document, lambda _: b""), sequence, None)))
    return path.read_bytes()


class Known:
    """A project that has all that a sequence shows."""

    def __init__(self, sequence: Sequence) -> None:
        self.asset = document_of(sequence).find_asset

    def take_in(self, path: Path) -> Asset:
        raise AssertionError(path)

    def keep(self, path: Path) -> None:
        raise AssertionError(path)


def back(path: Path, sequence: Sequence) -> ImportedSequence:
    return import_otio(path, Known(sequence))


def by_the_library(data: bytes) -> Any:
    return otio.adapters.read_from_string(data.decode(), "otio_json")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(sequence=sequences())
def test_a_sequence_comes_back_as_it_was(sequence: Sequence, tmp_path: Path) -> None:
    data = written(sequence, tmp_path / "cut.otio")
    timeline = by_the_library(data)
    assert len(timeline.tracks) == len(sequence.tracks)
    came = back(tmp_path / "cut.otio", sequence)
    assert came.notes == ()
    assert came.sequence == sequence


def test_tracks_gaps_transitions_and_speed_are_said_in_its_words(tmp_path: Path) -> None:
    still = Clip(kind="image", name="Moon", asset=STILL.sha256, start=SECOND, duration=2 * SECOND)
    film = Clip(
        kind="video", name="Walk", asset=FILM.sha256, start=3 * SECOND, duration=SECOND, offset=SECOND // 2, speed=2.0,
        source_duration=9 * SECOND, transition=Transition(kind="crossfade", duration=SECOND),
    )  # fmt: skip
    song = Clip(kind="audio", asset=SONG.sha256, start=0, duration=SECOND, source_duration=SECOND)
    sequence = Sequence(
        name="Cut", rate_numerator=30000, rate_denominator=1001, start_frame=1800,
        markers=(Marker(at=SECOND, name="Hit", color="#e03030"),),
        tracks=(
            Track(name="V1", kind="picture", clips=(still, film)),
            Track(name="A1", kind="audio", clips=(song,), muted=True),
        ),
    )  # fmt: skip
    timeline = by_the_library(written(sequence, tmp_path / "cut.otio"))
    picture, sound = timeline.tracks
    assert (picture.kind, sound.kind) == ("Video", "Audio")
    assert (picture.enabled, sound.enabled) == (True, False)
    gap, moon, dissolve, walk = picture
    assert isinstance(gap, otio.schema.Gap)
    assert gap.duration().to_seconds() == pytest.approx(1.0)
    assert (moon.name, moon.range_in_parent().start_time.to_seconds()) == ("Moon", pytest.approx(1.0))
    assert dissolve.transition_type == otio.schema.Transition.Type.SMPTE_Dissolve
    assert dissolve.in_offset.to_seconds() == pytest.approx(0.5)
    assert walk.source_range.start_time.to_seconds() == pytest.approx(0.5)
    assert walk.available_range().duration.to_seconds() == pytest.approx(9.0)
    (warp,) = walk.effects
    assert isinstance(warp, otio.schema.LinearTimeWarp)
    assert warp.time_scalar == 2.0
    assert timeline.global_start_time.to_frames() == 1800
    (mark,) = timeline.tracks.markers
    assert (mark.name, mark.color) == ("Hit", "RED")


def test_the_nearest_colour_has_a_name() -> None:
    assert nearest_color("#e03030") == "RED"
    assert nearest_color("#2030ff80") == "BLUE"

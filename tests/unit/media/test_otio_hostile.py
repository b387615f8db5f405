"""OpenTimelineIO files that are damaged, too much, or want what they must not have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.media import otio as otio_reader
from creastudio.media import otio_files, otio_lanes
from creastudio.media.otio_files import local_file
from creastudio.media.otio_lanes import DEEPEST
from tests.unit.media.otio_files import Reading, clip, out, track


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[1]", b"null", b"5", b'{"OTIO_SCHEMA": "Timeline.1"}', b'{"OTIO_SCHEMA": 5}', b"\xff\xfe\0",
        b"[" * 100_000, b'{"OTIO_SCHEMA":"Timeline.1","tracks":' * 50_000, b'{"OTIO_SCHEMA": "Clip.2"}',
        b'{"OTIO_SCHEMA":"Timeline.1","tracks":NaN}',
    ],
    ids=range(12),
)  # fmt: skip
def test_damage_is_one_sentence(reading: Reading, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        reading.text(data)
    assert "cut.otio" in caught.value.message
    assert reading.read == []


@pytest.mark.parametrize("depth", [300, 900, 985])
def test_metadata_as_deep_as_can_be_read_is_kept_or_refused(reading: Reading, depth: int) -> None:
    deep = "[" * depth + "]" * depth
    lane = f'{{"OTIO_SCHEMA":"Track.1","kind":"Video","children":[],"metadata":{{"deep":{deep}}}}}'
    try:
        found = reading.text(lane).sequence.tracks[0].foreign
    except UserError as error:
        found = error.message
    assert "deep" in found or "damaged" in found


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(), st.text(max_size=5),
              st.sampled_from(["Clip.2", "Gap.1", "Transition.1", "Stack.1", "Track.1", "TimeRange.1", "RationalTime.1"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["OTIO_SCHEMA", "children", "source_range", "start_time", "duration", "value", "rate", "metadata",
                             "effects", "markers", "media_reference", "creastudio", "clip", "name", "in_offset", "kind"]),
            inner, max_size=5,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(children=st.lists(VALUES, max_size=4), metadata=VALUES)
def test_no_file_breaks_the_reader(reading: Reading, children: list[Any], metadata: Any) -> None:
    lane = {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": children, "metadata": metadata}
    timeline = {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": metadata,
        "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [lane]},
    }
    came = reading.text(json.dumps(timeline))
    for item in came.sequence.tracks:
        assert all(a.end <= b.start for a, b in zip(item.clips, item.clips[1:], strict=False))
    out(came.sequence)


@pytest.mark.parametrize(
    "address",
    [
        "http://host/moon.png",
        "file://host/moon.png",
        "//host/moon.png",
        "\\\\host\\moon.png",
        "moon\0.png",
        "",
        ".",
        "ftp:moon.png",
    ],
)
def test_what_lies_elsewhere_is_never_looked_for(tmp_path: Path, address: str) -> None:
    (tmp_path / "moon.png").write_bytes(b"x")
    assert local_file(address, tmp_path) is None


@pytest.mark.parametrize("address", ["moon 1.png", "moon%201.png", "./moon%201.png"])
def test_files_beside_the_timeline_are_found(tmp_path: Path, address: str) -> None:
    (tmp_path / "moon 1.png").write_bytes(b"x")
    assert local_file(address, tmp_path / "") is not None
    assert local_file((tmp_path / "moon 1.png").as_uri(), tmp_path) == tmp_path / "moon 1.png"


def test_what_is_too_much_is_refused_or_left_out(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = track(clip("moon.png"))
    for _ in range(DEEPEST + 3):
        deep = track(deep)
    (item,) = reading.tracks(deep).sequence.tracks[0].clips
    assert item.missing
    monkeypatch.setattr(otio_lanes, "MOST_ITEMS", 2)
    came = reading.tracks(track(*(clip("moon.png") for _ in range(4))))
    assert len(came.sequence.tracks[0].clips) == 2
    assert any("first 2" in note for note in came.notes)
    monkeypatch.setattr(otio_files, "MOST_FILES", 1)
    came = reading.tracks(track(clip("moon.png"), clip("walk.mp4")))
    assert [item.missing for item in came.sequence.tracks[0].clips] == [False, True]
    monkeypatch.setattr(otio_reader, "MAX_BYTES", 10)
    with pytest.raises(UserError, match="larger than"):
        reading.tracks(track())

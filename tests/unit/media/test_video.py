"""Frames of videos: the one that is shown at a time, whatever the file is like."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND, from_frame, from_seconds
from creastudio.media.video import VideoReader
from tests.support.media_files import clicks, grey_frames, write_video

LEVELS = [20 + 4 * index for index in range(50)]


def level(reader: VideoReader, time: int) -> int:
    """Return the grey level shown at a time, which says which frame it is."""
    return int(np.median(reader.frame(time, 16, 12)[..., :3]))


def index(reader: VideoReader, time: int) -> int:
    return round((level(reader, time) - LEVELS[0]) / 4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("videos")


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".mov", ".ts", ".avi"])
def test_any_order_of_times_shows_the_same_frames(folder: Path, suffix: str) -> None:
    path = write_video(folder / f"ordered{suffix}", grey_frames(LEVELS))
    reader = VideoReader(path)
    times = [from_frame(number, Fraction(25)) for number in range(50)]
    assert [index(reader, time) for time in times] == list(range(50))
    order = random.Random(1).sample(range(50), 30)
    assert [index(reader, times[number]) for number in order] == order
    assert [index(reader, times[number]) for number in reversed(range(50))] == list(reversed(range(50)))
    reader.close()


def test_a_frame_is_shown_until_the_next_begins(folder: Path) -> None:
    stamps = [0, 40, 300, 310, 320, 1000, 1033, 2000]
    path = write_video(folder / "varying.mkv", grey_frames(LEVELS[:8]), stamps=stamps)
    reader = VideoReader(path)
    for number, (start, end) in enumerate(zip(stamps, [*stamps[1:], 9000], strict=True)):
        assert index(reader, from_seconds(Fraction(start, 1000))) == number
        assert index(reader, from_seconds(Fraction(end, 1000) - Fraction(1, 500))) == number
    reader.close()


def test_before_the_first_and_after_the_last_frame(folder: Path) -> None:
    path = write_video(folder / "ends.mp4", grey_frames(LEVELS[:5]))
    reader = VideoReader(path)
    assert index(reader, -FLICKS_PER_SECOND) == 0
    assert index(reader, 3600 * FLICKS_PER_SECOND) == 4
    assert index(reader, 0) == 0
    reader.close()


def test_a_picture_that_begins_after_its_sound_shows_its_first_frame_meanwhile(folder: Path) -> None:
    stamps = [500 + 40 * number for number in range(20)]
    path = write_video(folder / "late.mkv", grey_frames(LEVELS[:20]), stamps=stamps, sound=clicks(1.5))
    reader = VideoReader(path)
    seeks: list[int] = []
    seek = reader._seek
    reader._seek = lambda time: (seeks.append(time), seek(time))[1]  # pyright: ignore[reportAttributeAccessIssue]
    assert [index(reader, from_frame(number, Fraction(25))) for number in range(15)] == [0] * 14 + [1]
    assert reader.near(0) is False
    assert index(reader, 0) == 0
    assert reader.near(0)
    assert len(seeks) == 1
    reader.close()


def test_going_backwards_decodes_each_group_of_frames_a_few_times_only(folder: Path) -> None:
    """Not once a frame: those that were passed on the way are kept."""
    path = write_video(folder / "one key.mp4", grey_frames(LEVELS), keys=50)
    reader = VideoReader(path)
    seeks: list[int] = []
    seek = reader._seek
    reader._seek = lambda time: (seeks.append(time), seek(time))[1]  # pyright: ignore[reportAttributeAccessIssue]
    reader._room = 20
    times = [from_frame(number, Fraction(25)) for number in range(50)]
    assert [index(reader, times[number]) for number in reversed(range(50))] == list(reversed(range(50)))
    assert len(seeks) <= 4
    # And to and fro.
    assert [index(reader, times[number]) for number in (10, 9, 12, 11, 12, 40, 39, 41)] == [
        10,
        9,
        12,
        11,
        12,
        40,
        39,
        41,
    ]
    reader.close()


def test_frames_that_grow_beyond_all_bounds_are_passed_over(folder: Path) -> None:
    pixels = np.full((48, 64, 3), 120, np.uint8)
    path = write_video(folder / "growing.mkv", [pixels] * 4, codec="mjpeg", pix_fmt="yuvj420p")
    data, at = bytearray(path.read_bytes()), 0
    at = data.find(b"\xff\xc0\x00\x11\x08", data.find(b"\xff\xc0\x00\x11\x08") + 9)
    assert at > 0
    data[at + 5 : at + 9] = (50_000).to_bytes(2, "big") * 2
    path.write_bytes(data)
    reader = VideoReader(path)
    for number in range(4):
        assert np.median(reader.frame(from_frame(number, Fraction(25)), 8, 6)[..., :3]) == pytest.approx(
            120, abs=6
        )
    reader.close()


def test_size_is_what_is_asked_for(folder: Path) -> None:
    path = write_video(folder / "odd.mkv", grey_frames([128] * 3, 63, 47), codec="ffv1", pix_fmt="yuv444p")
    reader = VideoReader(path)
    for width, height in ((63, 47), (31, 17), (1, 1), (200, 99)):
        found = reader.frame(0, width, height)
        assert (found.shape, found.dtype, found.flags.c_contiguous) == ((height, width, 4), np.uint8, True)
        assert set(np.unique(found[..., 3])) == {255}
    reader.close()


def test_what_has_no_pictures_is_refused(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "film.mp4"
    text.write_text("no film at all " * 100)
    with pytest.raises(UserError, match="holds no video or sound"):
        VideoReader(text)
    with pytest.raises(UserError, match="There is no"):
        VideoReader(tmp_path / "gone.mp4")

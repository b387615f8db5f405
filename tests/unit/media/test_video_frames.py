"""Frames of a project's videos: kept open, kept decoded, and missing without a fuss."""

from __future__ import annotations

import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from creastudio.api.errors import UserError
from creastudio.core.time import from_frame
from creastudio.media import video_frames
from creastudio.media.video_frames import VideoFrames
from tests.support.media_files import grey_frames, write_video

LEVELS = [20 + 4 * index for index in range(50)]
RATE = Fraction(25)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_video(tmp_path_factory.mktemp("films") / "film.mp4", grey_frames(LEVELS), keys=50)


def shown(frame: np.ndarray | None) -> int:
    assert frame is not None
    return round((float(np.median(frame[..., :3])) - LEVELS[0]) / 4)


def test_two_places_of_one_video_are_read_side_by_side(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    seeks: list[int] = []
    reader = video_frames.VideoReader

    class Counted(reader):
        def __init__(self, path: Path) -> None:
            opened.append(path)
            super().__init__(path)

        def _seek(self, time: int) -> None:
            seeks.append(time)
            super()._seek(time)

    monkeypatch.setattr(video_frames, "VideoReader", Counted)
    frames = VideoFrames(lambda _sha: film)
    for number in range(8):
        # 39 frames further: more than what is walked to.
        for at in (number, number + 40):
            assert shown(frames.frame("a" * 64, from_frame(at, RATE), 16, 12)) == at
    assert len(opened) == 2
    assert len(seeks) <= 2
    frames.close()


def test_what_was_decoded_is_handed_out_again(film: Path) -> None:
    frames = VideoFrames(lambda _sha: film)
    first = frames.frame("a" * 64, 0, 16, 12)
    frames.frame("a" * 64, from_frame(30, RATE), 16, 12)
    assert frames.frame("a" * 64, 0, 16, 12) is first
    assert frames.frame("a" * 64, 0, 8, 6) is not first
    frames.close()


def test_no_more_videos_are_open_than_allowed(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_frames, "MAX_OPEN", 2)
    frames = VideoFrames(lambda _sha: film)
    for number in range(30):
        name = f"{number % 5}" * 64
        assert shown(frames.frame(name, from_frame(number, RATE), 16, 12)) == number
    assert len(frames._open) == 2
    frames.close()


def test_no_more_frames_are_kept_than_allowed(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_frames, "MAX_KEPT", 5 * 16 * 12 * 4)
    frames = VideoFrames(lambda _sha: film)
    for number in range(50):
        frames.frame("a" * 64, from_frame(number, RATE), 16, 12)
    assert len(frames._kept) == 5
    frames.close()


def test_what_is_missing_or_broken_is_none_until_it_is_back(film: Path, tmp_path: Path) -> None:
    places: dict[str, Path] = {}
    asked: list[str] = []

    def files(sha256: str) -> Path:
        asked.append(sha256)
        if sha256 not in places:
            raise UserError("It is missing.")
        return places[sha256]

    frames = VideoFrames(files)
    assert frames.frame("a" * 64, 0, 16, 12) is None
    places["a" * 64] = tmp_path / "broken.mp4"
    places["a" * 64].write_text("broken")
    assert frames.frame("a" * 64, 0, 16, 12) is None
    places["a" * 64] = film
    # It isn't opened again for every frame.
    assert frames.frame("a" * 64, 0, 16, 12) is None
    frames.forget("a" * 64)
    assert shown(frames.frame("a" * 64, 0, 16, 12)) == 0
    frames.close()


def test_a_reader_that_is_let_go_of_while_somebody_waits_for_it_stays_closed(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = VideoFrames(lambda _sha: film)
    reader_for, handed = frames._reader_for, []

    def overtaken(video: tuple[str, bool], time: int) -> video_frames._Open:
        handed.append(reader_for(video, time))
        if len(handed) == 1:
            # As another thread does that needs the room.
            frames.close()
        return handed[-1]

    monkeypatch.setattr(frames, "_reader_for", overtaken)
    assert shown(frames.frame("a" * 64, from_frame(3, RATE), 16, 12)) == 3
    assert [item.reader is None for item in handed] == [True, False]
    frames.close()


def test_several_threads_get_what_they_ask_for(film: Path) -> None:
    frames = VideoFrames(lambda _sha: film)
    wrong: list[tuple[int, int]] = []

    def ask(offset: int) -> None:
        for step in range(40):
            number = (offset + 7 * step) % 50
            found = shown(frames.frame("a" * 64, from_frame(number, RATE), 16, 12))
            if found != number:
                wrong.append((number, found))

    threads = [threading.Thread(target=ask, args=(offset,)) for offset in (0, 13, 29)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    frames.close()

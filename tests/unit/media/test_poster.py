"""The frame that stands for a video."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from creastudio.api.errors import UserError
from creastudio.media.poster import poster
from tests.support.media_files import grey_frames, write_sound, write_video


def test_it_is_no_black_beginning_and_keeps_the_shape(tmp_path: Path) -> None:
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:, 32:] = 220
    path = write_video(tmp_path / "film.mp4", [*grey_frames([0] * 10), *[picture] * 30])
    found = poster(path, 32)
    assert found.shape == (24, 32, 4)
    assert found[:, :8, :3].mean() < 40 < 180 < found[:, -8:, :3].mean()


def test_a_video_without_anything_in_it_has_one_all_the_same(tmp_path: Path) -> None:
    path = write_video(tmp_path / "black.mp4", grey_frames([30] * 10))
    assert abs(int(np.median(poster(path, 16)[..., :3])) - 30) <= 3


def test_a_sound_has_none(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "song.wav", np.zeros((4800, 2), np.float32))
    with pytest.raises(UserError):
        poster(path, 16)

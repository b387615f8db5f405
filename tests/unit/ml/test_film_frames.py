"""Frames of films for engines."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from creastudio.api import UserError
from creastudio.media import containers
from creastudio.ml import film_frames
from creastudio.ml.film_frames import Film, frames
from creastudio.ml.video import write_video


def test_frames_come_small_and_the_film_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    write_video(path, (np.full((48, 80, 3), 10 * n, np.uint8) for n in range(12)), Fraction(30000, 1001))
    film = Film()
    found = list(frames(path, film, width=16, height=9))
    assert [pixels.shape for pixels in found] == [(9, 16, 3)] * 12
    assert abs(float(found[6].mean()) - 60) < 4
    assert (film.count, film.rate) == (12, Fraction(30000, 1001))
    assert film.duration == 12 * Fraction(1001, 30000)


def test_what_is_no_film(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").write_bytes(b"")
    (tmp_path / "text.mp4").write_text("#EXTM3U\nfile:///etc/hostname\n")
    for name in ("empty.mp4", "text.mp4", "missing.mp4"):
        with pytest.raises(UserError, match=name.removesuffix(".mp4")):
            list(frames(tmp_path / name, Film()))


def test_a_kept_file_is_called_as_one_asks(tmp_path: Path) -> None:
    (tmp_path / "0f3a").write_bytes(b"no film")
    with pytest.raises(UserError, match="'clip' holds no video"):
        list(frames(tmp_path / "0f3a", Film(), called="clip"))


def test_a_long_film_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_frames, "MAX_FRAMES", 5)
    path = tmp_path / "a.mp4"
    write_video(path, (np.zeros((16, 16, 3), np.uint8) for _ in range(8)), Fraction(25))
    with pytest.raises(UserError, match="more than 5 frames"):
        list(frames(path, Film()))


def test_containers_are_among_those_that_the_studio_reads() -> None:
    assert set(film_frames.DEMUXERS) <= set(containers.DEMUXERS)

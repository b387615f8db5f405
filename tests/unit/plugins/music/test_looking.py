"""Pictures and films are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from creastudio.api import UserError
from creastudio.api.testing import sample_input
from creastudio.ml.video import write_video
from creastudio_music.engine.looking import cuts_in, film, picture, seconds_of

COLOURS = ((210, 90, 40), (30, 60, 170), (230, 220, 130))


def shots(lengths: tuple[int, ...]) -> Iterator[np.ndarray]:
    """Yield frames of shots of one colour each, with a line that moves."""
    for number, length in enumerate(lengths):
        for index in range(length):
            pixels = np.full((36, 64, 3), COLOURS[number % 3], np.uint8)
            pixels[index % 36] = 255
            yield pixels


def test_what_lies_behind_the_last_frame_is_not_looked_at(tmp_path: Path) -> None:
    write_video(tmp_path / "a.mp4", shots((30, 25)), Fraction(25))
    looked: list[int] = []
    seen = film(tmp_path / "a.mp4", 2, 11, lambda: looked.append(1))
    assert seen.film is not None
    assert (seen.film.count, seen.film.duration, seen.cuts) == (10, Fraction(10, 25), [])
    assert len(looked) < 20
    with pytest.raises(UserError, match="before the first"):
        film(tmp_path / "a.mp4", 5, 4, lambda: None)


def test_a_film_has_its_frames_and_its_cuts(tmp_path: Path) -> None:
    rate = Fraction(24000, 1001)
    write_video(tmp_path / "a.mp4", shots((30, 25, 20)), rate)
    seen = film(tmp_path / "a.mp4", 0, None, lambda: None)
    assert seen.film is not None
    assert (seen.film.rate, seen.film.count) == (rate, 75)
    assert seen.film.duration == 75 / rate
    assert seen.cuts == [30, 55]
    assert seconds_of(seen.cuts, seen.film) == [30 / rate, 55 / rate]
    assert 0 < seen.looks.motion < 0.2


def test_some_of_its_frames(tmp_path: Path) -> None:
    write_video(tmp_path / "a.mp4", shots((30, 25, 20)), Fraction(25))
    seen = film(tmp_path / "a.mp4", 20, 49, lambda: None)
    assert seen.film is not None
    assert seen.film.count == 30
    assert seen.film.duration == Fraction(30, 25)
    assert seen.cuts == [10]
    with pytest.raises(UserError, match="75 frames"):
        film(tmp_path / "a.mp4", 900, None, lambda: None)


def test_a_pan_is_no_cut_and_a_flash_is_one_at_most() -> None:
    assert cuts_in([0.0] + [0.1] * 40, [0.0] + [0.4] * 40) == []
    quiet = [0.0] + [0.01] * 40
    quiet[20], quiet[22] = 0.4, 0.4
    assert cuts_in(quiet, [0.5 if change > 0.1 else 0.0 for change in quiet]) == [20]


def test_a_picture(tmp_path: Path) -> None:
    seen = picture(sample_input("image", tmp_path))
    assert seen.film is None
    assert 0 <= seen.looks.brightness <= 1
    (tmp_path / "bad.png").write_bytes(b"no picture")
    with pytest.raises(UserError):
        picture(tmp_path / "bad.png")

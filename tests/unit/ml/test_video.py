"""Videos that engines write."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from creastudio.core.time import from_frame
from creastudio.media.probe import probe
from creastudio.media.video import VideoReader
from creastudio.ml.video import write_video

NTSC = Fraction(30000, 1001)


def frames(count: int, side: int = 16) -> list[np.ndarray]:
    """Blocks of colours that are others in every frame."""
    rng = np.random.default_rng(3)
    return [
        np.kron(rng.integers(0, 256, (4, 4, 3)), np.ones((side // 4, side // 4, 1))).astype(np.uint8)
        for _ in range(count)
    ]


@pytest.mark.parametrize("rate", [Fraction(25), NTSC])
@pytest.mark.parametrize("enlarge", [1, 4])
def test_each_frame_is_decoded_at_its_time(tmp_path: Path, rate: Fraction, enlarge: int) -> None:
    path, made = tmp_path / "a.mp4", frames(30)
    size = write_video(path, made, rate, enlarge=enlarge)
    assert size == (16 * enlarge, 16 * enlarge, 30)
    facts = probe(path)
    assert (facts.width, facts.height, facts.rate) == (size[0], size[1], rate)
    assert facts.duration == pytest.approx(float(30 / rate), abs=1e-3)
    reader = VideoReader(path, threads=1)
    try:
        for number in (0, 7, 29, 3):
            shown = reader.frame(from_frame(number, rate), size[0], size[1])[:, :, 2::-1].astype(int)
            wanted = np.kron(made[number], np.ones((enlarge, enlarge, 1)))
            assert np.abs(shown - wanted).mean() < 8
    finally:
        reader.close()


def test_the_same_frames_are_the_same_bytes(tmp_path: Path) -> None:
    made = [
        write_video(tmp_path / name, iter(frames(5)), Fraction(25), enlarge=2, sharp=False) for name in "ab"
    ]
    assert made[0] == made[1]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_bytes_depend_on_nothing_that_lies_in_memory(tmp_path: Path) -> None:
    """In a thread, 48 px (three macroblocks) wide; the encoder is given memory that others have written to."""
    y, x = np.mgrid[:48, :48]
    waves = [
        np.stack([np.sin((x + 2 * i) / 5) * np.cos(y / 7), np.sin((y - i) / 6), np.cos((x + y + i) / 9)], -1)
        for i in range(50)
    ]
    made = [(128 + 90 * wave).astype(np.uint8) for wave in waves]
    rng = np.random.default_rng(5)
    files: list[bytes] = []

    def write() -> None:
        for _ in range(20):
            blocks = [
                np.frombuffer(rng.bytes(int(size)), np.uint8).copy() for size in 4 ** rng.uniform(5, 10, 40)
            ]
            del blocks
            write_video(tmp_path / "a.mp4", made, Fraction(25))
            files.append((tmp_path / "a.mp4").read_bytes())

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert len(files) == 20
    assert len(set(files)) == 1


def test_no_frames_are_no_file(tmp_path: Path) -> None:
    assert write_video(tmp_path / "a.mp4", [], Fraction(25)) == (0, 0, 0)
    assert not (tmp_path / "a.mp4").exists()


def test_a_frame_that_fails_leaves_the_file_closed(tmp_path: Path) -> None:
    def failing() -> Iterator[np.ndarray]:
        yield from frames(12)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_video(tmp_path / "a.mp4", failing(), Fraction(25))
    # On any system, which it couldn't be while it is open.
    (tmp_path / "a.mp4").unlink(missing_ok=True)

"""Peaks of sounds: what waveforms show at any zoom."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND, from_sample
from creastudio.media.media_cache import MediaCache
from creastudio.media.peaks import SAMPLES, Peaks, kept_peaks, peaks
from tests.support.media_files import clicks, grey_frames, write_sound, write_video

RATE = 48_000


@pytest.fixture(scope="module")
def ramp(tmp_path_factory: pytest.TempPathFactory) -> tuple[np.ndarray, Peaks]:
    """Random sound that grows louder, its samples and its peaks."""
    noise = np.random.default_rng(1).uniform(-1, 1, (RATE * 3 + 77, 2)).astype(np.float32)
    samples = noise * np.linspace(0, 1, len(noise), dtype=np.float32)[:, None]
    path = write_sound(tmp_path_factory.mktemp("sound") / "ramp.wav", samples)
    return samples, peaks(path)


@given(start=st.integers(-RATE, 4 * RATE), length=st.integers(SAMPLES, 4 * RATE), count=st.integers(1, 300))
def test_columns_hold_what_the_sound_does_there(
    ramp: tuple[np.ndarray, Peaks], start: int, length: int, count: int
) -> None:
    samples, found = ramp
    columns = found.columns(from_sample(start, RATE), from_sample(start + length, RATE), count)
    assert columns.shape == (count, 3)
    edges = start + np.arange(count + 1) * (length / count)
    for column in (0, count // 2, count - 1):
        low, high = max(0, int(edges[column])), min(len(samples), int(edges[column + 1]))
        lowest, highest, rms = columns[column]
        if low < high:
            part = samples[low:high]
            assert lowest <= part.min() + 2e-3
            assert highest >= part.max() - 2e-3
        assert lowest <= 0 <= highest or rms > 0
    # A column never shows more than what lies in it and one peak of its level on either side.
    assert np.abs(columns).max() <= 1.001


def test_silence_before_and_after(ramp: tuple[np.ndarray, Peaks]) -> None:
    _, found = ramp
    assert not found.columns(-10 * FLICKS_PER_SECOND, -5 * FLICKS_PER_SECOND, 50).any()
    assert not found.columns(10 * FLICKS_PER_SECOND, 20 * FLICKS_PER_SECOND, 50).any()


def test_an_onset_is_where_it_is_heard(tmp_path: Path) -> None:
    path = write_video(tmp_path / "film.mp4", grey_frames([100] * 50), sound=clicks(2.0, every=0.5))
    found = peaks(path)
    columns = found.columns(0, 2 * FLICKS_PER_SECOND, 400)
    loud = np.flatnonzero(columns[:, 1] > 0.3)
    starts = loud[np.diff(loud, prepend=-100) > 10]
    assert np.allclose(starts, [0, 100, 200, 300], atol=2)


def test_a_cache_gives_back_the_same(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "clicks.wav", clicks(1.0))
    cache = MediaCache(tmp_path / "cache")
    first = kept_peaks(cache, "a" * 64, path)
    path.unlink()
    again = kept_peaks(cache, "a" * 64, path)
    end = first.duration
    assert np.array_equal(first.columns(0, end, 77), again.columns(0, end, 77))
    cache.path("a" * 64, ".peaks.npy").write_bytes(b"no peaks at all")
    with pytest.raises(UserError):
        kept_peaks(cache, "a" * 64, path)


def test_a_silent_video_has_none(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no sound"):
        peaks(write_video(tmp_path / "silent.mp4", grey_frames([100] * 5)))


def test_giving_up_ends_the_work(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "long.wav", clicks(12.0))

    def stop(_seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        peaks(path, stop)

"""Sound of files, sample by sample: at its place, the same however it is read."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from creastudio.api.errors import UserError
from creastudio.core.time import from_seconds
from creastudio.media.audio import AudioReader
from creastudio.media.video import VideoReader
from tests.support.media_files import clicks, grey_frames, write_sound, write_video

RATE = 48_000

ALIKE = 0.05
"""AAC makes up noise anew after each jump, which differs by so much; moved by a sample, clicks differ by 0.2."""

LOSSY = [("mp3", "libmp3lame"), ("m4a", "aac"), ("opus", "libopus"), ("webm", "libopus")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sounds")


def noise(seconds: float, rate: int = RATE, channels: int = 2) -> np.ndarray:
    generator = np.random.default_rng(3)
    return generator.uniform(-0.8, 0.8, (int(seconds * rate), channels)).astype(np.float32)


def onsets(sound: np.ndarray) -> list[int]:
    """Return the samples at which a click begins."""
    loud = np.flatnonzero(np.abs(sound[:, 0]) > 0.2)
    return [int(at) for at in loud[np.diff(loud, prepend=-RATE) > RATE // 10]]


def read_anyhow(reader: AudioReader, count: int, seed: int = 1) -> np.ndarray:
    """Return a whole sound, put together of pieces read in any order."""
    order = random.Random(seed)
    edges = sorted({0, count, *(order.randrange(count) for _ in range(12))})
    pieces = list(pairwise(edges))
    order.shuffle(pieces)
    out = np.zeros((count, 2), np.float32)
    for start, end in pieces:
        out[start:end] = reader.read(start, end - start)
    return out


@pytest.mark.parametrize("suffix", ["wav", "flac"])
def test_what_is_lossless_comes_sample_by_sample(folder: Path, suffix: str) -> None:
    samples = noise(2.5)
    codec = {"wav": "pcm_s16le", "flac": "flac"}[suffix]
    reader = AudioReader(write_sound(folder / f"noise.{suffix}", samples, codec=codec))
    assert np.abs(reader.read(0, len(samples)) - samples).max() < 1e-4
    assert np.abs(read_anyhow(reader, len(samples)) - samples).max() < 1e-4
    assert not reader.read(-500, 500).any()
    assert not reader.read(len(samples) + 1000, 500).any()
    across = reader.read(len(samples) - 10, 20)
    assert np.abs(across[:10] - samples[-10:]).max() < 1e-4
    assert not across[10:].any()
    reader.close()


@pytest.mark.parametrize(("suffix", "codec"), LOSSY)
def test_what_is_lossy_begins_where_it_should_and_is_the_same_however_it_is_read(
    folder: Path, suffix: str, codec: str
) -> None:
    path = write_sound(folder / f"clicks.{suffix}", clicks(6.0, every=0.5), codec=codec)
    reader = AudioReader(path)
    whole = reader.read(0, 6 * RATE)
    assert np.allclose(onsets(whole), np.arange(12) * RATE // 2, atol=4)
    assert np.abs(read_anyhow(AudioReader(path), 6 * RATE) - whole).max() < ALIKE


@pytest.mark.parametrize("suffix", ["mkv", "flv", "ts"])
def test_coarse_clocks_do_not_move_the_sound(folder: Path, suffix: str) -> None:
    sound = clicks(5.0, every=0.5, rate=44_100)
    path = write_video(folder / f"film.{suffix}", grey_frames([100] * 125), sound=sound, sound_rate=44_100)
    whole = AudioReader(path, 44_100).read(0, 5 * 44_100)
    found = onsets(whole)
    assert np.allclose(np.diff(found), 22_050, atol=2)
    assert np.abs(read_anyhow(AudioReader(path, 44_100), len(whole)) - whole).max() < ALIKE


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 96_000])
def test_any_rate_is_resampled_the_same_however_it_is_read(folder: Path, rate: int) -> None:
    path = write_sound(folder / f"rate {rate}.wav", clicks(3.0, every=0.5, rate=rate), rate=rate)
    whole = AudioReader(path).read(0, 3 * RATE)
    assert np.allclose(onsets(whole), np.arange(6) * RATE // 2, atol=RATE // rate + 2)
    reader = AudioReader(path)
    assert np.abs(read_anyhow(reader, 3 * RATE) - whole).max() < 1e-5
    # Blocks of any size, one after the other, as a mixer asks for them.
    blocks = [reader.read(start, 977) for start in range(0, 3 * RATE, 977)]
    assert np.abs(np.concatenate(blocks)[: 3 * RATE] - whole).max() < 1e-5


def test_five_channels_are_mixed_by_the_usual_coefficients(folder: Path) -> None:
    levels = [0.2, 0.1, 0.3, 0.9, 0.05, 0.15]  # left, right, centre, LFE, left and right surround
    samples = np.full((RATE // 2, 6), levels, np.float32)
    reader = AudioReader(write_sound(folder / "surround.wav", samples, layout="5.1"))
    left, right = reader.read(RATE // 4, 100).mean(axis=0)
    half = np.sqrt(0.5)
    assert left == pytest.approx(0.2 + half * 0.3 + half * 0.05, abs=2e-3)
    assert right == pytest.approx(0.1 + half * 0.3 + half * 0.15, abs=2e-3)


@pytest.mark.parametrize("rate", [RATE, 44_100])
def test_mono_is_heard_on_both_sides_as_loud_as_it_is(folder: Path, rate: int) -> None:
    path = write_sound(
        folder / f"mono {rate}.wav", np.full((rate, 1), 0.5, np.float32), layout="mono", rate=rate
    )
    assert AudioReader(path).read(RATE // 2, 50) == pytest.approx(0.5, abs=2e-3)


def test_picture_and_sound_stay_in_step(folder: Path) -> None:
    """A white frame and a click at each second, in a file whose clock doesn't begin at 0."""
    frames = grey_frames([235 if number % 25 == 0 else 16 for number in range(100)])
    for suffix in ("mp4", "mkv", "ts", "avi"):
        path = write_video(folder / f"step.{suffix}", frames, sound=clicks(4.0, every=1.0))
        reader = VideoReader(path)
        white = []
        for step in range(1600):
            seconds = Fraction(step, 400)
            if reader.frame(from_seconds(seconds), 8, 6)[..., 0].mean() > 128:
                white.append(float(seconds))
        shown = np.array(white)[np.diff(white, prepend=-1) > 0.5]
        heard = np.array(onsets(AudioReader(path).read(0, 4 * RATE))) / RATE
        assert len(heard) == len(shown) == 4
        # The encoder's run-up, which these containers can't leave out, is less than 25 ms.
        assert np.abs(shown - heard).max() < 0.025


def test_a_hole_is_silent_and_what_follows_keeps_its_place(folder: Path) -> None:
    import av
    from av.audio.frame import AudioFrame

    path = folder / "hole.mkv"
    tone = np.full((2, 4800), 0.5, np.float32)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("pcm_f32le", rate=RATE)
        stream.layout = "stereo"  # pyright: ignore[reportAttributeAccessIssue]
        for start in (0, 4800, 48_000):
            frame = AudioFrame.from_ndarray(np.ascontiguousarray(tone.T.reshape(1, -1)), "flt", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
            out.mux(stream.encode(frame))  # pyright: ignore[reportAttributeAccessIssue]
    sound = AudioReader(path).read(0, 60_000)[:, 0]
    assert sound[:9600].min() == pytest.approx(0.5)
    assert not sound[9650:47_950].any()
    assert sound[48_050:52_000].min() == pytest.approx(0.5)
    assert np.array_equal(read_anyhow(AudioReader(path), 60_000)[:, 0], sound)


def test_what_is_silent_or_no_media_is_refused(folder: Path, tmp_path: Path) -> None:
    silent = write_video(folder / "silent.mp4", grey_frames([100] * 5))
    with pytest.raises(UserError, match="no sound"):
        AudioReader(silent)
    text = tmp_path / "text.mp3"
    text.write_text("la la la")
    with pytest.raises(UserError, match="holds no video or sound"):
        AudioReader(text)

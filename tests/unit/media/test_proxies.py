"""Proxies show what their originals show, at every time."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from creastudio.api.errors import UserError
from creastudio.core.time import from_seconds
from creastudio.media import proxies
from creastudio.media.media_cache import MediaCache
from creastudio.media.probe import MediaFacts, probe
from creastudio.media.proxies import is_good_enough, kept_proxy, proxy_size, wants_proxy
from creastudio.media.video import VideoReader
from creastudio.media.video_frames import VideoFrames
from tests.support.media_files import clicks, grey_frames, write_video

SHA = "b" * 64
LEVELS = [20 + 4 * index for index in range(40)]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have tiny videos count as large."""
    monkeypatch.setattr(proxies, "LARGE", 32 * 32)
    monkeypatch.setattr(proxies, "SIDE", 32)


def same_at(one: Path, other: Path, seconds: list[Fraction]) -> None:
    first, second = VideoReader(one), VideoReader(other)
    for time in map(from_seconds, seconds):
        difference = first.frame(time, 16, 12).astype(int) - second.frame(time, 16, 12)
        assert np.abs(difference).max() <= 3
    first.close()
    second.close()


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_it_shows_the_same_at_every_time(tmp_path: Path, suffix: str) -> None:
    path = write_video(tmp_path / f"film{suffix}", grey_frames(LEVELS, 64, 48), sound=clicks(2.0))
    proxy = kept_proxy(MediaCache(tmp_path / "cache"), SHA, path)
    assert proxy is not None
    facts = probe(proxy)
    assert (facts.width, facts.height, facts.audio_channels) == (32, 24, 0)
    same_at(path, proxy, [Fraction(number, 25) for number in range(41)])


def test_frames_of_a_varying_rate_keep_their_times(tmp_path: Path) -> None:
    stamps = [0, 40, 300, 310, 1000, 1040, 2500]
    path = write_video(tmp_path / "varying.mkv", grey_frames(LEVELS[::6], 64, 48), stamps=stamps)
    proxy = kept_proxy(MediaCache(tmp_path / "cache"), SHA, path)
    assert proxy is not None
    same_at(path, proxy, [Fraction(stamp + late, 1000) for stamp in stamps for late in (0, 5)])


def test_it_is_made_once(tmp_path: Path) -> None:
    path = write_video(tmp_path / "film.mp4", grey_frames(LEVELS, 64, 48))
    cache = MediaCache(tmp_path / "cache")
    first = kept_proxy(cache, SHA, path)
    path.unlink()
    assert kept_proxy(cache, SHA, path) == first


def test_giving_up_leaves_nothing(tmp_path: Path) -> None:
    path = write_video(tmp_path / "film.mp4", grey_frames(LEVELS, 64, 48))
    cache = MediaCache(tmp_path / "cache")

    def stop(share: float) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept_proxy(cache, SHA, path, stop)
    assert list(cache.folder.iterdir()) == []


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_text("no film")
    with pytest.raises(UserError, match="holds no video"):
        kept_proxy(MediaCache(tmp_path / "cache"), SHA, path)


def test_who_wants_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    facts = MediaFacts("video", "video/mp4", 10, 1280, 720, Fraction(25))
    assert not wants_proxy(facts)
    assert wants_proxy(MediaFacts("video", "video/mp4", 10, 1920, 1080, Fraction(25)))
    assert wants_proxy(MediaFacts("video", "video/mp4", 10, 1280, 720, Fraction(25), key_distance=8))
    assert not wants_proxy(MediaFacts("audio", "audio/wav", 10))
    assert (proxy_size(1920, 1080), proxy_size(1080, 1920), proxy_size(641, 359)) == (
        (960, 540),
        (540, 960),
        (640, 360),
    )
    assert is_good_enough(960, 540)
    assert not is_good_enough(1920, 1080)


def test_frames_come_from_it_where_it_is_good_enough(tmp_path: Path) -> None:
    original = write_video(tmp_path / "original.mp4", grey_frames([60] * 5, 64, 48))
    proxy = write_video(tmp_path / "proxy.mp4", grey_frames([180] * 5, 32, 24))
    frames = VideoFrames(lambda _sha: original, lambda _sha, width, _height: proxy if width <= 32 else None)
    small, large = frames.frame(SHA, 0, 32, 24), frames.frame(SHA, 0, 64, 48)
    assert small is not None
    assert large is not None
    assert (round(float(np.median(small[..., 0])) / 20), round(float(np.median(large[..., 0])) / 20)) == (
        9,
        3,
    )
    proxy.write_text("gone bad")
    frames.forget(SHA)
    found = frames.frame(SHA, 0, 32, 24)
    assert found is not None
    assert round(float(np.median(found[..., 0])) / 20) == 3
    frames.close()

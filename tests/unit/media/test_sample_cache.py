"""Decoded samples on the disk: the same whether they were kept or not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from creastudio import paths
from creastudio.media.sample_cache import SampleCache

SOUND = np.linspace(-1.2, 1.2, 1001, dtype=np.float32)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def never() -> np.ndarray:
    raise AssertionError("it is decoded again")


def test_a_sample_is_decoded_once_and_the_same_from_the_disk(folder: Path) -> None:
    made = SampleCache(b"font").sample(3, lambda: SOUND)
    found = SampleCache(b"font").sample(3, never)
    np.testing.assert_array_equal(made, found)
    np.testing.assert_allclose(made, SOUND.clip(-1, 1), atol=1 / 32767)


def test_another_font_has_other_samples(folder: Path) -> None:
    SampleCache(b"font").sample(0, lambda: SOUND)
    other = SampleCache(b"another").sample(0, lambda: 0 * SOUND)
    assert not other.any()


def test_a_place_that_cant_be_written_only_costs_time(folder: Path) -> None:
    folder.write_text("a file where the folder would be")
    cache = SampleCache(b"font")
    first, second = cache.sample(1, lambda: SOUND), cache.sample(1, lambda: SOUND)
    np.testing.assert_array_equal(first, second)


def test_a_file_that_was_cut_off_to_nothing_is_made_anew(folder: Path) -> None:
    SampleCache(b"font").sample(1, lambda: SOUND)
    (file,) = (path for path in folder.rglob("1") if path.is_file())
    file.write_bytes(b"")
    assert len(SampleCache(b"font").sample(1, lambda: SOUND)) == len(SOUND)

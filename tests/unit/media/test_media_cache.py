"""What is kept of media: whole or not at all, and what was used least goes first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.media.media_cache import MediaCache

A, B = "a" * 64, "b" * 64


def test_a_full_cache_lets_the_oldest_go(tmp_path: Path) -> None:
    cache = MediaCache(tmp_path / "cache", limit=250)
    for index, name in enumerate("abc"):
        cache.put(name * 64, ".x", bytes(100))
        os.utime(cache.path(name * 64, ".x"), (index, index))
    cache.trim()
    assert [cache.find(name * 64, ".x") is not None for name in "abc"] == [False, True, True]


def test_what_is_used_stays(tmp_path: Path) -> None:
    cache = MediaCache(tmp_path, limit=250)
    for index, name in enumerate((A, B)):
        cache.put(name, ".x", bytes(100))
        os.utime(cache.path(name, ".x"), (index, index))
    cache.find(A, ".x")
    cache.put("c" * 64, ".x", bytes(100))
    assert cache.read(A, ".x") == bytes(100)
    assert cache.read(B, ".x") is None


def test_what_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    cache = MediaCache(tmp_path / "cache")

    def half(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.take(A, ".x", half)
    assert list(cache.folder.iterdir()) == []


def test_a_folder_that_cant_be_made_is_told_where_a_file_is_wanted_and_else_costs_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "cache").write_text("a file")
    cache = MediaCache(tmp_path / "cache")
    cache.put(A, ".x", b"some")
    assert cache.read(A, ".x") is None
    with pytest.raises(UserError):
        cache.take(A, ".x", lambda path: path.write_bytes(b"some"))


def test_only_hashes_are_names(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        MediaCache(tmp_path).path("../" + "a" * 61, ".x")

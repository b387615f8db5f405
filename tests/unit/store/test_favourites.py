"""Favourites survive being stored, and a damaged file is told and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store.favourites import MOST, Favourite, FavouritesFile


@pytest.fixture
def file(tmp_path: Path) -> FavouritesFile:
    return FavouritesFile(tmp_path / "deep" / "favourites.json")


def test_nothing_at_first(file: FavouritesFile) -> None:
    assert file.load() == []


def test_what_is_stored_is_read(file: FavouritesFile) -> None:
    kept = [
        Favourite(name="Dusk", params={"x": 0.5, "style": "round"}, seed=7, picture="aGk="),
        Favourite(name="水"),
    ]
    file.save(kept)
    assert file.load() == kept


@pytest.mark.parametrize("content", [b"", b"{", b'[{"seed": -1, "name": "a"}]', b'[{"name": 3}]'])
def test_a_damaged_file_is_told_and_kept(file: FavouritesFile, content: bytes) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(content)
    with pytest.raises(UserError, match="can't be read") as caught:
        file.load()
    assert caught.value.hint
    assert file.path.read_bytes() == content


def test_too_many_are_refused(file: FavouritesFile) -> None:
    with pytest.raises(UserError, match="already"):
        file.save([Favourite(name="a")] * (MOST + 1))
    assert not file.path.exists()

"""What is liked survives being stored, and a damaged file is told and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store.taste_file import MOST, Liked, TasteFile


@pytest.fixture
def file(tmp_path: Path) -> TasteFile:
    return TasteFile(tmp_path / "deep" / "taste.json")


def liked(number: int, **more: object) -> Liked:
    return Liked(sha256=f"{number:064x}", kind="score", title=f"Piece {number}", **more)  # type: ignore[arg-type]


def test_nothing_at_first(file: TasteFile) -> None:
    assert file.load() == []


def test_what_is_stored_is_read(file: TasteFile) -> None:
    kept = [liked(1, features={"tempo": 0.5, "mode": "minor", "key": (1.0, 0.0)}), liked(2, likes=False)]
    file.save(kept)
    assert file.load() == kept


def test_the_oldest_go_and_a_thing_counts_once(file: TasteFile) -> None:
    file.save([liked(number) for number in range(MOST + 5)])
    assert file.load()[0] == liked(5)
    file.save([liked(1), liked(1, likes=False)])
    assert file.load() == [liked(1, likes=False)]


@pytest.mark.parametrize("content", [b"", b"{", b'[{"sha256": "1", "kind": "score"}]', b"[3]"])
def test_a_damaged_file_is_told_and_kept(file: TasteFile, content: bytes) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(content)
    with pytest.raises(UserError, match="can't be read") as caught:
        file.load()
    assert caught.value.hint
    assert file.path.read_bytes() == content


def test_features_that_cannot_be_compared_are_left_out(file: TasteFile) -> None:
    file.path.parent.mkdir(parents=True)
    entry = f'[{{"sha256": "{1:064x}", "kind": "image", "features": {{"a": 1, "b": null, "c": {{}}}}}}]'
    file.path.write_text(entry, encoding="utf-8")
    assert file.load()[0].features == {"a": 1.0}

"""What a person's own files become in a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store.blobs import BlobStore
from creastudio.workspace.incoming import kind_of_file, take_in, take_in_any
from tests.support.media_files import clicks, grey_frames, write_sound, write_video
from tests.support.projects import tiny_png


class GivenUp(Exception):
    """Raised by somebody who doesn't want to wait."""


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def kept(blobs: BlobStore) -> list[Path]:
    return [path for path in blobs.folder.rglob("*") if path.is_file()]


def test_a_video_says_what_it_is_and_is_kept_as_it_came(tmp_path: Path, blobs: BlobStore) -> None:
    path = write_video(tmp_path / "walk.mp4", grey_frames([90] * 25), sound=clicks(1.0))
    shares: list[float] = []
    asset = take_in(path, blobs, shares.append).asset
    facts = asset.metadata
    assert (asset.kind, asset.title) == ("video", "walk")
    assert (facts["width"], facts["height"], facts["rate"], facts["audio_channels"]) == (64, 48, "25/1", 2)
    assert (facts["file"], facts["bytes"]) == ("walk.mp4", path.stat().st_size)
    assert blobs.read(asset.sha256) == path.read_bytes()
    assert shares == sorted(shares)
    assert shares[-1] <= 1


def test_what_a_file_holds_counts_and_not_what_it_is_called(tmp_path: Path, blobs: BlobStore) -> None:
    sound = write_sound(tmp_path / "sound.wav", clicks(0.5))
    called_film = sound.rename(tmp_path / "film.mp4")
    assert take_in(called_film, blobs).asset.kind == "audio"
    picture = tmp_path / "picture.mov"
    picture.write_bytes(tiny_png())
    assert kind_of_file(picture) == "image"
    assert take_in_any(picture, blobs).asset.media_type == "image/png"
    assert kind_of_file(tmp_path / "notes.txt") is None
    assert kind_of_file(tmp_path / "gone.mid") == "score"


def test_whoever_gives_up_leaves_nothing(tmp_path: Path, blobs: BlobStore) -> None:
    path = write_sound(tmp_path / "long.wav", clicks(2.0))

    def stop(_share: float) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        take_in(path, blobs, stop)
    assert kept(blobs) == []


@pytest.mark.parametrize("name", ["broken.mp4", "broken.mid", "broken.png"])
def test_what_is_damaged_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, blobs: BlobStore, name: str
) -> None:
    (tmp_path / name).write_bytes(b"nothing of that kind" * 20)
    with pytest.raises(UserError, match="broken"):
        take_in_any(tmp_path / name, blobs)
    assert kept(blobs) == []

"""Which media are missing, and in which files of a folder they are found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.assets import add_assets
from creastudio.core.edits.relink import relink_asset, show_in_clips
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip, ClipKind, Sequence, Track
from creastudio.store.blobs import BlobStore
from creastudio.workspace.incoming import take_in
from creastudio.workspace.missing_media import find_in_folder, missing_media
from tests.support.media_files import clicks, grey_frames, write_sound, write_video


def document(*assets: Asset, clips: tuple[Clip, ...] = ()) -> Document:
    start, placed = 0, []
    for asset in assets:
        kind: ClipKind = "audio" if asset.kind == "audio" else "video" if asset.kind == "video" else "image"
        clip = Clip(kind=kind, asset=asset.sha256, name=asset.title, start=start, duration=from_seconds(1))
        placed.append((kind, clip))
        start = clip.end
    placed += [(clip.kind, clip) for clip in clips]
    tracks = [Track(kind="audio" if kind == "audio" else "picture", clips=(clip,)) for kind, clip in placed]
    return Document(assets=assets, sequences=(Sequence(tracks=tuple(tracks)),))


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


@pytest.fixture
def film(tmp_path: Path, blobs: BlobStore) -> Asset:
    path = write_video(tmp_path / "film.mp4", grey_frames([90] * 25), sound=clicks(1.0))
    return take_in(path, blobs).asset


@pytest.fixture
def song(tmp_path: Path, blobs: BlobStore) -> Asset:
    return take_in(write_sound(tmp_path / "song.wav", clicks(1.5)), blobs).asset


def test_what_is_there_is_not_missing(film: Asset, song: Asset, blobs: BlobStore) -> None:
    assert missing_media(document(film, song), blobs) == []


def test_bytes_that_are_gone_are_missing_with_what_is_known_of_them(
    film: Asset, song: Asset, blobs: BlobStore
) -> None:
    blobs.path(film.sha256).unlink()
    (missing,) = missing_media(document(film, song), blobs)
    assert (missing.sha256, missing.title, missing.kind, missing.name) == (
        film.sha256,
        "film",
        "video",
        "film.mp4",
    )
    assert missing.duration == pytest.approx(1.0, abs=0.1)
    assert len(missing.clips) == 1


def test_what_was_thrown_away_is_not_missing_and_what_nobody_shows_neither(
    song: Asset, blobs: BlobStore
) -> None:
    blobs.path(song.sha256).unlink()
    assert missing_media(Document(assets=(song,)), blobs) == []
    shown = document(song)
    assert missing_media(shown.model_copy(update={"assets": (), "trash": (song,)}), blobs) == []


def test_the_same_file_is_found_whatever_it_is_called(
    film: Asset, song: Asset, blobs: BlobStore, tmp_path: Path
) -> None:
    for asset in (film, song):
        blobs.path(asset.sha256).unlink()
    missing = missing_media(document(film, song), blobs)
    folder = tmp_path / "moved" / "deep"
    folder.mkdir(parents=True)
    (tmp_path / "film.mp4").rename(folder / "renamed.mov")
    (tmp_path / "song.wav").rename(folder / "song.wav")
    write_sound(folder / "another.wav", clicks(1.5, every=0.3))
    found = find_in_folder(tmp_path / "moved", missing)
    assert {(item.missing.title, item.path.name, item.exact) for item in found} == {
        ("film", "renamed.mov", True),
        ("song", "song.wav", True),
    }


def test_another_file_of_its_name_and_length_is_alike(song: Asset, blobs: BlobStore, tmp_path: Path) -> None:
    blobs.path(song.sha256).unlink()
    missing = missing_media(document(song), blobs)
    short, long = tmp_path / "short", tmp_path / "long"
    short.mkdir()
    long.mkdir()
    write_sound(short / "song.wav", clicks(0.7))
    assert find_in_folder(short, missing) == []
    write_sound(long / "Song.flac", clicks(1.5, every=0.3), codec="flac")
    (found,) = find_in_folder(long, missing)
    assert (found.path.name, found.exact) == ("Song.flac", False)


def test_what_another_program_named_is_missing_until_a_file_is_found(
    film: Asset, song: Asset, blobs: BlobStore
) -> None:
    named = Clip(
        kind="video",
        name="shot 7",
        missing=True,
        start=0,
        duration=from_seconds(3),
        source_duration=from_seconds(3),
    )
    before = add_assets([song]).apply(document(clips=(named,)))
    (missing,) = missing_media(before, blobs)
    assert (missing.sha256, missing.title, missing.clips) == ("", "shot 7", (named.id,))
    after = show_in_clips(missing.clips, film).apply(before)
    assert missing_media(after, blobs) == []
    (clip,) = after.sequences[0].tracks[0].clips
    assert (clip.asset, clip.missing) == (film.sha256, False)
    # Of a shorter file it shows what there is.
    assert clip.duration <= from_seconds(1.05)


def test_relinking_ends_it(film: Asset, song: Asset, blobs: BlobStore, tmp_path: Path) -> None:
    blobs.path(film.sha256).unlink()
    before = document(film, song)
    (missing,) = missing_media(before, blobs)
    other = take_in(write_video(tmp_path / "other.mp4", grey_frames([120] * 25)), blobs).asset
    after = relink_asset(missing.sha256, other).apply(before)
    assert missing_media(after, blobs) == []


def test_a_search_can_be_given_up(song: Asset, blobs: BlobStore, tmp_path: Path) -> None:
    blobs.path(song.sha256).unlink()
    missing = missing_media(document(song), blobs)

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_in_folder(tmp_path, missing, stop)

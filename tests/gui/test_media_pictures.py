"""Pictures of what plays: in the library, and proxies behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap

from creastudio.api.score import Bar, Note, Score, Track
from creastudio.core.assets import Asset
from creastudio.core.edits.assets import add_assets
from creastudio.media import proxies as media_proxies
from creastudio.shell.library.file_pictures import file_thumbnail
from creastudio.shell.library.folders import folders_of
from creastudio.shell.media import proxies
from creastudio.shell.media.media_pictures import score_picture
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.media.proxies import proxies_of
from creastudio.shell.media.waveforms import waveforms_of
from creastudio.workspace.incoming import take_in
from tests.gui.conftest import StudioRobot
from tests.support.media_files import clicks, grey_frames, write_sound, write_video


def scale() -> Score:
    """A rising scale of eight quarters."""
    notes = [Note(960 * index, 960, 60 + 2 * index) for index in range(4)]
    return Score(tracks=(Track(bars=(Bar.of(notes),)),))


def kept(studio: StudioRobot, path: Path) -> Asset:
    asset = take_in(path, studio.session.workspace.blobs).asset
    assert studio.session.apply(add_assets([asset]))
    return asset


def thumbnail(studio: StudioRobot, asset: Asset, side: int = 64) -> QImage:
    pictures = pictures_of(studio.session)
    found: list[QPixmap] = []

    def there() -> bool:
        picture = pictures.thumbnail(asset.sha256, side)
        found.extend([picture] if picture is not None else [])
        return bool(found)

    studio.qtbot.waitUntil(there)
    return found[0].toImage()


def test_a_video_shows_one_of_its_frames(studio: StudioRobot, tmp_path: Path) -> None:
    asset = kept(studio, write_video(tmp_path / "film.mp4", grey_frames([150] * 10), sound=clicks(0.4)))
    image = thumbnail(studio, asset)
    assert (image.width(), image.height()) == (64, 48)
    assert abs(image.pixelColor(32, 24).lightness() - 150) < 8


def test_a_sound_shows_its_waveform(studio: StudioRobot, tmp_path: Path) -> None:
    asset = kept(studio, write_sound(tmp_path / "song.wav", clicks(1.0, every=0.5)))
    image = thumbnail(studio, asset, 100)
    heights = [sum(image.pixelColor(x, y).alpha() > 100 for y in range(image.height())) for x in range(100)]
    assert max(heights[3:8]) > 20
    assert max(heights[47:54]) > 20
    assert max(heights[15:40]) <= 2
    assert waveforms_of(studio.session).peaks(asset.sha256) is not None


def test_a_score_shows_its_notes(studio: StudioRobot, tmp_path: Path) -> None:
    path = tmp_path / "tune.score"
    path.write_bytes(scale().dumps())
    image = thumbnail(studio, kept(studio, path))
    assert any(image.pixelColor(x, y).alpha() > 100 for x in range(64) for y in range(image.height()))


def test_drums_alone_are_seen_too() -> None:
    beats = Score(tracks=(Track(percussion=True),)).with_notes(
        0, [Note(960 * at, 240, 36) for at in range(4)]
    )
    image = score_picture(beats.dumps(), "", 64)
    assert any(image.pixelColor(x, y).alpha() for x in range(64) for y in range(image.height()))


def test_an_empty_score_and_broken_files_show_nothing(studio: StudioRobot, tmp_path: Path) -> None:
    score, film = tmp_path / "empty.score", tmp_path / "bad.mp4"
    score.write_bytes(Score().dumps())
    film.write_text("no film")
    assert not file_thumbnail(score, 64, "score").isNull()
    assert file_thumbnail(film, 64, "video").isNull()
    assert file_thumbnail(film, 64, "score").isNull()


def test_folders_of_the_library_show_videos_and_sounds(studio: StudioRobot, tmp_path: Path) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    write_video(folder / "film.mkv", grey_frames([150] * 5))
    write_sound(folder / "song.wav", clicks(0.2))
    (folder / "bad.mp4").write_text("no film")
    folders = folders_of(studio.session)
    folders.add(folder)
    studio.qtbot.waitUntil(lambda: folders.looking() is None and len(folders.items(folder)) == 3)
    found = {item.title: (item.kind, item.width, item.height) for item in folders.items(folder)}
    assert found == {"film": ("video", 64, 48), "song": ("audio", 0, 0), "bad": ("video", 0, 0)}


def test_a_large_video_gets_a_proxy_and_a_small_one_none(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media_proxies, "LARGE", 50 * 50)
    monkeypatch.setattr(media_proxies, "SIDE", 32)
    monkeypatch.setattr(proxies, "DELAY", 10)
    made = proxies_of(studio.session)
    made._timer.setInterval(10)
    large = kept(studio, write_video(tmp_path / "large.mp4", grey_frames([150] * 10)))
    small = kept(studio, write_video(tmp_path / "small.mp4", grey_frames([150] * 10, 32, 24)))
    studio.qtbot.waitUntil(lambda: made.find(large.sha256, 32, 24) is not None)
    assert made.find(large.sha256, 64, 48) is None
    studio.qtbot.waitUntil(lambda: not made.work.busy)
    assert made.find(small.sha256, 32, 24) is None


def test_no_proxies_where_the_settings_say_so(studio: StudioRobot, tmp_path: Path) -> None:
    made = proxies_of(studio.session)
    made._timer.setInterval(1)
    assert studio.session.update_settings(make_proxies=False)
    kept(studio, write_video(tmp_path / "film.mp4", grey_frames([150] * 10)))
    studio.qtbot.wait(30)
    assert not made.work.busy

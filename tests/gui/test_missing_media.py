"""Media that are gone: told, located one by one or in a folder, and shown again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from creastudio.core.assets import Asset
from creastudio.core.edits.place_media import place_on_timeline
from creastudio.shell.dialogs.missing_media import MissingMediaDialog
from creastudio.shell.missing.media import MissingMedia, missing_media_of, tell_missing_media
from creastudio.shell.timeline.monitor.frame_feed import feed_of
from creastudio.workspace.incoming import take_in
from tests.gui.conftest import StudioRobot
from tests.support.media_files import clicks, grey_frames, write_sound, write_video

TUNE = """<?xml version="1.0"?><score-partwise version="4.0"><part-list><score-part id="P1"><part-name>A</part-name>
</score-part></part-list><part id="P1"><measure number="1"><attributes><divisions>1</divisions></attributes><note><pitch>
<step>C</step><octave>4</octave></pitch><duration>4</duration></note></measure></part></score-partwise>"""


@pytest.fixture
def film(studio: StudioRobot, tmp_path: Path) -> Asset:
    """A video on the timeline whose bytes the project has lost; the file that it came from is still there."""
    asset = take_in(
        write_video(tmp_path / "film.mp4", grey_frames([90] * 25)), studio.session.workspace.blobs
    ).asset
    # Before anything could open it.
    studio.session.workspace.blobs.path(asset.sha256).unlink()
    assert studio.session.apply(place_on_timeline(studio.session.sequence_id, asset))
    return asset


def media(studio: StudioRobot) -> MissingMedia:
    found = missing_media_of(studio.session)
    found.look()
    studio.qtbot.waitUntil(lambda: bool(found.found))
    return found


def located(studio: StudioRobot, found: MissingMedia) -> None:
    studio.qtbot.waitUntil(lambda: not found.work.busy)


def test_what_is_missing_is_told_with_a_way_to_find_it(studio: StudioRobot, film: Asset) -> None:
    tell_missing_media(studio.session)
    studio.qtbot.waitUntil(
        lambda: any("missing" in notice and "'film'" in notice for notice in studio.notices())
    )
    assert missing_media_of(studio.session).is_gone(film.sha256)


def test_the_same_file_heals_without_a_step(studio: StudioRobot, film: Asset, tmp_path: Path) -> None:
    found = media(studio)
    (missing,) = found.found
    before = studio.session.document
    studio.chooser.answers.append((tmp_path / "film.mp4").rename(tmp_path / "moved.mp4"))
    found.locate(missing)
    located(studio, found)
    studio.qtbot.waitUntil(lambda: not found.found)
    assert studio.session.document is before
    assert studio.session.workspace.blobs.has(film.sha256)
    assert not found.is_gone(film.sha256)


@pytest.mark.parametrize("answer", ["use", "cancel"])
def test_another_file_is_used_only_if_the_person_says_so(
    studio: StudioRobot, film: Asset, tmp_path: Path, answer: str
) -> None:
    found = media(studio)
    asked: list[str] = []

    def ask(_parent: QWidget | None, title: str, _text: str, _choices: object) -> str:
        asked.append(title)
        return answer

    found.ask = ask
    studio.chooser.answers.append(write_video(tmp_path / "other.mp4", grey_frames([150] * 30)))
    found.locate(found.found[0])
    located(studio, found)
    assert asked == ["Use another file?"]
    sequence = studio.session.sequence
    assert sequence is not None
    shown = {clip.asset for track in sequence.tracks for clip in track.clips}
    assert (shown == {film.sha256}) == (answer == "cancel")
    if answer == "use":
        studio.qtbot.waitUntil(lambda: not found.found)
        studio.session.workspace.undo()
        studio.qtbot.waitUntil(lambda: bool(found.found))


def test_a_folder_is_looked_through_for_all(studio: StudioRobot, film: Asset, tmp_path: Path) -> None:
    blobs = studio.session.workspace.blobs
    song = take_in(write_sound(tmp_path / "song.wav", clicks(0.5)), blobs).asset
    assert studio.session.apply(place_on_timeline(studio.session.sequence_id, song))
    blobs.path(song.sha256).unlink()
    found = missing_media_of(studio.session)
    found.look()
    studio.qtbot.waitUntil(lambda: len(found.found) == 2)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (tmp_path / "film.mp4").rename(folder / "renamed.mp4")
    write_sound(folder / "song.wav", clicks(0.5, every=0.1))
    found.ask = lambda *_: "use"
    studio.chooser.answers.append(folder)
    found.locate_in_folder()
    located(studio, found)
    studio.qtbot.waitUntil(lambda: not found.found)
    assert blobs.has(film.sha256)
    assert film.sha256 in {asset.sha256 for asset in studio.session.document.assets}


def test_a_folder_without_any_of_it_is_said(studio: StudioRobot, film: Asset, tmp_path: Path) -> None:
    found = media(studio)
    folder = tmp_path / "empty"
    folder.mkdir()
    studio.chooser.answers.append(folder)
    found.locate_in_folder()
    located(studio, found)
    studio.qtbot.waitUntil(lambda: any("None of the missing media" in notice for notice in studio.notices()))
    assert found.found


def test_the_dialog_lists_what_is_missing_until_it_is_found(
    studio: StudioRobot, film: Asset, tmp_path: Path
) -> None:
    found = media(studio)
    dialog = MissingMediaDialog(found, studio.window)
    assert list(dialog.locates) == [film.sha256]
    studio.chooser.answers.append(tmp_path / "film.mp4")
    dialog.locates[film.sha256].click()  # pyright: ignore[reportAttributeAccessIssue]
    located(studio, found)
    studio.qtbot.waitUntil(lambda: not dialog.locates)
    assert not dialog.folder.isEnabled()
    dialog.deleteLater()


def test_the_monitor_shows_it_again_as_soon_as_it_is_back(
    studio: StudioRobot, film: Asset, tmp_path: Path
) -> None:
    feed = feed_of(studio.session)
    view = QObject(studio.window)
    feed.want(view, 64, 48)

    def level() -> int:
        image = feed.image
        return (
            image.pixelColor(image.width() // 2, image.height() // 2).lightness() if image is not None else -1
        )

    studio.qtbot.waitUntil(lambda: feed.settled and feed.image is not None)
    assert abs(level() - 90) > 5
    found = media(studio)
    studio.chooser.answers.append(tmp_path / "film.mp4")
    found.locate(found.found[0])
    located(studio, found)
    studio.qtbot.waitUntil(lambda: abs(level() - 90) <= 5)
    feed.want(view, 0, 0)


def test_a_score_is_known_again_by_what_comes_of_its_file(studio: StudioRobot, tmp_path: Path) -> None:
    folder = tmp_path / "scores"
    folder.mkdir()
    path = folder / "tune.musicxml"
    path.write_text(TUNE)
    blobs = studio.session.workspace.blobs
    tune = take_in(path, blobs).asset
    blobs.path(tune.sha256).unlink()
    assert studio.session.apply(place_on_timeline(studio.session.sequence_id, tune))
    found = media(studio)
    found.ask = lambda *_: pytest.fail("nothing is to be asked")
    studio.chooser.answers.append(folder)
    found.locate_in_folder()
    located(studio, found)
    studio.qtbot.waitUntil(lambda: not found.found)
    assert blobs.has(tune.sha256)

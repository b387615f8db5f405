"""Videos, sounds and scores that come into a project from the disk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from creastudio.api.score import Score
from creastudio.core.edits.artboards import remove_artboard
from creastudio.shell.canvas.importing import import_files, taking_in_of
from creastudio.shell.library.acts import LibraryActs
from creastudio.shell.library.folders import folders_of
from tests.gui.conftest import StudioRobot
from tests.gui.toy import tiny_png
from tests.support.media_files import clicks, grey_frames, write_sound, write_video


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_video(tmp_path / "film.mp4", grey_frames(range(20, 120, 4)), sound=clicks(1.0))


@pytest.fixture
def song(tmp_path: Path) -> Path:
    return write_sound(tmp_path / "song.wav", clicks(0.5))


def settled(studio: StudioRobot) -> None:
    studio.qtbot.waitUntil(lambda: not taking_in_of(studio.session).busy)


def titles(studio: StudioRobot) -> list[str]:
    return [asset.title for asset in studio.session.document.assets]


def test_a_placed_video_lies_on_the_timeline(studio: StudioRobot, film: Path) -> None:
    studio.chooser.answers.append(film)
    studio.window.commands.run("file.place")
    settled(studio)
    (asset,) = studio.session.document.assets
    assert (asset.kind, asset.size, asset.metadata["duration"]) == (
        "video",
        (64, 48),
        pytest.approx(1.0, abs=0.05),
    )
    assert (asset.metadata["rate"], asset.metadata["audio_channels"]) == ("25/1", 2)
    sequence = studio.session.sequence
    assert sequence is not None
    clips = [clip for track in sequence.tracks for clip in track.clips]
    assert asset.sha256 in [clip.asset for clip in clips]
    assert studio.session.workspace.blobs.path(asset.sha256).read_bytes() == film.read_bytes()
    assert any("Placed on V1 at 00:00:00:00" in notice for notice in studio.notices())


def test_several_files_are_placed_at_once(studio: StudioRobot, film: Path, song: Path) -> None:
    studio.chooser.answers += [film, song]
    studio.window.commands.run("file.place")
    settled(studio)
    assert sorted(asset.kind for asset in studio.session.document.assets) == ["audio", "video"]


def test_pictures_and_videos_dropped_together_each_go_where_they_belong(
    studio: StudioRobot, film: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(tiny_png(8, 8))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (film, picture)])
    canvas = studio.window.canvas
    at = canvas.viewport_shown.to_view(QPointF(100, 100))
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    canvas.dropEvent(QDropEvent(at, copy, mime, left, plain))
    settled(studio)
    (board,) = studio.session.document.artboards
    assert [layer.name for layer in board.layers] == ["picture"]
    assert sorted(titles(studio)) == ["film", "picture"]


def test_the_library_keeps_sounds_and_scores(studio: StudioRobot, song: Path, tmp_path: Path) -> None:
    score = tmp_path / "tune.score"
    score.write_bytes(Score().dumps())
    acts = LibraryActs(studio.session, folders_of(studio.session))
    acts.take_files([song, score])
    settled(studio)
    kinds = {asset.title: asset.kind for asset in studio.session.document.assets}
    assert kinds == {"song": "audio", "tune": "score"}


def test_a_picture_that_is_called_a_video_is_a_picture(studio: StudioRobot, tmp_path: Path) -> None:
    path = tmp_path / "really a picture.mp4"
    path.write_bytes(tiny_png(8, 8))
    found: list[str] = []
    import_files(studio.session, [path], lambda assets: found.extend(asset.kind for asset in assets))
    settled(studio)
    assert found == ["image"]


def test_what_cannot_be_read_is_said_and_the_others_come(
    studio: StudioRobot, song: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_text("nothing of the kind")
    found: list[str] = []
    import_files(studio.session, [bad, song], lambda assets: found.extend(asset.title for asset in assets))
    settled(studio)
    assert found == ["song"]
    assert any("bad.mp4" in notice for notice in studio.notices())


def test_the_status_line_shows_what_is_copied_and_gives_it_up(studio: StudioRobot, song: Path) -> None:
    taking_in, line = taking_in_of(studio.session), studio.window.status.taking_in
    assert line.isHidden()
    reached, go_on, arrived = threading.Event(), threading.Event(), []

    def work(path: Path, progress: Callable[[float], object]) -> str:
        progress(0.5)
        reached.set()
        assert go_on.wait(10)
        progress(0.75)
        return path.name

    taking_in.run([song, song], work, arrived.extend)
    assert reached.wait(10)
    studio.qtbot.waitUntil(lambda: line.bar.value() == 500)
    assert not line.isHidden()
    assert "song.wav" in line.text.text()
    line.cancel.click()
    go_on.set()
    settled(studio)
    assert arrived == []
    assert line.isHidden()
    assert list(studio.session.workspace.blobs.all()) == []


def test_closing_the_project_gives_up_what_is_copied(studio: StudioRobot, song: Path) -> None:
    begun, seen = threading.Event(), []

    def work(path: Path, progress: Callable[[float], object]) -> str:
        begun.set()
        while True:
            time.sleep(0.005)
            progress(0.5)

    taking_in_of(studio.session).run([song], work, seen.extend)
    assert begun.wait(10)
    studio.new()
    studio.qtbot.waitUntil(lambda: all(thread.name != "taking in" for thread in threading.enumerate()))
    assert seen == []


def test_closing_the_window_waits_for_what_is_being_copied(studio: StudioRobot, tmp_path: Path) -> None:
    journal: list[str] = []
    begun = threading.Event()

    def copy(_path: Path, progress: Callable[[float], object]) -> None:
        begun.set()
        try:
            while True:
                progress(0.5)
                time.sleep(0.002)
        finally:
            time.sleep(0.05)
            journal.append("copied no more")

    workspace = studio.session.workspace
    let_go = workspace.close
    workspace.close = lambda *args, **more: (journal.append("let go"), let_go(*args, **more))  # pyright: ignore[reportAttributeAccessIssue]
    taking_in_of(studio.session).run([tmp_path / "long.mp4"], copy, lambda _found: None)
    assert begun.wait(5)
    studio.window.closing.drop()
    studio.window.close()
    assert journal == ["copied no more", "let go"]


def test_what_is_wrong_with_a_score_is_told_with_the_name_of_its_file(
    studio: StudioRobot, tmp_path: Path
) -> None:
    # One note that begins and never ends.
    track = b"\x00\x90\x3c\x40\x83\x60\xff\x2f\x00"
    file = tmp_path / "hanging.mid"
    file.write_bytes(
        b"MThd\x00\x00\x00\x06\x00\x00\x00\x01\x01\xe0MTrk" + len(track).to_bytes(4, "big") + track
    )
    studio.chooser.answers.append(file)
    studio.window.commands.run("file.place")
    settled(studio)
    (notice,) = [notice for notice in studio.notices() if "as it was written" in notice]
    assert "hanging.mid" in notice
    assert "Notes without an end" in notice


def test_files_can_be_placed_where_there_is_no_artboard(studio: StudioRobot, film: Path) -> None:
    board = studio.session.artboard
    assert board is not None
    studio.session.apply(remove_artboard(board.id))
    studio.wait(lambda: studio.window.actions_by_id["file.place"].isEnabled())
    studio.chooser.answers.append(film)
    studio.do("file.place")
    settled(studio)
    sequence = studio.session.sequence
    assert sequence is not None
    assert sequence.duration

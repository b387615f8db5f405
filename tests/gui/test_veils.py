"""What is blocked leaves the studio in no way, and what is blurred is blurred in the window alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from creastudio.core.blocked import Blocked
from creastudio.core.edits import clear_flagged, set_safety
from creastudio.core.results import Result
from creastudio.core.safety import Action, with_rule
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.notices import Offer
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.start.project_picture import project_picture
from creastudio.shell.timeline.monitor.frame_actions import FrameActions
from creastudio.shell.timeline.painting.clip_pictures import clip_pictures_of
from creastudio.shell.transfer.clipboard import LAYERS, copy_layers
from creastudio.shell.transfer.layer_files import artboard_file, layers_of, save_picture
from tests.gui.conftest import StudioRobot
from tests.gui.eyes import give_eyes


@pytest.fixture
def shown(studio: StudioRobot) -> Result:
    """A flagged picture on the first artboard and on the timeline, selected."""
    give_eyes(studio.session)
    (result,) = studio.make(1)
    assert studio.session.accept(result.id, "both")
    studio.session.select([layer.id for layer in studio.session.document.artboards[0].layers])
    QGuiApplication.clipboard().clear()
    return result


def wanted(studio: StudioRobot, action: Action) -> None:
    studio.session.apply(set_safety(with_rule(studio.session.document.safety, "bare", action)))


def clipped() -> QMimeData:
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def told(studio: StudioRobot) -> bool:
    return any(
        isinstance(item, Offer) and "Blocked" in item.message for item in studio.studio.notifier.notices
    )


def pixels(image: QImage | None) -> bytes:
    assert image is not None
    return bytes(image.constBits())


@pytest.mark.parametrize(("action", "leaves"), [("flag", True), ("blur", True), ("block", False)])
def test_the_clipboard_takes_pictures_as_they_are_and_none_that_are_blocked(
    studio: StudioRobot, shown: Result, action: Action, leaves: bool
) -> None:
    copy_layers(studio.session)
    plain = pixels(QImage(clipped().imageData()))
    QGuiApplication.clipboard().clear()
    wanted(studio, action)
    assert copy_layers(studio.session)
    assert clipped().hasFormat(LAYERS)
    assert clipped().hasImage() is leaves
    assert told(studio) is not leaves
    if leaves:
        assert pixels(QImage(clipped().imageData())) == plain


def test_files_of_artboards_and_layers_are_refused_with_an_offer(
    studio: StudioRobot, shown: Result, tmp_path: Path
) -> None:
    wanted(studio, "block")
    layers = layers_of(studio.session, studio.session.selected_layers)
    studio.chooser.answers.append(tmp_path / "layer.png")
    save_picture(studio.session, layers, studio.window)
    assert told(studio)
    _, make = artboard_file(studio.session, studio.session.document.artboards[0])
    with pytest.raises(Blocked, match="blocked by the safety policy"):
        make(tmp_path / "board.png")
    assert not list(tmp_path.iterdir())
    studio.session.apply(clear_flagged(shown.asset.sha256))
    _, make = artboard_file(studio.session, studio.session.document.artboards[0])
    make(tmp_path / "board.png")
    assert (tmp_path / "board.png").exists()


@pytest.mark.parametrize(("action", "leaves"), [("blur", True), ("block", False)])
def test_a_frame_is_saved_as_it_is_unless_it_is_blocked(
    studio: StudioRobot, shown: Result, tmp_path: Path, action: Action, leaves: bool
) -> None:
    frames, out = FrameActions(studio.session, studio.window), tmp_path / "frame.png"

    def saved(path: Path) -> bytes:
        studio.chooser.answers.append(path)
        frames.save_frame()
        studio.wait(path.exists)
        return pixels(QImage(str(path)))

    plain = saved(tmp_path / "plain.png")
    wanted(studio, action)
    if leaves:
        assert saved(out) == plain
    else:
        studio.chooser.answers.append(out)
        frames.save_frame()
        assert told(studio)
        assert not out.exists()


def test_the_picture_of_a_project_file_is_veiled_as_its_window_is(
    studio: StudioRobot, shown: Result, tmp_path: Path
) -> None:
    def picture(name: str) -> bytes:
        studio.session.workspace.save(tmp_path / name)
        return pixels(project_picture(tmp_path / name, 64))

    plain = picture("plain.crea")
    wanted(studio, "blur")
    assert picture("veiled.crea") != plain
    wanted(studio, "flag")
    assert picture("again.crea") == plain


def test_an_artboard_on_the_timeline_is_painted_anew_when_it_is_veiled(
    studio: StudioRobot, shown: Result
) -> None:
    pictures, board = clip_pictures_of(studio.session), studio.session.document.artboards[0].id

    def painted(is_new: Callable[[bytes], bool]) -> bytes:
        def there() -> bool:
            found = pictures.artboard(board, 40)
            return found is not None and is_new(pixels(found.toImage()))

        studio.wait(there)
        found = pictures.artboard(board, 40)
        assert found is not None
        return pixels(found.toImage())

    plain = painted(lambda _data: True)
    wanted(studio, "blur")
    veiled = painted(lambda data: data != plain)
    safety_of(studio.session).reveal(shown.asset.sha256)
    assert painted(lambda data: data != veiled) == plain


def test_a_thumbnail_that_was_under_way_when_it_was_veiled_is_made_anew(
    studio: StudioRobot, shown: Result
) -> None:
    pictures, sha256 = pictures_of(studio.session), shown.asset.sha256
    assert pictures.thumbnail(sha256, 33) is None  # it is being made
    wanted(studio, "blur")
    studio.wait(lambda: pictures.thumbnail(sha256, 33) is not None)
    veiled = pictures.thumbnail(sha256, 33)
    safety_of(studio.session).reveal(sha256)
    studio.wait(lambda: pictures.thumbnail(sha256, 33) is not None)
    plain = pictures.thumbnail(sha256, 33)
    assert veiled is not None
    assert plain is not None
    assert veiled.toImage() != plain.toImage()

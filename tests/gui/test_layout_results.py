"""Layouts in the window: compared as artboards in place, placed in one step, dropped, and shown in Results."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.results import Result
from creastudio.shell.canvas.dropping import drop, place_assets, wanted
from creastudio.shell.canvas.view import CanvasView
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.panels.results.result_data import file_name, result_mime, write_result
from creastudio.shell.panels.results.review import review_of
from tests.gui.ads import make_ads
from tests.gui.conftest import StudioRobot

Key = Qt.Key


@pytest.fixture
def ads(studio: StudioRobot) -> list[Result]:
    """Two variants of an ad in three formats, just made."""
    return make_ads(studio)


@pytest.fixture
def canvas(studio: StudioRobot) -> CanvasView:
    studio.window.canvas.setFocus()
    return studio.window.canvas


def test_all_formats_of_a_variant_come_up_in_place(
    studio: StudioRobot, canvas: CanvasView, ads: list[Result]
) -> None:
    assert canvas.candidate.boards is not None
    names = [board.name for board in canvas.candidate.boards.boards]
    assert names == ["300 × 250", "160 × 600", "320 × 50"]
    assert len(studio.session.document.artboards) == 1
    assert canvas.viewport_shown.visible(canvas.width(), canvas.height()).contains(
        canvas.candidate.boards.rect
    )
    assert canvas.overlays.review.isVisible()


def test_arrows_go_from_variant_to_variant(
    studio: StudioRobot, canvas: CanvasView, ads: list[Result]
) -> None:
    for expected in (3, 0):
        studio.qtbot.keyClick(canvas, Key.Key_Right)
        assert studio.session.active_result == ads[expected].id
        assert canvas.candidate.boards is not None
        assert canvas.candidate.boards.results[0] == ads[expected].id
    assert len(review_of(studio.session).choices) == 2


def test_a_candidate_is_painted_and_gone_while_b_is_held(
    studio: StudioRobot, canvas: CanvasView, ads: list[Result]
) -> None:
    assert canvas.candidate.boards is not None
    board = canvas.candidate.boards.boards[0]
    # On the button of the ad.
    place = QPointF(board.x + board.width * 0.12, board.y + board.height * 0.9)
    spot = canvas.viewport_shown.to_view(place).toPoint()
    studio.wait(lambda: canvas.grab().toImage().pixelColor(spot).name() == "#ffcc00")
    studio.qtbot.keyPress(canvas, Key.Key_B)
    assert canvas.grab().toImage().pixelColor(spot).name() != "#ffcc00"
    studio.qtbot.keyRelease(canvas, Key.Key_B)


def test_enter_places_all_formats_as_one_step(
    studio: StudioRobot, canvas: CanvasView, ads: list[Result]
) -> None:
    studio.qtbot.keyClick(canvas, Key.Key_Right)
    studio.qtbot.keyClick(canvas, Key.Key_Return)
    boards = studio.session.document.artboards
    assert [board.width for board in boards] == [300, 160, 320]
    assert studio.session.artboard_id == boards[0].id
    assert studio.session.selected_layers == ()
    assert canvas.candidate.boards is None
    assert studio.session.review == ()
    studio.do("edit.undo")
    assert len(studio.session.document.artboards) == 1


def test_escape_leaves_them_in_the_results_and_delete_takes_a_variant(
    studio: StudioRobot, canvas: CanvasView, ads: list[Result]
) -> None:
    studio.qtbot.keyClick(canvas, Key.Key_Delete)
    states = [item.state for item in studio.session.workspace.results]
    assert states == ["discarded"] * 3 + ["new"] * 3
    assert studio.session.active_result == ads[3].id
    studio.qtbot.keyClick(canvas, Key.Key_Escape)
    assert canvas.candidate.boards is None
    assert [item.state for item in studio.session.workspace.results][3:] == ["new"] * 3


def test_dropped_they_lie_where_they_are_dropped(
    studio: StudioRobot, canvas: CanvasView, ads: list[Result]
) -> None:
    mime = result_mime(studio.session, [ads[4]])
    assert wanted(mime)
    drop(studio.session, mime, QPointF(-3000, 50))
    boards = studio.session.document.artboards
    assert [(board.x, board.y) for board in boards] == [(-3000, 50), (-2604, 50), (-2348, 50)]


def test_from_the_library_it_comes_by_itself(
    studio: StudioRobot, canvas: CanvasView, ads: list[Result]
) -> None:
    assert place_assets(studio.session, [ads[1].asset], QPointF(-900, 20))
    board = studio.session.document.artboards[-1]
    assert (board.width, board.height, board.x) == (160, 600, -900)
    assert studio.session.artboard_id == board.id


def test_results_show_what_they_will_be(studio: StudioRobot, ads: list[Result]) -> None:
    pictures = pictures_of(studio.session)
    studio.wait(lambda: pictures.thumbnail(ads[1].asset.sha256, 60) is not None)
    picture = pictures.thumbnail(ads[1].asset.sha256, 60)
    assert picture is not None
    assert (picture.width(), picture.height()) == (16, 60)


def test_other_programs_get_a_picture(studio: StudioRobot, ads: list[Result], tmp_path) -> None:  # type: ignore[no-untyped-def]
    name = file_name(ads[0].asset)
    assert name.endswith(".png")
    assert write_result(studio.session, ads[0].asset, tmp_path / name).read_bytes().startswith(b"\x89PNG")
    value = write_result(studio.session, ads[0].asset, tmp_path / "a.layout")
    assert value.read_bytes() == studio.session.workspace.read_blob(ads[0].asset.sha256)

"""Variants of an ad: as artboards that aren't there yet, and as a row of thumbnails that goes over to another on all sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from creastudio.core import edits
from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import update_artboard
from creastudio.core.results import Result
from creastudio.shell.layouts.ghost import ghost_boards, paint_board_frame
from creastudio.shell.layouts.variants import VariantRow
from tests.gui.ads import ads_of, make_ads, place_ads
from tests.gui.conftest import StudioRobot


@pytest.fixture
def ads(studio: StudioRobot) -> list[Result]:
    return make_ads(studio)


def test_ghosts_are_all_formats_of_a_variant_beside_what_is_there(
    studio: StudioRobot, ads: list[Result]
) -> None:
    ghosts = ghost_boards(studio.session, ads[0])
    assert ghosts is not None
    assert ghosts.results == tuple(ad.id for ad in ads[:3])
    assert len(ghosts.boards) == 3
    assert studio.session.document is ghosts.base
    # The empty artboard of the project makes room for them; what somebody has drawn on stays.
    assert ghosts.document.artboards == ghosts.boards
    (board,) = studio.session.document.artboards
    studio.session.apply(update_artboard(board.id, background="#334455"))
    beside = ghost_boards(studio.session, ads[0])
    assert beside is not None
    assert len(beside.boards) == 3
    assert not beside.rect.intersects(QRectF(board.x, board.y, board.width, board.height))
    studio.session.workspace.undo()
    ghosts = ghost_boards(studio.session, ads[0])
    assert ghosts is not None
    # The same until something changes.
    assert ghost_boards(studio.session, ads[1], ghosts) is ghosts
    other = ghost_boards(studio.session, ads[3], ghosts)
    assert other is not None
    assert other.results == tuple(ad.id for ad in ads[3:])
    studio.session.apply(edits.add_artboard(Artboard(name="New", width=100, height=100, x=5000)))
    fresh = ghost_boards(studio.session, ads[0], ghosts)
    assert fresh is not None
    assert fresh is not ghosts
    assert fresh.results == ghosts.results


def test_what_is_placed_or_no_layout_has_no_ghost(studio: StudioRobot, ads: list[Result]) -> None:
    assert ghost_boards(studio.session, None) is None
    assert studio.session.accept(ads[0].id)
    placed = next(ad for ad in studio.session.workspace.results if ad.id == ads[0].id)
    assert ghost_boards(studio.session, placed) is None


def test_the_frame_of_a_ghost_is_dashed_and_has_its_note(studio: StudioRobot) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_board_frame(painter, QRectF(50, 80, 200, 100), "Variant 2")
    painter.end()
    edge = {picture.pixelColor(x, 80).name() for x in range(60, 240)}
    assert len(edge) > 1
    assert picture.pixelColor(150, 130).name() == "#ffffff"
    assert any(picture.pixelColor(60, y).name() != "#ffffff" for y in range(30, 55))


def test_a_click_goes_over_to_a_variant_on_all_sizes(studio: StudioRobot) -> None:
    boards = place_ads(studio)
    row = VariantRow(studio.session)
    studio.qtbot.addWidget(row)
    row.show_artboard(boards[0])
    told = boards[0].layout
    assert told is not None
    assert list(row.buttons) == list(told.takes)
    assert row.buttons[told.asset].isChecked()
    assert row.buttons[told.asset].accessibleName() == "Variant 1 of 2, on all sizes"
    other = next(sha256 for sha256 in told.takes if sha256 != told.asset)
    row.show()
    studio.qtbot.mouseClick(row.buttons[other], Qt.MouseButton.LeftButton)
    variants = [board.layout.variant for board in ads_of(studio) if board.layout is not None]
    assert variants == [1, 1, 1]
    studio.session.workspace.undo()
    variants = [board.layout.variant for board in ads_of(studio) if board.layout is not None]
    assert variants == [0, 0, 0]


def test_the_row_is_hidden_where_there_is_nothing_to_choose(studio: StudioRobot) -> None:
    row = VariantRow(studio.session)
    studio.qtbot.addWidget(row)
    row.show_artboard(studio.session.document.artboards[0])
    assert row.isHidden()
    assert row.buttons == {}

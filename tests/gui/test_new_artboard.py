"""Artboards by format."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.canvas.menus import menu_of
from creastudio.shell.dialogs.new_artboard import NewArtboardDialog
from creastudio.shell.panels.properties.artboard_properties import ArtboardProperties
from tests.gui.conftest import StudioRobot


def dialog(studio: StudioRobot) -> NewArtboardDialog:
    made = NewArtboardDialog(studio.window, 640, 480)
    studio.qtbot.addWidget(made)
    return made


def test_a_format_brings_size_bleed_and_resolution(studio: StudioRobot) -> None:
    made = dialog(studio)
    made.choose("print.a5")
    studio.window.commands.add_format(made.chosen())
    board = studio.session.document.artboards[1]
    assert (board.width, board.height, board.resolution, board.bleed) == (1748, 2480, 300, 35)
    assert studio.session.artboard_id == board.id
    fields = studio.window.findChild(ArtboardProperties)
    studio.window.show_panel("properties")
    fields = studio.window.findChild(ArtboardProperties)
    assert fields is not None
    assert fields.printed.text().startswith("148.0 × 210.0 mm")


def test_other_numbers_are_taken_as_they_are(studio: StudioRobot) -> None:
    made = dialog(studio)
    assert (made.chosen().width, made.chosen().height) == (640, 480)
    made.choose("meta.story")
    assert made.chosen().safe == (270, 0, 384, 0)
    made.width_field.setValue(900)
    assert made.chosen().width == 900
    assert made.chosen().safe == (0, 0, 0, 0)


def test_formats_are_searched_by_name_group_and_size(studio: StudioRobot) -> None:
    made = dialog(studio)

    def found(text: str) -> list[str]:
        made.search.setText(text)
        return [row.text(0) for row in made._rows if not row.isHidden()]

    assert found("story") == ["Story"]
    assert "Medium rectangle" in found("300 x 250")
    assert "WeChat Moments" in found("china")
    assert found("nothing like it") == []


def test_paper_is_told_in_mm(studio: StudioRobot) -> None:
    made = dialog(studio)
    made.choose("print.a5")
    assert made.printed.text() == "148.0 × 210.0 mm, bleed 3.0 mm"
    made.resolution.setValue(150)
    assert made.printed.text().startswith("296.0 × 419.9 mm")


def test_the_menu_of_a_name_is_the_artboards_and_deletes_it(studio: StudioRobot) -> None:
    studio.window.commands.add_artboard()
    first, second = studio.session.document.artboards
    canvas = studio.window.canvas
    target = canvas.viewport_shown.rect_to_view(board_rect(first))
    under = canvas.tool.board_at(target.topLeft() + QPointF(4, -8))
    assert under is not None
    assert under.id == first.id
    menu = menu_of(studio.session, None, under, studio.window)
    studio.qtbot.addWidget(menu)
    assert studio.session.artboard_id == first.id
    studio.do("edit.delete_artboard")
    assert [board.id for board in studio.session.document.artboards] == [second.id]


def test_what_is_searched_for_is_chosen_and_arrows_go_on(studio: StudioRobot) -> None:
    made = dialog(studio)
    studio.qtbot.keyClicks(made.search, "4K")
    assert (made.chosen().width, made.chosen().height) == (3840, 2160)
    made.search.clear()
    studio.qtbot.keyClicks(made.search, "print")
    first = made.chosen().id
    studio.qtbot.keyClick(made.search, Qt.Key.Key_Down)
    assert made.chosen().id != first
    assert made.table.currentItem().parent().text(0) == "Print"
    studio.qtbot.keyClick(made.search, Qt.Key.Key_Up)
    studio.qtbot.keyClick(made.search, Qt.Key.Key_Up)
    assert made.chosen().id == first
    made.search.setText("nothing like it")
    studio.qtbot.keyClick(made.search, Qt.Key.Key_Down)
    assert made.table.currentItem() is None

"""Artboards by format."""

from __future__ import annotations

from creastudio.shell.dialogs.new_artboard import NewArtboardDialog
from creastudio.shell.panels.other_properties import ArtboardProperties
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

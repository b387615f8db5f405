"""Own formats are made, changed and removed; a damaged file is told, and put aside when asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from creastudio.api.own_formats import OwnFormat, own_format
from creastudio.shell.dialogs.new_artboard import NewArtboardDialog
from creastudio.shell.formats.own_dialog import OwnFormatsDialog
from creastudio.shell.formats.own_row import OwnFormatsRow
from creastudio.workspace.own_formats import own_formats_file


@pytest.fixture
def dialog(qtbot: QtBot) -> OwnFormatsDialog:
    made = OwnFormatsDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def kept() -> tuple[OwnFormat, ...]:
    return own_formats_file().load().formats


def typed(dialog: OwnFormatsDialog, name: str) -> None:
    dialog.form.name.setText(name)
    QTest.keyClick(dialog.form.name, Qt.Key.Key_Return)


def test_a_format_is_made_changed_and_removed(dialog: OwnFormatsDialog) -> None:
    assert dialog.none.isVisible()
    dialog.new.click()
    assert dialog.form.name.text() == "New format"
    typed(dialog, "Lobby")
    dialog.form.width_field.setValue(1920)
    dialog.form.safe[0].setValue(120)
    dialog.form.weight.setValue(150)
    wanted = own_format(name="Lobby", width=1920, height=1080, safe=(120, 0, 0, 0), max_bytes=150_000)
    assert kept() == (wanted,)
    dialog.copy.click()
    assert [item.name for item in kept()] == ["Lobby", "Lobby 2"]
    dialog.remove.click()
    assert kept() == (wanted,)
    dialog.back.click()
    assert [item.name for item in kept()] == ["Lobby", "Lobby 2"]


def test_what_has_no_field_stays(dialog: OwnFormatsDialog) -> None:
    """A screen's resolution is set by the command line alone."""
    fine = own_format(name="Wall", width=1080, height=1920, resolution=144)
    own_formats_file().change(lambda all_: all_.with_format(fine))
    again = OwnFormatsDialog(dialog)
    again.form.width_field.setValue(1200)
    assert kept()[0].width == 1200
    assert kept()[0].resolution == 144


def test_print_is_entered_in_mm(dialog: OwnFormatsDialog) -> None:
    dialog.new.click()
    dialog.form.kind.set_value("print")
    assert (kept()[0].width, kept()[0].resolution, kept()[0].bleed) == (1080, 300, 35.4)
    dialog.form.width_field.setValue(210)
    dialog.form.height_field.setValue(297)
    assert (kept()[0].width, kept()[0].height) == (2480, 3508)
    assert kept()[0].bleed == 35.4
    fields = (dialog.form.width_field, dialog.form.height_field, dialog.form.bleed)
    assert [field.text() for field in fields] == ["210 mm", "297 mm", "3 mm"]
    dialog.form.resolution.setValue(150)
    assert (kept()[0].width, kept()[0].height) == (1240, 1754)
    dialog.form.resolution.setValue(300)
    assert (kept()[0].width, kept()[0].height) == (2480, 3508)
    dialog.form.kind.set_value("banner")
    assert (kept()[0].width, kept()[0].resolution, kept()[0].bleed) == (2480, 96, 0)
    assert not dialog.form.bleed.isVisible()


def test_what_does_not_fit_is_told_and_not_kept(dialog: OwnFormatsDialog) -> None:
    dialog.new.click()
    dialog.new.click()
    typed(dialog, "new FORMAT")
    assert "already" in dialog.form.error.text()
    typed(dialog, "Two")
    dialog.form.safe[1].setValue(2000)
    assert "no room" in dialog.form.error.text()
    assert kept()[1] == own_format(name="Two", width=1080, height=1080)


def test_a_damaged_file_is_put_aside_only_when_asked(qtbot: QtBot) -> None:
    path = own_formats_file().path
    path.write_text('{"version": 1, "formats": [{"name": "A"}]}')
    made = OwnFormatsDialog()
    qtbot.addWidget(made)
    made.show()
    assert "formats.1.width" in made.error.text()
    assert not made.new.isEnabled()
    made.again.click()
    assert not made.error.isVisible()
    made.new.click()
    assert len(kept()) == 1
    assert '"A"' in path.with_suffix(".damaged.json").read_text()


def test_artboards_and_settings_know_them(qtbot: QtBot) -> None:
    row = OwnFormatsRow()
    qtbot.addWidget(row)
    assert "Sizes of your own" in row.words.text()
    own_formats_file().change(
        lambda all_: all_.with_format(own_format(name="Door", group="House", width=300, height=900, bleed=9))
    )
    board = NewArtboardDialog(None, 640, 480)
    qtbot.addWidget(board)
    board.choose("own.door")
    assert (board.chosen().title, board.chosen().bleed) == ("Door", 9)
    board.search.setText("house")
    assert [item.text(0) for item in board._rows if not item.isHidden()] == ["Door"]

"""A new project: its size, its format, and the window that it opens in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from creastudio.shell.dialogs.new_artboard import NewArtboardDialog
from creastudio.shell.dialogs.new_project import SIZES, NewProjectDialog
from tests.gui.conftest import StudioRobot


def test_a_new_project_has_a_usual_size_or_any_other(studio: StudioRobot) -> None:
    dialog = NewProjectDialog(studio.window)
    dialog.cards[1].click()
    assert (dialog.chosen().width, dialog.chosen().height) == (SIZES[1].width, SIZES[1].height)
    dialog.width_box.setValue(300)
    assert (dialog.chosen().width, dialog.chosen().height) == (300, SIZES[1].height)
    dialog.deleteLater()


def test_a_sheet_of_paper_comes_out_of_a_printer_at_its_size(studio: StudioRobot) -> None:
    sheet = next(size for size in SIZES if size.title.startswith("A4"))
    dialog = NewProjectDialog(studio.window)
    dialog.cards[SIZES.index(sheet)].click()
    chosen = dialog.chosen()
    dialog.deleteLater()
    studio.window.closing.drop()
    studio.studio.new_project(size=(sheet.width, sheet.height))
    board = studio.session.artboard
    assert board is not None
    for made in (chosen, board):
        assert made.resolution == 150
        inches = made.width / made.resolution, made.height / made.resolution
        assert [round(25.4 * side) for side in inches] == [210, 297]


def test_a_window_that_fills_the_screen_goes_on_as_one_that_does(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The screen of tests is so small that windows fill it of their own accord.
    monkeypatch.setattr("creastudio.shell.window.main_window.place_window", lambda *_: None)
    monkeypatch.setattr("creastudio.shell.start.start_page.place_window", lambda *_: None)
    for filled in (True, False):
        studio.window.closing.drop()
        studio.studio.show_start(studio.window)
        start = studio.studio.window
        assert start is not None
        start.setWindowState(Qt.WindowState.WindowMaximized if filled else Qt.WindowState.WindowNoState)
        studio.wait(lambda at=start, wanted=filled: at.isMaximized() is wanted)
        studio.studio.new_project(size=(100, 100))
        assert studio.window.isMaximized() is filled


def test_a_new_project_has_a_format_with_its_bleed(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: NewArtboardDialog) -> bool:
        dialog.choose("print.a5")
        dialog.accept()
        dialog.deleteLater()
        return True

    def ask(dialog: NewProjectDialog) -> bool:
        dialog.formats_button.click()
        dialog.deleteLater()
        return dialog.result() == NewProjectDialog.DialogCode.Accepted

    answers = iter((ask, choose))
    monkeypatch.setattr("creastudio.shell.dialogs.new_project.run", lambda dialog: next(answers)(dialog))
    studio.window.closing.drop()
    studio.studio.new_project(studio.window)
    board = studio.session.artboard
    assert board is not None
    assert (board.name, board.width, board.height) == ("A5", 1748, 2480)
    assert (board.bleed, board.resolution) == (35, 300)
    assert studio.session.sequence is not None

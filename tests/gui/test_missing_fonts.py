"""Projects with fonts that this computer hasn't got."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from creastudio.core import edits
from creastudio.core.canvas import GroupLayer, TextLayer, Transform
from creastudio.shell.dialogs.missing_fonts import MissingFontsDialog
from creastudio.shell.missing.fonts import tell_missing_fonts
from creastudio.shell.panels.layers.delegate import lacks_font
from creastudio.shell.session import Offer
from tests.gui.conftest import StudioRobot


@pytest.fixture
def project(studio: StudioRobot, tmp_path: Path) -> Path:
    """A saved project with three texts in two fonts that nobody has, one of them in a group."""
    inner = TextLayer(text="Inner", family="Gone Grotesk")
    for layer in (
        TextLayer(text="One", family="Gone Grotesk", transform=Transform(x=100, y=50, width=150, height=40)),
        TextLayer(text="Two", family="Lost Serif"),
        TextLayer(text="There", family="Poppins"),
        GroupLayer(layers=(inner,)),
    ):
        studio.session.apply(edits.add_layer(studio.session.artboard_id, layer))
    file = tmp_path / "fonts.crea"
    studio.chooser.answers = [file]
    studio.do("file.save_as")
    studio.new()
    # The window that made the project may have told of its fonts already.
    studio.studio.notifier.notices.clear()
    return file


def offer(studio: StudioRobot) -> Offer:
    found = [notice for notice in studio.studio.notifier.notices if isinstance(notice, Offer)]
    return found[-1]


def opened(studio: StudioRobot, project: Path) -> None:
    studio.studio.open_path(project)
    studio.wait(lambda: any("Gone Grotesk" in notice for notice in studio.notices()))


def families(studio: StudioRobot) -> list[str]:
    board = studio.session.document.artboards[0]
    inner = board.layers[3]
    assert isinstance(inner, GroupLayer)
    texts = [layer for layer in (*board.layers[:3], *inner.layers) if isinstance(layer, TextLayer)]
    return [layer.family for layer in texts]


def later(act: Callable[[MissingFontsDialog], object]) -> None:
    """Act on the dialog that is open a moment from now."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MissingFontsDialog)
        act(dialog)

    QTimer.singleShot(50, do)


def test_opening_says_once_what_is_missing(studio: StudioRobot, project: Path) -> None:
    opened(studio, project)
    told = offer(studio)
    assert told.message == "2 fonts of this project aren't on this computer: 'Gone Grotesk', 'Lost Serif'."
    assert "3 texts" in told.hint
    assert len([text for text in studio.notices() if "Gone Grotesk" in text]) == 1
    assert families(studio) == ["Gone Grotesk", "Lost Serif", "Poppins", "Gone Grotesk"]


def test_missing_fonts_are_replaced_as_one_step(studio: StudioRobot, project: Path) -> None:
    opened(studio, project)

    def act(dialog: MissingFontsDialog) -> None:
        assert not dialog.replace.isEnabled()
        field = dialog.fields["Gone Grotesk"]
        field.showPopup()
        assert field.popup is not None
        studio.qtbot.keyClicks(field.popup.search, "oswald")
        studio.qtbot.keyClick(field.popup.search, Qt.Key.Key_Return)
        dialog.replace.click()

    later(act)
    action = offer(studio).action
    assert action is not None
    steps = len(studio.session.workspace.history.entries())
    action()
    assert families(studio) == ["Oswald", "Lost Serif", "Poppins", "Oswald"]
    assert len(studio.session.workspace.history.entries()) == steps + 1
    studio.session.workspace.undo()
    assert families(studio) == ["Gone Grotesk", "Lost Serif", "Poppins", "Gone Grotesk"]


def test_the_texts_of_a_font_are_shown(studio: StudioRobot, project: Path) -> None:
    opened(studio, project)
    board = studio.session.document.artboards[0]

    def act(dialog: MissingFontsDialog) -> None:
        counts = [item for item in dialog.findChildren(QPushButton) if item.text() == "2 texts"]
        counts[0].click()

    later(act)
    studio.do("text.replace")
    inner = board.layers[3]
    assert isinstance(inner, GroupLayer)
    assert studio.session.selected_layers == (board.layers[0].id, inner.layers[0].id)


def test_the_layers_panel_marks_texts_without_their_font() -> None:
    assert lacks_font(TextLayer(family="Gone Grotesk"))
    assert not lacks_font(TextLayer(family="Poppins"))
    assert not lacks_font(TextLayer())
    assert not lacks_font(GroupLayer())


def test_a_project_with_all_its_fonts_says_nothing(studio: StudioRobot) -> None:
    tell_missing_fonts(studio.session)
    assert studio.notices() == []
    studio.wait(lambda: not studio.window.actions_by_id["text.replace"].isEnabled())
    studio.window.commands.run("text.replace")
    assert studio.notices() == ["All fonts of this project are on this computer."]

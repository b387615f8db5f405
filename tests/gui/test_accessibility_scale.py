"""Text of 150 and 200 % is cut nowhere, whether the studio starts with it or grows while it is open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from creastudio.resources import resource_path
from creastudio.shell.app import make_application
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.look.rescaling import rescale
from creastudio.shell.window.docks import PANELS
from creastudio.workspace import opening
from tests.gui.accessible_rooms import simple_dialogs
from tests.gui.conftest import StudioRobot
from tests.support.accessible import Seen


def cut(root: QWidget) -> list[str]:
    seen = Seen(root)
    return [f"{type(root).__name__}: {fault}" for fault in (*seen.cut_texts(), *seen.squeezed())]


def cut_anywhere(studio: StudioRobot) -> list[str]:
    """Go through the panels, a form and some dialogs, and return what is cut."""
    window = studio.window
    faults: list[str] = []
    for place in PANELS:
        window.show_panel(place.name)
        studio.qtbot.wait(1)
        faults += cut(window.panel(place.name))
    window.generators.choose("toy.dots")
    studio.qtbot.wait(1)
    faults += cut(window.generators)
    for dialog in simple_dialogs(studio):
        dialog.show()
        studio.qtbot.waitExposed(dialog)
        studio.qtbot.wait(1)
        faults += cut(dialog)
        dialog.close()
        dialog.deleteLater()
    return faults


@pytest.mark.parametrize("scale", [1.5])
def test_a_studio_that_starts_large(bare_studio: StudioRobot, scale: float) -> None:
    bare_studio.studio.environment.update_settings(text_scale=scale)
    bare_studio.studio.apply_settings()
    studio = bare_studio.studio
    studio.open_workspace(
        lambda: opening.open_copy(studio.environment, resource_path("samples", "motif.crea"))
    )
    bare_studio.qtbot.waitExposed(bare_studio.window)
    faults = cut_anywhere(bare_studio)
    assert not faults, "\n".join(faults)


def test_a_studio_that_grows_while_it_is_open(studio: StudioRobot) -> None:
    for place in PANELS:
        studio.window.show_panel(place.name)
        studio.qtbot.wait(1)
    studio.session.update_settings(text_scale=2.0)
    studio.qtbot.wait(1)
    faults = cut_anywhere(studio)
    assert not faults, "\n".join(faults)


def test_limits_follow_and_come_back_to_the_pixel(qtbot: QtBot) -> None:
    make_application()
    holder = QWidget()
    qtbot.addWidget(holder)
    part, free = QLabel("a", holder), QLabel("b", holder)
    part.setFixedSize(33, 17)
    scales = [1.0, 1.3, 0.8, 2.0, 1.7, 1.1, 1.0]
    for before, now in pairwise(scales):
        rescale([part, free, holder], before, now)
    assert (part.minimumWidth(), part.maximumHeight()) == (33, 17)
    rescale([part], 1.0, 2.0)
    assert (part.minimumWidth(), part.maximumHeight()) == (66, 34)
    assert free.minimumWidth() == 0


def test_dialogs_stay_on_the_screen(studio: StudioRobot) -> None:
    studio.session.update_settings(text_scale=2.0)
    for dialog in simple_dialogs(studio):
        assert isinstance(dialog, DialogFrame)
        dialog.show()
        studio.qtbot.waitExposed(dialog)
        room = dialog.screen().availableSize()
        assert dialog.minimumWidth() <= room.width()
        dialog.close()
        dialog.deleteLater()


def test_icons_and_own_letters_follow(qtbot: QtBot) -> None:
    make_application()
    holder = QWidget()
    qtbot.addWidget(holder)
    pressed, said = QToolButton(holder), QLabel("a", holder)
    pressed.setIconSize(QSize(18, 18))
    letters = said.font()
    letters.setPixelSize(12)
    said.setFont(letters)
    rescale([pressed, said], 1.0, 1.5)
    assert pressed.iconSize() == QSize(27, 27)
    assert said.font().pixelSize() == 18

"""Where windows open: on their screen, as they were left."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from creastudio.shell.window.placing import keep_on_screen, place_window
from tests.gui.conftest import StudioRobot


def opened(qtbot: QtBot, width: int, height: int, kept: str = "") -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    place_window(window, width, height, kept)
    window.show()
    return window


def left(window: QWidget) -> str:
    return bytes(window.saveGeometry().toBase64().data()).decode()


def test_a_window_that_has_room_is_as_large_as_it_likes(qtbot: QtBot) -> None:
    window = opened(qtbot, 300, 200)
    assert not window.isMaximized()
    assert (window.width(), window.height()) == (300, 200)


def test_a_window_without_room_is_maximised(qtbot: QtBot) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    window = opened(qtbot, room.width() + 1, 200)
    assert window.isMaximized()
    assert window.width() <= room.width()


def test_a_window_comes_back_as_it_was_left(qtbot: QtBot) -> None:
    small = opened(qtbot, 300, 200)
    small.resize(310, 220)
    again = opened(qtbot, 2000, 2000, left(small))
    assert not again.isMaximized()
    assert (again.width(), again.height()) == (310, 220)
    assert opened(qtbot, 300, 200, left(opened(qtbot, 2000, 2000))).isMaximized()


def test_a_window_left_on_a_larger_screen_fits_this_one(qtbot: QtBot) -> None:
    large = QWidget()
    qtbot.addWidget(large)
    large.resize(5000, 4000)
    room = QGuiApplication.primaryScreen().availableGeometry()
    window = opened(qtbot, 300, 200, left(large))
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_large_text_asks_for_no_more_than_a_small_screen_has(bare_studio: StudioRobot) -> None:
    environment = bare_studio.studio.environment
    environment.settings = environment.settings.changed(text_scale=1.6)
    bare_studio.studio.apply_settings()
    window = bare_studio.new()
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720


def test_a_window_that_reaches_beyond_its_screen_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    room = window.screen().availableGeometry()
    window.setGeometry(room.right() - 50, room.bottom() - 50, 300, 200)
    keep_on_screen(window)
    assert room.contains(window.frameGeometry())
    assert (window.width(), window.height()) == (300, 200)
    there = window.pos()
    keep_on_screen(window)
    assert window.pos() == there

"""A window with text of 200 % is no higher than a small screen, and all in it can be reached."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.resources import resource_path
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.window.layout import SETTLED
from creastudio.shell.window.main_window import MainWindow
from tests.gui.conftest import StudioRobot

WIDTH, HEIGHT = 1280, 770
"""What a screen of 1280 × 800 leaves of itself below the title of a window, px."""


@pytest.fixture
def window(bare_studio: StudioRobot) -> MainWindow:
    """A film with scores, in the largest text, as large as a small screen."""
    bare_studio.studio.environment.update_settings(text_scale=2.0)
    bare_studio.studio.apply_settings()
    bare_studio.studio.start([str(resource_path("samples", "motif.crea"))])
    window = bare_studio.window
    bare_studio.qtbot.waitExposed(window)
    window.activateWindow()
    bare_studio.wait(window.isActiveWindow)
    window.resize(WIDTH, HEIGHT)
    bare_studio.wait(lambda: window.width() == WIDTH)
    QTest.qWait(2 * SETTLED)
    return window


def seen_of(part: QWidget, window: QWidget) -> QRect:
    """Return where all of a widget is, window px; nothing where a bit of it isn't seen."""
    if part.visibleRegion().boundingRect() != part.rect():
        return QRect()
    return QRect(part.mapTo(window, QPoint()), part.size())


def test_a_film_and_its_score_fit_the_screen(bare_studio: StudioRobot, window: MainWindow) -> None:
    assert window.height() == HEIGHT
    assert window.timeline.isVisible()
    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    bare_studio.wait(panel.isVisible)
    QTest.qWait(2 * SETTLED)
    # So low a window would show the tools of the score without its notes.
    dock = window.docks.docks["score"]
    assert dock.isFloating()
    assert dock.height() <= bare_studio.window.screen().availableSize().height()
    assert window.timeline.isVisible()
    panel.large.click()
    bare_studio.wait(lambda: not dock.isFloating())
    QTest.qWait(2 * SETTLED)
    assert not window.timeline.isVisible()
    assert window.minimumSizeHint().height() <= HEIGHT
    assert dock.height() > 240
    panel.hide_button.click()
    bare_studio.wait(window.timeline.isVisible)
    QTest.qWait(2 * SETTLED)
    assert window.minimumSizeHint().height() <= HEIGHT


def test_arrows_go_through_all_tools_and_scroll_to_each(window: MainWindow) -> None:
    strip = window.canvas.strip
    assert window.canvas.rect().contains(strip.geometry())
    assert not strip.geometry().intersects(window.canvas.overlays.zoom.geometry())
    window.show_panel("canvas")
    QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
    met: set[QWidget] = set()
    # Where an arrow goes in columns is Qt's: a walk about the place.
    arrows = [Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up]
    for key in random.Random(5).choices(arrows, [2, 2, 3, 2], k=160):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus in strip.buttons.values()
        assert not seen_of(focus, window).isEmpty(), focus.accessibleName()
        met.add(focus)
        QTest.keyClick(focus, key)
    assert met == set(strip.buttons.values())


def test_a_tool_that_is_chosen_by_its_key_is_scrolled_to(window: MainWindow) -> None:
    strip = window.canvas.strip
    window.show_panel("canvas")
    for key, tool in ((Qt.Key.Key_I, "picker"), (Qt.Key.Key_V, "select"), (Qt.Key.Key_B, "brush")):
        QTest.keyClick(window.canvas, key)
        assert strip.buttons[tool].isChecked()
        assert not seen_of(strip.buttons[tool], window).isEmpty(), tool


def test_the_tools_leave_most_of_the_canvas_to_what_is_drawn(window: MainWindow) -> None:
    canvas = window.canvas
    for width in (300, 420, 700, 1000):
        canvas.resize(width, 268)
        assert canvas.strip.width() <= max(0.4 * width, canvas.strip.buttons["select"].width() * 1.7)
        assert canvas.strip.geometry().bottom() < canvas.height()

"""F6 goes round the parts of the window as they are read, wherever a person has put them; Tab goes the same way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import add_artboard
from creastudio.resources import resource_path
from creastudio.shell.window.layout import SETTLED
from creastudio.shell.window.main_window import MainWindow
from creastudio.shell.window.parts import parts
from tests.gui.conftest import StudioRobot

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
ABOVE = Qt.DockWidgetArea.TopDockWidgetArea


@pytest.fixture
def window(bare_studio: StudioRobot) -> MainWindow:
    """A film, whose timeline goes across the window."""
    bare_studio.studio.start([str(resource_path("samples", "first-film.crea"))])
    window = bare_studio.window
    bare_studio.qtbot.waitExposed(window)
    window.resize(1500, 950)
    window.activateWindow()
    bare_studio.wait(window.isActiveWindow)
    settled(window)
    return window


def settled(window: MainWindow) -> None:
    QTest.qWait(2 * SETTLED)
    layout = window.layout()
    assert layout is not None
    layout.activate()
    QApplication.processEvents()


def dock(window: MainWindow, name: str) -> QDockWidget:
    return window.docks.docks[name]


def part_with_keys(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    every: dict[str, QWidget] = {"canvas": window.canvas, "timeline": window.timeline, **window.docks.holders}
    return next(
        (name for name, part in every.items() if focus is part or (focus and part.isAncestorOf(focus))), ""
    )


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QTest.qWait(1)
    return part_with_keys(window)


def go_round(window: MainWindow, start: str) -> list[str]:
    """Press F6 from a part on, then Ctrl+F6 back again, which must be the same way; return where it went."""
    window.show_panel(start)
    settled(window)
    count = len(parts(window))
    assert part_with_keys(window) == start
    met = [start, *(press(window, Qt.Key.Key_F6) for _ in range(count - 1))]
    assert press(window, Qt.Key.Key_F6) == start
    back = [press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier) for _ in range(count)]
    assert back == [*met[::-1]]
    return met


def by_tab(window: MainWindow) -> list[str]:
    """Press Tab all the way round and return the parts in which it was, each once, in order."""
    window.show_panel("canvas")
    first = QApplication.focusWidget()
    met = ["canvas"]
    for _press in range(400):
        name = press(window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            return met
        if name and name not in met:
            met.append(name)
    raise AssertionError("Tab doesn't come round")


def test_a_film_is_gone_round_from_left_to_right_and_then_below(window: MainWindow) -> None:
    assert go_round(window, "generators") == ["generators", "canvas", "tray", "layers", "timeline"]
    assert by_tab(window) == ["canvas", "tray", "layers", "timeline", "generators"]


def test_a_timeline_below_the_canvas_is_read_with_it(window: MainWindow) -> None:
    window.widen_timeline(wide=False)
    settled(window)
    assert go_round(window, "generators") == ["generators", "canvas", "timeline", "tray", "layers"]
    assert by_tab(window) == ["canvas", "timeline", "tray", "layers", "generators"]


def test_a_panel_that_was_moved_is_where_it_is_read(window: MainWindow) -> None:
    window.addDockWidget(RIGHT, dock(window, "generators"))
    settled(window)
    met = go_round(window, "canvas")
    assert met[1:5] == ["tray", "layers", "generators", "timeline"]
    # The others of its place stay where they were.
    assert met[5] in {"library", "live", "writing"}
    window.addDockWidget(LEFT, dock(window, "layers"))
    settled(window)
    met = go_round(window, "canvas")
    assert met.index("tray") < met.index("generators") < met.index("timeline") < met.index("layers")
    assert [name for name in by_tab(window) if name in met] == met


def test_panels_side_by_side_are_read_from_the_left(window: MainWindow) -> None:
    window.addDockWidget(RIGHT, dock(window, "generators"), Qt.Orientation.Horizontal)
    settled(window)
    assert dock(window, "generators").x() > dock(window, "layers").x()
    met = go_round(window, "canvas")
    assert met[:4] == ["canvas", "tray", "layers", "generators"]
    window.addDockWidget(ABOVE, dock(window, "history"))
    window.show_panel("history")
    settled(window)
    assert go_round(window, "history")[0] == "history"
    assert parts(window)[0][0] == "history"


def test_of_tabs_the_one_in_front_is_gone_to(window: MainWindow) -> None:
    window.tabifyDockWidget(dock(window, "tray"), dock(window, "generators"))
    settled(window)
    window.show_panel("generators")
    settled(window)
    met = go_round(window, "generators")
    assert "tray" not in met
    assert met[:3] == ["generators", "layers", "timeline"]
    window.show_panel("tray")
    settled(window)
    assert go_round(window, "canvas")[:3] == ["canvas", "tray", "layers"]
    assert by_tab(window)[:4] == ["canvas", "tray", "layers", "timeline"]


def test_what_is_hidden_is_left_out(window: MainWindow) -> None:
    window.docks.hide("layers")
    for name in ("properties", "writings", "history"):
        window.docks.hide(name)
    window.show_timeline(shown=False)
    settled(window)
    assert go_round(window, "canvas") == ["canvas", "tray", "generators"]
    assert by_tab(window) == ["canvas", "tray", "generators"]
    window.docks.show("layers")
    settled(window)
    assert go_round(window, "canvas") == ["canvas", "tray", "layers", "generators"]


@pytest.mark.parametrize("large", [False, True])
def test_a_window_of_its_own_comes_last_and_is_left_again(window: MainWindow, large: bool) -> None:
    window.show_panel("score")
    settled(window)
    if large:
        window.panel("score").large.click()  # pyright: ignore[reportAttributeAccessIssue]
        name = "score"
    else:
        window.docks.hide("score")
        dock(window, "properties").setFloating(True)
        window.show_panel("properties")
        name = "properties"
    window.show_timeline()
    settled(window)
    met = go_round(window, "canvas")
    assert met == ["canvas", "tray", "layers", "timeline", name, "generators"]
    window.session.apply(add_artboard(Artboard(name="Another", width=100, height=100)))
    window.show_panel(name)
    settled(window)
    assert press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier) == name
    assert not any(board.name == "Another" for board in window.session.document.artboards)

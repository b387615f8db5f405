"""Keys come into every panel of the window, stay where they are seen, and go from one part of it to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.shell.window.parts import parts
from tests.gui.conftest import StudioRobot
from tests.gui.test_accessibility import environment, open_sample

__all__ = ["environment"]


def name_of_part(studio: StudioRobot) -> str:
    focus = QApplication.focusWidget()
    found = parts(studio.window)
    return next((name for name, part in found if focus is part or (focus and part.isAncestorOf(focus))), "")


def test_the_key_of_a_panel_puts_the_keyboard_into_it_though_it_is_empty(studio: StudioRobot) -> None:
    for name in ("tray", "layers"):
        studio.window.show_panel("canvas")
        studio.window.show_panel(name)
        holder = studio.window.docks.holders[name]
        focus = QApplication.focusWidget()
        assert focus is not None
        assert holder.isAncestorOf(focus), name


def test_tab_never_goes_behind_the_tab_of_another_panel(studio: StudioRobot) -> None:
    studio.window.show_panel("layers")
    holders = studio.window.docks.holders.values()
    # Until what was brought to the front is there.
    studio.wait(lambda: not studio.window.docks.holders["layers"].visibleRegion().isEmpty())
    for _press in range(60):
        press(studio.window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        around = [holder for holder in holders if holder.isAncestorOf(focus)]
        assert not any(holder.visibleRegion().isEmpty() for holder in around), focus


def test_f6_goes_round_the_parts_of_the_window_and_back(bare_studio: StudioRobot) -> None:
    open_sample(bare_studio, "first-film.crea")
    window = bare_studio.window
    window.show_panel("canvas")
    names = [name for name, _ in parts(window)]
    assert {"canvas", "timeline"} < set(names)
    assert len(names) >= 4
    met: list[str] = []
    for _press in names:
        press(window, Qt.Key.Key_F6)
        met.append(name_of_part(bare_studio))
    start = names.index("canvas") + 1
    assert met == names[start:] + names[:start]
    back: list[str] = []
    for _press in names:
        press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier)
        back.append(name_of_part(bare_studio))
    assert back == [*met[-2::-1], met[-1]]


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()

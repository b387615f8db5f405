"""Keys come into every panel of the window, stay where they are seen, and go from one part of it to the next."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.shell.window.docks import PANELS
from creastudio.shell.window.parts import parts
from tests.gui.conftest import StudioRobot
from tests.gui.test_accessibility import environment, open_sample, shown
from tests.support.accessible import Seen

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


@pytest.mark.parametrize("sample", ["first-film.crea", "motif.crea"])
def test_tab_goes_through_each_panel_as_it_is_read_and_leaves_it(
    bare_studio: StudioRobot, sample: str
) -> None:
    open_sample(bare_studio, sample)
    window, faults = bare_studio.window, list[str]()
    for place in PANELS:
        window.show_panel(place.name)
        holder = window.docks.holders[place.name]
        bare_studio.wait(lambda holder=holder: not holder.visibleRegion().isEmpty())
        bare_studio.qtbot.wait(1)
        faults += [f"{place.name}: {fault}" for fault in Seen(holder).passed_by()]
    assert not faults, "\n".join(faults)


def test_tab_goes_round_in_a_panel_that_is_torn_off(bare_studio: StudioRobot) -> None:
    open_sample(bare_studio, "first-film.crea")
    bare_studio.window.show_panel("properties")
    dock = bare_studio.window.docks.docks["properties"]
    dock.setFloating(True)
    shown(bare_studio, dock)
    seen = Seen(dock)
    assert len(seen.stops) > 3
    assert not list(seen.trapped())


def test_a_window_that_tab_went_through_is_gone_when_another_project_is_open(
    bare_studio: StudioRobot,
) -> None:
    open_sample(bare_studio, "first-film.crea")
    press(bare_studio.window, Qt.Key.Key_Tab)
    known = weakref.ref(bare_studio.window)
    open_sample(bare_studio, "motif.crea")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert known() is None


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()

"""From the start page to a picture and a film on the disk, by keys alone: nothing here touches a mouse or a widget."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from creastudio.core.canvas import TextLayer
from creastudio.shell.start import samples, start_page
from tests.gui.conftest import StudioRobot
from tests.support.accessible import name_of

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT = Held.ControlModifier, Held.AltModifier, Held.ShiftModifier

MOST = 120
"""Presses of Tab within which everything is reached."""


class Keyboard:
    """All that a person without a mouse has."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio = studio

    def focus(self) -> QWidget:
        self.studio.wait(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, held)
        QApplication.processEvents()

    def write(self, words: str) -> None:
        self.press(Key.Key_A, CTRL)
        QTest.keyClicks(self.focus(), words)

    def tab_to(self, name: str) -> None:
        """Press Tab until what has this name has the keyboard."""
        met: list[str] = []
        for _press in range(MOST):
            found = self.focus()
            met.append(name_of(found) or (found.text() if isinstance(found, QAbstractButton) else ""))
            if met[-1].startswith(name):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab doesn't come to {name!r}, but to {met}")


def open_the_sample(studio: StudioRobot, keys: Keyboard) -> None:
    """Open the sample from its card, which generates at once."""
    studio.qtbot.waitExposed(studio.start)
    activate(studio, studio.start)
    keys.tab_to(name_of(studio.start.page.samples[0]))
    keys.press(Key.Key_Return)
    studio.wait(lambda: hasattr(studio.studio.window, "session"))
    studio.qtbot.waitExposed(studio.window)
    activate(studio, studio.window)
    studio.wait(lambda: any(item.asset.title.startswith("Dot") for item in studio.session.workspace.results))
    studio.idle()


def generate(studio: StudioRobot, keys: Keyboard) -> None:
    count = len(studio.session.workspace.results)
    keys.press(Key.Key_1, ALT)
    keys.press(Key.Key_Return, CTRL)
    studio.wait(lambda: len(studio.session.workspace.results) > count)
    studio.idle()


def place(studio: StudioRobot, keys: Keyboard) -> None:
    layers = len(studio.session.artboard.layers)
    keys.press(Key.Key_2, ALT)
    keys.press(Key.Key_Home)
    keys.press(Key.Key_Right)
    keys.press(Key.Key_Return)
    studio.wait(lambda: len(studio.session.artboard.layers) > layers)


def write_a_text(studio: StudioRobot, keys: Keyboard) -> None:
    keys.press(Key.Key_Escape)
    keys.press(Key.Key_T, CTRL)
    keys.press(Key.Key_6, ALT)
    keys.tab_to("Text")
    keys.write("By keys")
    keys.press(Key.Key_Tab)
    texts = [layer.text for layer in studio.session.artboard.layers if isinstance(layer, TextLayer)]
    assert "By keys" in texts


def export(studio: StudioRobot, keys: Keyboard, folder: Path, name: str) -> Path:
    """Say where to, in the dialog of export that has come up, and wait for the file."""
    keys.tab_to("Folder")
    keys.write(str(folder))
    keys.tab_to("Name")
    keys.write(name)
    keys.press(Key.Key_Return)
    studio.wait(lambda: not studio.window.exporting.queue.busy and any(folder.glob(f"{name}*")))
    (file,) = folder.glob(f"{name}*")
    return file


def activate(studio: StudioRobot, window: QWidget) -> None:
    """Do what the manager of windows does, which isn't there in tests."""
    window.activateWindow()
    studio.wait(window.isActiveWindow)


def test_from_the_start_to_files(
    bare_studio: StudioRobot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sample = replace(samples.SAMPLES[0], work="toy.dots", values={"count": 1})
    monkeypatch.setattr(start_page, "available", lambda: (sample,))
    bare_studio.studio.start([])
    studio, keys = bare_studio, Keyboard(bare_studio)
    for step in (open_the_sample, generate, place, write_a_text):
        step(studio, keys)
    exporting = studio.window.exporting

    keys.press(Key.Key_E, CTRL)
    studio.wait(lambda: exporting.dialog is not None and exporting.dialog.isActiveWindow())
    with Image.open(export(studio, keys, tmp_path, "picture")) as image:
        assert image.format == "PNG"

    activate(studio, studio.window)
    keys.press(Key.Key_T, CTRL | ALT)
    keys.press(Key.Key_E, CTRL | ALT | SHIFT)
    studio.wait(lambda: exporting.films.dialog is not None and exporting.films.dialog.isActiveWindow())
    with av.open(str(export(studio, keys, tmp_path, "film"))) as film:
        assert film.streams.video

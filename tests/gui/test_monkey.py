"""Ten thousand seeded random events on the canvas: no exception, no leak, and nothing that undo can't restore."""

from __future__ import annotations

import os
import random

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from creastudio.shell.canvas.view import CanvasView
from tests.gui.conftest import StudioRobot

SEED, EVENTS = (int(number) for number in os.environ.get("CREASTUDIO_MONKEY", "20261124x10000").split("x"))
"""By hand, other seeds and more or fewer events."""

Key, Mod = Qt.Key, Qt.KeyboardModifier

KEYS = (
    Key.Key_V, Key.Key_R, Key.Key_O, Key.Key_P, Key.Key_Y, Key.Key_L, Key.Key_T, Key.Key_M, Key.Key_W, Key.Key_B,
    Key.Key_E, Key.Key_C, Key.Key_I, Key.Key_Escape, Key.Key_Return, Key.Key_Delete, Key.Key_Left, Key.Key_Right,
    Key.Key_Up, Key.Key_Down, Key.Key_Space, Key.Key_BracketLeft, Key.Key_BracketRight, Key.Key_X, Key.Key_A,
    Key.Key_F, Key.Key_M, Key.Key_Backspace,
)  # fmt: skip
MODIFIERS = (
    Mod.NoModifier,
    Mod.NoModifier,
    Mod.NoModifier,
    Mod.ShiftModifier,
    Mod.AltModifier,
    Mod.ControlModifier,
)

ACTIONS = (
    "edit.undo", "edit.redo", "edit.copy", "edit.cut", "edit.paste", "edit.duplicate", "edit.group", "edit.ungroup",
    "edit.select_all", "edit.artboard", "edit.duplicate_artboard", "layer.mask", "layer.mask_off", "layer.mask_delete",
    "layer.clip", "layer.link", "layer.unlink", "layer.flip_x", "layer.flip_y", "order.front", "order.backward",
    "align.left", "align.middle", "align.distribute_x", "adjust.levels", "adjust.hue", "adjust.curves", "view.fit",
    "view.zoom_in", "view.zoom_out", "view.rulers", "select.all", "select.none", "select.invert", "select.layers",
    "select.mask", "select.copy", "select.cut", "select.hide", "select.fill", "select.crop",
)  # fmt: skip

MOST_LAYERS = 60
"""Beyond this many layers nothing more is pasted or duplicated, so that the events stay quick."""


class Monkey:
    """Does one random thing after another.

    Parameters
    ----------
    seed : int
        The same seed does the same things.
    """

    def __init__(self, studio: StudioRobot, seed: int) -> None:
        self._studio, self._random = studio, random.Random(seed)
        self._canvas: CanvasView = studio.window.canvas
        self._held = False
        self._at = QPointF(200, 200)

    def act(self) -> None:
        """Do one thing."""
        kind = self._random.random()
        if kind < 0.60:
            self._mouse()
        elif kind < 0.85:
            self._key()
        elif kind < 0.90:
            self._wheel()
        elif not self._held:
            self._command()

    def _mouse(self) -> None:
        pick = self._random.choice(MODIFIERS)
        self._at = QPointF(
            self._random.uniform(-10, self._canvas.width() + 10), self._random.uniform(-10, self._canvas.height() + 10)
        )  # fmt: skip
        chance = self._random.random()
        if self._held and chance < 0.4:
            self._send(QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton, pick)
            self._held = False
        elif not self._held and chance < 0.35:
            self._send(QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton, pick)
            self._held = True
        elif not self._held and chance < 0.40:
            self._send(QEvent.Type.MouseButtonDblClick, Qt.MouseButton.LeftButton, pick)
        else:
            self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, pick)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        down = kind == QEvent.Type.MouseButtonPress or (kind == QEvent.Type.MouseMove and self._held)
        buttons = Qt.MouseButton.LeftButton if down else Qt.MouseButton.NoButton
        place = QPointF(self._canvas.mapToGlobal(self._at))
        QApplication.sendEvent(self._canvas, QMouseEvent(kind, self._at, place, button, buttons, modifiers))

    def _key(self) -> None:
        key, modifiers = self._random.choice(KEYS), self._random.choice(MODIFIERS)
        text = chr(key.value).lower() if 32 <= key.value < 127 else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._canvas, QKeyEvent(kind, key.value, modifiers, text))

    def _wheel(self) -> None:
        event = QWheelEvent(
            self._at, QPointF(self._canvas.mapToGlobal(self._at)), QPointF().toPoint(),
            QPointF(0, self._random.choice((-120, 120))).toPoint(), Qt.MouseButton.NoButton,
            self._random.choice(MODIFIERS), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self._canvas, event)

    def _command(self) -> None:
        action = self._random.choice(ACTIONS)
        boards = self._studio.session.document.artboards
        full = sum(len(board.layers) for board in boards) > MOST_LAYERS
        if full and action not in ("edit.undo", "edit.redo", "edit.cut", "layer.mask_delete"):
            action = "edit.cut"
        if len(boards) > 4 and "artboard" in action:
            return
        self._studio.window.commands.run(action)


# What opens a window of its own can't be placed without a screen, and says so.
@pytest.mark.timeout(400)
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_ten_thousand_random_events(studio: StudioRobot) -> None:
    studio.new(600, 400)
    workspace = studio.session.workspace
    start = studio.session.document
    monkey = Monkey(studio, seed=SEED)
    for step in range(EVENTS):
        monkey.act()
        if step % 100 == 0:
            QApplication.processEvents()
            for window in QApplication.topLevelWidgets():
                if isinstance(window, QMenu | QDialog) and window.isVisible():
                    window.close()
            studio.window.canvas.setFocus()
    studio.window.canvas.toolbox.choose("select")
    studio.window.canvas.toolbox.tool.leave()
    end = studio.session.document
    steps = 0
    while workspace.history.can_undo:
        workspace.undo()
        steps += 1
    assert steps > EVENTS // 100
    assert studio.session.document == start
    # It may have gone back itself, with steps left that are later than this.
    for _ in range(steps):
        workspace.redo()
    assert studio.session.document == end

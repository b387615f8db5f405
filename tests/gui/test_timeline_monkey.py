"""Seeded random events on the timeline: no exception, nothing that overlaps, and nothing that undo can't restore."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from creastudio.core.document import Document
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track, Transition
from creastudio.shell.timeline.command_table import EDITS, LOOKS, MARKS, TOOLS
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import TimelineRobot

EVENTS = 1500

Mod = Qt.KeyboardModifier

MODIFIERS = (
    Mod.NoModifier, Mod.NoModifier, Mod.NoModifier, Mod.ShiftModifier, Mod.AltModifier, Mod.ControlModifier,
)  # fmt: skip

# What opens a dialog would wait for a person.
COMMANDS = [
    item.id
    for item in (*TOOLS, *EDITS, *LOOKS, *MARKS)
    if "…" not in item.title and item.id != "timeline.marker"
]

ACTIONS = (
    "edit.undo", "edit.redo", "edit.copy", "edit.cut", "edit.paste", "edit.duplicate", "edit.group", "edit.ungroup",
    "edit.select_all", "edit.delete",
)  # fmt: skip

MOST_CLIPS = 60
"""Beyond this many nothing more is pasted or duplicated, so that the events stay quick."""


def film() -> Sequence:
    """Return linked, grouped, fading and crossing clips on three tracks."""

    def words(start: int, length: int, **fields: object) -> Clip:
        clip = Clip(kind="text", text=f"At {start}", start=start * SECOND, duration=length * SECOND)
        return clip.model_copy(update=fields)

    first = (
        words(0, 2, link="a"),
        words(2, 2, transition=Transition(duration=SECOND)),
        words(6, 1, group="g"),
    )
    second = (words(0, 2, link="a"), words(3, 2, fade_in=SECOND), words(8, 2, group="g"))
    return Sequence(
        name="Film",
        tracks=(
            Track(name="T1", kind="text", clips=first),
            Track(name="T2", kind="text", clips=second),
            Track(name="V1"),
        ),
    )


class Monkey:
    """Does one random thing after another; the same seed does the same things."""

    def __init__(self, robot: TimelineRobot, seed: int) -> None:
        self._robot, self._random = robot, random.Random(seed)
        self._held = False

    def act(self) -> None:
        """Do one thing."""
        chance = self._random.random()
        if chance < 0.7:
            self._mouse()
        elif chance < 0.95:
            self._command()
        else:
            self._press(Qt.Key.Key_Escape)
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu | QDialog):
            popup.close()

    def let_go(self) -> None:
        """Release the mouse."""
        if self._held:
            self._send(QEvent.Type.MouseButtonRelease, QPointF(100, 30), Mod.NoModifier)
            self._held = False

    def _mouse(self) -> None:
        lanes, pick = self._robot.view.lanes, self._random.choice(MODIFIERS)
        at = QPointF(self._random.uniform(-10, 900), self._random.uniform(-5, min(lanes.height(), 180)))
        if self._held:
            kind = QEvent.Type.MouseMove if self._random.random() < 0.6 else QEvent.Type.MouseButtonRelease
        else:
            chance = self._random.random()
            kind = (
                QEvent.Type.MouseMove
                if chance < 0.2
                else QEvent.Type.MouseButtonDblClick
                if chance > 0.95
                else QEvent.Type.MouseButtonPress
            )
        self._send(kind, at, pick)
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._held = kind == QEvent.Type.MouseButtonPress

    def _send(self, kind: QEvent.Type, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        lanes, left, none = self._robot.view.lanes, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        buttons = left if self._held or kind == QEvent.Type.MouseButtonPress else none
        QApplication.sendEvent(
            lanes, QMouseEvent(kind, at, QPointF(lanes.mapToGlobal(at)), button, buttons, keys)
        )

    def _command(self) -> None:
        clips = sum(len(track.clips) for track in self._robot.session.document.sequences[0].tracks)
        name = self._random.choice([*COMMANDS, *ACTIONS])
        if clips > MOST_CLIPS and name in ("edit.paste", "edit.duplicate", "timeline.insert"):
            return
        if name.startswith("edit."):
            self._robot.studio.window.commands.refresh()
            self._robot.studio.window.actions_by_id[name].trigger()
        else:
            self._robot.view.commands.run(name)
        if self._random.random() < 0.3:
            self._robot.session.set_playhead(self._random.randrange(10) * SECOND // 2)

    def _press(self, key: Qt.Key) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._robot.view, QKeyEvent(kind, key, Mod.NoModifier))


def sound(document: Document) -> bool:
    """Return whether no clip lies over another."""
    return all(
        left.end <= right.start
        for sequence in document.sequences
        for track in sequence.tracks
        for left, right in zip(track.clips, track.clips[1:], strict=False)
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_random_events_leave_the_timeline_sound(studio: StudioRobot, seed: int) -> None:
    robot = TimelineRobot(studio)
    robot.set_sequence(film())
    history = robot.session.workspace.history
    begin, start = robot.session.document.sequences, len(history.entries())
    monkey, most = Monkey(robot, seed), 0
    for number in range(EVENTS):
        monkey.act()
        assert sound(robot.session.document)
        most = max(most, len(history.entries()) - start)
        if number % 50 == 0:
            robot.view.lanes.grab()
    monkey.let_go()
    assert most > 50
    robot.session.workspace.go_to(start - 1)
    assert robot.session.document.sequences == begin

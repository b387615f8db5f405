"""Clips that are seen are parts of the timeline for a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.accessible.view import View, view_of
from creastudio.shell.timeline.timescale import TimeScale
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import TimelineRobot

Name = QAccessible.Text.Name


@pytest.fixture
def robot(studio: StudioRobot) -> TimelineRobot:
    """The timeline with three words: 0 to 2, 2 to 4 and 6 to 8 s."""
    found = TimelineRobot(studio)
    found.set_words()
    studio.wait(lambda: len(seen(found).seen()) == 3)
    return found


def seen(robot: TimelineRobot) -> View:
    found = view_of(robot.view.lanes)
    assert found is not None
    return found


def names(robot: TimelineRobot) -> list[str]:
    found = seen(robot)
    return [found.child(place).text(Name) for place in range(found.childCount())]


def test_clips_tell_what_they_are_and_when(robot: TimelineRobot) -> None:
    assert names(robot) == [
        "One on T1, 00:00:00:00 to 00:00:02:00", "Two on T1, 00:00:02:00 to 00:00:04:00",
        "Three on T1, 00:00:06:00 to 00:00:08:00",
    ]  # fmt: skip


def test_tracks_are_read_from_the_top(robot: TimelineRobot) -> None:
    tracks = tuple(
        Track(name=name, kind="text", clips=(Clip(kind="text", text=name, start=0, duration=SECOND),))
        for name in ("Below", "Above")
    )
    robot.set_sequence(Sequence(name="Film", tracks=tracks))
    assert [name.split()[0] for name in names(robot)] == ["Above", "Below"]


def test_a_clip_is_where_it_is_painted(robot: TimelineRobot) -> None:
    found = seen(robot)
    at = robot.view.lanes.mapToGlobal(robot.at(3).toPoint())
    assert found.child(1).rect().contains(at)
    assert found.childAt(at.x(), at.y()) is found.child(1)
    gap = robot.view.lanes.mapToGlobal(robot.at(5).toPoint())
    assert found.childAt(gap.x(), gap.y()) is None


def test_clips_out_of_sight_are_no_parts(robot: TimelineRobot) -> None:
    robot.view.state.set_scale(TimeScale(density=200.0, left=5 * SECOND))
    assert [name.split()[0] for name in names(robot)] == ["Three"]


def test_the_keyboard_is_followed(robot: TimelineRobot, said: list[str]) -> None:
    robot.session.select(clips=[robot.clips()[0].id])
    robot.studio.wait(lambda: said[-1:] == ["One on T1, 00:00:00:00 to 00:00:02:00"])
    robot.session.select(clips=[robot.clips()[2].id])
    robot.studio.wait(lambda: said[-1] == "Three on T1, 00:00:06:00 to 00:00:08:00")
    robot.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    robot.studio.wait(lambda: said[-1] == "Three on T1, 00:00:06:01 to 00:00:08:01")
    assert said.count("Three on T1, 00:00:06:01 to 00:00:08:01") == 1
    assert not any("Selected" in text for text in said)


def test_a_screen_reader_chooses_clips(robot: TimelineRobot) -> None:
    found = seen(robot)
    found.child(1).actionInterface().doAction("Press")
    assert robot.session.selected_clips == (robot.clips()[1].id,)
    assert robot.view.hasFocus()
    assert found.focusChild() is found.child(1)
    assert found.selectionInterface().selectAll()
    assert len(robot.session.selected_clips) == 3


def test_clips_that_are_linked_are_told_of_as_one(robot: TimelineRobot, said: list[str]) -> None:
    clips = [Clip(kind="text", text=text, start=0, duration=SECOND, link="both") for text in ("Low", "High")]
    tracks = tuple(Track(name=f"T{n}", kind="text", clips=(clip,)) for n, clip in enumerate(clips))
    robot.set_sequence(Sequence(name="Film", tracks=tracks))
    robot.session.select(clips=[clip.id for clip in clips])
    robot.studio.wait(lambda: said[-1:] == ["High on T1, 00:00:00:00 to 00:00:01:00"])

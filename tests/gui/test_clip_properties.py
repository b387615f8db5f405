"""Clips by numbers: the properties of what is selected on the timeline."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from creastudio.core.animation import curve_of
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.panels.properties.clip_properties import ClipProperties
from creastudio.shell.panels.properties.panel import PropertiesPanel
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import FRAME, TimelineRobot


@pytest.fixture
def robot(studio: StudioRobot) -> TimelineRobot:
    made = TimelineRobot(studio)
    made.set_words()
    studio.window.show_panel("properties")
    return made


def shown(robot: TimelineRobot) -> ClipProperties:
    panel = robot.studio.window.panel("properties")
    assert isinstance(panel, PropertiesPanel)
    return panel.clip


def enter(robot: TimelineRobot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    robot.qtbot.keyClicks(field, text)
    robot.qtbot.keyClick(field, Qt.Key.Key_Return)


def test_times_are_typed_as_timecode(robot: TimelineRobot) -> None:
    robot.click(7)
    time = shown(robot).time
    assert (time.start.text(), time.end.text(), time.duration.text()) == (
        "00:00:06:00",
        "00:00:08:00",
        "00:00:02:00",
    )
    enter(robot, time.start, "5:00")
    assert robot.spans()[2] == (5.0, 7.0)
    enter(robot, time.duration, "+10")
    assert robot.clips()[2].duration == 2 * SECOND + 10 * FRAME
    enter(robot, time.end, "8s")
    assert robot.spans()[2] == (5.0, 8.0)
    robot.qtbot.keyClick(time.start, Qt.Key.Key_Up)
    assert robot.clips()[2].start == 5 * SECOND + FRAME


def test_what_is_no_time_is_said_and_changes_nothing(robot: TimelineRobot) -> None:
    robot.click(7)
    before = robot.session.document
    enter(robot, shown(robot).time.start, "soon")
    assert robot.session.document is before
    assert any("timecode" in text for text in robot.studio.notices())
    assert shown(robot).time.start.text() == "00:00:06:00"


def test_many_clips_share_their_fields(robot: TimelineRobot) -> None:
    robot.session.select(clips=[clip.id for clip in robot.clips()])
    panel = shown(robot)
    assert panel.heading.text() == "3 clips"
    assert panel.time.start.text() == "—"
    assert not panel.time.start.isEnabled()
    steps = len(robot.session.workspace.history.entries())
    enter(robot, panel.time.duration, "/2")
    assert [clip.duration for clip in robot.clips()] == [SECOND] * 3
    panel.time.fade_in.setFocus()
    enter(robot, panel.time.fade_in, "10")
    assert [clip.fade_in for clip in robot.clips()] == [10 * FRAME] * 3
    assert len(robot.session.workspace.history.entries()) == steps + 2


def test_clips_in_a_row_that_become_longer_stay_in_a_row(robot: TimelineRobot) -> None:
    robot.session.select(clips=[clip.id for clip in robot.clips()])
    enter(robot, shown(robot).time.duration, "3 s")
    assert robot.spans() == [(0, 3), (3, 6), (8, 11)]
    robot.studio.do("edit.undo")
    assert robot.spans() == [(0, 2), (2, 4), (6, 8)]


def test_a_clip_that_can_be_no_longer_says_what_is_in_the_way(robot: TimelineRobot) -> None:
    robot.click(3)
    enter(robot, shown(robot).time.duration, "9 s")
    assert robot.spans()[1] == (2, 6)
    assert any("next clip" in text for text in robot.studio.notices())


def test_keyframes_are_set_changed_and_deleted_at_the_playhead(robot: TimelineRobot) -> None:
    robot.click(7)
    curves = shown(robot).curves
    field, keys = curves.fields["opacity"], curves.keys["opacity"]
    robot.session.set_playhead(6 * SECOND)
    keys.mark.click()
    robot.session.set_playhead(7 * SECOND)
    field.setValue(40)
    curve = curve_of(robot.clips()[2], "opacity")
    assert curve is not None
    assert [(key.at, key.value) for key in curve.keys] == [(0, 1.0), (SECOND, 0.4)]
    robot.session.set_playhead(6 * SECOND + SECOND // 2)
    assert field.value() == pytest.approx(70)
    keys.on.click()
    assert robot.session.playhead == 7 * SECOND
    assert not curves.easing_row.isHidden()
    curves.easing.setCurrentIndex(curves.easing.findData("hold"))
    curves.easing.activated.emit(curves.easing.currentIndex())
    keys.mark.click()
    curve = curve_of(robot.clips()[2], "opacity")
    assert curve is not None
    assert [key.at for key in curve.keys] == [0]
    assert curves.easing_row.isHidden()


def test_a_value_without_keyframes_holds_all_the_time(robot: TimelineRobot) -> None:
    robot.session.select(clips=[clip.id for clip in robot.clips()])
    shown(robot).curves.fields["scale"].setValue(150)
    for clip in robot.clips():
        curve = curve_of(clip, "scale")
        assert curve is not None
        assert (curve.value, curve.keys) == (1.5, ())


def test_the_transition_is_chosen_and_taken_away(robot: TimelineRobot) -> None:
    robot.click(3)
    time = shown(robot).time
    time.transition.setCurrentIndex(time.transition.findData("dip_white"))
    time.transition.activated.emit(time.transition.currentIndex())
    transition = robot.clips()[1].transition
    assert transition is not None
    assert (transition.kind, transition.color) == ("dip", "#ffffff")
    enter(robot, time.transition_length, "10")
    transition = robot.clips()[1].transition
    assert transition is not None
    assert transition.duration == 10 * FRAME
    robot.click(7)
    assert not time.transition.isEnabled()


def test_words_and_their_style(robot: TimelineRobot) -> None:
    robot.click(1)
    words = shown(robot).words
    words.text.setFocus()
    words.text.selectAll()
    robot.qtbot.keyClicks(words.text, "Once upon a time")
    seen = robot.view.lanes.document().sequences[0].tracks[0].clips[0].text
    assert seen == "Once upon a time"
    assert robot.clips()[0].text == "One"
    robot.view.setFocus()
    assert robot.clips()[0].text == "Once upon a time"
    words.as_title.click()
    words.size_field.setValue(20)
    style = robot.clips()[0].words_style
    assert (style.position, style.size) == ("middle", pytest.approx(0.2))


def test_t_puts_new_words_at_the_playhead_ready_to_be_written(robot: TimelineRobot) -> None:
    robot.session.set_playhead(SECOND)
    robot.key(Qt.Key.Key_T)
    sequence = robot.session.document.sequences[0]
    assert [track.name for track in sequence.tracks] == ["T1", "T2"]
    (clip,) = sequence.tracks[1].clips
    assert clip.start == SECOND
    assert robot.session.selected_clips == (clip.id,)
    assert shown(robot).words.text.hasFocus()


def test_a_layer_of_an_artboard_moves_by_itself(robot: TimelineRobot) -> None:
    session = robot.session
    robot.studio.do("edit.text")
    board = session.artboard
    assert board is not None
    (layer,) = board.layers
    clip = Clip(kind="artboard", artboard=board.id, start=0, duration=4 * SECOND)
    robot.set_sequence(Sequence(name="Film", tracks=(Track(name="V1", clips=(clip,)),)))
    session.select(clips=[clip.id])
    session.set_playhead(SECOND)
    curves = shown(robot).curves
    assert curves.layer.isVisibleTo(curves)
    curves.layer.setCurrentIndex(curves.layer.findData(layer.id))
    curves.layer.activated.emit(curves.layer.currentIndex())
    curves.keys["rotation"].mark.click()
    session.set_playhead(2 * SECOND)
    curves.fields["rotation"].setValue(90)
    curve = curve_of(robot.clips()[0], "rotation", layer.id)
    assert curve is not None
    assert [(key.at, key.value) for key in curve.keys] == [(SECOND, 0.0), (2 * SECOND, 90.0)]
    assert curve_of(robot.clips()[0], "rotation") is None
    assert not curves.easing_row.isHidden()
    curves.easing.setCurrentIndex(curves.easing.findData("hold"))
    curves.easing.activated.emit(curves.easing.currentIndex())
    curve = curve_of(robot.clips()[0], "rotation", layer.id)
    assert curve is not None
    assert [key.easing for key in curve.keys][-1] == "hold"
    curves.layer.setCurrentIndex(curves.layer.findData(""))
    curves.layer.activated.emit(curves.layer.currentIndex())
    assert curves.easing_row.isHidden()

"""Ruler, markers, loop, tempo, transport and sequences by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from creastudio.core.edits.timeline import add_sequence, update_sequence
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Marker, Sequence, Track
from creastudio.shell.timeline.ruler import marks
from creastudio.shell.timeline.ruler.mark_menu import marker_menu, ruler_menu
from creastudio.shell.timeline.ruler.marker_dialog import MarkerDialog
from creastudio.shell.timeline.ruler.painting import marks_height, row_height
from creastudio.shell.timeline.ruler.tempo_dialog import TempoDialog
from creastudio.shell.timeline.timescale import TimeScale
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import PLAIN, click, drag

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FRAME = SECOND // 25


class RulerRobot:
    """A sequence of one clip of 20 s, at 40 px a second."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio, self.session, self.qtbot = studio, studio.session, studio.qtbot
        studio.window.resize(1700, 900)
        assert self.session.apply(add_sequence(Sequence(id="film", tracks=(Track(id="v", name="V1"),))))
        clip = Clip(id="clip", kind="text", text="x", start=0, duration=20 * SECOND)
        text = Track(id="t", name="T1", kind="text", clips=(clip,))
        assert self.session.apply(update_sequence("film", tracks=(Track(id="v", name="V1"), text)))
        self.session.set_sequence("film")
        self.view = studio.window.timeline
        self.ruler = self.view.ruler
        studio.wait(lambda: self.view.lanes.width() > 400)
        self.view.state.set_scale(type(self.view.state.scale)(40.0, 0))
        self.view.setFocus()

    @property
    def sequence(self) -> Sequence:
        return self.session.document.sequence("film")

    def at(self, seconds: float, row: str = "marks") -> QPointF:
        y = {"marks": 5, "time": marks_height() + 6, "bars": marks_height() + row_height() + 6}[row]
        return QPointF(self.view.state.scale.to_x(round(seconds * SECOND)), y)

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
        self.qtbot.keyClick(self.view, key, keys)

    def marked(self) -> list[float]:
        return [round(marker.at / SECOND, 2) for marker in self.sequence.markers]

    def looped(self) -> tuple[float, float] | None:
        loop = self.sequence.loop
        return (round(loop.start / SECOND, 2), round(loop.end / SECOND, 2)) if loop is not None else None

    def double_click(self, at: QPointF) -> None:
        self.qtbot.mouseDClick(self.ruler, Qt.MouseButton.LeftButton, pos=at.toPoint())


@pytest.fixture
def robot(studio: StudioRobot) -> RulerRobot:
    return RulerRobot(studio)


def test_m_sets_a_marker_and_keys_go_to_them(robot: RulerRobot) -> None:
    for time in (2, 5, 9):
        robot.session.set_playhead(time * SECOND)
        robot.press(Key.Key_M)
    assert robot.marked() == [2, 5, 9]
    robot.session.set_playhead(0)
    robot.press(Key.Key_M, SHIFT)
    robot.press(Key.Key_Right, CTRL)
    assert robot.session.playhead == 5 * SECOND
    robot.press(Key.Key_Left, CTRL)
    assert robot.session.playhead == 2 * SECOND
    robot.press(Key.Key_Left, CTRL)
    assert robot.session.playhead == 2 * SECOND


def test_markers_are_dragged_chosen_and_deleted(robot: RulerRobot) -> None:
    robot.view.marks.add_marker_at(3 * SECOND)
    drag(robot.qtbot, robot.ruler, robot.at(3) + QPointF(4, 0), robot.at(6) + QPointF(4, 0))
    assert robot.marked() == [6]
    robot.session.select(clips=["clip"])
    assert robot.view.state.marker == ""
    click(robot.qtbot, robot.ruler, robot.at(6) + QPointF(4, 0))
    assert robot.session.playhead == 6 * SECOND
    robot.press(Key.Key_Delete)
    assert robot.marked() == []
    assert len(robot.sequence.tracks[1].clips) == 1


def test_a_drag_of_a_marker_can_be_given_up(robot: RulerRobot) -> None:
    robot.view.marks.add_marker_at(3 * SECOND)
    start = robot.at(3) + QPointF(4, 0)
    drag(robot.qtbot, robot.ruler, start, robot.at(8), release=False)
    shown = robot.ruler.sequence()
    assert shown is not None
    assert shown.markers[0].at > 6 * SECOND
    assert robot.view.lanes.sequence() == shown
    robot.press(Key.Key_Escape)
    robot.qtbot.mouseRelease(robot.ruler, Qt.MouseButton.LeftButton, pos=robot.at(8).toPoint())
    assert robot.marked() == [3]


def test_the_loop_is_drawn_dragged_and_cleared(robot: RulerRobot) -> None:
    drag(robot.qtbot, robot.ruler, robot.at(2), robot.at(5))
    assert robot.looped() == (2, 5)
    drag(robot.qtbot, robot.ruler, robot.at(5), robot.at(7))
    assert robot.looped() == (2, 7)
    drag(robot.qtbot, robot.ruler, robot.at(4), robot.at(5))
    assert robot.looped() == (3, 8)
    drag(robot.qtbot, robot.ruler, robot.at(3), robot.at(12))
    assert robot.sequence.loop is not None
    assert robot.sequence.loop.end - robot.sequence.loop.start == FRAME
    robot.qtbot.mouseClick(robot.ruler, Qt.MouseButton.LeftButton, CTRL, robot.at(14).toPoint())
    assert robot.looped() is None


def test_keys_set_the_loop(robot: RulerRobot) -> None:
    robot.session.set_playhead(4 * SECOND)
    robot.press(Key.Key_I)
    assert robot.looped() == (4, 20)
    robot.session.set_playhead(9 * SECOND)
    robot.press(Key.Key_O)
    assert robot.looped() == (4, 9)
    robot.press(Key.Key_Slash)
    assert robot.sequence.loop is not None
    assert not robot.sequence.loop.on
    assert not robot.view.bar.loop.isChecked()
    robot.session.select(clips=["clip"])
    robot.press(Key.Key_I, SHIFT)
    assert robot.looped() == (0, 20)
    robot.press(Key.Key_O, SHIFT)
    assert robot.looped() is None


def test_the_ruler_scrubs_and_shift_clings(robot: RulerRobot) -> None:
    heard: list[bool] = []
    robot.ruler.scrubbing.connect(heard.append)
    drag(robot.qtbot, robot.ruler, robot.at(1, "time"), robot.at(4.03, "bars"))
    assert robot.session.playhead == pytest.approx(4.03 * SECOND, abs=FRAME)
    assert robot.session.playhead % FRAME == 0
    assert heard == [True, False]
    robot.view.marks.add_marker_at(7 * SECOND)
    robot.qtbot.mouseClick(robot.ruler, Qt.MouseButton.LeftButton, SHIFT, robot.at(7.2, "time").toPoint())
    assert robot.session.playhead == 7 * SECOND


def test_the_ruler_says_what_is_under_the_mouse(robot: RulerRobot) -> None:
    robot.view.marks.add_marker_at(3 * SECOND)
    assert "00:00:03:00" in robot.ruler.tip_at(robot.at(3) + QPointF(3, 0))
    assert "00:00:05:00" in robot.ruler.tip_at(robot.at(5, "time"))
    assert "3.3" in robot.ruler.tip_at(robot.at(5.01, "bars"))


def test_a_double_click_asks_for_a_marker_and_for_tempo(
    robot: RulerRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(parent: object, sequence: Sequence, marker: Marker) -> Marker:
        return marker.model_copy(update={"name": "Door", "hit_point": True})

    monkeypatch.setattr(MarkerDialog, "ask", staticmethod(changed))
    robot.double_click(robot.at(6))
    assert robot.marked() == [6]
    robot.double_click(robot.at(6) + QPointF(4, 0))
    assert (robot.sequence.markers[0].name, robot.sequence.markers[0].hit_point) == ("Door", True)
    asked: list[int] = []
    monkeypatch.setattr(marks.MarkCommands, "edit_tempo_at", lambda _self, time: asked.append(time))
    robot.double_click(robot.at(8, "bars"))
    assert asked[0] == pytest.approx(8 * SECOND, abs=SECOND // 10)


def test_the_dialog_of_a_marker_takes_time_name_color_and_kind(robot: RulerRobot) -> None:
    marker = Marker(at=2 * SECOND, name="Old")
    dialog = MarkerDialog(robot.studio.window, robot.sequence, marker)
    dialog.name.setText(" Bang ")
    dialog.time.setText("nonsense")
    assert not dialog.agree.isEnabled()
    dialog.time.setText("+10")
    dialog.choose_color("#4a8fe7")
    dialog.hit_point.setChecked(True)
    assert dialog.agree.isEnabled()
    made = dialog.marker()
    assert (made.name, made.at, made.color, made.hit_point) == (
        "Bang",
        2 * SECOND + 10 * FRAME,
        "#4a8fe7",
        True,
    )
    dialog.deleteLater()


def test_the_dialog_of_tempo_changes_adds_and_removes(robot: RulerRobot) -> None:
    def ask(time: float, **fields: float) -> None:
        dialog = TempoDialog(robot.studio.window, robot.sequence, round(time * SECOND))
        for name, value in fields.items():
            getattr(dialog, name).setValue(value)
        edit = dialog.edit()
        if edit is not None:
            robot.session.apply(edit)
        dialog.deleteLater()

    ask(5, tempo=90, beats=3)
    tempo = robot.sequence.tempo
    assert [(change.tick, change.tempo) for change in tempo.tempi] == [(0, 120), (2 * 3840, 90)]
    assert [(change.bar, change.beats) for change in tempo.metres] == [(0, 4), (2, 3)]
    before = robot.session.document
    ask(5)
    assert robot.session.document is before
    dialog = TempoDialog(robot.studio.window, robot.sequence, 0)
    assert not dialog.remove.isEnabled()
    dialog.bar.setValue(3)
    assert dialog.remove.isEnabled()
    assert dialog.tempo.value() == 90
    dialog.remove.click()
    edit = dialog.edit()
    assert edit is not None
    robot.session.apply(edit)
    assert len(robot.sequence.tempo.tempi) == len(robot.sequence.tempo.metres) == 1
    dialog.deleteLater()


def test_tempo_is_fitted_to_hit_points(robot: RulerRobot) -> None:
    robot.view.commands.run("timeline.fit_tempo")
    robot.view.marks.add_marker_at(5 * SECOND)
    robot.view.marks.set_hit_point(robot.sequence.markers[0].id, on=True)
    robot.view.commands.run("timeline.fit_tempo")
    tempo = robot.sequence.tempo
    assert 5 * SECOND in [tempo.to_flicks(tempo.bar_tick(bar)) for bar in range(6)]


def test_the_menus_of_marks(robot: RulerRobot) -> None:
    robot.view.marks.add_marker_at(5 * SECOND)
    marker = robot.sequence.markers[0]
    menu = ruler_menu(robot.view.marks, robot.sequence, marker, 0, robot.view)
    next(action for action in menu.actions() if action.text() == "Hit point").trigger()
    assert robot.sequence.markers[0].hit_point
    menu.deleteLater()
    listed = QMenu(robot.view)
    marker_menu(robot.view.marks, robot.sequence, listed, robot.view.commands.shown_key)
    next(action for action in listed.actions() if action.text().startswith("00:00:05:00")).trigger()
    assert robot.session.playhead == 5 * SECOND
    next(action for action in listed.actions() if action.text() == "Delete all markers").trigger()
    assert robot.marked() == []
    listed.deleteLater()


def test_a_time_is_typed(robot: RulerRobot) -> None:
    field = robot.view.bar.timecode
    robot.press(Key.Key_G)
    assert field.field.isVisible()
    field.field.setText("7:12")
    robot.qtbot.keyClick(field.field, Key.Key_Return)
    assert robot.session.playhead == 7 * SECOND + 12 * FRAME
    assert not field.field.isVisible()
    assert robot.view.hasFocus()
    field.edit()
    field.field.setText("when?")
    robot.qtbot.keyClick(field.field, Key.Key_Return)
    assert field.field.isVisible()
    robot.qtbot.keyClick(field.field, Key.Key_Escape)
    assert not field.field.isVisible()
    assert robot.session.playhead == 7 * SECOND + 12 * FRAME
    assert field.bars.text().startswith("4.3.")


def test_the_wheel_zooms_with_ctrl_and_scrolls_with_shift(robot: RulerRobot) -> None:
    state, at = robot.view.state, robot.at(10)

    def turn(keys: Qt.KeyboardModifier, widget: object) -> None:
        event = QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        widget.wheelEvent(event)  # type: ignore[attr-defined]

    before = state.scale.to_time(at.x())
    turn(CTRL, robot.view.lanes)
    assert state.scale.density > 40
    assert state.scale.to_time(at.x()) == pytest.approx(before, abs=SECOND // 20)
    density, left = state.scale.density, state.scale.left
    turn(SHIFT, robot.ruler)
    assert state.scale.density == density
    assert state.scale.left != left


def test_pinching_and_the_middle_button(robot: RulerRobot) -> None:
    state, lanes = robot.view.state, robot.view.lanes
    spot = QPointF(300, 20)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, spot, spot, spot, 0.5, QPointF()
    )  # fmt: skip
    QApplication.sendEvent(lanes, pinch)
    assert state.scale.density == pytest.approx(60)
    left = state.scale.left
    middle, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
    for kind, at, button, held in (
        (QEvent.Type.MouseButtonPress, spot, middle, middle),
        (QEvent.Type.MouseMove, spot - QPointF(120, 0), none, middle),
        (QEvent.Type.MouseButtonRelease, spot - QPointF(120, 0), middle, none),
    ):
        place = QPointF(lanes.mapToGlobal(at))
        QApplication.sendEvent(lanes, QMouseEvent(kind, at, place, button, held, PLAIN))
    assert state.scale.left - left == pytest.approx(2 * SECOND)


def test_the_hand_tool_scrolls_the_lanes(robot: RulerRobot) -> None:
    state, lanes = robot.view.state, robot.view.lanes
    state.set_tool("hand")
    state.set_scale(TimeScale(density=60, left=5 * SECOND))
    held, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    spot, there = QPointF(300, 20), QPointF(180, 20)
    for kind, at, button, buttons, shape in (
        (QEvent.Type.MouseButtonPress, spot, held, held, Qt.CursorShape.ClosedHandCursor),
        (QEvent.Type.MouseMove, there, none, held, Qt.CursorShape.ClosedHandCursor),
        (QEvent.Type.MouseButtonRelease, there, held, none, Qt.CursorShape.OpenHandCursor),
    ):
        place = QPointF(lanes.mapToGlobal(at))
        QApplication.sendEvent(lanes, QMouseEvent(kind, at, place, button, buttons, PLAIN))
        assert lanes.cursor().shape() == shape
    assert state.scale.left == pytest.approx(7 * SECOND)
    assert robot.session.selected_clips == ()


def test_the_view_follows_until_a_person_scrolls(robot: RulerRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    playing = True
    player = robot.view.player
    monkeypatch.setattr(type(player), "playing", property(lambda _self: playing))
    monkeypatch.setattr(type(player), "speed", property(lambda _self: 1))
    state = robot.view.state
    robot.session.set_playhead(100 * SECOND)
    assert state.scale.to_x(100 * SECOND) < 100
    state.set_scale(state.scale.scrolled(0), by_hand=True)
    robot.session.set_playhead(101 * SECOND)
    assert state.scale.left == 0
    player.playingChanged.emit(True)
    robot.session.set_playhead(102 * SECOND)
    assert state.scale.left > 0
    robot.session.update_settings(follow_playhead="smooth")
    robot.session.set_playhead(110 * SECOND)
    assert state.scale.to_x(110 * SECOND) == pytest.approx(robot.view.lanes.width() / 2, abs=20)
    robot.session.update_settings(follow_playhead="off")
    left = state.scale.left
    robot.session.set_playhead(200 * SECOND)
    assert state.scale.left == left


def test_zoom_shows_all_or_what_is_selected(robot: RulerRobot) -> None:
    late = Clip(id="late", kind="text", text="y", start=15 * SECOND, duration=SECOND)
    track = Track(id="u", name="T2", kind="text", clips=(late,))
    robot.session.apply(update_sequence("film", tracks=(*robot.sequence.tracks, track)))
    robot.session.select(clips=["late"])
    robot.press(Key.Key_F, SHIFT)
    scale, width = robot.view.state.scale, robot.view.lanes.width()
    assert 0 < scale.to_x(15 * SECOND) < width / 3
    assert width / 2 < scale.to_x(16 * SECOND) < width
    robot.press(Key.Key_Z, SHIFT)
    scale = robot.view.state.scale
    assert scale.left == 0
    assert scale.to_x(20 * SECOND) < width

"""The headers of tracks by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.edits.timeline import add_sequence, update_track
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.timeline.rows import LARGE, SMALL
from creastudio.shell.timeline.tracks.track_header import TrackHeader
from creastudio.shell.timeline.tracks.track_menu import track_menu
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag

TRACKS = (
    Track(id="s", name="S1", kind="score"),
    Track(id="a", name="A1", kind="audio"),
    Track(id="v", name="V1", kind="picture"),
    Track(id="t", name="T1", kind="text"),
)


class HeaderRobot:
    """The headers of a sequence with a track of each kind."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio, self.session, self.qtbot = studio, studio.session, studio.qtbot
        studio.window.resize(1500, 1000)
        sequence = Sequence(id="film", tracks=TRACKS)
        assert self.session.apply(add_sequence(sequence))
        self.session.set_sequence("film")
        self.view = studio.window.timeline
        studio.wait(lambda: self.header("t").width() > 50)

    def header(self, track_id: str) -> TrackHeader:
        return self.view.headers.header(track_id)

    def track(self, track_id: str) -> Track:
        return next(item for item in self.session.document.sequence("film").tracks if item.id == track_id)

    def order(self) -> str:
        return "".join(track.id for track in self.session.document.sequence("film").tracks)


@pytest.fixture
def robot(studio: StudioRobot) -> HeaderRobot:
    return HeaderRobot(studio)


def test_switches_show_and_change_the_track(robot: HeaderRobot) -> None:
    header = robot.header("a")
    for name in ("muted", "solo", "locked"):
        button = {"muted": header.hide_button, "solo": header.solo_button, "locked": header.lock_button}[name]
        button.click()
        assert getattr(robot.track("a"), name)
        assert button.isChecked()
        robot.session.workspace.undo()
        assert not button.isChecked()


def test_only_what_is_heard_has_a_volume(robot: HeaderRobot) -> None:
    assert [robot.header(name).volume.isVisibleTo(robot.header(name)) for name in "savt"] == [
        True, True, False, False,
    ]  # fmt: skip


def test_volume_is_one_edit_when_it_is_let_go(robot: HeaderRobot) -> None:
    slider = robot.header("a").volume
    steps = len(robot.session.workspace.history.entries())
    slider.setSliderDown(True)
    slider.setValue(-20)
    slider.setValue(-12)
    assert robot.track("a").volume == 0
    slider.setSliderDown(False)
    assert robot.track("a").volume == -12
    assert len(robot.session.workspace.history.entries()) == steps + 1
    slider.setValue(slider.minimum())
    assert robot.track("a").volume < -60
    robot.qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert robot.track("a").volume == 0


def test_touching_a_slider_changes_no_volume_between_two_steps(robot: HeaderRobot) -> None:
    robot.session.apply(update_track("a", volume=-3.4))
    slider = robot.header("a").volume
    slider.setSliderDown(True)
    slider.setSliderDown(False)
    assert robot.track("a").volume == -3.4


def test_a_name_is_written_in_place(robot: HeaderRobot) -> None:
    header = robot.header("v")
    centre = header.name.geometry().center()
    robot.qtbot.mouseDClick(header, Qt.MouseButton.LeftButton, pos=centre)
    assert header.field.isVisible()
    header.field.setText("Foreground")
    robot.qtbot.keyClick(header.field, Qt.Key.Key_Return)
    assert robot.track("v").name == "Foreground"
    header.rename()
    header.field.setText("Nothing")
    robot.qtbot.keyClick(header.field, Qt.Key.Key_Escape)
    assert robot.track("v").name == "Foreground"
    assert not header.field.isVisible()


def test_the_lower_edge_drags_the_height(robot: HeaderRobot) -> None:
    header = robot.header("v")
    edge = QPointF(40, header.height() - 2)
    drag(robot.qtbot, header, edge, edge + QPointF(0, 30))
    assert robot.track("v").height == 82
    assert header.height() == 82
    assert (
        robot.view.lanes.box_of(
            robot.session.document.sequence("film"), robot.track("v"), Clip(start=0, duration=1000)
        ).height()
        > 70
    )


def test_a_double_click_goes_from_small_to_large(robot: HeaderRobot) -> None:
    header = robot.header("v")
    for height in (SMALL, LARGE, SMALL):
        robot.qtbot.mouseDClick(header, Qt.MouseButton.LeftButton, pos=QPointF(3, 5).toPoint())
        assert robot.track("v").height == height


def test_headers_are_reordered_by_dragging(robot: HeaderRobot) -> None:
    assert robot.order() == "savt"
    drag(robot.qtbot, robot.header("t"), QPointF(20, 20), QPointF(20, 20 + 52 + 30))
    assert robot.order() == "satv"
    drag(robot.qtbot, robot.header("s"), QPointF(20, 20), QPointF(20, 20 - 400))
    assert robot.order() == "atvs"
    drag(robot.qtbot, robot.header("s"), QPointF(20, 20), QPointF(20, 26))
    assert robot.order() == "atvs"


def test_the_menu_adds_copies_and_mutes(robot: HeaderRobot) -> None:
    def choose(text: str) -> None:
        menu = track_menu(robot.session, robot.track("v"), lambda: None, robot.view)
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.deleteLater()

    choose("Add a track above")
    assert [track.name for track in robot.session.document.sequence("film").tracks][2:4] == ["V1", "V2"]
    choose("Duplicate")
    assert [track.name for track in robot.session.document.sequence("film").tracks][2:5] == ["V1", "V3", "V2"]
    choose("Mute the others of its kind")
    tracks = robot.session.document.sequence("film").tracks
    assert [track.name for track in tracks if track.muted] == ["V3", "V2"]
    choose("Delete track")
    assert "V1" not in [track.name for track in robot.session.document.sequence("film").tracks]


def test_larger_text_keeps_ruler_and_lanes_in_line(studio: StudioRobot) -> None:
    view = studio.window.timeline
    studio.window.resize(2000, 1000)
    studio.wait(lambda: view.lanes.width() > 400)
    studio.session.update_settings(text_scale=1.5)
    studio.wait(lambda: view.headers.width() > 200)
    studio.wait(
        lambda: (
            view.ruler.mapToGlobal(view.ruler.rect().topLeft()).x()
            == view.lanes.mapToGlobal(view.lanes.rect().topLeft()).x()
        )
    )

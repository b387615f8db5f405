"""The timeline by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.render.frame_outline import clips_at
from creastudio.shell.panels.results.result_data import result_mime
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import PLAIN, click, drag
from tests.gui.timeline_robot import FRAME, TimelineRobot

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def robot(studio: StudioRobot) -> TimelineRobot:
    return TimelineRobot(studio)


def test_a_click_selects_a_clip_and_a_click_beside_it_moves_the_playhead(robot: TimelineRobot) -> None:
    robot.fill(2)
    click(robot.qtbot, robot.view.lanes, robot.at(1))
    assert robot.session.selected_clips == (robot.clips()[0].id,)
    click(robot.qtbot, robot.view.lanes, robot.at(6.9))
    assert robot.session.selected_clips == ()
    assert robot.session.playhead == pytest.approx(6.9 * SECOND, abs=FRAME)
    assert robot.session.playhead % FRAME == 0


def test_a_clip_moves_by_whole_frames_as_one_edit(robot: TimelineRobot) -> None:
    robot.fill()
    steps = len(robot.session.workspace.history.entries())
    drag(robot.qtbot, robot.view.lanes, robot.at(1), robot.at(2.234), SHIFT)
    (clip,) = robot.clips()
    assert clip.start == pytest.approx(1.234 * SECOND, abs=2 * FRAME)
    assert clip.start % FRAME == 0
    assert len(robot.session.workspace.history.entries()) == steps + 1


def test_a_clip_clings_to_the_playhead(robot: TimelineRobot) -> None:
    robot.fill()
    robot.session.set_playhead(5 * SECOND)
    drag(robot.qtbot, robot.view.lanes, robot.at(1), robot.at(3.03))
    assert robot.spans() == [(2.0, 5.0)]


def test_edges_trim_and_never_overlap(robot: TimelineRobot) -> None:
    robot.fill(2)
    drag(robot.qtbot, robot.view.lanes, robot.at(0) + QPointF(3, 0), robot.at(1))
    assert robot.spans() == [(1.0, 3.0), (3.0, 6.0)]
    drag(robot.qtbot, robot.view.lanes, robot.at(3) - QPointF(6, 0), robot.at(5))
    assert robot.spans()[0] == (1.0, 3.0)
    drag(robot.qtbot, robot.view.lanes, robot.at(6) - QPointF(3, 0), robot.at(5))
    assert robot.spans()[1] == (3.0, 5.0)


def test_s_splits_at_the_playhead_and_delete_deletes(robot: TimelineRobot) -> None:
    robot.fill()
    robot.session.set_playhead(SECOND)
    robot.qtbot.keyClick(robot.view, Key.Key_S)
    assert robot.spans() == [(0.0, 1.0), (1.0, 3.0)]
    click(robot.qtbot, robot.view.lanes, robot.at(0.5))
    robot.view.setFocus()
    robot.qtbot.keyClick(robot.view, Key.Key_Delete)
    assert robot.spans() == [(1.0, 3.0)]


def test_tracks_are_added_hidden_and_locked(robot: TimelineRobot) -> None:
    robot.fill()
    robot.view.new_track()
    assert [track.name for track in robot.session.document.sequences[0].tracks] == ["V1", "V2"]
    drag(robot.qtbot, robot.view.lanes, robot.at(1, row=1), robot.at(1, row=0))
    assert robot.spans(1) == [(0.0, 3.0)]
    header = robot.view.headers.header(robot.session.document.sequences[0].tracks[1].id)
    header.lock_button.click()
    drag(robot.qtbot, robot.view.lanes, robot.at(1, row=0), robot.at(4, row=0))
    assert robot.spans(1) == [(0.0, 3.0)]
    header.hide_button.click()
    assert clips_at(robot.session.document.sequences[0], SECOND) == []


def test_results_are_dropped_at_a_time_with_their_takes(robot: TimelineRobot) -> None:
    results = robot.studio.make(2)
    mime: QMimeData = result_mime(robot.session, [results[1]])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    robot.view.lanes.dropEvent(QDropEvent(robot.at(2), copy, mime, left, PLAIN))
    (clip,) = robot.clips()
    assert clip.start == 2 * SECOND
    assert clip.takes == tuple(result.asset.sha256 for result in results)
    assert robot.session.selected_clips == (clip.id,)
    assert robot.session.review == ()


def test_space_plays_to_the_end_and_stops(robot: TimelineRobot) -> None:
    robot.fill()
    robot.session.set_playhead(2 * SECOND + SECOND // 2)
    robot.qtbot.keyClick(robot.view, Key.Key_Space)
    assert robot.view.player.playing
    robot.studio.wait(lambda: not robot.view.player.playing)
    assert robot.session.playhead == 3 * SECOND - FRAME
    robot.qtbot.keyClick(robot.view, Key.Key_Space)
    robot.qtbot.keyClick(robot.view, Key.Key_K)
    assert robot.session.playhead < 2 * SECOND


def test_arrows_step_by_frames(robot: TimelineRobot) -> None:
    robot.fill()
    for key, frame in (
        (Key.Key_Right, 1),
        (Key.Key_Right, 2),
        (Key.Key_Left, 1),
        (Key.Key_End, 75),
        (Key.Key_Home, 0),
    ):
        robot.qtbot.keyClick(robot.view, key)
        assert robot.session.playhead == frame * FRAME


def test_j_and_l_shuttle(robot: TimelineRobot) -> None:
    robot.fill()
    player = robot.view.player
    player.shuttle(1)
    player.shuttle(1)
    assert player.speed == 2
    player.shuttle(-1)
    assert player.speed == -1
    player.stop()


def test_words_for_an_empty_sequence_make_room_for_a_preview(
    robot: TimelineRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(type(robot.view.lanes), "_paint_empty", lambda *args: told.append(args[2]))
    robot.view.lanes.grab()
    assert told == ["Drop pictures, films, sounds or scores here"]
    robot.session.update_settings(accept_to="timeline")
    robot.studio.make(1)
    told.clear()
    robot.view.lanes.grab()
    assert told == []


def test_the_ruler_moves_the_playhead_and_the_time_is_told(robot: TimelineRobot) -> None:
    robot.fill()
    click(robot.qtbot, robot.view.ruler, QPointF(robot.view.state.scale.to_x(2 * SECOND), 24))
    assert robot.session.playhead == 2 * SECOND
    assert robot.view.bar.timecode.text().startswith("00:00:02:00")


def test_a_candidate_is_seen_under_the_playhead(robot: TimelineRobot) -> None:
    robot.session.update_settings(accept_to="timeline")
    robot.session.set_playhead(SECOND)
    robot.studio.make(1)
    spot = (robot.at(2.5) + QPointF(0, 20)).toPoint()
    with_ghost = robot.view.lanes.grab().toImage().pixelColor(spot)
    robot.session.set_review([])
    assert robot.view.lanes.grab().toImage().pixelColor(spot) != with_ghost
    assert robot.clips() == ()


def test_zoom_keeps_to_the_playhead(robot: TimelineRobot) -> None:
    robot.fill()
    robot.session.set_playhead(2 * SECOND)
    before = robot.view.state.scale.to_x(2 * SECOND)
    robot.view.bar.zoom_in.click()
    assert robot.view.state.scale.to_x(2 * SECOND) == pytest.approx(before, abs=1)
    robot.qtbot.keyClick(robot.view, Key.Key_F)
    assert robot.view.state.scale.to_x(3 * SECOND) < robot.view.lanes.width()

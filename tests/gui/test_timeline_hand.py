"""Clips by mouse: selecting many, moving, trimming, and what the tools do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.edits.timeline_move import remove_clips
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import PLAIN, move
from tests.gui.timeline_robot import FRAME, TimelineRobot

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def text(start: float, length: float, **fields: object) -> Clip:
    clip = Clip(kind="text", text="Words", start=round(start * SECOND), duration=round(length * SECOND))
    return clip.model_copy(update=fields)


def two_tracks() -> Sequence:
    """T1 (row 1): 0-2, 2-4, 5-7 s; T2 (row 0): 0-2 s, linked to the first of T1."""
    lower = Track(
        name="T1",
        kind="text",
        clips=(text(0, 2, link="pair"), text(2, 2, group="few"), text(5, 2, group="few")),
    )
    upper = Track(name="T2", kind="text", clips=(text(0, 2, link="pair"),))
    return Sequence(name="Film", tracks=(lower, upper))


@pytest.fixture
def robot(studio: StudioRobot) -> TimelineRobot:
    made = TimelineRobot(studio)
    made.set_sequence(two_tracks())
    return made


def test_what_belongs_together_is_selected_together(robot: TimelineRobot) -> None:
    first, second, third = robot.clips(0)
    (partner,) = robot.clips(1)
    robot.click(1, row=1)
    assert set(robot.session.selected_clips) == {first.id, partner.id}
    robot.click(3, row=1)
    assert set(robot.session.selected_clips) == {second.id, third.id}
    robot.click(1, row=1, modifiers=SHIFT)
    assert set(robot.session.selected_clips) == {first.id, partner.id, second.id, third.id}
    robot.click(3, row=1, modifiers=CTRL)
    assert set(robot.session.selected_clips) == {first.id, partner.id}
    robot.click(3, row=1, modifiers=ALT)
    assert robot.session.selected_clips == (second.id,)


def test_a_frame_selects_what_it_touches(robot: TimelineRobot) -> None:
    robot.drag(robot.at(4.5, row=1), robot.at(6, row=1) + QPointF(0, 4))
    assert set(robot.session.selected_clips) == {clip.id for clip in robot.clips(0)[1:]}
    robot.drag(robot.at(8, row=0), robot.at(1, row=1))
    assert len(robot.session.selected_clips) == 4


def test_escape_gives_up_a_frame_and_a_move(robot: TimelineRobot) -> None:
    robot.click(3, row=1)
    before, chosen = robot.session.document, robot.session.selected_clips
    robot.drag(robot.at(8, row=1), robot.at(0.5, row=0), release=False)
    robot.key(Qt.Key.Key_Escape)
    robot.drag(robot.at(3, row=1), robot.at(6, row=1), release=False)
    shown = robot.view.lanes.sequence()
    assert shown is not None
    assert shown.tracks[0] is not robot.session.document.sequences[0].tracks[0]
    robot.key(Qt.Key.Key_Escape)
    assert robot.view.lanes.sequence() is robot.session.sequence
    robot.qtbot.mouseRelease(robot.view.lanes, Qt.MouseButton.LeftButton, pos=robot.at(6, row=1).toPoint())
    assert robot.session.document is before
    assert set(chosen)


def test_a_move_goes_over_what_lies_there_and_with_ctrl_pushes_it(robot: TimelineRobot) -> None:
    robot.drag(robot.at(1, row=1), robot.at(2, row=1))
    assert robot.spans(0) == [(1.0, 3.0), (3.0, 4.0), (5.0, 7.0)]
    assert robot.spans(1) == [(1.0, 3.0)]
    robot.studio.do("edit.undo")
    robot.session.select()
    robot.drag(robot.at(1, row=1), robot.at(3, row=1), CTRL)
    assert robot.spans(0) == [(2.0, 4.0), (4.0, 6.0), (7.0, 9.0)]


def test_alt_moves_a_copy(robot: TimelineRobot) -> None:
    robot.drag(robot.at(1, row=1), robot.at(9, row=1), ALT)
    assert robot.spans(0)[0] == (0.0, 2.0)
    assert robot.spans(0)[-1] == (8.0, 10.0)
    copy, partner = robot.clips(0)[-1], robot.clips(1)[-1]
    assert copy.link == partner.link != "pair"


def test_a_locked_track_says_why_nothing_moves(robot: TimelineRobot) -> None:
    robot.view.headers.header(robot.session.document.sequences[0].tracks[0].id).lock_button.click()
    before = robot.session.document
    robot.drag(robot.at(6, row=1), robot.at(8, row=1), release=False)
    assert robot.view.lanes.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    robot.qtbot.mouseRelease(robot.view.lanes, Qt.MouseButton.LeftButton, pos=robot.at(8, row=1).toPoint())
    assert robot.session.document is before
    assert any("locked" in text for text in robot.studio.notices())


def test_edges_trim_ripple_and_roll(robot: TimelineRobot) -> None:
    robot.drag(robot.at(7, row=1) - QPointF(5, 0), robot.at(6, row=1))
    assert robot.spans(0)[2] == (5.0, 6.0)
    robot.drag(robot.at(4, row=1) - QPointF(5, 0), robot.at(3, row=1), CTRL)
    assert robot.spans(0) == [(0.0, 2.0), (2.0, 3.0), (4.0, 5.0)]
    robot.drag(robot.at(2, row=1), robot.at(2.4, row=1), SHIFT)
    assert robot.spans(0)[0][1] == robot.spans(0)[1][0] == pytest.approx(2.4, abs=0.08)


def test_a_fade_is_dragged_from_the_corner(robot: TimelineRobot) -> None:
    lanes, (_, _, clip) = robot.view.lanes, robot.clips(0)
    sequence = robot.session.document.sequences[0]
    box = lanes.box_of(sequence, sequence.tracks[0], clip)
    corner = QPointF(box.left() + 16, box.top() + 20)
    robot.drag(corner, QPointF(robot.at(5.5).x(), corner.y()))
    assert robot.clips(0)[2].fade_in == pytest.approx(SECOND // 2, abs=2 * FRAME)


def test_a_double_click_at_a_cut_lets_what_is_linked_crossfade_too(robot: TimelineRobot) -> None:
    def pairs() -> tuple[Clip, ...]:
        return (text(0, 2, link="a"), text(2, 2, link="b"))

    robot.set_sequence(
        Sequence(
            name="Film",
            tracks=(
                Track(name="T1", kind="text", clips=pairs()),
                Track(name="T2", kind="text", clips=pairs()),
                Track(name="T3", kind="text", clips=(text(0, 2), text(2, 2))),
            ),
        )
    )
    at = (robot.at(2, row=2) + QPointF(0, 4)).toPoint()
    robot.qtbot.mouseClick(robot.view.lanes, Qt.MouseButton.LeftButton, pos=at)
    robot.qtbot.mouseDClick(robot.view.lanes, Qt.MouseButton.LeftButton, pos=at)
    found = [robot.clips(track)[1].transition for track in range(3)]
    assert [item.kind if item else "" for item in found] == ["crossfade", "crossfade", ""]
    robot.session.workspace.undo()
    assert [robot.clips(track)[1].transition for track in range(3)] == [None] * 3


def test_the_razor_cuts_where_it_is_clicked(robot: TimelineRobot) -> None:
    robot.key(Qt.Key.Key_C)
    assert robot.view.state.tool == "razor"
    robot.click(6, row=1)
    assert robot.spans(0)[2:] == [(5.0, 6.0), (6.0, 7.0)]
    robot.click(1, row=1)
    assert robot.spans(1) == [(0.0, 1.0), (1.0, 2.0)]
    robot.key(Qt.Key.Key_V)
    assert robot.view.state.tool == "select"


@pytest.mark.parametrize(
    ("key", "spans"),
    [
        (Qt.Key.Key_U, [(0.0, 3.0), (3.0, 5.0), (5.0, 7.0)]),
        (Qt.Key.Key_Y, [(0.0, 2.0), (2.0, 4.0), (5.0, 7.0)]),
    ],
)
def test_slip_and_slide(robot: TimelineRobot, key: Qt.Key, spans: list[tuple[float, float]]) -> None:
    robot.key(key)
    robot.drag(robot.at(3, row=1), robot.at(4, row=1))
    assert robot.spans(0) == spans
    assert robot.clips(0)[1].offset == (0 if key == Qt.Key.Key_U else -SECOND)


def test_dragging_over_the_edge_scrolls(robot: TimelineRobot) -> None:
    lanes = robot.view.lanes
    robot.drag(robot.at(6, row=1), QPointF(lanes.width() - 4, robot.at(6, row=1).y()), release=False)
    robot.studio.wait(lambda: robot.view.state.scale.left > 0)
    robot.key(Qt.Key.Key_Escape)
    left = robot.view.state.scale.left
    robot.qtbot.wait(100)
    assert robot.view.state.scale.left == left


def test_dragging_to_tracks_that_are_out_of_sight_scrolls_to_them(robot: TimelineRobot) -> None:
    lower = Track(name="T1", kind="text", clips=(text(0, 2),))
    robot.set_sequence(
        Sequence(name="Film", tracks=(lower, *(Track(name=f"T{n}", kind="text") for n in range(2, 30))))
    )
    lanes, bar = robot.view.lanes, robot.view.tracks.area.verticalScrollBar()
    robot.studio.wait(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    seen = lanes.visibleRegion().boundingRect()
    start = robot.at(1, row=28)
    robot.drag(start, QPointF(start.x(), seen.top() + 2), release=False)
    robot.studio.wait(lambda: bar.value() < bar.maximum() - 100)
    robot.key(Qt.Key.Key_Escape)


def test_a_clip_that_is_cut_while_it_is_held_leaves_the_hand_empty(robot: TimelineRobot) -> None:
    lanes, held = robot.view.lanes, robot.clips()[2]
    robot.qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, PLAIN, robot.at(6, 1).toPoint())
    assert robot.session.apply(remove_clips([held.id]))
    move(lanes, robot.at(3, 1))
    move(lanes, robot.at(4, 1))
    assert lanes.hand.drag is None
    robot.qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, PLAIN, robot.at(4, 1).toPoint())
    # The rest of its group went with it; nothing else has moved.
    assert robot.spans() == [(0.0, 2.0)]


def test_another_button_ends_no_drag(robot: TimelineRobot) -> None:
    before = robot.spans(0)
    lanes, qtbot = robot.view.lanes, robot.studio.qtbot
    qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, PLAIN, robot.at(5.5, 1).toPoint())
    move(lanes, robot.at(6.5, 1))
    qtbot.mouseRelease(lanes, Qt.MouseButton.RightButton, PLAIN, robot.at(6.5, 1).toPoint())
    assert lanes.hand.drag is not None
    assert robot.spans(0) == before
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, PLAIN, robot.at(6.5, 1).toPoint())
    assert robot.spans(0) != before

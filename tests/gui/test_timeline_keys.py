"""Clips by keys and menus, on the clipboard, and what they do to the canvas: nothing."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from creastudio.core.assets import Asset
from creastudio.core.edits.edit import Edit
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.dialogs.palette import entries
from creastudio.shell.timeline.clip_clipboard import CLIPS
from creastudio.shell.timeline.command_table import COMMANDS
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import FRAME, TimelineRobot

Key = Qt.Key
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def robot(studio: StudioRobot) -> TimelineRobot:
    """0-2, 2-4 and 6-8 s on T1."""
    made = TimelineRobot(studio)
    made.set_words()
    return made


@pytest.mark.parametrize(
    ("key", "modifiers", "spans"),
    [
        (Key.Key_BracketLeft, None, [(0, 2), (3, 4), (6, 8)]),
        (Key.Key_BracketRight, None, [(0, 2), (2, 3), (6, 8)]),
        (Key.Key_Q, None, [(0, 2), (2, 3), (5, 7)]),
        (Key.Key_W, None, [(0, 2), (2, 3), (5, 7)]),
        (Key.Key_S, None, [(0, 2), (2, 3), (3, 4), (6, 8)]),
        (Key.Key_Delete, SHIFT, [(0, 2), (4, 6)]),
        (Key.Key_Delete, None, [(0, 2), (6, 8)]),
        (Key.Key_Right, ALT, [(0, 2), (2.04, 4.04), (6, 8)]),
        (Key.Key_Period, None, [(0, 2), (2.04, 4.04), (6, 8)]),
        (Key.Key_Right, ALT | SHIFT, [(0, 2), (2.4, 4.4), (6, 8)]),
        (Key.Key_Left, ALT, [(0, 1.96), (1.96, 3.96), (6, 8)]),
    ],
)
def test_keys_edit_the_selected_clip_at_the_playhead(
    robot: TimelineRobot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier | None,
    spans: list[tuple[float, float]],
) -> None:
    robot.click(3)
    robot.session.set_playhead(3 * SECOND)
    robot.key(key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert robot.spans() == spans


def test_enter_after_a_typed_time_leaves_the_selected_clip_closed(robot: TimelineRobot) -> None:
    robot.click(3)
    robot.key(Key.Key_G)
    field = robot.view.bar.timecode.field
    field.setText("7:12")
    robot.qtbot.keyClick(field, Key.Key_Return)
    assert robot.session.playhead == 7 * SECOND + 12 * FRAME
    assert robot.view.hasFocus()


def test_up_and_down_go_from_cut_to_cut(robot: TimelineRobot) -> None:
    seen: list[int] = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        robot.key(key)
        seen.append(robot.session.playhead // SECOND)
    assert seen == [2, 4, 6, 4, 2]


def test_shift_s_splits_all_tracks(robot: TimelineRobot) -> None:
    robot.click(1)
    robot.session.set_playhead(3 * SECOND)
    robot.key(Key.Key_S, SHIFT)
    assert robot.spans()[1:3] == [(2, 3), (3, 4)]


def test_clips_are_linked_grouped_and_crossfaded(robot: TimelineRobot) -> None:
    robot.click(1)
    robot.click(3, modifiers=SHIFT)
    robot.studio.do("edit.group")
    assert robot.clips()[0].group == robot.clips()[1].group != ""
    robot.studio.do("edit.ungroup")
    assert robot.clips()[0].group == ""
    robot.key(Key.Key_D, SHIFT)
    transition = robot.clips()[1].transition
    assert transition is not None
    assert transition.kind == "crossfade"
    robot.key(Key.Key_L, CTRL)
    assert any("one track" in text for text in robot.studio.notices())


def test_copies_are_pasted_at_the_playhead_and_pushed_in(robot: TimelineRobot) -> None:
    robot.click(3)
    robot.studio.do("edit.copy")
    robot.session.set_playhead(10 * SECOND)
    robot.studio.do("edit.paste")
    assert robot.spans()[-1] == (10, 12)
    (copy,) = robot.session.selected_clips
    assert copy == robot.clips()[-1].id
    robot.session.set_playhead(2 * SECOND)
    robot.key(Key.Key_V, CTRL | SHIFT)
    assert robot.spans()[:3] == [(0, 2), (2, 4), (4, 6)]
    assert len({clip.id for clip in robot.clips()}) == 5


def test_what_is_cut_here_is_pasted_in_another_project_with_its_picture(robot: TimelineRobot) -> None:
    studio = robot.studio
    robot.fill()
    track = next(item for item in robot.session.document.sequences[0].tracks if item.kind == "picture")
    robot.session.select(clips=[track.clips[0].id])
    sha256 = track.clips[0].asset
    studio.do("edit.cut")
    assert robot.session.document.sequences[0].duration == 8 * SECOND
    assert all(
        clip.asset != sha256 for item in robot.session.document.sequences[0].tracks for clip in item.clips
    )
    studio.window.closing.drop()
    studio.new()
    other = TimelineRobot(studio)
    other.view.new_track()
    studio.do("edit.paste")
    (clip,) = other.clips()
    assert clip.asset == sha256
    assert not clip.missing
    assert other.session.workspace.blobs.has(sha256)


def test_a_film_too_large_for_the_clipboard_leaves_room_for_pictures(
    robot: TimelineRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = robot.session
    large, small = (session.workspace.blobs.put(bytes(size)) for size in (900, 90))
    assets = [Asset(sha256=sha256, media_type="image/png") for sha256 in (large, small)]
    session.apply(Edit("Add", lambda old: old.model_copy(update={"assets": (*old.assets, *assets)})))
    clips = tuple(
        Clip(kind="image", asset=asset.sha256, start=start * SECOND, duration=SECOND)
        for start, asset in enumerate(assets)
    )
    robot.set_sequence(Sequence(tracks=(Track(kind="picture", clips=clips),)))
    session.select(clips=[clip.id for clip in clips])
    monkeypatch.setattr("creastudio.shell.transfer.clipboard.MAX_BLOBS", 500)
    robot.studio.do("edit.copy")
    data = QGuiApplication.clipboard().mimeData().data(CLIPS)
    assert list(json.loads(bytes(data.data()))["blobs"]) == [small]
    QGuiApplication.clipboard().clear()


def test_a_duplicate_comes_right_after(robot: TimelineRobot) -> None:
    robot.click(1)
    robot.studio.do("edit.duplicate")
    assert robot.spans() == [(0, 2), (2, 4), (4, 6), (6, 8)]
    assert robot.clips()[2].text == "One"


def test_with_the_keyboard_on_the_timeline_all_means_all_clips(robot: TimelineRobot) -> None:
    robot.view.setFocus()
    robot.studio.do("edit.select_all")
    assert len(robot.session.selected_clips) == 3
    robot.studio.window.canvas.setFocus()
    robot.studio.do("edit.select_all")
    assert robot.session.selected_clips == ()
    robot.session.set_playhead(2 * SECOND)
    robot.key(Key.Key_A)
    assert len(robot.session.selected_clips) == 2


def menu_at(robot: TimelineRobot, at: QPointF) -> QMenu:
    point = at.toPoint()
    lanes = robot.view.lanes
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, lanes.mapToGlobal(point))
    QApplication.sendEvent(lanes, event)
    menus = [item for item in lanes.findChildren(QMenu) if item.isVisible() and item.parent() is lanes]
    assert len(menus) == 1
    return menus[0]


def titles(menu: QMenu) -> dict[str, bool]:
    return {item.text().partition("\t")[0]: item.isEnabled() for item in menu.actions() if item.text()}


def test_menus_of_clips_cuts_and_gaps(robot: TimelineRobot) -> None:
    menu = menu_at(robot, robot.at(3))
    found = titles(menu)
    assert {"Cut", "Copy", "Fades", "Transition", "Delete and close the gap", "Write the text"} <= set(found)
    assert not found["Split at the playhead"]
    menu.close()
    menu = menu_at(robot, robot.at(5))
    next(item for item in menu.actions() if item.text() == "Close this gap").trigger()
    assert robot.spans()[2] == (4, 6)
    menu.close()
    menu = menu_at(robot, robot.at(2) + QPointF(1, 0))
    next(item for item in menu.actions() if item.text() == "Dip to black").trigger()
    transition = robot.clips()[1].transition
    assert transition is not None
    assert transition.kind == "dip"
    menu.close()


def test_the_palette_knows_what_can_be_done_with_clips(robot: TimelineRobot) -> None:
    found = {entry.title: entry for entry in entries(robot.studio.window)}
    assert not found["Timeline: Split at the playhead"].possible
    robot.session.set_playhead(SECOND)
    found = {entry.title: entry for entry in entries(robot.studio.window)}
    found["Timeline: Split at the playhead"].run()
    assert robot.spans()[:2] == [(0, 1), (1, 2)]


def test_a_changed_key_works_at_once(robot: TimelineRobot) -> None:
    robot.session.update_settings(keys={"timeline.split": "X"})
    robot.session.set_playhead(SECOND)
    robot.key(Key.Key_S)
    assert len(robot.clips()) == 3
    robot.key(Key.Key_X)
    assert len(robot.clips()) == 4
    assert robot.clips()[0].duration % FRAME == 0


def test_a_double_click_deletes_nothing_and_opens_words(robot: TimelineRobot) -> None:
    lanes, point = robot.view.lanes, robot.at(3).toPoint() + QPoint(0, 4)
    robot.studio.window.show_panel("properties")
    robot.qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=point)
    robot.qtbot.mouseDClick(lanes, Qt.MouseButton.LeftButton, pos=point)
    assert len(robot.clips()) == 3
    assert robot.session.selected_clips == (robot.clips()[1].id,)


def test_what_lies_in_the_loop_is_lifted_or_extracted(robot: TimelineRobot) -> None:
    robot.session.set_playhead(SECOND)
    robot.key(Key.Key_I)
    robot.session.set_playhead(3 * SECOND)
    robot.key(Key.Key_O)
    robot.key(Key.Key_Semicolon)
    assert robot.spans() == [(0, 1), (3, 4), (6, 8)]
    robot.studio.do("edit.undo")
    robot.key(Key.Key_Apostrophe)
    assert robot.spans() == [(0, 1), (1, 2), (4, 6)]
    robot.studio.do("edit.undo")
    robot.view.commands.run("timeline.insert_time")
    assert robot.spans() == [(0, 1), (3, 4), (4, 6), (8, 10)]


def test_the_menu_bar_has_all_commands_greyed_where_they_cannot_be_used(robot: TimelineRobot) -> None:
    menu = robot.studio.window.menus.timeline
    menu.aboutToShow.emit()
    found = [item for inner in (menu, *menu.findChildren(QMenu)) for item in inner.actions()]
    by_title = {item.text().partition("\t")[0]: item for item in found}
    for command in COMMANDS:
        assert command.title in by_title, command.id
    assert not by_title["Split at the playhead"].isEnabled()
    robot.session.set_playhead(SECOND)
    menu.aboutToShow.emit()
    split = next(item for item in menu.actions() if item.text().startswith("Split at the playhead"))
    split.trigger()
    assert robot.spans()[:2] == [(0, 1), (1, 2)]


def test_escape_goes_back_to_the_select_tool_and_then_selects_nothing(robot: TimelineRobot) -> None:
    robot.click(3)
    robot.key(Key.Key_C)
    robot.key(Key.Key_Escape)
    assert robot.view.state.tool == "select"
    assert robot.session.selected_clips != ()
    robot.key(Key.Key_Escape)
    assert robot.session.selected_clips == ()

"""How a score comes into the editor, and the editor's other pages and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from creastudio.api.score import Note, Score, track_of
from creastudio.core.edits import duplicate_clips, move_clips
from creastudio.core.edits.timeline_tree import find_clip
from creastudio.core.score_assets import edited_asset
from creastudio.core.score_editing import Edited, drawn
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.shell.score.beginning import begin_score, edit_score, place_score
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.timeline.clip_menu import clip_menu
from creastudio.shell.timeline.clip_opening import open_clip

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


def test_the_empty_state_teaches_and_begins(studio: StudioRobot, panel: ScorePanel) -> None:
    assert panel.stack.currentWidget() is panel.nothing
    panel.nothing.action.click()
    assert panel.stack.currentWidget() is panel.editor
    assert panel.editor.score is not None
    studio.do("edit.undo")
    assert panel.stack.currentWidget() is panel.nothing


def test_a_clip_is_opened_and_a_score_that_has_none_is_placed(studio: StudioRobot, panel: ScorePanel) -> None:
    session = studio.session
    score = track_of(Score(), [Note(0, 960, 60)])
    asset = edited_asset(score, session.workspace.blobs.put(score.dumps()), "Tune")
    first = place_score(session, asset)
    open_clip(session, find_clip(session.document, first)[1])
    assert panel.editor.source.clip_id == first
    assert panel.editor.score == score
    panel.begin()
    assert panel.editor.source.clip_id != first
    edit_score(session, asset.sha256)
    assert panel.editor.source.clip_id == first


def test_the_menu_of_a_score_clip_opens_it_once_and_leaves_no_hint(
    studio: StudioRobot, panel: ScorePanel, editor: ScoreEditor
) -> None:
    view = studio.window.timeline
    clip = editor.source.clip
    assert clip is not None
    assert view.lanes.commands is not None
    menu = clip_menu(studio.session, view.lanes.commands, clip, view.lanes)
    entries = [
        action.text().partition("\t") for action in menu.actions() if "Edit the notes" in action.text()
    ]
    assert [key for _, _, key in entries] == ["Enter"]
    menu.deleteLater()
    sequence = studio.session.sequence
    assert sequence is not None
    track = next(item for item in sequence.tracks if item.kind == "score")
    at = view.lanes.box_of(sequence, track, clip).center()
    told: list[str] = []
    view.lanes._say = told.append  # type: ignore[method-assign]
    QTest.mouseMove(view.lanes, at.toPoint())
    view.lanes.hand.look(at, Qt.KeyboardModifier.NoModifier)
    assert view.lanes.hand.hover is not None
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at.toPoint(), view.lanes.mapToGlobal(at.toPoint())
    )
    view.lanes.contextMenuEvent(event)
    (shown,) = (menu for menu in view.lanes.findChildren(QMenu) if menu.isVisible())
    shown.close()
    assert view.lanes.hand.hover is None
    assert told[-1] == ""


def test_scores_are_listed_as_they_are_heard_and_the_first_is_opened(studio: StudioRobot) -> None:
    session = studio.session
    late = begin_score(session)
    sequence = session.sequence
    assert sequence is not None
    session.apply(move_clips([late], 20 * FLICKS_PER_SECOND))
    session.set_playhead(0)
    early = begin_score(session)
    session.select((), ())
    studio.window.show_panel("score")
    panel = studio.window.panel("score")
    assert isinstance(panel, ScorePanel)
    assert [panel.choice.itemData(row) for row in range(panel.choice.count())] == [early, late]
    assert panel.editor.source.clip_id == early


def test_what_is_shown_twice_changes_twice_unless_one_is_meant_alone(
    studio: StudioRobot, panel: ScorePanel, editor: ScoreEditor
) -> None:
    session = studio.session
    session.apply(duplicate_clips([editor.source.clip_id]))
    assert editor.source.shown_in == 2
    assert "2" in panel.shared.text()
    editor.state.apply(_with_note(editor), "Draw note")
    assert editor.source.shown_in == 2
    panel.shared.setChecked(True)
    editor.state.apply(_with_note(editor), "Draw note")
    assert editor.source.shown_in == 1


def test_the_score_can_be_a_large_window_and_comes_back_to_the_front(
    studio: StudioRobot, panel: ScorePanel
) -> None:
    dock = studio.window.docks.docks["score"]
    panel.large.click()
    studio.wait(lambda: dock.isFloating() and not dock.windowFlags() & Qt.WindowType.FramelessWindowHint)
    assert panel.large.accessibleName() == "Put it back into the window"
    assert dock.height() <= dock.screen().availableGeometry().height()
    panel.large.click()
    studio.wait(lambda: not dock.isFloating() and panel.isVisible())
    assert panel.large.accessibleName().startswith("Show it large")
    panel.hide_button.click()
    assert dock.isHidden()


def _with_note(editor: ScoreEditor) -> Edited:
    assert editor.score is not None
    return drawn(editor.score, 0, Note(len(list(editor.score.notes(0))) * 960, 960, 60))


def test_other_rooms_add_pages_and_tools(editor: ScoreEditor) -> None:
    page, tool = QWidget(), QWidget()
    editor.add_page(page, "Another")
    editor.add_tools(tool)
    assert editor.pages.indexOf(page) > 0
    assert editor.bar.isAncestorOf(tool)
    editor.seek(960)
    assert editor.position == 960

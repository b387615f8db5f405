"""Keys that a person changes, and the command palette."""

from __future__ import annotations

from PySide6.QtCore import Qt

from creastudio.shell.commands.actions import ACTIONS
from creastudio.shell.dialogs.keys import KeysDialog
from creastudio.shell.dialogs.palette import CommandPalette, entries, score
from tests.gui.conftest import StudioRobot


def dialog(studio: StudioRobot, binding: str) -> KeysDialog:
    made = KeysDialog(studio.session, studio.window)
    studio.qtbot.addWidget(made)
    made.choose(binding)
    return made


def test_a_changed_key_works_at_once_and_is_kept(studio: StudioRobot) -> None:
    keys = dialog(studio, "edit.group")
    assert keys.assign("Ctrl+Shift+F9")
    action = studio.window.actions_by_id["edit.group"]
    assert [item.toString() for item in action.shortcuts()] == ["Ctrl+Shift+F9"]
    assert "F9" in action.toolTip()
    assert studio.studio.environment.settings.keys == {"edit.group": "Ctrl+Shift+F9"}
    keys.reset.click()
    assert [item.toString() for item in action.shortcuts()] == ["Ctrl+G"]
    assert studio.studio.environment.settings.keys == {}


def test_a_key_that_is_taken_is_refused_by_name(studio: StudioRobot) -> None:
    keys = dialog(studio, "edit.group")
    assert not keys.assign("Ctrl+Z")
    assert "'Undo'" in keys.warning.text()
    assert studio.studio.environment.settings.keys == {}
    # A key of the whole window would take it from the canvas.
    assert not keys.assign("R")
    assert "Rectangle" in keys.warning.text()


def test_a_tool_gets_another_key(studio: StudioRobot) -> None:
    keys = dialog(studio, "tool.rectangle")
    assert keys.assign("Shift+Q")
    canvas = studio.window.canvas
    canvas.setFocus()
    studio.qtbot.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.toolbox.chosen == "select"
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.toolbox.chosen == "rectangle"
    assert "Q" in canvas.strip.buttons["rectangle"].toolTip()


def test_keys_of_views_are_shown_and_stay(studio: StudioRobot) -> None:
    keys = dialog(studio, "tool.select")
    fixed = next(row for row in keys._rows if row.data(0, Qt.ItemDataRole.UserRole).fixed)
    keys.table.setCurrentItem(fixed)
    assert not keys.edit.isEnabled()
    assert not keys.assign("F8")


def test_the_search_hides_the_rest(studio: StudioRobot) -> None:
    keys = dialog(studio, "edit.group")
    keys.search.setText("undo")
    seen = [row.text(0) for row in keys._rows if not row.isHidden()]
    assert seen == ["Undo"]


def test_the_palette_runs_what_is_typed(studio: StudioRobot) -> None:
    studio.window.commands.run("help.palette")
    palette = studio.window.findChild(CommandPalette)
    assert palette is not None
    studio.qtbot.keyClicks(palette.field, "new artb")
    studio.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(studio.session.document.artboards) == 2


def test_the_palette_refuses_what_cannot_be_done_and_knows_tools(studio: StudioRobot) -> None:
    studio.window.commands.refresh()
    studio.window.commands.run("help.palette")
    palette = studio.window.findChild(CommandPalette)
    assert palette is not None
    palette.field.setText("ungroup")
    assert not palette.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    studio.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.field.setText("tool star")
    studio.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert studio.window.canvas.toolbox.chosen == "star"


def test_titles_are_ranked() -> None:
    titles = ["Save as", "Save", "Paste", "New adjustment: Curves"]
    found = sorted((rank, title) for title in titles if (rank := score(title, "sa")) is not None)
    assert [title for _, title in found][:2] == ["Save", "Save as"]
    assert score("Save", "xyz") is None
    assert score("Bring to front", "btf") is not None


def test_the_palette_finds_what_has_a_key_in_a_view(studio: StudioRobot) -> None:
    studio.make(2)
    studio.window.commands.refresh()
    found = {entry.title: entry for entry in entries(studio.window)}
    for action in ACTIONS:
        if action.call:
            assert any(title.endswith(action.title.replace("&", "").rstrip("…")) for title in found), (
                action.id
            )
    assert found["Discard result"].possible
    found["Discard result"].run()
    assert [result.state for result in studio.session.workspace.results] == ["discarded", "new"]
    assert not found["Delete"].possible

"""The tray of results."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QTime
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu

from creastudio.core.edits import show_clip_take, show_layer_take, update_layers
from creastudio.core.results import Result
from creastudio.export.marking import read
from creastudio.shell.panels.results.asset_menu import users_of
from creastudio.shell.panels.results.result_data import RESULT_TYPE, file_name, result_ids
from creastudio.shell.panels.results.result_menu import result_menu
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.panels.results.tray_model import Heading
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click

Key = Qt.Key


@pytest.fixture
def tray(studio: StudioRobot) -> TrayPanel:
    panel = studio.window.panel("tray")
    assert isinstance(panel, TrayPanel)
    return panel


def choose(studio: StudioRobot, tray: TrayPanel, result: Result) -> None:
    index = tray.model.index(tray.model.row_of(result.id))
    click(studio.qtbot, tray.list.viewport(), tray.list.visualRect(index).center())


def rows(tray: TrayPanel) -> list[str]:
    found = (tray.model.row(tray.model.index(row)) for row in range(tray.model.rowCount()))
    return [
        f"{row.title} {row.count}" if isinstance(row, Heading) else row.asset.title for row in found if row
    ]


def headings(tray: TrayPanel) -> list[Heading]:
    found = (tray.model.row(tray.model.index(row)) for row in range(tray.model.rowCount()))
    return [row for row in found if isinstance(row, Heading)]


def entry(menu: QMenu, start: str) -> None:
    """Choose the entry of a menu whose text starts like this."""
    next(action for action in menu.actions() if action.text().startswith(start)).trigger()
    menu.deleteLater()


def test_batches_come_newest_first(studio: StudioRobot, tray: TrayPanel) -> None:
    studio.make(2, seed=1)
    studio.make(1, seed=9)
    assert rows(tray) == ["Dots 1", "Dot 9", "Dots 2", "Dot 1", "Dot 2"]


def test_a_click_looks_at_a_result_in_place(studio: StudioRobot, tray: TrayPanel) -> None:
    results = studio.make(3)
    choose(studio, tray, results[2])
    assert studio.session.active_result == results[2].id
    assert studio.session.review == tuple(result.id for result in results)


def test_the_keys_are_the_canvas_after_placing(studio: StudioRobot, tray: TrayPanel) -> None:
    results = studio.make(2)
    choose(studio, tray, results[1])
    studio.qtbot.mouseClick(tray.place, Qt.MouseButton.LeftButton)
    assert len(studio.session.selected_layers) == 1
    assert studio.window.canvas.hasFocus()
    studio.qtbot.keyClick(studio.window.canvas, Qt.Key.Key_E)
    assert studio.window.canvas.toolbox.chosen == "eraser"


def test_new_results_leave_selection_alone(studio: StudioRobot, tray: TrayPanel) -> None:
    results = studio.make(2)
    choose(studio, tray, results[1])
    studio.session.set_review([])
    studio.session.run("toy.fails", {})
    studio.idle()
    assert [result.id for result in tray.selected()] == [results[1].id]


def test_filter_search_and_clear(studio: StudioRobot, tray: TrayPanel) -> None:
    results = studio.make(3)
    studio.session.accept(results[0].id)
    tray.filter.setCurrentIndex(tray.filter.findData("placed"))
    assert rows(tray) == ["Dots 1", "Dot 7"]
    tray.filter.setCurrentIndex(0)
    tray.search.setText("dot 9")
    assert rows(tray) == ["Dots 1", "Dot 9"]
    tray.search.clear()
    tray.clear.click()
    assert rows(tray) == ["Dots 1", "Dot 7"]
    assert not tray.clear.isEnabled()
    tray.filter.setCurrentIndex(tray.filter.findData("discarded"))
    assert rows(tray) == ["Dots 2", "Dot 8", "Dot 9"]
    tray.list.selectAll()
    tray.restore.click()
    assert rows(tray) == []
    assert tray.clear.isEnabled()
    assert [result.state for result in studio.session.workspace.results] == ["accepted", "new", "new"]


def test_results_drag_out_as_marked_files_and_onto_the_canvas(studio: StudioRobot, tray: TrayPanel) -> None:
    results = studio.make(2)
    index = tray.model.index(tray.model.row_of(results[1].id))
    mime = tray.model.mimeData([index])
    assert result_ids(mime) == [results[1].id]
    file = Path(mime.urls()[0].toLocalFile())
    found = read(file)
    assert found is not None
    assert found.made[0].recipe == results[1].asset.recipe
    canvas = studio.window.canvas
    spot = canvas.viewport_shown.to_view(QPointF(60, 70))
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    canvas.dropEvent(QDropEvent(spot, copy, mime, left, plain))
    (layer,) = studio.session.document.artboards[0].layers
    assert layer.transform.x == pytest.approx(60, abs=1)


def test_a_foreign_drag_holds_no_results() -> None:
    mime = QMimeData()
    assert result_ids(mime) == []
    mime.setData(RESULT_TYPE, b"\xffnot json")
    assert result_ids(mime) == []
    mime.setData(RESULT_TYPE, b'{"a": 1}')
    assert result_ids(mime) == []


def test_names_of_files_are_safe_everywhere(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    asset = result.asset.model_copy(update={"title": 'a/b:c*"d"\n'})
    assert file_name(asset) == "a-b-c-d- 7.png"


def test_use_in_lists_what_takes_a_picture(studio: StudioRobot, tray: TrayPanel) -> None:
    (result,) = studio.make(1)
    assert [work.id for work in users_of(studio.session, result.asset.kind)] == ["toy.over", "toy.negative"]
    asked: list[str] = []
    studio.session.workRequested.connect(lambda work, _values, inputs: asked.append(f"{work} {list(inputs)}"))
    studio.session.use_in(result.asset.sha256, "toy.over")
    assert asked == ["toy.over ['picture']"]


def test_save_as_file_keeps_the_recipe(studio: StudioRobot, tray: TrayPanel, tmp_path: Path) -> None:
    (result,) = studio.make(1)
    out = tmp_path / "mine"
    studio.chooser.answers.append(out)
    entry(result_menu(studio.session, [result], tray), "Save as file")
    found = read(out.with_suffix(".png"))
    assert found is not None
    assert found.made[0].recipe == result.asset.recipe
    assert studio.studio.notifier.notices[-1].hint == "Its recipe is in the file."
    studio.chooser.answers.append(tmp_path / "nowhere" / "mine.gif")
    entry(result_menu(studio.session, [result], tray), "Save as file")
    assert any("gif" in notice for notice in studio.notices())


def test_the_menu_shows_the_recipe_and_makes_again(studio: StudioRobot, tray: TrayPanel) -> None:
    (result,) = studio.make(1)
    entry(result_menu(studio.session, [result], tray), "Show recipe")
    assert studio.window.docks.docks["properties"].isVisible()
    entry(result_menu(studio.session, [result], tray), "Make again")
    studio.wait(lambda: len(studio.session.workspace.results) == 2)
    studio.idle()
    first, again = studio.session.workspace.results
    assert again.asset.sha256 == first.asset.sha256
    assert any("identical to Dot 7" in notice for notice in studio.notices())
    index = tray.model.index(tray.model.row_of(again.id))
    assert "identical to Dot 7" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    older = tray.model.index(tray.model.row_of(first.id))
    assert "identical" not in str(older.data(Qt.ItemDataRole.ToolTipRole))


def test_headings_tell_batches_apart(studio: StudioRobot, tray: TrayPanel) -> None:
    (first,) = studio.make(1, seed=30)
    studio.make(2, seed=40)
    studio.session.vary(first.id)
    studio.wait(lambda: len(studio.session.workspace.results) == 7)
    studio.idle()
    studio.session.again(first.id)
    studio.wait(lambda: len(studio.session.workspace.results) == 8)
    studio.idle()
    again, varied, second, one = headings(tray)
    assert again.title == "Made again"
    assert "identical to Dot 30" in again.detail
    assert varied.title == "Variations of Dot 30"
    assert (second.title, one.title) == ("Dots", "Dots")
    assert "seed 40" in second.detail
    assert "seed 30" in one.detail
    now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
    assert any(sign.isdigit() for sign in now)
    assert all(len(item.detail.split(" · ")) == 2 for item in (again, second, one))


def test_a_batch_whose_job_is_forgotten_is_called_by_its_generator(
    studio: StudioRobot, tray: TrayPanel
) -> None:
    results = studio.make(1)
    studio.session.workspace.desk.remove(results[0].job)
    fresh = TrayPanel(studio.session)
    studio.qtbot.addWidget(fresh)
    assert [(item.title, item.detail) for item in headings(fresh)] == [("Dots", "seed 7")]


def test_the_name_of_a_layer_goes_with_its_take(studio: StudioRobot, tray: TrayPanel) -> None:
    results = studio.make(2)
    studio.session.accept(results[0].id, "both")
    (layer,) = studio.session.document.artboards[0].layers
    (clip,) = studio.session.document.sequences[0].tracks[0].clips
    other = results[1].asset.sha256
    studio.session.apply(show_layer_take(layer.id, other))
    studio.session.apply(show_clip_take(clip.id, other))
    assert studio.session.document.artboards[0].layers[0].name == "Dot 8"
    assert studio.session.document.sequences[0].tracks[0].clips[0].name == "Dot 8"
    studio.session.apply(update_layers([layer.id], "Rename", name="Anna"))
    studio.session.apply(show_layer_take(layer.id, results[0].asset.sha256))
    assert studio.session.document.artboards[0].layers[0].name == "Anna"


def test_enter_of_the_number_pad_places_too(studio: StudioRobot, tray: TrayPanel) -> None:
    results = studio.make(2)
    choose(studio, tray, results[0])
    studio.session.set_review([])
    studio.qtbot.keyClick(tray.list, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(studio.session.document.artboards[0].layers) == 1

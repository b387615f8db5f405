"""The library: everything of the project, found, placed, rated and thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QKeyEvent
from pytestqt.qtbot import QtBot

from creastudio.api.testing import tiny_png
from creastudio.core.canvas import ImageLayer
from creastudio.export.marking import read
from creastudio.shell.library.marks import TagsDialog, common_tags, merged
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.panels.results.result_data import result_ids
from creastudio.shell.panels.results.tray import TrayPanel
from tests.gui.conftest import StudioRobot
from tests.gui.library_robot import choose, find, titles
from tests.gui.mouse import click, dropped

Key = Qt.Key


def test_an_empty_library_says_what_it_is_for(studio: StudioRobot, library: LibraryPanel) -> None:
    assert library.pages.empty.isVisible()
    library.pages.empty.action.click()
    assert studio.chooser.asked == ["Add a folder to the library"]


def test_what_is_made_is_found_by_words_and_settings(studio: StudioRobot, library: LibraryPanel) -> None:
    studio.make(3, seed=7)
    library.refresh()
    assert titles(library) == ["Dot 9", "Dot 8", "Dot 7"]
    find(studio, library, "seed:8")
    assert titles(library) == ["Dot 8"]
    find(studio, library, "style:square")
    assert titles(library) == []
    assert library.pages.nothing.isVisible()
    library.pages.nothing.action.click()
    assert len(titles(library)) == 3


def test_enter_and_double_click_place_what_is_chosen(studio: StudioRobot, library: LibraryPanel) -> None:
    results = studio.make(2)
    library.refresh()
    choose(studio, library, 0)
    studio.qtbot.keyClick(library.list, Key.Key_Return)
    (layer,) = studio.session.document.artboards[0].layers
    assert layer.name == "Dot 8"
    assert isinstance(layer, ImageLayer)
    assert {item.asset.sha256 for item in results} == set(layer.takes)
    choose(studio, library, 1)
    point = library.list.visualRect(library.model.index(1)).center()
    studio.qtbot.mouseDClick(library.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert len(studio.session.document.artboards[0].layers) == 2
    studio.qtbot.keyClick(library.list, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert len(studio.session.document.sequences[0].tracks[0].clips) == 1
    find(studio, library, "used:no")
    assert titles(library) == []


def test_a_drag_places_on_canvas_and_timeline_and_is_a_file(
    studio: StudioRobot, library: LibraryPanel
) -> None:
    studio.make(2)
    library.refresh()
    mime = library.model.mimeData([library.model.index(0), library.model.index(1)])
    assert len(result_ids(mime)) == 2
    found = read(Path(mime.urls()[0].toLocalFile()))
    assert found is not None
    assert found.made[0].recipe.seed == 8
    canvas = studio.window.canvas
    canvas.dropEvent(dropped(mime, canvas.viewport_shown.to_view(QPointF(60, 70))))
    assert [layer.name for layer in studio.session.document.artboards[0].layers] == ["Dot 8", "Dot 7"]


def test_files_dropped_in_are_kept_without_being_placed(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path
) -> None:
    file = tmp_path / "beach.png"
    file.write_bytes(tiny_png(3, 16))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    library.list.dropEvent(dropped(mime, QPointF(20, 20)))
    studio.wait(lambda: titles(library) == ["beach"])
    assert studio.session.document.artboards[0].layers == ()
    choose(studio, library, 0)
    assert not library.use.isEnabled()
    library.put.click()
    assert len(studio.session.document.artboards[0].layers) == 1
    mime = library.model.mimeData([library.model.index(0)])
    canvas = studio.window.canvas
    canvas.dropEvent(dropped(mime, canvas.viewport_shown.to_view(QPointF(60, 70))))
    assert len(studio.session.document.artboards[0].layers) == 2
    assert len(studio.session.document.assets) == 1


def test_the_filter_menu_writes_facets(studio: StudioRobot, library: LibraryPanel) -> None:
    studio.make(1)
    library.refresh()
    library.filters.aboutToShow.emit()
    entries = {action.text(): action for action in library.filters.actions()}
    entries["Not used"].trigger()
    assert library.search.text() == "used:no"
    library.filters.aboutToShow.emit()
    entries = {action.text(): action for action in library.filters.actions()}
    assert entries["Not used"].isChecked()
    entries["Used in the project"].trigger()
    assert library.search.text() == "used:yes"


def test_use_settings_fills_the_form(studio: StudioRobot, library: LibraryPanel) -> None:
    studio.make(1, seed=5)
    library.refresh()
    choose(studio, library, 0)
    asked: list[tuple[str, int]] = []
    studio.session.workRequested.connect(lambda work, values, _inputs: asked.append((work, values[""])))
    library.use.click()
    assert asked == [("toy.dots", 5)]


def test_digits_and_t_mark_what_is_chosen_as_undo_steps(studio: StudioRobot, library: LibraryPanel) -> None:
    studio.make(2)
    library.refresh()
    choose(studio, library, 0, 1)
    studio.qtbot.keyClick(library.list, Key.Key_4)
    studio.wait(lambda: [item.stars for item in library.model.items] == [4, 4])
    library.ask_tags = lambda _parent, now, _known: [*now, "sky", "best"]
    studio.qtbot.keyClick(library.list, Key.Key_T)
    studio.wait(lambda: [item.tags for item in library.model.items] == [("sky", "best")] * 2)
    find(studio, library, "tag:sky stars:4")
    assert len(titles(library)) == 2
    assert studio.session.document.artboards[0].layers == ()
    choose(studio, library, 0)
    library.details.stars.buttons[3].click()
    assert studio.session.document.assets[0].stars == 0
    for _ in range(3):
        studio.do("edit.undo")
    assert studio.session.document.assets == ()
    find(studio, library, "tag:sky")
    assert titles(library) == []


def test_the_tray_rates_too(studio: StudioRobot, library: LibraryPanel) -> None:
    (result,) = studio.make(1)
    tray = studio.window.panel("tray")
    assert isinstance(tray, TrayPanel)
    index = tray.model.index(tray.model.row_of(result.id))
    click(studio.qtbot, tray.list.viewport(), tray.list.visualRect(index).center())
    studio.qtbot.keyClick(tray.list, Key.Key_3)
    assert studio.session.document.assets[0].stars == 3
    find(studio, library, "stars:3")
    assert titles(library) == ["Dot 7"]


@pytest.mark.parametrize("name", ["library", "tray"])
def test_digits_with_alt_are_left_to_the_window(studio: StudioRobot, name: str) -> None:
    studio.session.show_panel(name)
    panel = studio.window.panel(name)
    assert isinstance(panel, LibraryPanel | TrayPanel)
    modifier = Qt.KeyboardModifier
    for held, taken in ((modifier.NoModifier, True), (modifier.AltModifier, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_5, held)
        event.ignore()
        panel.list.event(event)
        assert event.isAccepted() == taken


def test_a_search_is_kept_and_forgotten(studio: StudioRobot, library: LibraryPanel) -> None:
    def entry(text: str) -> QAction:
        library.filters.aboutToShow.emit()
        return next(action for action in library.filters.actions() if action.text() == text)

    find(studio, library, "stars:3 sky")
    entry("Keep this search").trigger()
    assert studio.session.settings.library_searches == ("stars:3 sky",)
    entry("Forget this search").trigger()
    assert studio.session.settings.library_searches == ()


def test_tags_are_typed_with_commas_of_any_script(qtbot: QtBot) -> None:
    dialog = TagsDialog(None, ["sky"], ["sky", "sea side"])
    qtbot.addWidget(dialog)
    dialog.field.setText("sky， 天空、best,,sky")
    assert dialog.tags() == ["sky", "天空", "best"]
    dialog.field.setText("sky, se")
    dialog._complete("sea side")
    assert dialog.tags() == ["sky", "sea side"]


tags = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)


@given(tags, tags, tags)
def test_new_tags_take_the_place_of_the_common_ones(
    mine: list[str], other: list[str], new: list[str]
) -> None:
    old = common_tags([mine, other])
    after = merged(mine, old, new)
    assert len(set(after)) == len(after)
    assert set(after) == (set(mine) - set(old)) | set(new)
    assert set(new) <= set(common_tags([merged(mine, old, new), merged(other, old, new)]))

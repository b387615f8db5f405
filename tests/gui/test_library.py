"""The library: everything of the project, found, placed, rated and thrown away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from creastudio.api.recipe import Recipe
from creastudio.api.testing import tiny_png
from creastudio.core.canvas import ImageLayer
from creastudio.export.marking import Made, Provenance, embed, read
from creastudio.render.painter import render_artboard
from creastudio.shell.library.marks import TagsDialog, common_tags, merged
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.library.recipe_dialog import RecipeDialog
from creastudio.shell.panels.result_data import result_ids
from creastudio.shell.panels.tray import TrayPanel
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click

Key = Qt.Key


@pytest.fixture
def library(studio: StudioRobot) -> LibraryPanel:
    studio.window.show_panel("library")
    panel = studio.window.panel("library")
    assert isinstance(panel, LibraryPanel)
    return panel


def titles(library: LibraryPanel) -> list[str]:
    return [item.title for item in library.model.items]


def find(studio: StudioRobot, library: LibraryPanel, text: str) -> None:
    """Type into the search field and wait until the grid has taken it."""
    library.search.clear()
    studio.qtbot.keyClicks(library.search, text)
    library.refresh()


def choose(studio: StudioRobot, library: LibraryPanel, *rows: int) -> None:
    for number, row in enumerate(rows):
        modifiers = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        index = library.model.index(row)
        click(studio.qtbot, library.list.viewport(), library.list.visualRect(index).center(), modifiers)


def dropped(widget: QWidget, mime: QMimeData, at: QPointF) -> QDropEvent:
    """Return the drop of `mime` on a widget."""
    return QDropEvent(
        at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_an_empty_library_says_what_it_is_for(studio: StudioRobot, library: LibraryPanel) -> None:
    assert library._empty.isVisible()
    library._empty.action.click()
    assert studio.chooser.asked == ["Add a folder to the library"]


def test_what_is_made_is_found_by_words_and_settings(studio: StudioRobot, library: LibraryPanel) -> None:
    studio.make(3, seed=7)
    library.refresh()
    assert titles(library) == ["Dot 9", "Dot 8", "Dot 7"]
    find(studio, library, "seed:8")
    assert titles(library) == ["Dot 8"]
    find(studio, library, "style:square")
    assert titles(library) == []
    assert library._nothing.isVisible()
    library._nothing.action.click()
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
    canvas.dropEvent(dropped(canvas, mime, canvas.viewport_shown.to_view(QPointF(60, 70))))
    assert [layer.name for layer in studio.session.document.artboards[0].layers] == ["Dot 8", "Dot 7"]


def test_files_dropped_in_are_kept_without_being_placed(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path
) -> None:
    file = tmp_path / "beach.png"
    file.write_bytes(tiny_png(3, 16))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    library.list.dropEvent(dropped(library.list, mime, QPointF(20, 20)))
    studio.wait(lambda: titles(library) == ["beach"])
    assert studio.session.document.artboards[0].layers == ()
    choose(studio, library, 0)
    assert not library.use.isEnabled()
    library.put.click()
    assert len(studio.session.document.artboards[0].layers) == 1
    mime = library.model.mimeData([library.model.index(0)])
    canvas = studio.window.canvas
    canvas.dropEvent(dropped(canvas, mime, canvas.viewport_shown.to_view(QPointF(60, 70))))
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


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with a marked picture, and a plain one below."""
    home = tmp_path / "pictures"
    (home / "trip").mkdir(parents=True)
    recipe = Recipe(generator="toy.dots", seed=5, params={"style": "square"}, replay="exact")
    marked = embed(tiny_png(1, 16), "image/png", Provenance((Made(recipe),)))
    (home / "made.png").write_bytes(marked)
    (home / "trip" / "beach.png").write_bytes(tiny_png(2, 16))
    return home


def add_folder(studio: StudioRobot, library: LibraryPanel, folder: Path) -> None:
    studio.chooser.answers.append(folder)
    library.places.add_folder()
    studio.wait(lambda: library.folders.looking() is None and len(library.folders.items(folder)) == 2)
    library.refresh()


def test_a_folder_is_looked_through_and_its_files_are_used(
    studio: StudioRobot, library: LibraryPanel, pictures: Path
) -> None:
    add_folder(studio, library, pictures)
    assert sorted(titles(library)) == ["beach", "made"]
    find(studio, library, "style:square")
    assert titles(library) == ["made"]
    choose(studio, library, 0)
    assert "toy.dots · seed 5" in library.details.facts.text()
    asked: list[tuple[str, int]] = []
    studio.session.workRequested.connect(lambda work, values, _inputs: asked.append((work, values[""])))
    library.use.click()
    assert asked == [("toy.dots", 5)]
    library.put.click()
    studio.wait(lambda: len(studio.session.document.assets) == 1)
    recipe = studio.session.document.assets[0].recipe
    assert recipe is not None
    assert recipe.seed == 5
    index = library.model.index(0)
    (url,) = library.model.mimeData([index]).urls()
    assert Path(url.toLocalFile()) == pictures / "made.png"


def test_marks_of_files_stay_in_the_index(studio: StudioRobot, library: LibraryPanel, pictures: Path) -> None:
    add_folder(studio, library, pictures)
    before = (pictures / "trip" / "beach.png").read_bytes()
    find(studio, library, "beach")
    choose(studio, library, 0)
    studio.qtbot.keyClick(library.list, Key.Key_5)
    library.ask_tags = lambda _parent, _now, _known: ["sea"]
    studio.qtbot.keyClick(library.list, Key.Key_T)
    find(studio, library, "stars:5 tag:sea")
    assert titles(library) == ["beach"]
    assert not studio.session.workspace.history.can_undo
    studio.wait(lambda: library.folders.index.rows(str(pictures))[1].tags == ("sea",))
    assert (pictures / "trip" / "beach.png").read_bytes() == before


def test_what_is_new_in_a_folder_is_found_and_a_folder_is_removed(
    studio: StudioRobot, library: LibraryPanel, pictures: Path
) -> None:
    add_folder(studio, library, pictures)
    (pictures / "late.png").write_bytes(tiny_png(9, 8))
    library.folders.look_again()
    studio.wait(lambda: "late" in titles(library))
    library.places.choose("everything")
    assert len(titles(library)) == 3
    library.places.choose(str(pictures))
    library.places.menu.aboutToShow.emit()
    entry = next(item for item in library.places.menu.actions() if item.text().startswith("Remove"))
    entry.trigger()
    assert library.places.chosen == "project"
    assert studio.session.settings.library_folders == ()
    assert (pictures / "late.png").is_file()


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


def test_what_is_not_used_goes_into_the_trash_and_comes_back(
    studio: StudioRobot, library: LibraryPanel
) -> None:
    studio.make(2)
    library.refresh()
    choose(studio, library, 0)
    studio.qtbot.keyClick(library.list, Key.Key_Delete)
    studio.wait(lambda: titles(library) == ["Dot 7"])
    library.places.choose("trash")
    assert titles(library) == ["Dot 8"]
    choose(studio, library, 0)
    library.back.click()
    studio.wait(lambda: titles(library) == [])
    library.places.choose("project")
    assert titles(library) == ["Dot 8", "Dot 7"]


def test_what_is_used_asks_and_leaves_a_placeholder(studio: StudioRobot, library: LibraryPanel) -> None:
    (result,) = studio.make(1)
    studio.session.accept(result.id, "both")
    library.refresh()
    asked: list[str] = []

    def answer(name: str) -> Callable[..., str]:
        def ask(_parent: QWidget, _title: str, text: str, *_rest: object) -> str:
            asked.append(text)
            return name

        return ask

    library.trash.ask = answer("cancel")
    choose(studio, library, 0)
    studio.qtbot.keyClick(library.list, Key.Key_Delete)
    assert "'Dot 7' (Artboard 1), 'Dot 7' (Sequence 1)" in asked[0]
    assert len(studio.session.document.assets) == 1
    before = studio.session.document
    library.trash.ask = answer("trash")
    studio.qtbot.keyClick(library.list, Key.Key_Delete)
    document = studio.session.document
    assert document.assets == ()
    (layer,) = document.artboards[0].layers
    assert isinstance(layer, ImageLayer)
    assert layer.missing
    pixel = render_artboard(document, document.artboards[0].id, studio.session.images).pixelColor(128, 40)
    assert (pixel.red(), pixel.green(), pixel.blue()) == (240, 224, 224)
    studio.do("edit.undo")
    assert studio.session.document == before
    studio.do("edit.redo")
    library.places.choose("trash")
    library.list.selectAll()
    library.back.click()
    assert studio.session.document.artboards == before.artboards


def test_the_trash_is_emptied_after_a_question(studio: StudioRobot, library: LibraryPanel) -> None:
    results = studio.make(3)
    studio.session.accept(results[0].id)
    blobs = studio.session.workspace.blobs
    library.trash.ask = lambda *_: "trash"
    find(studio, library, "used:no")
    library.list.selectAll()
    studio.qtbot.keyClick(library.list, Key.Key_Delete)
    assert [blobs.has(item.asset.sha256) for item in results] == [True, True, True]
    asked: list[str] = []

    def ask(_parent: QWidget, title: str, text: str, *_rest: object) -> str:
        asked.append(text)
        return "empty"

    library.trash.ask = ask
    assert library.trash.empty(library)
    assert asked[0].startswith("2 things")
    studio.wait(lambda: not blobs.has(results[1].asset.sha256))
    assert blobs.has(results[0].asset.sha256)
    assert not blobs.has(results[2].asset.sha256)
    library.places.choose("trash")
    assert titles(library) == []
    assert not library.trash.empty(library)
    assert len(studio.session.workspace.results) == 1


def test_a_folder_that_is_dropped_is_shown(
    studio: StudioRobot, library: LibraryPanel, pictures: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(pictures))])
    library.list.dropEvent(dropped(library.list, mime, QPointF(20, 20)))
    studio.wait(lambda: len(library.folders.items(pictures)) == 2)
    assert studio.session.settings.library_folders == (str(pictures),)


def test_the_recipe_of_a_file_is_shown(studio: StudioRobot, library: LibraryPanel, pictures: Path) -> None:
    add_folder(studio, library, pictures)
    item = next(item for item in library.model.items if item.title == "made")
    recipe = library.acts.recipe(item)
    assert recipe is not None
    dialog = RecipeDialog(studio.session, item, recipe, studio.window)
    assert ("Seed", "5") in dialog.view.lines()
    asked: list[str] = []
    studio.session.workRequested.connect(lambda work, _values, _inputs: asked.append(work))
    dialog.view.use.click()
    assert asked == ["toy.dots"]
    dialog.deleteLater()


def test_a_folder_that_is_gone_says_so_and_its_marks_stay(
    studio: StudioRobot, library: LibraryPanel, pictures: Path
) -> None:
    add_folder(studio, library, pictures)
    away = pictures.rename(pictures.with_name("away"))
    library.folders.look_again()
    studio.wait(lambda: library.folders.missing(pictures))
    studio.wait(lambda: "not there" in library.places.choice.itemText(1))
    assert len(library.folders.items(pictures)) == 2
    away.rename(pictures)
    library.folders.look_again()
    studio.wait(lambda: not library.folders.missing(pictures))


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

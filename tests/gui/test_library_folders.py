"""The library over a person's own folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl

from creastudio.api.recipe import Recipe
from creastudio.api.testing import tiny_png
from creastudio.export.marking import Made, Provenance, embed
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.library.recipe_dialog import RecipeDialog
from tests.gui.conftest import StudioRobot
from tests.gui.library_robot import add_folder, choose, find, titles
from tests.gui.mouse import dropped

Key = Qt.Key


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


def test_files_are_tagged_and_kept_together(
    studio: StudioRobot, library: LibraryPanel, pictures: Path
) -> None:
    add_folder(studio, library, pictures)
    choose(studio, library, 0, 1)
    changes: list[bool] = []
    library.folders.changed.connect(lambda: changes.append(True))
    library.ask_tags = lambda _parent, _now, _known: ["sea"]
    library.tag()
    assert len(changes) == 1
    library.acts.keep(library.selected())
    studio.wait(lambda: len(studio.session.document.assets) == 2)
    assert [asset.tags for asset in studio.session.document.assets] == [("sea",)] * 2
    assert studio.notices()[-1] == "Added 2 pictures to the project."
    studio.session.workspace.undo()
    assert not studio.session.document.assets


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


def test_a_folder_that_is_dropped_is_shown(
    studio: StudioRobot, library: LibraryPanel, pictures: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(pictures))])
    library.list.dropEvent(dropped(mime, QPointF(20, 20)))
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

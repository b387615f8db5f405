"""The library: everything of the project, found, placed, rated and thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from creastudio.api.testing import tiny_png
from creastudio.core.canvas import ImageLayer
from creastudio.export.marking import read
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.panels.result_data import result_ids
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
    asked: list[bool] = []
    studio.session.generateRequested.connect(lambda: asked.append(True))
    library._empty.action.click()
    assert asked == [True]


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

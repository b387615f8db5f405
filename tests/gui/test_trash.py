"""Throwing things away, and what is left of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from creastudio.core.canvas import ImageLayer
from creastudio.render.painter import render_artboard
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.threads.background import background_of
from tests.gui.conftest import StudioRobot
from tests.gui.library_robot import choose, find, titles

Key = Qt.Key


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
    assert library.pages.no_trash.isVisible(), "an empty trash was taken for a search that finds nothing"
    library.pages.no_trash.action.click()
    assert library.places.chosen == "project"
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
    library.trash.empty(library)
    studio.wait(lambda: bool(asked))
    assert asked[0].startswith("2 things")
    studio.wait(lambda: not any(blobs.has(item.asset.sha256) for item in results[1:]))
    assert blobs.has(results[0].asset.sha256)
    library.places.choose("trash")
    assert titles(library) == []
    library.trash.empty(library)
    studio.wait(lambda: not background_of(studio.session).busy)
    assert len(asked) == 1, "an empty trash was asked for"
    assert len(studio.session.workspace.results) == 1

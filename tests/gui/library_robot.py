"""What a person does with the library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from creastudio.shell.library.panel import LibraryPanel
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click


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


def add_folder(studio: StudioRobot, library: LibraryPanel, folder: Path) -> None:
    studio.chooser.answers.append(folder)
    library.places.add_folder()
    studio.wait(lambda: library.folders.looking() is None and len(library.folders.items(folder)) == 2)
    library.refresh()

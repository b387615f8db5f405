"""What the library shows in the place of its grid while there is nothing to show: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.widgets.labels import EmptyState


class Pages(QStackedWidget):
    """The grid, and a page for each reason why it is empty."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__()
        self.grid = grid
        self.empty = EmptyState(
            "archive",
            tr(
                "All that you make and bring in is found here, by its words, settings, tags and stars. "
                "Drop pictures to keep them, or add a folder of your own."
            ),
            tr("Add a folder…"),
        )
        self.nothing = EmptyState("search", tr("Nothing fits this search."), tr("Show all"))
        self.no_trash = EmptyState("trash-2", tr("The trash is empty."), tr("This project"))
        self.none_alike = EmptyState(
            "sparkles",
            tr(
                "There is nothing here yet to compare it with. More like this looks through this project and your own "
                "folders, and says what it found alike. What you mark with L, it shows more of."
            ),
            tr("Add a folder…"),
        )
        for page in (grid, self.empty, self.nothing, self.no_trash, self.none_alike):
            self.addWidget(page)

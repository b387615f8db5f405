"""The grid of the library, which hands its keys to the panel first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from creastudio.shell.alike.menu import ALIKE_KEYS
from creastudio.shell.canvas.importing import files_in, placeable_files
from creastudio.shell.i18n import tr
from creastudio.shell.library.marks import MARK_KEYS
from creastudio.shell.widgets.cell_view import CellView

OWN_KEYS = (
    MARK_KEYS
    | ALIKE_KEYS
    | {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Escape,
        Qt.Key.Key_P,
    }
)
"""Keys that the grid takes before any shortcut of the window."""


class LibraryView(CellView):
    """Cells in rows that also takes files.

    Parameters
    ----------
    take_key : callable
        Does what a key means; returns whether it meant something.
    take_files : callable
        Takes picture files and folders that were dropped.
    """

    def __init__(
        self,
        take_key: Callable[[QKeyEvent], bool],
        take_files: Callable[[list[Path]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(OWN_KEYS, take_key, parent, alike=True)
        self._take_files = take_files
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setAccessibleName(tr("Library"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._offer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._offer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = _wanted(event.mimeData())
        if files and event.source() is not self:
            files_in(event.mimeData(), wait=True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._take_files(files)

    def _offer(self, event: QDragMoveEvent) -> None:
        if _wanted(event.mimeData()) and event.source() is not self:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()


def _wanted(mime: QMimeData) -> list[Path]:
    """Return the picture files and folders of a drop."""
    return [*placeable_files(mime), *(path for path in files_in(mime) if path.is_dir())]

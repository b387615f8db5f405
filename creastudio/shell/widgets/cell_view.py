"""A list of picture cells in rows that hands its keys to the panel it lies in."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from creastudio.shell.keys import chorded
from creastudio.shell.theme import px
from creastudio.shell.widgets.picture_cells import PictureCells, lay_out_cells


class CellView(QListView):
    """Cells that can be dragged away and have a menu.

    Parameters
    ----------
    own_keys : set of Qt.Key
        Keys that it takes before any shortcut of the window.
    take_key : callable
        Does what a key means; returns whether it meant something.
    alike : bool
        Whether all cells have one size, see ``lay_out_cells``.
    """

    def __init__(
        self,
        own_keys: AbstractSet[Qt.Key],
        take_key: Callable[[QKeyEvent], bool],
        parent: QWidget,
        *,
        alike: bool,
    ) -> None:
        super().__init__(parent)
        self._own_keys, self._take_key = own_keys, take_key
        lay_out_cells(self, alike=alike)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_menu(self, menu: QMenu, at: QPoint | None, button: QWidget) -> None:
        """Show a menu, which ends when it is closed, where it was asked for: at a point of the list, or above a button."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if at is None:
            menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        else:
            menu.popup(self.viewport().mapToGlobal(at))

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        cells = self.itemDelegate()
        if isinstance(cells, PictureCells):
            cells.fit(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in self._own_keys
            and not chorded(event)
        ):
            event.accept()
            return True
        return super().event(event)

"""Layers and artboards that are dragged out of the canvas: they go on as files, and come back as what they were."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.core.document import Document
from creastudio.shell import icons
from creastudio.shell.canvas.drags import BoardDrag, MoveDrag
from creastudio.shell.canvas.tools.select import SelectTool
from creastudio.shell.session import Session
from creastudio.shell.theme import tokens
from creastudio.shell.timeline.drop_source import BOARD_TYPE, LAYER_TYPE
from creastudio.shell.transfer.drag_files import file_drag
from creastudio.shell.transfer.layer_files import artboard_file, drag_layers, layers_of
from creastudio.shell.transfer.mime_ids import with_ids


class DragOut:
    """Turns a drag of the selecting tool into one of the system when the mouse leaves the window, or comes over the timeline.

    Dropped on the canvas after all, the layers or the artboard move there, as if nothing had happened.

    Attributes
    ----------
    takes_layers : callable
        Point of the screen -> whether layers can be dropped there.
    run : callable
        Runs a drag of the system until it is dropped.
    """

    def __init__(self, session: Session, tool: SelectTool, view: QWidget) -> None:
        self._session, self._tool, self._view = session, tool, view
        self._held: MoveDrag | BoardDrag | None = None
        self._document: Document | None = None
        self.takes_layers: Callable[[QPoint], bool] = takes_layers
        self.run: Callable[[QDrag], object] = lambda drag: drag.exec(Qt.DropAction.CopyAction)

    def moved(self, event: QMouseEvent) -> bool:
        """Look whether the mouse has left the window; True when a drag of the system took over."""
        held = self._tool.drag
        if not isinstance(held, MoveDrag | BoardDrag):
            return False
        point = event.globalPosition().toPoint()
        if self._view.window().frameGeometry().contains(point) and not self.takes_layers(point):
            return False
        mime = self._mime(held)
        if mime is None:
            return False
        self._tool.cancel()
        self._held, self._document = held, self._session.document
        drag = QDrag(self._view)
        drag.setMimeData(mime)
        drag.setPixmap(icons.pixmap("file-image", tokens().accent, 32))
        try:
            self.run(drag)
        finally:
            self._held = None
            self._tool.cancel()
        return True

    def follow(self, event: QDropEvent, point: QPointF) -> bool:
        """Move what was dragged out along while it is over the canvas again; False for any other drag."""
        held = self._held
        if held is None or self._session.document is not self._document:
            return False
        held.move(point, event.modifiers())
        self._tool.drag = held
        return True

    def leave(self) -> None:
        """Put it back where it was while it is elsewhere."""
        if self._held is not None:
            self._tool.cancel()

    def drop(self, event: QDropEvent, point: QPointF) -> bool:
        """Move what was dragged out to where it is dropped on the canvas; False for any other drag."""
        if not self.follow(event, point):
            return False
        self._held = None
        self._tool.release()
        return True

    def _mime(self, held: MoveDrag | BoardDrag) -> QMimeData | None:
        document = self._session.document
        if isinstance(held, BoardDrag):
            board = document.artboard(held.artboard.id)
            mime = file_drag(self._session, [artboard_file(self._session, board)])
            with_ids(mime, BOARD_TYPE, [board.id])
            return mime
        layers = layers_of(self._session, [layer.id for layer in held.grip.layers])
        found = drag_layers(self._session, layers) if layers else None
        if found is not None:
            with_ids(found, LAYER_TYPE, [layer.id for layer in layers])
        return found


def takes_layers(point: QPoint) -> bool:
    """Return whether the widget at a point of the screen takes layers that are dragged there."""
    widget = QApplication.widgetAt(point)
    return widget is not None and bool(widget.property("takesLayers"))

"""A widget that pictures and results can be dropped on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.canvas import dropping
from creastudio.shell.canvas.drag_out import DragOut
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.session import Session


class DropTarget(QWidget):
    """Takes what is dropped to where it is dropped.

    Attributes
    ----------
    drag_out : DragOut
        What brings back what was dragged out of here; subclasses make it.
    drop_point : QPointF or None
        Where something that is dragged in would be dropped, canvas px.
    """

    drag_out: DragOut

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._dropped_on = session
        self.drop_point: QPointF | None = None
        self.setAcceptDrops(True)

    @property
    def viewport_shown(self) -> Viewport:
        """What the view shows now."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropping.wanted(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        point = self.viewport_shown.to_canvas(event.position())
        own = self.drag_out.follow(event, point)
        self.drop_point = None if own else point
        event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self.drop_point = None
        self.drag_out.leave()
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_point = None
        point = self.viewport_shown.to_canvas(event.position())
        reach = dropping.REACH / self.viewport_shown.scale
        if self.drag_out.drop(event, point) or dropping.drop(
            self._dropped_on, event.mimeData(), point, reach
        ):
            event.acceptProposedAction()
        self.update()

"""What part of the canvas a view shows: zoomed and panned by commands, the wheel and two fingers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.edits.linked_layouts import links_of
from creastudio.shell.canvas.drop_target import DropTarget
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.canvas.viewport import MARGIN, Viewport
from creastudio.shell.session import Session
from creastudio.shell.theme import px

LEAST = 200.0
"""Longer side of the active artboard when a project is opened, view px: smaller it couldn't be read."""

WHEEL_ZOOM = 1.0015
"""Factor of the scale an eighth of a degree of the wheel."""


class ZoomView(DropTarget):
    """Zooms and pans; subclasses say what is selected and what lies over the left edge.

    Attributes
    ----------
    fits : bool
        Whether all artboards are shown, and are to be shown when they or the view change.
    starts : bool
        Whether it still shows what it showed first, and is to do so when the view changes.
    """

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent)
        self._session = session
        self._viewport = Viewport()
        self.fits = self.starts = True

    # -- what subclasses say

    def left_edge(self) -> int:
        """Return how much of the left edge is covered, view px."""
        raise NotImplementedError

    def selected_rect(self) -> QRectF:
        """Return where the selected layers lie, canvas px; empty where none is selected."""
        raise NotImplementedError

    def viewport_changed(self) -> None:
        """Bring what lies over the canvas to where it belongs now."""
        raise NotImplementedError

    # -- zoom and pan

    @property
    def viewport_shown(self) -> Viewport:
        """What the view shows now."""
        return self._viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Show another part of the canvas."""
        self._viewport = viewport
        self.fits = self.starts = False
        self.viewport_changed()
        self.update()

    def zoom_fit(self) -> None:
        """Show all artboards."""
        whole = QRectF()
        for board in self._session.document.artboards:
            whole |= board_rect(board)
        if whole.isEmpty():
            whole = QRectF(0, 0, 1024, 1024)
        # The lower edge is left to the bar of the candidates.
        self._fit(whole, px(24))
        self.fits = True

    def zoom_start(self) -> None:
        """Show all artboards of a project that was opened; of many the sizes of one ad, or some from the first on.

        An empty artboard isn't what it is opened for.
        """
        self.zoom_fit()
        board = self._session.artboard
        if board is not None and not board.layers:
            board = next((item for item in self._session.document.artboards if item.layers), board)
        least = min(1.0, LEAST / max(board.width, board.height)) if board is not None else 0.0
        if board is not None and self._viewport.scale < least:
            whole = board_rect(board)
            sizes = links_of(self._session.document, board.layout.link if board.layout is not None else "")
            for other in sizes:
                whole |= board_rect(other)
            self._fit(whole, px(24))
            if len(sizes) < 2 or self._viewport.scale < least:
                at = board_rect(board).topLeft() - QPointF(MARGIN + self.left_edge(), MARGIN) / least
                self.set_viewport(Viewport(least, at.x(), at.y()))
        self.starts = True

    def show_rect(self, whole: QRectF) -> None:
        """Show all of a canvas rectangle, with room for the bar of the candidates."""
        self._fit(whole, px(64))

    def zoom_selection(self) -> None:
        """Show the selected layers, else the active artboard."""
        whole = self.selected_rect()
        if whole.isEmpty() and self._session.artboard is not None:
            whole = board_rect(self._session.artboard)
        if not whole.isEmpty():
            self._fit(whole)

    def show_board(self, artboard_id: str) -> None:
        """Show all of an artboard, where it isn't all seen already."""
        board = self._session.document.find_artboard(artboard_id)
        if board is None:
            return
        whole, viewport = board_rect(board), self._viewport
        seen = viewport.visible(self.width(), self.height())
        large = whole.width() * viewport.scale >= self.width() / 3
        if not seen.contains(whole) or not large:
            self._fit(whole)

    def zoom_actual(self) -> None:
        """Show one artboard px as one px."""
        self.set_viewport(self._viewport.zoomed(1.0, self._middle()))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.set_viewport(self._viewport.stepped(1, self._middle()))

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.set_viewport(self._viewport.stepped(-1, self._middle()))

    def pan(self, right: float, down: float) -> None:
        """Move what is shown, view px."""
        self.set_viewport(self._viewport.panned(right, down))

    def turn_page(self, pages: int, *, across: bool) -> None:
        """Show what lies below what is shown, or to the right of it; a tenth stays."""
        far = -0.9 * pages
        self.pan(far * self.width() if across else 0, 0 if across else far * self.height())

    def _fit(self, whole: QRectF, below: int = 0) -> None:
        """Show all of a canvas rectangle, clear of the left edge and of `below` px at the lower one."""
        left = self.left_edge()
        fitted = Viewport.fitted(whole, self.width() - left, self.height() - below)
        self.set_viewport(fitted.panned(left, 0))

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    # -- wheel and gestures

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, at = event.pixelDelta(), event.position()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not pixels.isNull() and not ctrl and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            self.pan(pixels.x(), pixels.y())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan((event.angleDelta().y() or event.angleDelta().x()) / 2, 0)
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.set_viewport(self._viewport.zoomed(self._viewport.scale * WHEEL_ZOOM**turned, at))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                scale = self._viewport.scale * (1 + event.value())
                self.set_viewport(self._viewport.zoomed(scale, event.position()))
            return True
        return super().event(event)

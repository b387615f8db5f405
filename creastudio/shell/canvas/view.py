"""The canvas: artboards on an endless ground, with selection, tools and the candidate in review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from creastudio.core.document import Document
from creastudio.shell.accessible.parts import Parted
from creastudio.shell.canvas import dropping
from creastudio.shell.canvas.ants import Ants
from creastudio.shell.canvas.boards import BoardPictures
from creastudio.shell.canvas.candidate import Candidate
from creastudio.shell.canvas.drag_out import DragOut
from creastudio.shell.canvas.flags import chip_at
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.canvas.importing import import_bytes
from creastudio.shell.canvas.keyboard import Keyboard
from creastudio.shell.canvas.menus import menu_of, selection_menu
from creastudio.shell.canvas.motion import motions
from creastudio.shell.canvas.overlays import Overlays
from creastudio.shell.canvas.rulers import Rulers
from creastudio.shell.canvas.scene import Scene
from creastudio.shell.canvas.tips import show_tip
from creastudio.shell.canvas.tool_options import ToolOptions
from creastudio.shell.canvas.tool_strip import ToolStrip
from creastudio.shell.canvas.toolbox import Toolbox
from creastudio.shell.canvas.tools.base import Tool, ToolContext
from creastudio.shell.canvas.tools.picker import PickerTool
from creastudio.shell.canvas.tools.select import SelectTool
from creastudio.shell.canvas.tools.selecting import SelectingTool
from creastudio.shell.canvas.tools.write import WriteTool
from creastudio.shell.canvas.zoom_view import ZoomView
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.threads.background import background_of


class CanvasView(ZoomView, Parted):
    """Shows the artboards of a session and lets a person act on them.

    The wheel zooms at the mouse (with Shift it scrolls sideways, two fingers scroll), space or the middle button
    pans, a click selects, a drag moves, handles scale and turn.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._review = review_of(session)
        self._panning: QPointF | None = None
        self._moving = False
        self.candidate = Candidate(session, self.update, self)
        self._boards = BoardPictures(session.images, background_of(session), self.update, self)
        self.tool = SelectTool(session, lambda: self._viewport, self._tool_changed)
        context = ToolContext(
            session, lambda: self._viewport, self._tool_changed, self._choose_tool, self._begin_tool
        )
        self._context = context
        self.toolbox = Toolbox(self.tool, context, self)
        self.drag_out = DragOut(session, self.tool, self)
        self.tool.begin_writing = lambda layer: self._begin_tool(WriteTool(context, layer))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 110)
        self.setAccessibleName(tr("Canvas"))
        self.setAccessibleDescription(tr("Artboards and their layers. Arrows move the selected layers."))
        self.keyboard = Keyboard(session, self._review, self.toolbox, self.tool, self, self._tool_changed)
        self.ants = Ants(session, self)
        self.overlays = Overlays(session, self._review, self)
        self.strip = ToolStrip(self.toolbox, self)
        self.options = ToolOptions(self.toolbox, self)
        self.rulers = Rulers(session, lambda: self._viewport, self)
        self.rulers.show(session.settings.rulers)
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        session, zoom = self._session, self.overlays.zoom
        session.documentChanged.connect(self._document_changed)
        safety_of(session).changed.connect(self._refresh)
        session.selectionChanged.connect(self._tool_changed)
        session.activeArtboardChanged.connect(self._refresh)
        session.artboardRequested.connect(self.show_board)
        session.playheadChanged.connect(self._playhead_moved)
        # What is written and isn't in the document yet comes into it, before it is asked about and saved.
        session.leaving.connect(lambda: self.toolbox.choose("select"))
        session.activeResultChanged.connect(self._result_changed)
        session.resultsChanged.connect(self._boards.look_again)
        session.resultsChanged.connect(self._refresh)
        self._review.beforeChanged.connect(self.update)
        preview_of(session).changed.connect(self.update)
        zoom.out.clicked.connect(self.zoom_out)
        zoom.into.clicked.connect(self.zoom_in)
        zoom.scale.clicked.connect(self.zoom_fit)
        self.overlays.card.action.clicked.connect(self._act_on_card)
        self.toolbox.changed.connect(self._tool_chosen)
        session.colorWanted.connect(lambda take: self._begin_tool(PickerTool(self._context, take)))
        follow_theme(self, self.update)

    def _choose_tool(self, tool_id: str) -> None:
        self.toolbox.choose(tool_id)

    def _begin_tool(self, tool: Tool) -> None:
        self.toolbox.begin(tool)

    # -- what is shown

    def is_sharp(self) -> bool:
        """Whether everything that is seen is painted as it is now."""
        return self._boards.complete()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def toggle_rulers(self) -> None:
        """Show or hide the rulers; remembered for the next time."""
        self.rulers.show(not self.rulers.shown)
        self._session.update_settings(rulers=self.rulers.shown)
        self._place_overlays()

    def place_files(self, files: Sequence[Path]) -> None:
        """Place files: pictures in the middle of the active artboard, media and cuts on the timeline."""
        dropping.drop_files(self._session, files)

    def place_picture(self, data: bytes) -> None:
        """Place a picture from memory in the middle of the active artboard."""
        import_bytes(
            self._session, data, tr("Picture"), lambda assets: dropping.place_assets(self._session, assets)
        )

    def left_edge(self) -> int:
        return self._strip_left() + self.strip.sizeHint().width()

    def selected_rect(self) -> QRectF:
        whole = QRectF()
        for selection in self.tool.selections():
            for outline in selection.outlines():
                whole |= outline.boundingRect().translated(selection.artboard.x, selection.artboard.y)
        return whole

    def viewport_changed(self) -> None:
        self.tool.hover(self.tool.mouse)
        self._place_overlays()

    # -- what the session says

    def _document_changed(self, old: Document, new: Document) -> None:
        self._boards.forget_all_but(new)
        self._boards.look_again()
        boards = [(item.id, item.width, item.height) for item in old.artboards]
        if (self.fits or self.starts) and boards != [
            (item.id, item.width, item.height) for item in new.artboards
        ]:
            self.zoom_fit()
        self._refresh()

    def _playhead_moved(self, *_: object) -> None:
        moving = bool(motions(self._session, self._session.document))
        if moving or self._moving:
            self.update()
        self._moving = moving

    def _result_changed(self) -> None:
        self._refresh()
        ghost = self.candidate.ghost
        if ghost is not None and not self._visible_canvas().intersects(ghost.rect):
            self.zoom_fit()

    def _refresh(self, *_: object) -> None:
        document = self._session.document
        if self.candidate.look_again():
            self._show_layouts(document)
        content = any(board.layers for board in document.artboards)
        busy = self._session.active_result != "" or self.toolbox.chosen != "select"
        self.overlays.teach(has_artboard=bool(document.artboards), has_content=content or busy)
        self._place_overlays()
        self.update()

    def _show_layouts(self, document: Document) -> None:
        """Show the candidate where it is a layout; all of it, also when more of its formats come."""
        boards = self.candidate.boards
        self._boards.forget_all_but(boards.document if boards is not None else document)
        if boards is not None and not self._visible_canvas().contains(boards.rect):
            self.show_rect(boards.rect)

    def _tool_changed(self) -> None:
        panning = self.keyboard.space
        self.setCursor(Qt.CursorShape.OpenHandCursor if panning else self.toolbox.tool.cursor())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, isinstance(self.toolbox.tool, WriteTool))
        self.options.refresh()
        self.update()

    def _tool_chosen(self) -> None:
        self._tool_changed()
        self._refresh()

    def _place_overlays(self) -> None:
        board = self._session.artboard
        lies = self.candidate.rect or (board_rect(board) if board is not None else None)
        target = self._viewport.rect_to_view(lies) if lies is not None else None
        self.overlays.zoom.show_scale(self._viewport.scale)
        self.rulers.place()
        self.rulers.refresh()
        self._place_tools(self.height() - px(8))
        self.overlays.place(target, self.strip.geometry().right() + 1)
        self._clear_tools()
        left = self.strip.geometry().right() + 1 + px(8)
        self.options.place(left, px(8) + self.rulers.room, self.width() - px(8))

    def _place_tools(self, bottom: int) -> None:
        room = bottom - px(8)
        self.strip.fit(self.width(), room)
        self.strip.move(self._strip_left(), px(8) + max(0, room - self.strip.height()) // 2)

    def _clear_tools(self) -> None:
        """Take the tools up where what floats is as wide as the view, and would lie over them."""
        for bar in (self.overlays.review, self.overlays.zoom):
            if bar.isVisibleTo(self) and bar.geometry().intersects(self.strip.geometry()):
                self._place_tools(bar.y() - px(8))

    def _strip_left(self) -> int:
        return px(8) + self.rulers.room

    def _visible_canvas(self) -> QRectF:
        return self._viewport.visible(self.width(), self.height())

    def _act_on_card(self) -> None:
        if self._session.document.artboards:
            self._session.generateRequested.emit()
        else:
            dropping.new_artboard(self._session)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("canvas"))
            Scene(
                self._session,
                self._viewport,
                QRectF(self.rect()),
                self.devicePixelRatioF(),
                self._boards,
                self.tool,
                self.candidate,
                self.drop_point,
            ).paint(painter)
            self.ants.paint(painter, self._viewport)
            self.toolbox.tool.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.starts:
            self.zoom_start()
        elif self.fits:
            self.zoom_fit()
        else:
            self._place_overlays()

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position()
        if event.button() == Qt.MouseButton.MiddleButton or (
            self.keyboard.space and event.button() == Qt.MouseButton.LeftButton
        ):
            self._panning = at
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton and not self._press_chip(at):
            self.toolbox.tool.press(at, event.modifiers())

    def _press_chip(self, at: QPointF) -> bool:
        """Show what is veiled under the chip that was clicked, or veil it again; else the properties tell more."""
        safety = safety_of(self._session)
        chip = chip_at(self._session.document, safety, self._viewport, at)
        if chip is None:
            return False
        if chip.judgement.hides:
            safety.reveal(chip.sha256, on=safety.hidden(chip.sha256))
        else:
            self._session.select([chip.layer])
            self._session.show_panel("properties")
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self.rulers.refresh(at)
        if self._panning is not None:
            delta = at - self._panning
            self._panning = at
            self.set_viewport(self._viewport.panned(delta.x(), delta.y()))
        elif event.buttons() & Qt.MouseButton.LeftButton:
            if not self.drag_out.moved(event):
                self.toolbox.tool.move(at, event.modifiers())
        else:
            self.toolbox.tool.hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self._panning = None
            self.setCursor(
                Qt.CursorShape.OpenHandCursor if self.keyboard.space else self.toolbox.tool.cursor()
            )
        elif event.button() == Qt.MouseButton.LeftButton:
            self.toolbox.tool.release()
            self.setCursor(self.toolbox.tool.cursor())

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Left to Qt, which makes mouse events of it; only the pressure is kept.
        up = event.type() == QEvent.Type.TabletRelease
        self._context.pressure = 1.0 if up else max(event.pressure(), 0.05)
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toolbox.tool.double_click(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = QPointF(event.pos())
        if isinstance(self.toolbox.tool, SelectingTool):
            menu = selection_menu(self)
        else:
            board = self.tool.board_at(at)
            menu = menu_of(self._session, self.tool.layer_under(at), board, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tip(self, event, self._session.document, self._viewport)
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.keyboard.takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if isinstance(self.toolbox.tool, WriteTool):
            self.toolbox.tool.compose(event)
            event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        found = self.toolbox.tool.answer(query) if isinstance(self.toolbox.tool, WriteTool) else None
        return super().inputMethodQuery(query) if found is None else found

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and not self.keyboard.release(event):
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keyboard.leave()
        super().focusOutEvent(event)

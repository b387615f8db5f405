"""The selecting tool: turns mouse and keys into selections, drags and edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, Layer, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.canvas import remove_layers
from creastudio.shell.canvas import handles
from creastudio.shell.canvas.drag_starts import handle_drag, move_drag
from creastudio.shell.canvas.drags import (
    BoardDrag,
    Drag,
    FrameDrag,
    Modifiers,
    MoveDrag,
)
from creastudio.shell.canvas.guides import GuideDrag, guide_at
from creastudio.shell.canvas.hit import board_at, board_rect, layers_in
from creastudio.shell.canvas.motion import Motion, motions
from creastudio.shell.canvas.motion_drag import MotionDrag, motion_at
from creastudio.shell.canvas.nudging import Nudging
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.selection import Selection, selection_in
from creastudio.shell.canvas.under_mouse import layer_under, name_under, text_under
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.pixels.selected_pixels import hide_selected
from creastudio.shell.session import Session

THRESHOLD = 4.0
"""How far the mouse must go before a press becomes a drag, view px."""


@dataclass
class _Press:
    """A press that may become a drag."""

    at: QPointF
    make: Callable[[], Drag]
    click: Callable[[], None] | None = None


class SelectTool:
    """Selects, moves, scales and turns layers, and moves artboards by their names.

    Parameters
    ----------
    viewport : callable
        Returns what the view shows now.
    changed : callable
        Called when the view has to be painted anew.
    """

    def __init__(
        self, session: Session, viewport: Callable[[], Viewport], changed: Callable[[], object]
    ) -> None:
        self._session = session
        self._viewport = viewport
        self._changed = changed
        self._made = preview_of(session)
        self.begin_writing: Callable[[TextLayer], object] = lambda _layer: None
        self._press: _Press | None = None
        self._pressed_on: Document | None = None
        self._nudging = Nudging()
        self._preview: tuple[Document, object, Document] | None = None
        self._selections: tuple[Document, tuple[str, ...], list[Selection]] | None = None
        self.drag: Drag | None = None
        self.hovered: handles.Handle | None = None
        self._near_guide = False
        self.mouse = QPointF()

    # -- what is shown

    def document(self) -> Document:
        """Return the document with what the drag would do to it."""
        document = self._made.of(self._session.document)
        if self._nudging:
            return self._nudging.shown(document)
        edit = self.drag.edit() if self.drag is not None else None
        if edit is None:
            return document
        key = self.drag.moment if self.drag is not None else None
        if self._preview is None or self._preview[0] is not document or self._preview[1] is not key:
            try:
                self._preview = (document, key, edit.apply(document))
            except UserError:
                # What is dragged was deleted meanwhile; letting it go says so.
                self._preview = (document, key, document)
        return self._preview[2]

    def selections(self) -> list[Selection]:
        """Return the selected layers as they are shown."""
        document, chosen = self.document(), self._session.selected_layers
        known = self._selections
        # Asked at every paint and every move of the mouse: a thousand outlines aren't worked out anew each time.
        if known is None or known[0] is not document or known[1] is not chosen:
            known = self._selections = (document, chosen, selection_in(document, chosen))
        return known[2]

    def handle_places(self) -> dict[handles.Handle, QPointF]:
        """Return where the handles are, view px; empty where there is nothing to act on."""
        selections = self.selections()
        if len(selections) != 1 or not selections[0].movable:
            return {}
        selection = selections[0]
        place = selection.parent * board_map(selection.artboard, self._viewport())
        box = selection.box
        return handles.positions(
            {name: place.map(box.point(*direction)) for name, direction in handles.DIRECTIONS.items()}
        )

    def cursor(self) -> Qt.CursorShape:
        """Return the cursor for where the mouse is."""
        if self.hovered is not None:
            selections = self.selections()
            return handles.cursor_for(self.hovered, selections[0].box.place.rotation if selections else 0.0)
        if isinstance(self.drag, MoveDrag):
            return Qt.CursorShape.SizeAllCursor
        guide = guide_at(self._session.document, self._viewport(), self.mouse)
        if guide is None:
            return Qt.CursorShape.ArrowCursor
        level = guide[0].guides[guide[1]].axis == "y"
        return Qt.CursorShape.SplitVCursor if level else Qt.CursorShape.SplitHCursor

    # -- mouse

    def hover(self, at: QPointF) -> None:
        """Follow the mouse while no button is held; `at` in view px."""
        self.mouse = at
        places = self.handle_places()
        hovered = handles.handle_at(places, at) if places else None
        near = guide_at(self._session.document, self._viewport(), at) is not None
        if (hovered, near) != (self.hovered, self._near_guide):
            self.hovered, self._near_guide = hovered, near
            self._changed()

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        """Take a press of the left button."""
        self._press = None
        self._take_press(at, modifiers)
        self._pressed_on = self._session.document

    def _take_press(self, at: QPointF, modifiers: Modifiers) -> None:
        self.hover(at)
        if self.hovered is not None:
            name = self.hovered
            self._press = _Press(at, lambda: self._handle_drag(name, at, modifiers))
            return
        guide = guide_at(self._session.document, self._viewport(), at)
        if guide is not None:
            owner, index = guide
            self._press = _Press(at, lambda: GuideDrag(owner, owner.guides[index].axis, index))
            return
        motion = self._motion_at(at)
        if motion is not None:
            time, start = self._session.playhead, self._viewport().to_canvas(at)
            self._press = _Press(at, lambda: MotionDrag(motion, start, time))
            return
        board = self._name_at(at)
        if board is not None:
            self._choose_board(board)
            self._press = _Press(at, lambda: BoardDrag(board, self._viewport().to_canvas(at)))
            return
        self._press_content(at, modifiers)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        """Follow the mouse while the left button is held."""
        self.mouse = at
        if self._press is not None and self.drag is None:
            distance = at - self._press.at
            if abs(distance.x()) + abs(distance.y()) < THRESHOLD:
                return
            if self._pressed_on is not self._session.document:
                # What was pressed may be gone: deleted by a key, or undone.
                self.cancel()
                return
            self.drag = self._press.make()
            self._press.click = None
        if self.drag is not None:
            self.drag.move(self._viewport().to_canvas(at), modifiers)
            self._changed()

    def release(self) -> None:
        """End the drag as one edit, or take the press as a click."""
        drag, press = self.drag, self._press
        self.drag, self._press, self._preview = None, None, None
        if isinstance(drag, FrameDrag):
            rect = drag.rect.translated(-drag.artboard.x, -drag.artboard.y)
            self._session.select([layer.id for layer in layers_in(drag.artboard, rect)])
        elif drag is not None:
            edit = drag.edit()
            if edit is not None and self._session.apply(edit) and isinstance(drag, MoveDrag) and drag.target:
                self._session.set_artboard(drag.target.id)
        elif press is not None and press.click is not None:
            press.click()
        self._changed()

    def cancel(self) -> bool:
        """Give up the drag; returns whether there was one."""
        had = self.drag is not None or self._press is not None or bool(self._nudging)
        self.drag, self._press, self._preview = None, None, None
        self._nudging.take()
        self._changed()
        return had

    def layer_under(self, at: QPointF) -> tuple[Artboard, Layer] | None:
        """Return the layer under a view point with its artboard."""
        return layer_under(self._session.document, self._viewport(), at)

    def double_click(self, at: QPointF) -> bool:
        """Write in a text layer."""
        layer = text_under(self._session.document, self._viewport(), at)
        return layer is not None and self._write(layer)

    def write_selected(self) -> bool:
        """Write in the selected text layer; False when there is none."""
        found = self._session.document.find_layers(self._session.selected_layers)
        layer = found[0][1] if len(found) == 1 else None
        return isinstance(layer, TextLayer) and not layer.locked and self._write(layer)

    def _write(self, layer: TextLayer) -> bool:
        self._session.select([layer.id])
        self.begin_writing(layer)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Leave keys to the canvas."""
        del event
        return False

    def leave(self) -> None:
        """Give up what was begun."""
        self.end_nudge()
        self.cancel()

    def paint(self, painter: QPainter) -> None:
        """Show nothing of its own: the scene paints the selection."""
        del painter

    def options(self, bar: object) -> None:
        """Have nothing to set: what is selected has its properties."""
        del bar

    # -- keys

    def nudge(self, right: int, down: int, *, far: bool) -> bool:
        """Move the selection a little; one edit when the key is let go. False when nothing can be moved."""
        moved = self._nudging.nudge(self.selections(), right, down, far=far)
        if moved:
            self._changed()
        return moved

    def end_nudge(self) -> None:
        """Make what was nudged an edit."""
        edit = self._nudging.take()
        if edit is not None:
            self._session.apply(edit)

    def delete(self) -> bool:
        """Hide what is selected px by px of the selected layers, else delete them; False when there are none."""
        layers = self._session.selected_layers
        if not layers:
            return False
        return hide_selected(self._session) or self._session.apply(remove_layers(layers))

    # -- pieces

    def _motion_at(self, at: QPointF) -> Motion | None:
        """Return the layer that keyframes of a selected clip have taken to a view point."""
        session = self._session
        if not session.selected_clips or session.selected_layers:
            return None
        return motion_at(motions(session, session.document), self._viewport(), at)

    def _press_content(self, at: QPointF, modifiers: Modifiers) -> None:
        under = self.layer_under(at)
        point = self._viewport().to_canvas(at)
        adding = bool(modifiers & (Modifiers.ShiftModifier | Modifiers.ControlModifier))
        if under is None:
            board = board_at(self._session.document, point) or self._session.artboard
            if not adding:
                self._session.select()
            if board is not None:
                if board_rect(board).contains(point):
                    self._session.set_artboard(board.id)
                self._press = _Press(at, lambda: FrameDrag(board, point))
            return
        board, layer = under
        self._session.set_artboard(board.id)
        click = self._select_on_press(layer, adding=adding)
        self._press = _Press(at, lambda: self._move_drag(point), click)

    def _select_on_press(self, layer: Layer, *, adding: bool) -> Callable[[], None] | None:
        """Select at once what a drag would move; return what is left to do should it stay a click."""
        selected = self._session.selected_layers
        if adding:
            if layer.id in selected:
                rest = [item for item in selected if item != layer.id]
                return lambda: self._session.select(rest)
            self._session.select([*selected, layer.id])
            return None
        if layer.id in selected:
            return lambda: self._session.select([layer.id])
        self._session.select([layer.id])
        return None

    def _move_drag(self, start: QPointF) -> Drag:
        return move_drag(self._session.document, self.selections(), start, self._viewport().scale)

    def _handle_drag(self, name: handles.Handle, at: QPointF, modifiers: Modifiers) -> Drag:
        viewport = self._viewport()
        return handle_drag(name, self.selections()[0], viewport.to_canvas(at), viewport.scale, modifiers)

    def board_at(self, at: QPointF) -> Artboard | None:
        """Return the artboard at a view point, or whose name is written there."""
        return self._name_at(at) or board_at(self._session.document, self._viewport().to_canvas(at))

    def _name_at(self, at: QPointF) -> Artboard | None:
        return name_under(self._session.document, self._viewport(), at)

    def _choose_board(self, board: Artboard) -> None:
        self._session.select()
        self._session.set_artboard(board.id)

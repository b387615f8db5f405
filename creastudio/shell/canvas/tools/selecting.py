"""What the tools that select px share: which artboard, adding and taking away, and moving what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainterPath

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.pixel_selection import move_pixel_selection, select_pixels
from creastudio.shell.canvas.hit import board_at
from creastudio.shell.canvas.tools.base import ARROWS, FAR, Modifiers, QuietTool, ToolContext
from creastudio.shell.i18n import tr
from creastudio.shell.pixels.selecting import selecting_of

if TYPE_CHECKING:
    from creastudio.render.coverage import Coverage, SelectMode
    from creastudio.shell.canvas.tool_options import ToolOptions

CLICK = 4.0
"""View px that the mouse must go before a press becomes a drag."""


class SelectingTool(QuietTool):
    """Selects px of one artboard: Shift adds, Alt takes away, both keep what is in both.

    A drag that begins inside of what is selected moves it, and nothing of the layers.
    """

    def __init__(self, context: ToolContext) -> None:
        super().__init__(context)
        self.selecting = selecting_of(context.session)
        self.mode: SelectMode = "replace"
        self._moving: tuple[Artboard, QPointF] | None = None
        self._to = QPointF()
        self._inside = False

    # -- where

    def board_under(self, at: QPointF) -> Artboard | None:
        """Return the artboard at a view point, else the active one, and make it the active one."""
        found = board_at(self.session.document, self.to_canvas(at)) or self.session.artboard
        if found is not None:
            self.session.set_artboard(found.id)
        return found

    def on_board(self, board: Artboard, at: QPointF) -> QPointF:
        """Return a view point in artboard px."""
        return self.to_canvas(at) - QPointF(board.x, board.y)

    def mode_of(self, modifiers: Modifiers) -> SelectMode:
        """Return what a press with these keys held does with what was selected."""
        shift = bool(modifiers & Modifiers.ShiftModifier)
        alt = bool(modifiers & Modifiers.AltModifier)
        if shift and alt:
            return "intersect"
        if shift:
            return "add"
        return "subtract" if alt else self.selecting.options.mode

    def hover(self, at: QPointF) -> None:
        inside = self._is_inside(at)
        if inside != self._inside:
            self._inside = inside
            self.context.changed()

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.SizeAllCursor if self._inside or self._moving else Qt.CursorShape.CrossCursor

    # -- moving

    def begin_move(self, board: Artboard, at: QPointF, modifiers: Modifiers) -> bool:
        """Begin to move what is selected where a press means that."""
        if self.mode_of(modifiers) != "replace" or not self._is_inside(at):
            return False
        self._moving, self._to = (board, at), at
        return True

    def move_on(self, at: QPointF) -> bool:
        """Show what is moved at another place; False when nothing is."""
        if self._moving is None:
            return False
        self._to = at
        self.selecting.shift = self._way(self._moving)
        self.context.changed()
        return True

    def end_move(self) -> bool:
        """Leave what is moved where it is shown, as one edit; False when nothing was."""
        if self._moving is None:
            return False
        moving, self._moving = self._moving, None
        self.selecting.shift = (0, 0)
        way = self._way(moving)
        if way == (0, 0):
            # A click inside lets go of it, as anywhere else.
            self.session.apply(select_pixels(moving[0].id, None))
        else:
            self.session.apply(move_pixel_selection(moving[0].id, *way))
        return True

    def cancel(self) -> bool:
        had, self._moving = self._moving is not None, None
        self.selecting.shift = (0, 0)
        if had:
            self.context.changed()
        return super().cancel() or had

    # -- keys and options

    def key(self, event: QKeyEvent) -> bool:
        way = ARROWS.get(Qt.Key(event.key()))
        board = self.session.artboard
        if way is None or board is None or board.selection is None:
            return False
        step = FAR if event.modifiers() & Modifiers.ShiftModifier else 1
        return self.session.apply(move_pixel_selection(board.id, way[0] * step, way[1] * step))

    def options(self, bar: ToolOptions) -> None:
        modes: dict[SelectMode, tuple[str, str, str]] = {
            "replace": ("square-dashed", tr("Select anew"), ""),
            "add": ("squares-unite", tr("Add to the selection"), "Shift"),
            "subtract": ("squares-subtract", tr("Take away from the selection"), "Alt"),
            "intersect": ("squares-intersect", tr("Keep what is in both"), "Shift+Alt"),
        }
        for mode, (icon, title, keys) in modes.items():
            bar.toggle(
                icon, f"{title} ({keys})" if keys else title, lambda mode=mode: self.selecting.options.mode == mode,
                lambda _on, mode=mode: self._set(mode=mode),
            )  # fmt: skip
        bar.number(
            tr("Feather"), lambda: self.selecting.options.feather, lambda value: self._set(feather=value),
            low=0, high=250, suffix=" px",
        )  # fmt: skip
        bar.check(tr("Smooth edge"), lambda: self.selecting.options.smooth, lambda on: self._set(smooth=on))

    def _set(self, **fields: object) -> None:
        self.selecting.set_options(**fields)
        self.context.changed()

    # -- selecting

    def take(self, board: Artboard, path: QPainterPath, label: str = "Select pixels") -> None:
        """Select what a path encloses, artboard px, in the mode that the press began with."""
        options, mode = self.selecting.options, self.mode

        def change(document: Document, artboard: Artboard, before: Coverage) -> Coverage:
            from creastudio.render.coverage import combined
            from creastudio.render.coverage_edges import feathered
            from creastudio.render.coverage_shapes import of_path

            del document
            whole = QRect(0, 0, artboard.width, artboard.height)
            new = of_path(path, whole, smooth=options.smooth)
            if options.feather:
                new = feathered(new, options.feather).cut(whole)
            return combined(before, new, mode)

        self.selecting.change(board.id, change, label)

    def _is_inside(self, at: QPointF) -> bool:
        board = board_at(self.session.document, self.to_canvas(at))
        return board is not None and self.selecting.covers(board, self.on_board(board, at))

    def _way(self, moving: tuple[Artboard, QPointF]) -> tuple[int, int]:
        way = self.to_canvas(self._to) - self.to_canvas(moving[1])
        return round(way.x()), round(way.y())

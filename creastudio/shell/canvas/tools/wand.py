"""The wand: selects what has the colour of the px that is clicked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QTransform

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.shell.canvas.tools.base import Modifiers
from creastudio.shell.canvas.tools.selecting import SelectingTool
from creastudio.shell.i18n import tr

if TYPE_CHECKING:
    from creastudio.render.coverage import Coverage
    from creastudio.shell.canvas.tool_options import ToolOptions


class WandTool(SelectingTool):
    """Selects by colour; how near it must be, and whether it must hang together, is set in the bar above."""

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        board = self.board_under(at)
        if board is None:
            return
        self.mode = self.mode_of(modifiers)
        point = self.on_board(board, at)
        x, y = math.floor(point.x()), math.floor(point.y())
        if not (0 <= x < board.width and 0 <= y < board.height):
            return
        layers = [layer.id for _, layer in self.session.document.find_layers(self.session.selected_layers)]
        if self.selecting.options.sample == "layer" and not layers:
            self.session.notify(
                tr("Select a layer that the wand looks at."),
                tr("Or let it look at all that is painted: choose that in the bar above the canvas."),
            )
            return
        self._take(board, x, y, layers)

    def hover(self, at: QPointF) -> None:
        """Pass over: a press inside selects anew."""

    def options(self, bar: ToolOptions) -> None:
        super().options(bar)
        bar.number(
            tr("Tolerance"), lambda: self.selecting.options.tolerance,
            lambda value: self._set(tolerance=round(value)), low=0, high=255,
        )  # fmt: skip
        bar.check(
            tr("Connected"), lambda: self.selecting.options.contiguous, lambda on: self._set(contiguous=on)
        )
        bar.choice(
            tr("Look at"), {"artboard": tr("All that is painted"), "layer": tr("The selected layer")},
            lambda: self.selecting.options.sample, lambda name: self._set(sample=name),
        )  # fmt: skip

    def _take(self, board: Artboard, x: int, y: int, layers: list[str]) -> None:
        options, mode, images = self.selecting.options, self.mode, self.session.images
        go_on = self.selecting.go_on

        def change(document: Document, artboard: Artboard, before: Coverage) -> Coverage:
            from creastudio.render.compositor import Compositor
            from creastudio.render.coverage import at, combined
            from creastudio.render.coverage_edges import feathered
            from creastudio.render.coverage_shapes import alone
            from creastudio.render.pixels import pixels_of
            from creastudio.render.wand import color_range

            whole = QRect(0, 0, artboard.width, artboard.height)
            if not whole.contains(x, y):
                # Cropped meanwhile.
                return before
            seen = alone(artboard, layers) if options.sample == "layer" else artboard
            picture = Compositor(document, images, go_on=go_on).artboard(seen, whole, QTransform())
            pixels = pixels_of(picture, writable=False)
            plane = color_range(
                pixels, x, y, options.tolerance, contiguous=options.contiguous, smooth=options.smooth
            )
            new = at(whole, plane)
            if options.feather:
                new = feathered(new, options.feather).cut(whole)
            return combined(before, new, mode)

        self.selecting.change(board.id, change, "Select pixels")

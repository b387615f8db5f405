"""Brush and eraser: what they pass over of the selected layer is shown, or hidden, by its mask."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen, QTransform

from creastudio.core.canvas import AdjustmentLayer, Artboard, Layer
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.masks import set_mask, with_tiles
from creastudio.core.masks import TILE, Mask
from creastudio.shell.canvas.mask_overlay import MaskOverlay
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.selection import selection_in
from creastudio.shell.canvas.tools.base import Modifiers, QuietTool, ToolContext
from creastudio.shell.commands.layer_commands import new_mask
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr

if TYPE_CHECKING:
    from creastudio.render.mask_painting import MaskCanvas, Tile
    from creastudio.shell.canvas.tool_options import ToolOptions

SIZES = (2, 1000)
"""Smallest and largest brush, artboard px across."""

STEP = 1.2
"""Factor of the size that [ and ] change it by."""

KEPT = {
    "size": SIZES, "hardness": (0.0, 1.0), "opacity": (0.01, 1.0), "flow": (0.01, 1.0), "spacing": (0.01, 2.0),
    "by_pressure": (0.0, 1.0),
}  # fmt: skip
"""What of the brush is remembered for the next time, and its bounds."""

HARDER = 0.1
"""What Shift with [ and ] changes the hardness by."""

LABEL = "Paint on mask"

BRACKETS = {
    Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BraceLeft: -1, Qt.Key.Key_BracketRight: 1, Qt.Key.Key_BraceRight: 1,
}  # fmt: skip
"""What [ and ] do, with Shift too: smaller or larger."""


Limit = Callable[[tuple[int, int], "Tile"], "Tile"]
"""Place and tile -> the tile, painted only where something is selected."""


@dataclass
class _Stroke:
    """One stroke: the mask it began with, and the tiles that it has touched."""

    layer: Layer
    mask: Mask
    tiles: MaskCanvas
    to_mask: QTransform
    scale: float
    shown: dict[tuple[int, int], str]
    limited: Limit


class BrushTool(QuietTool):
    """Paints on the mask of the selected layer, which is made when there is none; one stroke is one edit.

    Where px are selected, nothing beside them is painted on.

    Parameters
    ----------
    hides : bool
        Whether it hides (the eraser) or shows.
    """

    size = 60.0
    """Of both tools as all that follows, artboard px across."""

    hardness = 0.7
    opacity = 1.0
    flow = 1.0
    spacing = 0.1
    """Distance of two dabs in sizes of the brush."""

    overlay = False
    """Whether what the mask hides is shown in red."""

    by_pressure = True
    """Whether a pen's pressure is its width."""

    def __init__(self, context: ToolContext, *, hides: bool) -> None:
        super().__init__(context)
        self.hides = hides
        self._mouse: QPointF | None = None
        self._stroke: _Stroke | None = None
        self._overlay = MaskOverlay(context.session, context.changed)
        for name, value in self.session.settings.brush.items():
            if name in KEPT:
                low, high = KEPT[name]
                kind = type(getattr(BrushTool, name))
                setattr(BrushTool, name, kind(min(max(value, low), high)))

    # -- mouse and keys

    def hover(self, at: QPointF) -> None:
        self._mouse = at
        self.context.changed()

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        self._mouse = at
        found = selection_in(self.session.document, self.session.selected_layers)
        if len(found) != 1 or len(found[0].layers) != 1:
            self.session.notify(
                tr("Select one layer to paint on its mask."), tr("Click it with the select tool (V).")
            )
            return
        selection, layer = found[0], found[0].layers[0]
        if layer.locked:
            self.session.notify(tr("This layer is locked."), tr("Unlock it in the layers panel."))
            return
        self._stroke = self._begun(selection.artboard, layer, selection.parent)
        self._draw(at)

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        self._mouse = at
        if self._stroke is not None:
            self._draw(at)
        self.context.changed()

    def release(self) -> None:
        stroke, self._stroke = self._stroke, None
        preview_of(self.session).show(None)
        if stroke is not None and stroke.tiles.tiles:
            self.session.apply(self._edit(stroke, self._stored(stroke)))

    def cancel(self) -> bool:
        had = self._stroke is not None
        self._stroke = None
        preview_of(self.session).show(None)
        return had

    def leave(self) -> None:
        super().leave()
        brush = {name: float(getattr(BrushTool, name)) for name in KEPT}
        if brush != self.session.settings.brush:
            self.session.update_settings(brush=brush)

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_X:
            self.context.choose("brush" if self.hides else "eraser")
            return True
        if key == Qt.Key.Key_Backslash:
            self._set(overlay=not BrushTool.overlay)
            return True
        shift = bool(event.modifiers() & Modifiers.ShiftModifier)
        way = BRACKETS.get(key)
        if way is None:
            return False
        if shift or key in (Qt.Key.Key_BraceLeft, Qt.Key.Key_BraceRight):
            self._set(hardness=round(min(max(BrushTool.hardness + way * HARDER, 0.0), 1.0), 3))
        else:
            self._set(size=min(max(BrushTool.size * STEP**way, SIZES[0]), SIZES[1]))
        return True

    def options(self, bar: ToolOptions) -> None:
        bar.number(
            tr("Size"), lambda: self.size, lambda value: self._set(size=value),
            low=SIZES[0], high=SIZES[1], suffix=" px", keys="[, ]",
        )  # fmt: skip
        bar.number(
            tr("Hardness"), lambda: self.hardness * 100, lambda value: self._set(hardness=value / 100),
            low=0, high=100, suffix=" %", keys="Shift+[, Shift+]",
        )  # fmt: skip
        bar.number(
            tr("Opacity"), lambda: self.opacity * 100, lambda value: self._set(opacity=value / 100),
            low=1, high=100, suffix=" %",
        )  # fmt: skip
        bar.number(
            tr("Flow"), lambda: self.flow * 100, lambda value: self._set(flow=value / 100),
            low=1, high=100, suffix=" %",
        )  # fmt: skip
        bar.number(
            tr("Spacing"), lambda: self.spacing * 100, lambda value: self._set(spacing=value / 100),
            low=1, high=200, suffix=" %",
        )  # fmt: skip
        bar.toggle(
            "pen-tool", tr("A pen's pressure is its width"), lambda: self.by_pressure,
            lambda on: self._set(by_pressure=on),
        )  # fmt: skip

        bar.toggle(
            "eye", tr("Show in red what the mask hides"), lambda: self.overlay,
            lambda on: self._set(overlay=on), "\\",
        )  # fmt: skip

    def _set(self, **values: float) -> None:
        """Change the brush, which both tools share."""
        for name, value in values.items():
            setattr(BrushTool, name, value)
        self.context.changed()

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def paint(self, painter: QPainter) -> None:
        if self.overlay:
            self._overlay.paint(painter, self.context.viewport())
        if self._mouse is None:
            return
        radius = self.size / 2 * self.context.viewport().scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for tone, width in ((Qt.GlobalColor.black, 2.5), (Qt.GlobalColor.white, 1.0)):
            painter.setPen(QPen(tone, width))
            painter.drawEllipse(self._mouse, radius, radius)

    # -- the stroke

    def _begun(self, artboard: Artboard, layer: Layer, parent: QTransform) -> _Stroke:
        # With NumPy, which the window starts without.
        from creastudio.render.mask_painting import MaskCanvas
        from creastudio.render.masks import mask_map

        mask = layer.mask or new_mask(layer, artboard)
        around = QTransform() if isinstance(layer, AdjustmentLayer) else parent
        to_board = mask_map(mask) * around
        to_mask, _ = (to_board * board_map(artboard, self.context.viewport())).inverted()
        canvas = MaskCanvas(mask.width, mask.height, lambda column, row: self._tile(mask, column, row))
        limited = self._limit(artboard, mask, around)
        return _Stroke(layer, mask, canvas, to_mask, math.sqrt(abs(to_board.determinant())), {}, limited)

    def _limit(self, artboard: Artboard, mask: Mask, parent: QTransform) -> Limit:
        """Return what keeps a stroke within the selection of the artboard, where there is one."""
        from creastudio.render.selected_layers import laid, within

        selection, covers = artboard.selection, dict[tuple[int, int], "Tile"]()
        if selection is None:
            return lambda _place, tile: tile

        def limited(place: tuple[int, int], tile: Tile) -> Tile:
            if place not in covers:
                part = QRect(place[0] * TILE, place[1] * TILE, TILE, TILE)
                covers[place] = laid(selection, mask, parent, part, self.session.images)
            return within(self._tile(mask, *place), tile, covers[place])

        return limited

    def _tile(self, mask: Mask, column: int, row: int) -> Tile:
        import numpy as np

        from creastudio.render.pixels import plane_of

        found = next((tile for tile in mask.tiles if (tile.column, tile.row) == (column, row)), None)
        grey = self.session.images.grey(found.sha256) if found is not None else None
        if grey is None:
            return np.full((TILE, TILE), mask.ground, np.uint8)
        return plane_of(grey, writable=False).copy()

    def _draw(self, at: QPointF) -> None:
        from creastudio.render.mask_painting import Brush

        stroke = self._stroke
        assert stroke is not None
        pressure = self.context.pressure if self.by_pressure else 1.0
        brush = Brush(
            radius=max(0.5, self.size / 2 * pressure / stroke.scale),
            hardness=self.hardness, opacity=self.opacity, flow=self.flow, spacing=self.spacing * 2,
            value=0 if self.hides else 255,
        )  # fmt: skip
        point = stroke.to_mask.map(at)
        for place in stroke.tiles.stroke_to(point.x(), point.y(), brush):
            stroke.shown[place] = self._lent(stroke.limited(place, stroke.tiles.tiles[place]))
        preview_of(self.session).show(self._edit(stroke, stroke.shown))

    def _lent(self, tile: Tile) -> str:
        """Give the painter a tile that isn't stored yet, under the hash of its px."""
        image = QImage(tile.tobytes(), TILE, TILE, TILE, QImage.Format.Format_Grayscale8).copy()
        name = hashlib.sha256(tile.tobytes()).hexdigest()
        self.session.images.kept((name, "grey"), lambda: image)
        return name

    def _stored(self, stroke: _Stroke) -> dict[tuple[int, int], str]:
        """Store the touched tiles as blobs and return their hashes."""
        from creastudio.render.painter import png_bytes

        blobs = self.session.workspace.blobs
        stored: dict[tuple[int, int], str] = {}
        for place, painted in stroke.tiles.tiles.items():
            tile = stroke.limited(place, painted)
            image = QImage(tile.tobytes(), TILE, TILE, TILE, QImage.Format.Format_Grayscale8).copy()
            stored[place] = blobs.put(png_bytes(image))
        return stored

    def _edit(self, stroke: _Stroke, tiles: dict[tuple[int, int], str]) -> Edit:
        return set_mask(stroke.layer.id, with_tiles(stroke.mask, tiles), LABEL)

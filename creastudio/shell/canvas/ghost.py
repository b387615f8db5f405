"""The ghost layer: the candidate in review, shown where it would be placed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer
from creastudio.core.edits.place import image_layer
from creastudio.core.results import Result
from creastudio.render.bounds import layer_transform
from creastudio.render.content import paint_content
from creastudio.render.image_source import ImageSource
from creastudio.shell.canvas.hit import outline
from creastudio.shell.theme import color, font

GHOST_ID = "0" * 32


@dataclass(frozen=True)
class Ghost:
    """A layer that isn't there yet, on the artboard where it would come."""

    artboard: Artboard
    layer: ImageLayer

    @property
    def rect(self) -> QRectF:
        """Where it lies, canvas px."""
        return outline(self.layer).boundingRect().translated(self.artboard.x, self.artboard.y)


def ghost_of(result: Result | None, artboard: Artboard | None) -> Ghost | None:
    """Return the ghost of a candidate; None for one that is placed already or is no picture."""
    if result is None or artboard is None or result.state != "new":
        return None
    layer = ghost_layer(result.asset, artboard)
    return None if layer is None else Ghost(artboard, layer)


def ghost_layer(asset: Asset, artboard: Artboard) -> ImageLayer | None:
    """Return the layer that placing `asset` would add; None for what doesn't go on an artboard."""
    try:
        return image_layer(GHOST_ID, asset, (), artboard, None)
    except UserError:
        return None


def paint_ghost(painter: QPainter, ghost: Ghost, to_view: QTransform, images: ImageSource, note: str) -> None:
    """Paint the candidate in its place, with a dashed frame that says it isn't placed.

    Parameters
    ----------
    to_view : QTransform
        From canvas px to view px.
    note : str
        What is written above the frame.
    """
    board = ghost.artboard
    place = QTransform.fromTranslate(board.x, board.y) * to_view
    if images.known(ghost.layer.asset):
        painter.save()
        painter.setTransform(place, True)
        painter.setClipRect(QRectF(0, 0, board.width, board.height), Qt.ClipOperation.IntersectClip)
        painter.setTransform(layer_transform(ghost.layer), True)
        paint_content(painter, ghost.layer, images)
        painter.restore()
    frame = place.map(outline(ghost.layer))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tone, style in (("window", Qt.PenStyle.SolidLine), ("accent", Qt.PenStyle.DashLine)):
        pen = QPen(color(tone), 1.5, style)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawPolygon(frame)
    _paint_note(painter, frame.boundingRect().topLeft(), note)
    painter.restore()


def _paint_note(painter: QPainter, corner: QPointF, note: str) -> None:
    painter.setFont(font(11))
    metrics = painter.fontMetrics()
    box = QRectF(metrics.boundingRect(note)).adjusted(-6, -3, 6, 3)
    box.moveBottomLeft(corner + QPointF(0, -4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(color("on_accent"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, note)

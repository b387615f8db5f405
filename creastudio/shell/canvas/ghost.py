"""The ghost layer: the candidate in review, shown where it would be placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform

from creastudio.api.errors import UserError
from creastudio.api.region import Region
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.place import image_layer, region_layer
from creastudio.core.edits.place_text import Words, text_layer
from creastudio.core.results import Result
from creastudio.render.bounds import layer_transform
from creastudio.render.content import paint_content
from creastudio.render.image_source import ImageSource
from creastudio.render.sheet import Sheet
from creastudio.shell.canvas.hit import outline
from creastudio.shell.theme import color, font
from creastudio.shell.widgets.pixel_ratio import ratio_of

GHOST_ID = "0" * 32


@dataclass(frozen=True)
class Ghost:
    """A layer that isn't there yet, on the artboard where it would come."""

    artboard: Artboard
    layer: ImageLayer | TextLayer
    region: Region | None = None
    painted: list[tuple[QTransform, Sheet]] = field(default_factory=list, compare=False)
    """The masked picture as it was painted last, and from where: marching ants paint it again and again."""

    @property
    def frame(self) -> QPolygonF:
        """Its corners, artboard px: of the selection that it is for, else of its picture."""
        if self.region is None:
            return outline(self.layer)
        mask = self.region.mask
        return QPolygonF(QRectF(mask.left, mask.top, mask.width, mask.height))

    @property
    def rect(self) -> QRectF:
        """Where it lies, canvas px."""
        return self.frame.boundingRect().translated(self.artboard.x, self.artboard.y)


def ghost_of(
    result: Result | None,
    artboard: Artboard | None,
    document: Document | None = None,
    words: Callable[[Result], Words] | None = None,
) -> Ghost | None:
    """Return the ghost of a candidate; None for one that is placed already or has no place on an artboard.

    One that was made for a selection lies there, if `document` still has that artboard.

    Parameters
    ----------
    words : callable, optional
        What a text says; without it texts have no ghost.
    """
    if result is None or artboard is None or result.state != "new":
        return None
    if result.asset.kind == "text":
        return _text_ghost(result, artboard, words)
    region = result.asset.recipe.region if result.asset.recipe is not None else None
    boards = document.artboards if document is not None else ()
    board = next((item for item in boards if region is not None and item.id == region.artboard), None)
    if region is not None and board is not None and result.asset.kind == "image":
        return Ghost(board, region_layer(GHOST_ID, result.asset, (), region), region)
    layer = ghost_layer(result.asset, artboard)
    return None if layer is None else Ghost(artboard, layer)


def _text_ghost(result: Result, artboard: Artboard, words: Callable[[Result], Words] | None) -> Ghost | None:
    try:
        found = words(result) if words is not None else None
        if found is None:
            return None
        board = Document(artboards=(artboard,))
        return Ghost(artboard, text_layer(board, artboard.id, found, layer_id=GHOST_ID))
    except UserError:
        return None


def load_ghost(ghost: Ghost, images: ImageSource) -> None:
    """Decode what a candidate is painted from; called off the thread of the window."""
    if isinstance(ghost.layer, TextLayer):
        return
    if ghost.layer.mask is not None:
        # With NumPy, which the window starts without.
        from creastudio.render.masks import mask_picture

        mask_picture(ghost.layer.mask, images)
    images.image(ghost.layer.asset)


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
    if isinstance(ghost.layer, TextLayer) or images.known(ghost.layer.asset):
        painter.save()
        painter.setTransform(place, True)
        painter.setClipRect(QRectF(0, 0, board.width, board.height), Qt.ClipOperation.IntersectClip)
        if ghost.layer.mask is not None:
            _paint_masked(painter, ghost, images)
        else:
            painter.setTransform(layer_transform(ghost.layer), True)
            paint_content(painter, ghost.layer, images)
        painter.restore()
    frame = place.map(ghost.frame)
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


def _paint_masked(painter: QPainter, ghost: Ghost, images: ImageSource) -> None:
    """Paint a candidate that is masked by a selection; the painter is in artboard px."""
    ratio = ratio_of(painter)
    to_device = painter.transform() * QTransform.fromScale(ratio, ratio)
    seen = QTransform.fromScale(ratio, ratio).mapRect(QRectF(painter.viewport()))
    rect = (to_device.mapRect(ghost.frame.boundingRect()) & seen).toAlignedRect()
    if rect.isEmpty() or ghost.layer.mask is None:
        return
    kept = next((sheet for at, sheet in ghost.painted if at == to_device and sheet.rect == rect), None)
    sheet = kept or _masked(ghost, Sheet(rect, to_device), images)
    ghost.painted[:] = [(to_device, sheet)]
    sheet.image.setDevicePixelRatio(ratio)
    painter.resetTransform()
    painter.drawImage(QPointF(rect.left() / ratio, rect.top() / ratio), sheet.image)


def _masked(ghost: Ghost, sheet: Sheet, images: ImageSource) -> Sheet:
    """Return `sheet` with the picture of a candidate and of it what its mask shows."""
    # With NumPy, which the window starts without.
    from creastudio.render.masks import apply_mask

    with sheet.painter() as onto:
        onto.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        onto.setTransform(layer_transform(ghost.layer), True)
        paint_content(onto, ghost.layer, images)
    if ghost.layer.mask is not None:
        apply_mask(sheet, ghost.layer.mask, images)
    return sheet


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

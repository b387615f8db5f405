"""What the canvas paints over its artboards: names, frames, handles, guides."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QPolygonF,
    QTransform,
)

from creastudio.core.canvas import Artboard
from creastudio.shell.canvas.drags import Guides
from creastudio.shell.canvas.handles import SIDE, Handle
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.layouts.words import board_title
from creastudio.shell.theme import color, font, px

NAME_SIZE = 12
NAME_LEAST = 40.0
"""Width that a name which is cut off needs to say anything, view px."""

MANY = 100
"""More outlines than this are drawn thin, which is an order of magnitude faster."""

CHECK = 8.0
"""Side of one square of the pattern behind transparent artboards, view px."""


def paint_ground(painter: QPainter, target: QRectF, artboard: Artboard) -> None:
    """Paint what lies under an artboard: a soft shadow, and squares where it is transparent."""
    view = QRectF(painter.viewport())
    if not target.contains(view):
        _paint_shadow(painter, target)
    if len(artboard.background) != len("#rrggbb"):
        painter.save()
        painter.setBrushOrigin(target.topLeft())
        painter.fillRect(target & view, _squares())
        painter.restore()


def _paint_shadow(painter: QPainter, target: QRectF) -> None:
    # The artboard covers the rest of its shadow. Upright strips: round corners cost ten times as much, and nobody sees them.
    inside = QRectF((target & QRectF(painter.viewport())).toRect().adjusted(1, 1, -1, -1))
    for spread, strength in ((6, 0.05), (3, 0.08), (1, 0.16)):
        tone = QColor(0, 0, 0, round(255 * strength))
        around = target.adjusted(-spread, -spread + 1, spread, spread + 2)
        high = QRectF(around.left(), inside.top(), around.width(), inside.height())
        for strip in (
            QRectF(around.topLeft(), high.topRight()),
            QRectF(high.bottomLeft(), around.bottomRight()),
            QRectF(high.topLeft(), inside.bottomLeft()),
            QRectF(inside.topRight(), high.bottomRight()),
        ):
            painter.fillRect(strip, tone)


@functools.cache
def _squares() -> QBrush:
    """Return the pattern behind what is transparent."""
    side = round(CHECK)
    tile = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
    tile.fill(QColor("#ffffff"))
    with QPainter(tile) as painter:
        painter.fillRect(side, 0, side, side, QColor("#dcdcdc"))
        painter.fillRect(0, side, side, side, QColor("#dcdcdc"))
    return QBrush(tile)


_CROWD = 150
"""Boards from which on names are written where they always are: they are too small to be read anyway."""


def name_rect(target: QRectF, artboard: Artboard, boards: Sequence[QRectF] = ()) -> QRectF:
    """Return where the name of an artboard is written, view px; never over one of `boards`.

    Above it, below it where one of them lies in the way; nowhere, where there is no room for either, or the artboard is
    too narrow for more than a letter: then a tip tells it.
    """
    metrics = QFontMetricsF(font(NAME_SIZE))
    whole = metrics.horizontalAdvance(board_title(artboard)) + 4
    if target.width() < min(whole, NAME_LEAST):
        return QRectF()
    width, height = min(whole, target.width()), metrics.height() + px(6)
    above = QRectF(target.left(), target.top() - height - 2, width, height)
    if len(boards) > _CROWD or not any(board.intersects(above) for board in boards):
        return above
    below = QRectF(target.left(), target.bottom() + 2, width, height)
    # The name of the next one goes above that.
    room = below.adjusted(0, 0, 0, height + 2)
    return QRectF() if any(board.intersects(room) for board in boards) else below


def paint_name(
    painter: QPainter, target: QRectF, artboard: Artboard, boards: Sequence[QRectF] = (), *, active: bool
) -> None:
    """Write the name of an artboard above it or below, and its size where there is room."""
    painter.setFont(font(NAME_SIZE))
    box = name_rect(target, artboard, boards)
    if box.isEmpty():
        return
    metrics = painter.fontMetrics()
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(color("text" if active else "dim"))
    if active:
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 2), color("accent"))
    painter.drawText(
        box, left, metrics.elidedText(board_title(artboard), Qt.TextElideMode.ElideRight, int(box.width()))
    )
    size = f"{artboard.width} × {artboard.height}"
    room = target.width() - box.width() - px(12)
    if box.top() < target.top() and metrics.horizontalAdvance(size) < room:
        painter.setPen(color("dim"))
        beside = QRectF(box.right() + px(8), box.top(), room, box.height())
        painter.drawText(beside, left, size)


def paint_outlines(
    painter: QPainter, outlines: Iterable[QPolygonF], token: str = "accent", width: float = 1.5
) -> None:
    """Draw frames around layers, with a dark line below so that they show on anything."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    polygons = list(outlines)
    if len(polygons) > MANY:
        painter.setPen(QPen(color(token), 0))
        for polygon in polygons:
            painter.drawPolygon(polygon)
        return
    for tone, thickness in ((color("window", 0.55), width + 1.5), (color(token), width)):
        painter.setPen(QPen(tone, thickness))
        for polygon in polygons:
            painter.drawPolygon(polygon)


def paint_handles(painter: QPainter, places: dict[Handle, QPointF], hovered: Handle | None) -> None:
    """Draw the handles of the selection."""
    painter.setPen(QPen(color("accent"), 1))
    if "turn" in places:
        left, right = places.get("nw", places.get("w")), places.get("ne", places.get("e"))
        top = (left + right) / 2 if left is not None and right is not None else places["n"]
        painter.drawLine(QLineF(top, places["turn"]))
    for name, place in places.items():
        painter.setPen(QPen(color("accent"), 1.5))
        painter.setBrush(color("accent") if name == hovered else QColor("#ffffff"))
        if name == "turn":
            painter.drawEllipse(place, SIDE / 2, SIDE / 2)
        else:
            painter.drawRoundedRect(QRectF(place.x() - SIDE / 2, place.y() - SIDE / 2, SIDE, SIDE), 2, 2)


def paint_guides(
    painter: QPainter, guides: Guides, artboard: Artboard, viewport: Viewport, mouse: QPointF
) -> None:
    """Draw the lines that the dragged thing clings to, and what is told beside the mouse."""
    pen = QPen(color("danger"), 1)
    painter.setPen(pen)
    board = viewport.rect_to_view(QRectF(artboard.x, artboard.y, artboard.width, artboard.height))
    if guides.x is not None:
        x = viewport.to_view(QPointF(artboard.x + guides.x, 0)).x()
        painter.drawLine(QLineF(x, board.top() - 16, x, board.bottom() + 16))
    if guides.y is not None:
        y = viewport.to_view(QPointF(0, artboard.y + guides.y)).y()
        painter.drawLine(QLineF(board.left() - 16, y, board.right() + 16, y))
    for gap in guides.gaps:
        corner = QPointF(artboard.x, artboard.y)
        start, end = viewport.to_view(corner + gap.p1()), viewport.to_view(corner + gap.p2())
        painter.drawLine(start, end)
        bar = QPointF(0, 4) if start.y() == end.y() else QPointF(4, 0)
        for tip in (start, end):
            painter.drawLine(tip - bar, tip + bar)
    if guides.text:
        paint_hint(painter, guides.text, mouse)


def paint_hint(painter: QPainter, text: str, mouse: QPointF) -> None:
    """Write a short text in a small box beside the mouse."""
    painter.setFont(font(11))
    box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-6, -4, 6, 4)
    box.moveTopLeft(mouse + QPointF(16, 18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("raised"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(color("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_frame(painter: QPainter, rect: QRectF) -> None:
    """Draw the frame that selects what it touches."""
    painter.setPen(QPen(color("accent"), 1))
    painter.setBrush(color("accent", 0.15))
    painter.drawRect(rect)


def board_map(artboard: Artboard, viewport: Viewport) -> QTransform:
    """Return the map from artboard px to view px."""
    corner = viewport.to_view(QPointF(artboard.x, artboard.y))
    return QTransform.fromTranslate(corner.x(), corner.y()).scale(viewport.scale, viewport.scale)


def canvas_map(viewport: Viewport) -> QTransform:
    """Return the map from canvas px to view px."""
    return QTransform.fromScale(viewport.scale, viewport.scale).translate(-viewport.left, -viewport.top)

"""How a clip looks in its lane."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from creastudio.core.timeline import Clip
from creastudio.render.content import paint_placeholder
from creastudio.shell.i18n import tr
from creastudio.shell.pictures import Pictures
from creastudio.shell.theme import color, font, px


def paint_clip(
    painter: QPainter,
    box: QRectF,
    clip: Clip,
    pictures: Pictures,
    *,
    selected: bool,
    dimmed: bool = False,
    ghost: bool = False,
) -> None:
    """Paint a clip: its picture, its name, and dots for its other takes."""
    painter.save()
    painter.setOpacity(0.5 if dimmed else 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("raised" if not selected else "selection"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    inner = _paint_picture(painter, box, clip, pictures)
    _paint_name(painter, inner, clip, ghost=ghost)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tone = "accent" if selected or ghost else "border_strong"
    style = Qt.PenStyle.DashLine if ghost else Qt.PenStyle.SolidLine
    painter.setPen(QPen(color(tone), 2 if selected else 1, style))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _paint_picture(painter: QPainter, box: QRectF, clip: Clip, pictures: Pictures) -> QRectF:
    """Paint the thumbnail at the start of the clip; return the room that is left."""
    side = int(box.height()) - px(8)
    if side < 8 or box.width() < side / 2:
        return box
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    picture = None if clip.missing or not clip.asset else pictures.thumbnail(clip.asset, side, ratio)
    width = side
    if clip.missing:
        paint_placeholder(painter, QRectF(box.left() + px(4), box.top() + px(4), side, side))
    if picture is not None:
        size = picture.deviceIndependentSize()
        target = QRectF(box.left() + px(4), box.top() + px(4), size.width(), size.height())
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
        width = int(size.width())
    return box.adjusted(width + px(8), 0, -px(4), 0)


def _paint_name(painter: QPainter, room: QRectF, clip: Clip, *, ghost: bool) -> None:
    if room.width() < px(16):
        return
    painter.setFont(font(11))
    metrics = painter.fontMetrics()
    painter.setPen(color("text"))
    name = tr("Preview") if ghost else clip.name or tr("Clip")
    line = QRectF(room.left(), room.top() + px(6), room.width(), metrics.height())
    painter.drawText(
        line,
        Qt.AlignmentFlag.AlignLeft,
        metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room.width())),
    )
    others = len(clip.takes)
    if others > 1 and room.width() > px(60):
        painter.setPen(color("faint"))
        below = line.translated(0, metrics.height() + px(2))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, tr("{count} takes", count=others))

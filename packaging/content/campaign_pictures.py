"""The picture and the logo of the sample campaign, drawn: a cup in the morning sun, and the mark of a roaster."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from creastudio.render.gui_app import ensure_gui_app

WIDTH, HEIGHT = 1600, 1200
INK, CLAY, CREAM, SUN = "#2b211d", "#c4512d", "#fbf3e6", "#f6b75a"


def picture() -> bytes:
    """Return the picture as a JPEG: a cup at the right, calm light at the left."""
    ensure_gui_app()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _wall(painter)
    _table(painter)
    _shadow(painter)
    _cup(painter)
    _steam(painter)
    painter.end()
    return _bytes(_grain(image), "JPG", 90)


def logo() -> bytes:
    """Return the logo as a PNG on nothing: a bean and the name."""
    ensure_gui_app()
    image = QImage(960, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(CLAY))
    painter.save()
    painter.translate(150, 150)
    painter.rotate(-32)
    painter.drawEllipse(QRectF(-78, -112, 156, 224))
    crease = QPainterPath(QPointF(8, -112))
    crease.cubicTo(60, -40, -60, 40, -8, 112)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0), 16, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(crease)
    painter.restore()
    font = QFont("Playfair Display")
    font.setPixelSize(150)
    font.setWeight(QFont.Weight.Bold)
    words = QPainterPath()
    words.addText(300, 200, font, "Lenta")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(INK))
    painter.drawPath(words)
    painter.end()
    right = int(words.boundingRect().right()) + 20
    return _bytes(image.copy(0, 0, min(960, right), 300), "PNG", -1)


def _wall(painter: QPainter) -> None:
    light = QLinearGradient(0, 0, WIDTH, HEIGHT)
    for place, color in ((0.0, "#fde9cf"), (0.45, "#f9d3a3"), (1.0, "#e79c6b")):
        light.setColorAt(place, QColor(color))
    painter.fillRect(0, 0, WIDTH, HEIGHT, QBrush(light))
    glow = QRadialGradient(QPointF(420, 300), 760)
    glow.setColorAt(0.0, QColor(255, 250, 235, 210))
    glow.setColorAt(1.0, QColor(255, 250, 235, 0))
    painter.fillRect(0, 0, WIDTH, HEIGHT, QBrush(glow))
    # Light of a window falls aslant.
    painter.setBrush(QColor(255, 248, 230, 58))
    for left in (60, 380):
        pane = QPainterPath(QPointF(left, 0))
        for x, y in ((left + 240, 0), (left + 640, 880), (left + 400, 880)):
            pane.lineTo(x, y)
        painter.drawPath(pane)


def _table(painter: QPainter) -> None:
    wood = QLinearGradient(0, 860, 0, HEIGHT)
    wood.setColorAt(0.0, QColor("#a7623c"))
    wood.setColorAt(1.0, QColor("#6d3a26"))
    painter.fillRect(0, 880, WIDTH, HEIGHT - 880, QBrush(wood))
    rng = random.Random(4)
    for _ in range(46):
        y = rng.uniform(890, HEIGHT)
        painter.setPen(QPen(QColor(60, 28, 16, rng.randrange(10, 34)), rng.uniform(1, 3)))
        start = rng.uniform(-200, WIDTH)
        painter.drawLine(QPointF(start, y), QPointF(start + rng.uniform(200, 900), y + rng.uniform(-3, 3)))
    painter.setPen(Qt.PenStyle.NoPen)


def _shadow(painter: QPainter) -> None:
    soft = QRadialGradient(QPointF(0, 0), 1)
    soft.setColorAt(0.0, QColor(40, 16, 8, 150))
    soft.setColorAt(1.0, QColor(40, 16, 8, 0))
    painter.save()
    painter.translate(1190, 1010)
    painter.scale(440, 70)
    painter.setBrush(QBrush(soft))
    painter.drawEllipse(QRectF(-1, -1, 2, 2))
    painter.restore()


def _cup(painter: QPainter) -> None:
    plate = QLinearGradient(760, 0, 1460, 0)
    plate.setColorAt(0.0, QColor("#fffaf0"))
    plate.setColorAt(1.0, QColor("#d9c2a4"))
    painter.setBrush(QBrush(plate))
    painter.drawEllipse(QRectF(780, 930, 680, 108))
    painter.setBrush(QColor(120, 80, 50, 40))
    painter.drawEllipse(QRectF(900, 950, 440, 58))
    handle = QPainterPath(QPointF(1340, 660))
    handle.cubicTo(1500, 640, 1500, 860, 1300, 880)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#d9704a"), 42, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(handle)
    painter.setPen(Qt.PenStyle.NoPen)
    body = QPainterPath(QPointF(860, 600))
    body.cubicTo(870, 840, 950, 970, 1110, 975)
    body.cubicTo(1270, 970, 1350, 840, 1360, 600)
    body.closeSubpath()
    glaze = QLinearGradient(860, 0, 1360, 0)
    for place, color in ((0.0, "#f08a5d"), (0.28, "#e0653f"), (0.7, CLAY), (1.0, "#8f3419")):
        glaze.setColorAt(place, QColor(color))
    painter.setBrush(QBrush(glaze))
    painter.drawPath(body)
    painter.setBrush(QColor("#f3d9bd"))
    painter.drawEllipse(QRectF(860, 548, 500, 108))
    painter.setBrush(QColor("#3a1f14"))
    painter.drawEllipse(QRectF(884, 566, 452, 84))
    crema = QRadialGradient(QPointF(1040, 596), 260)
    crema.setColorAt(0.0, QColor(190, 120, 66, 230))
    crema.setColorAt(1.0, QColor(84, 42, 22, 0))
    painter.setBrush(QBrush(crema))
    painter.drawEllipse(QRectF(884, 566, 452, 84))
    painter.setBrush(QColor(255, 240, 220, 90))
    shine = QPainterPath(QPointF(905, 680))
    shine.cubicTo(915, 800, 950, 880, 1000, 930)
    shine.cubicTo(955, 860, 940, 780, 940, 680)
    painter.drawPath(shine)


def _steam(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, left in enumerate((1010, 1100, 1190)):
        for width, alpha in ((54, 18), (34, 26), (16, 40)):
            painter.setPen(
                QPen(QColor(255, 252, 246, alpha), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            wave = QPainterPath(QPointF(left, 540))
            for step in range(1, 85):
                bend = 34 * (math.sin(0.09 * step + number) - math.sin(number))
                wave.lineTo(left + bend + 0.6 * step, 540 - 4.2 * step)
            painter.drawPath(wave)
    painter.setPen(Qt.PenStyle.NoPen)


def _grain(image: QImage) -> QImage:
    """Return the picture with a little noise, so that light has no bands."""
    rng = random.Random(9)
    noise = QImage(200, 200, QImage.Format.Format_ARGB32)
    for y in range(200):
        for x in range(200):
            value = rng.choice((0, 255))
            noise.setPixel(x, y, QColor(value, value, value, rng.randrange(0, 9)).rgba())
    painter = QPainter(image)
    painter.fillRect(image.rect(), QBrush(noise))
    painter.end()
    return image


def _bytes(image: QImage, form: str, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, quality)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(data.data())

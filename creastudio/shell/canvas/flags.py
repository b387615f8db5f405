"""The chips on the canvas over layers that show something flagged: what was found, and a click to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from creastudio.core.canvas import ImageLayer, Layer, TextLayer
from creastudio.core.document import Document
from creastudio.core.flagged import text_hash
from creastudio.core.safety import NOTHING, Judgement
from creastudio.shell import icons
from creastudio.shell.canvas.hit import outline, placed
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.i18n import tr
from creastudio.shell.safety.watch import Safety
from creastudio.shell.safety.words import ICONS, short
from creastudio.shell.theme import color, font, tokens

LEAST = 24
"""Layers narrower than this on the screen have no chip, px: the properties say it."""

MOST = 200
"""Chips at most: more would cover what they are about."""


@dataclass(frozen=True)
class Chip:
    """One chip.

    Attributes
    ----------
    place : QRectF
        Where it is, view px.
    """

    layer: str
    sha256: str
    judgement: Judgement
    text: str
    place: QRectF


def chips(document: Document, safety: Safety, viewport: Viewport) -> Iterator[Chip]:
    """Yield the chips of the flagged layers of all artboards, from bottom to top."""
    if not safety.any:
        return
    metrics = QFontMetricsF(font(11))
    count = 0
    for board in document.artboards:
        to_view = board_map(board, viewport)
        for layer, above in placed(board.layers):
            sha256 = shown_by(layer)
            found = safety.of(sha256) if sha256 else NOTHING
            box = to_view.map(outline(layer, above)).boundingRect() if found else QRectF()
            if not found or box.width() < LEAST:
                continue
            text = short(found)
            if isinstance(layer, ImageLayer) and safety.hidden(sha256):
                text = tr("{what} — click to show", what=text)
            elif isinstance(layer, ImageLayer) and safety.revealed(sha256):
                text = tr("{what} — shown; click to hide", what=text)
            width = metrics.horizontalAdvance(text) + 30
            place = QRectF(box.left() + 4, box.top() + 4, width, metrics.height() + 8)
            yield Chip(layer.id, sha256, found, text, place)
            count += 1
            if count == MOST:
                return


def shown_by(layer: Layer) -> str:
    """Return the hash of what a layer shows; empty for nothing that can be flagged."""
    if not layer.visible:
        return ""
    if isinstance(layer, TextLayer):
        return text_hash(layer.text)
    return layer.asset if isinstance(layer, ImageLayer) and not layer.missing else ""


def paint_chips(painter: QPainter, found: Iterator[Chip]) -> None:
    """Paint chips."""
    painter.setFont(font(11))
    for chip in found:
        tint = tokens().danger if chip.judgement.action == "block" else tokens().warning
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("raised"))
        painter.drawRoundedRect(chip.place, 4, 4)
        sign = icons.pixmap(ICONS[chip.judgement.action], tint, 14)
        size = sign.deviceIndependentSize()
        corner = QPointF(chip.place.left() + 6, chip.place.center().y() - size.height() / 2)
        painter.drawPixmap(QRectF(corner, size), sign, QRectF(sign.rect()))
        painter.setPen(color("text"))
        painter.drawText(chip.place.adjusted(24, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, chip.text)


def chip_at(document: Document, safety: Safety, viewport: Viewport, at: QPointF) -> Chip | None:
    """Return the uppermost chip at a place of the view, or None."""
    return next(
        (chip for chip in reversed(list(chips(document, safety, viewport))) if chip.place.contains(at)), None
    )

"""A contact sheet: all artboards in a grid on one picture, each with its name and size."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, TextLayer, Transform
from creastudio.export.raster import as_pillow, encode, type_of
from creastudio.export.work import Work
from creastudio.render.text import paint_text

CELL = 420
"""Side of the square that each artboard is fitted into, px."""

GAP, WORDS = 36, 44
"""Between cells, and what name and size take below each, px."""

MOST = 400
"""Artboards of one sheet."""

GROUND, INK, DIM = "#eceef1", "#1b1d22", "#6a6f78"


def write_contact_sheet(work: Work, boards: Sequence[Artboard], path: Path) -> None:
    """Write a sheet of artboards as a picture; the suffix says which (PNG, JPEG, WebP, TIFF), or as a PDF of one page.

    Raises
    ------
    UserError
        For no artboards, more than ``MOST``, an unknown suffix, or a folder that can't be written.
    """
    from creastudio.store.files import write_bytes

    printed = path.suffix.lower() == ".pdf"
    media_type = "" if printed else type_of(path)
    if not boards:
        raise UserError("There is no artboard to export.", "Choose one.")
    if len(boards) > MOST:
        raise UserError(f"A contact sheet has at most {MOST} artboards.", "Choose fewer.")
    sheet = sheet_of(work, boards)
    write_bytes(path, _page(sheet) if printed else encode(sheet, media_type))


def _page(sheet: QImage) -> bytes:
    """Return a sheet as a PDF of one page, 144 px an inch."""
    made = io.BytesIO()
    as_pillow(sheet).convert("RGB").save(made, "PDF", resolution=144.0)
    return made.getvalue()


def sheet_of(work: Work, boards: Sequence[Artboard]) -> QImage:
    """Return the sheet; about as wide as high."""
    columns = math.ceil(math.sqrt(len(boards)))
    rows = math.ceil(len(boards) / columns)
    width = GAP + columns * (CELL + GAP)
    height = GAP + rows * (CELL + WORDS + GAP)
    sheet = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(QColor(GROUND))
    painter = QPainter(sheet)
    try:
        for index, board in enumerate(boards):
            work.step(index / len(boards), board.name)
            left = GAP + index % columns * (CELL + GAP)
            top = GAP + index // columns * (CELL + WORDS + GAP)
            _paint(work, painter, board, left, top)
    finally:
        painter.end()
    return sheet


def _paint(work: Work, painter: QPainter, board: Artboard, left: int, top: int) -> None:
    """Paint one artboard, small ones at their own size, and its words below."""
    scale = min(CELL / board.width, CELL / board.height, 1.0)
    width, height = max(1, round(board.width * scale)), max(1, round(board.height * scale))
    rect = QRect(0, 0, width, height)
    image = work.compositor.artboard(
        board, rect, QTransform.fromScale(width / board.width, height / board.height)
    )
    painter.drawImage(left, top + CELL - height, image)
    for line, (text, color) in enumerate(((board.name, INK), (f"{board.width} × {board.height}", DIM))):
        words = TextLayer(
            text=text, size=15, color=color, wrap=False, fit=True, transform=Transform(width=CELL, height=20)
        )
        painter.save()
        painter.translate(left, top + CELL + 6 + 20 * line)
        paint_text(painter, words)
        painter.restore()

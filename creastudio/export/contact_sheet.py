"""A contact sheet: all artboards in a grid on one picture, each with its name and size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, TextLayer, Transform
from creastudio.export.labels import labelled_boards
from creastudio.export.marking import marked, sidecar_of
from creastudio.export.pdf_images import stored
from creastudio.export.pdf_writer import PdfInMemory
from creastudio.export.raster import as_pillow, encode, type_of
from creastudio.export.work import Work
from creastudio.export.xmp import Mark
from creastudio.render.text import paint_text

CELL = 420
"""Side of the square that each artboard is fitted into, px."""

GAP, WORDS = 36, 44
"""Between cells, and what name and size take below each, px."""

DPI = 144
"""Px an inch of a sheet on a page."""

MOST = 400
"""Artboards of one sheet."""

GROUND, INK, DIM = "#eceef1", "#1b1d22", "#6a6f78"


def write_contact_sheet(
    work: Work, boards: Sequence[Artboard], path: Path, *, with_recipe: bool = True
) -> None:
    """Write a sheet of artboards as a picture; the suffix says which (PNG, JPEG, WebP, TIFF), or as a PDF of one page.

    Labels of generated content are on it as in any other export.

    Parameters
    ----------
    with_recipe : bool
        Whether the file says how what it shows was made.

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
    shown = labelled_boards(work.document, boards)
    mark = shown.mark(with_recipe=with_recipe)
    sheet = sheet_of(work, shown.boards)
    data = _page(sheet, mark) if printed else marked(encode(sheet, media_type), media_type, mark)
    write_bytes(path, data)
    # A recipe of what had this name before would be a lie now.
    sidecar_of(path).unlink(missing_ok=True)


def _page(sheet: QImage, mark: Mark | None) -> bytes:
    """Return a sheet as a PDF of one page."""
    pdf = PdfInMemory(DPI, mark=mark)
    pdf.size_page(QSizeF(sheet.width(), sheet.height()) * 72 / DPI)
    with pdf.painting() as painter:
        colors = as_pillow(sheet).convert("RGB")
        painter.drawImage(sheet.rect(), pdf.pictures.stand_in("sheet", lambda: stored(colors)))
    return pdf.file()


def sheet_of(work: Work, boards: Sequence[Artboard]) -> QImage:
    """Return the sheet; about as wide as high."""
    columns = math.ceil(math.sqrt(len(boards)))
    rows = math.ceil(len(boards) / columns)
    width = GAP + columns * (CELL + GAP)
    height = GAP + rows * (CELL + WORDS + GAP)
    sheet = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(QColor(GROUND))
    with QPainter(sheet) as painter:
        for index, board in enumerate(boards):
            work.step(index / len(boards), board.name)
            left = GAP + index % columns * (CELL + GAP)
            top = GAP + index // columns * (CELL + WORDS + GAP)
            _paint(work, painter, board, left, top)
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

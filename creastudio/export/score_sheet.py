"""A score engraved on pages: PDF, or a PNG or SVG of each page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from creastudio.api.errors import UserError
from creastudio.export.pdf_writer import PdfInMemory
from creastudio.notation.engraved import EngravedPage, Mark, PageWish
from creastudio.render.engraving import Engraver
from creastudio.render.engraving_painter import FAMILY, PagePainter, runs_of, text_size
from creastudio.render.gui_app import ensure_gui_app

if TYPE_CHECKING:
    from creastudio.api.score import Score
    from creastudio.export.marking import Provenance

SUFFIXES = (".pdf", ".svg", ".png")
"""What engraved pages can be written as."""

DPI = 200
"""Of a page as a picture."""

PDF_DPI = 1200
"""Units of the painter of a PDF, an inch."""

_A4 = (2100.0, 2970.0)
_INK = QColor("#000000")
_MM = 0.1
"""Millimetres in a unit of a page wish."""
_INCH = 25.4
"""Millimetres."""


def write_sheet(
    score: Score,
    path: Path,
    made: Provenance | None = None,
    *,
    tell: Callable[[float], object] = lambda _share: None,
) -> tuple[Path, ...]:
    """Write a score engraved on A4 pages; the ending of `path` says as what.

    A score of several pages becomes ``name-1.png``, ``name-2.png`` and so on.

    Parameters
    ----------
    tell : callable, optional
        Told the share that is done, 0 to 1, after each page; what it raises ends it, and nothing is left.

    Raises
    ------
    UserError
        For a score without a note, an engraver that broke down, or a folder that can't be written.
    """
    if not any(len(track) for track in score.tracks):
        raise UserError("The score has no note.", "Write some, or choose another score.")
    ensure_gui_app()
    engraver = Engraver()
    suffix = path.suffix.lower()
    # A page that is alone ends with its notes; a picture of half a sheet of white paper helps nobody.
    wish = PageWish(width=_A4[0], height=_A4[1], crop=suffix != ".pdf")
    pages: list[EngravedPage] = []
    try:
        for page in engraver.pages(score, wish):
            pages.append(page)
            tell(min(1.0, page.last / max(1, score.bar_count)))
    finally:
        engraver.close()
    if suffix == ".pdf":
        return _write(path, pdf_of(pages, score.title), "application/pdf", made)
    written: list[Path] = []
    for number, page in enumerate(pages):
        target = path if len(pages) == 1 else path.with_name(f"{path.stem}-{number + 1}{path.suffix}")
        if suffix == ".png":
            written += _write(target, png_of(page), "image/png", made)
        else:
            written += _write(target, svg_of(page), "image/svg+xml", made)
    return tuple(written)


def _write(path: Path, data: bytes, media_type: str, made: Provenance | None) -> tuple[Path, ...]:
    from creastudio.export.marking import write_marked

    return write_marked(path, data, media_type, made)


def pdf_of(pages: list[EngravedPage], title: str) -> bytes:
    """Return A4 pages as one PDF; notes are outlines, words are text."""
    pdf = PdfInMemory(PDF_DPI, title)
    pdf.size_page(QSizeF(*_A4) * _MM * 72 / _INCH)
    with pdf.painting() as painter:
        for number, page in enumerate(pages):
            if number:
                pdf.turn_page()
            width = painter.viewport().width()
            height = width * page.page.height / page.page.width
            PagePainter(page).paint(painter, QRectF(0, 0, width, height), _INK)
    return pdf.file()


def png_of(page: EngravedPage, dpi: int = DPI) -> bytes:
    """Return a page as a picture on white."""
    from creastudio.export.raster import encode

    width = round(_A4[0] * _MM / _INCH * dpi)
    image = QImage(width, round(width * page.page.height / page.page.width), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        PagePainter(page).paint(painter, QRectF(image.rect()), _INK)
    return encode(image, "image/png", dpi=dpi)


def svg_of(page: EngravedPage) -> bytes:
    """Return a page as SVG: glyphs once each, words as text."""
    box = page.page
    width = _A4[0] * _MM
    used = sorted({mark.data for mark in box.marks if mark.kind == "glyph"})
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" '
            f'height="{width * box.height / box.width:g}mm" viewBox="0 0 {box.width:g} {box.height:g}">'
        ),
        "<defs>",
    ]
    lines += [
        f'<path id="g{name}" transform="scale(1,-1)" d="{escape(page.glyphs.get(name, ""))}"/>'
        for name in used
    ]
    lines += ["</defs>", '<rect width="100%" height="100%" fill="#fff"/>', '<g fill="#000" stroke="none">']
    for mark in box.marks:
        lines += _drawn(mark, page.glyphs)
    lines += ["</g>", "</svg>", ""]
    return "\n".join(lines).encode()


def _drawn(mark: Mark, glyphs: dict[str, str]) -> list[str]:
    at = f"translate({mark.x:g} {mark.y:g})"
    if mark.kind == "glyph":
        return [f'<use href="#g{mark.data}" transform="{at} scale({mark.scale[0]:g} {mark.scale[1]:g})"/>']
    if mark.kind == "polygon":
        points = " ".join(f"{n:g}" for n in mark.data)
        return [f'<polygon transform="{at}" points="{points}"/>']
    if mark.kind == "text":
        return _words(mark, glyphs)
    stroke = f' stroke="#000" stroke-width="{mark.stroke:g}"' if mark.stroke else ""
    fill = ' fill="none"' if mark.kind == "line" else ""
    return [f'<path transform="{at}" d="{escape(str(mark.data))}"{stroke}{fill}/>']


def _words(mark: Mark, glyphs: dict[str, str]) -> list[str]:
    made: list[str] = []
    for run, left in runs_of(mark, glyphs):
        x = mark.x + left
        if run[4]:
            scale = run[1] / 1000
            for letter in run[0]:
                outline = escape(glyphs.get(f"{ord(letter):04X}", ""))
                made.append(
                    f'<path transform="translate({x:g} {mark.y:g}) scale({scale:g} {-scale:g})" d="{outline}"/>'
                )
            continue
        style = (' font-weight="bold"' if run[2] else "") + (' font-style="italic"' if run[3] else "")
        made.append(
            f'<text x="{x:g}" y="{mark.y:g}" font-family="{FAMILY}, serif" font-size="{text_size(run):g}"{style} '
            f'xml:space="preserve">{escape(run[0])}</text>'
        )
    return made

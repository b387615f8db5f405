"""A PDF that is written into memory by a painter, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from creastudio.export.pdf_boxes import Boxes, set_boxes
from creastudio.export.pdf_file import PdfFile
from creastudio.export.pdf_pictures import PdfPictures
from creastudio.export.xmp import Mark, packet


class PdfInMemory:
    """The pages of a PDF, without margins.

    Parameters
    ----------
    resolution : int
        Units of the painter, an inch.
    mark : Mark, optional
        What the file says of how it was made.

    Attributes
    ----------
    pictures : PdfPictures
        Those on its pages.
    """

    def __init__(self, resolution: int, title: str = "", mark: Mark | None = None) -> None:
        self.pictures = PdfPictures()
        self._content = QByteArray()
        self._device = QBuffer(self._content)
        self._device.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._device)
        self._writer.setResolution(resolution)
        self._writer.setCreator("CreaStudio")
        self._writer.setTitle(title)
        if mark is not None:
            self._writer.setDocumentXmpMetadata(QByteArray(packet(mark)))

    def size_page(self, size: QSizeF, name: str = "") -> None:
        """Make the next page, and those after it, just so large; `size` is in pt."""
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        self._writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, name, exact))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))

    def turn_page(self) -> None:
        """Begin another page, of the size that was set last."""
        self._writer.newPage()

    @contextmanager
    def painting(self) -> Iterator[QPainter]:
        """Paint the pages; the first must have its size. Pictures are painted by the stand-ins of `pictures`."""
        try:
            with QPainter(self._writer) as painter:
                # Qt would store them as JPEG, and a stand-in would not be known any more.
                painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
                yield painter
        finally:
            self._device.close()

    def file(self, boxes: Sequence[Boxes] = ()) -> bytes:
        """Return the file, once it is painted; `boxes` are those of its pages, where they aren't whole points."""
        file = PdfFile(bytes(self._content.data()))
        self.pictures.put_into(file)
        if boxes:
            set_boxes(file, boxes)
        return file.written()

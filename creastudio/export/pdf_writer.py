"""A PDF that is written into memory by a painter, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from creastudio.export.xmp import Mark, packet


class PdfInMemory:
    """The pages of a PDF, without margins.

    Parameters
    ----------
    resolution : int
        Units of the painter, an inch.
    mark : Mark, optional
        What the file says of how it was made.
    """

    def __init__(self, resolution: int, title: str = "", mark: Mark | None = None) -> None:
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
        """Paint the pages; the first must have its size."""
        try:
            with QPainter(self._writer) as painter:
                yield painter
        finally:
            self._device.close()

    @property
    def data(self) -> bytes:
        """The file, once it is painted."""
        return bytes(self._content.data())

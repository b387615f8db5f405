"""The objects of a PDF that Qt wrote, changed and written again."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage

from creastudio.export.pdf_file import PdfFile, stream_object
from creastudio.export.pdf_writer import PdfInMemory


def _file() -> bytes:
    pdf = PdfInMemory(72)
    pdf.size_page(QSizeF(50, 50))
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("#c06030"))
    with pdf.painting() as painter:
        painter.drawImage(QRectF(0, 0, 50, 50), image)
    return pdf.file()


def test_what_is_written_is_read_again() -> None:
    data = _file()
    file = PdfFile(data)
    assert PdfFile(file.written()).objects == file.objects
    assert file.written() == data


def test_the_table_says_where_objects_are_and_which_numbers_are_free() -> None:
    file = PdfFile(_file())
    (image,) = [number for number, body in file.objects.items() if b"/Subtype /Image" in body]
    assert len(file.stream(image)) > 0
    before = set(file.objects)
    file.replace(image, stream_object(b"/Type /XObject\n/Subtype /Image\n", b"abc"))
    (gone,) = before - set(file.objects)
    added = file.add(b"[ ]\n")
    data = file.written()
    rows = re.findall(rb"(\d{10}) (\d{5}) ([nf]) \n", data)
    assert rows[gone][2] == b"f"
    assert int(rows[0][0]) == gone
    assert data[int(rows[added][0]) :].startswith(b"%d 0 obj\n" % added)
    assert PdfFile(data).stream(image) == b"abc"


def test_other_files_are_refused() -> None:
    with pytest.raises(ValueError, match="no table"):
        PdfFile(b"%PDF-1.5\n")

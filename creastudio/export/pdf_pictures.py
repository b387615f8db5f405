"""The pictures of one PDF, each stored once: while Qt writes the pages a stand-in of three px stands for each."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Hashable

from PySide6.QtGui import QImage, qRgb

from creastudio.export.pdf_file import PdfFile
from creastudio.export.pdf_images import Stored

_SIGN = (0xC5, 0x7E, 0xA1)
"""The first px of a stand-in; then its number, then what is left of that number to white."""

_SIZE = b"/Width 3\n/Height 1\n"
_MOST = 0xFFFFFF


class PdfPictures:
    """Codes pictures, remembers them and puts them into the file when it is written."""

    def __init__(self) -> None:
        self._stored: list[Stored] = []
        self._stand_ins: list[QImage] = []
        self._numbers: dict[Hashable, int] = {}

    def stand_in(self, key: Hashable, make: Callable[[], Stored]) -> QImage:
        """Return what is painted in place of a picture; made once for a key, and stored once for the same content."""
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._number(make())
        return self._stand_ins[number]

    def _number(self, made: Stored) -> int:
        parts = (made.fields, made.content, made.mask.content if made.mask else b"")
        content = tuple(hashlib.sha256(part).digest() for part in parts)
        number = self._numbers.get(content)
        if number is None:
            number = self._numbers[content] = len(self._stored)
            self._stored.append(made)
            image = QImage(3, 1, QImage.Format.Format_RGB32)
            for x, value in enumerate(
                (_SIGN, *(tuple(part.to_bytes(3)) for part in (number, _MOST - number)))
            ):
                image.setPixel(x, 0, qRgb(*value))
            # Qt knows by the image itself that it has it already.
            self._stand_ins.append(image)
        return number

    def put_into(self, file: PdfFile) -> None:
        """Put the pictures where their stand-ins are."""
        for at, body in list(file.objects.items()):
            number = _stands_for(file, at) if _SIZE in body[:200] else None
            if number is None or number >= len(self._stored):
                continue
            made = self._stored[number]
            file.replace(at, b"")
            mask = file.add(made.mask.body()) if made.mask is not None else None
            file.objects[at] = made.body(mask)


def _stands_for(file: PdfFile, number: int) -> int | None:
    """Return the number of the picture that an object stands for; None where it is another image."""
    try:
        data = zlib.decompress(file.stream(number))
    except (zlib.error, ValueError):
        return None
    if len(data) != 9 or tuple(data[:3]) != _SIGN:
        return None
    found = int.from_bytes(data[3:6])
    return found if int.from_bytes(data[6:9]) == _MOST - found else None

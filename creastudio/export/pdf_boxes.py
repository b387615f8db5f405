"""The boxes of a PDF's pages (ISO 32000-1, 14.11.2), exactly: Qt rounds pages to whole points and knows no bleed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.export.pdf_file import PdfFile

_BOX = re.compile(rb"/(?:MediaBox|TrimBox|BleedBox|CropBox) \[[^\]]*\]\s*\n")

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, pt; y up."""


@dataclass(frozen=True)
class Boxes:
    """Of one page: what there is of it, what is cut away within the bleed, and what is left after cutting."""

    media: Box
    bleed: Box
    trim: Box


def set_boxes(file: PdfFile, pages: Sequence[Boxes]) -> None:
    """Give the pages of a file these boxes.

    Raises
    ------
    ValueError
        When it has other pages.
    """
    found = sorted(number for number, body in file.objects.items() if body.startswith(b"<<\n/Type /Page\n"))
    if len(found) != len(pages):
        raise ValueError("this PDF has other pages than were written")
    for number, boxes in zip(found, pages, strict=True):
        body = _BOX.sub(b"", file.objects[number]).rsplit(b">>", 1)[0]
        for name, box in (("MediaBox", boxes.media), ("BleedBox", boxes.bleed), ("TrimBox", boxes.trim)):
            body += f"/{name} [{' '.join(f'{side:.4f}' for side in box)}]\n".encode()
        file.objects[number] = body + b">>\n"

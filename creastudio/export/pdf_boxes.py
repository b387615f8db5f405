"""The boxes of a PDF's pages (ISO 32000-1, 14.11.2), exactly: Qt rounds pages to whole points and knows no bleed.

The pages are written once more behind the file, as an incremental update (7.5.6); nothing else is touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PAGE = re.compile(rb"^(\d+) 0 obj\n<<\n(/Type /Page\n.*?)>>\nendobj\n", re.DOTALL | re.MULTILINE)
_BOX = re.compile(rb"/(?:MediaBox|TrimBox|BleedBox|CropBox) \[[^\]]*\]\s*\n")
_TRAILER = re.compile(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+)\s*\n%%EOF", re.DOTALL)

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, pt; y up."""


@dataclass(frozen=True)
class Boxes:
    """Of one page: what there is of it, what is cut away within the bleed, and what is left after cutting."""

    media: Box
    bleed: Box
    trim: Box


def with_boxes(data: bytes, pages: Sequence[Boxes]) -> bytes:
    """Return a PDF that Qt wrote with these boxes on its pages.

    Raises
    ------
    ValueError
        When the file isn't built as Qt builds it.
    """
    found = sorted(_PAGE.finditer(data), key=lambda match: int(match[1]))
    trailers = list(_TRAILER.finditer(data))
    if not trailers or len(found) != len(pages):
        raise ValueError("this PDF has other pages than were written")
    trailer = trailers[-1]
    out = bytearray(data if data.endswith(b"\n") else data + b"\n")
    table = bytearray(b"xref\n0 1\n0000000000 65535 f \n")
    for match, boxes in zip(found, pages, strict=True):
        table += b"%d 1\n%010d 00000 n \n" % (int(match[1]), len(out))
        body = _BOX.sub(b"", match[2])
        for name, box in (("MediaBox", boxes.media), ("BleedBox", boxes.bleed), ("TrimBox", boxes.trim)):
            body += f"/{name} [{' '.join(f'{side:.4f}' for side in box)}]\n".encode()
        out += b"%d 0 obj\n<<\n%s>>\nendobj\n" % (int(match[1]), body)
    start = len(out)
    fields = re.sub(rb"/Prev \d+\s*\n", b"", trailer[1])
    out += (
        table
        + b"trailer\n<<\n"
        + fields
        + b"/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (int(trailer[2]), start)
    )
    return bytes(out)

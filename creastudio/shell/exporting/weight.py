"""About how heavy an exported picture will be: the same, smaller, painted and encoded off the thread of the window."""

from __future__ import annotations

import math
from collections.abc import Callable

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.export.options import PictureOptions
from creastudio.export.plan import PlannedFile
from creastudio.render.image_source import ImageSource

MOST = 600_000
"""Px of the picture that the estimate is made from."""


def can_weigh(file: PlannedFile) -> bool:
    """Return whether a file is a flat picture, whose weight can be told from a small one."""
    return isinstance(file.options, PictureOptions) and len(file.artboards) == 1


def weigh(document: Document, file: PlannedFile, images: ImageSource, read: Callable[[str], bytes]) -> int:
    """Return about how many bytes a file will have; 0 where nobody can tell. Any thread may call it."""
    from creastudio.export.raster import artboard_bytes, size_of
    from creastudio.export.work import Work

    assert isinstance(file.options, PictureOptions)
    board = document.artboard(file.artboards[0])
    work = Work(document, read)
    work.images = images
    try:
        width, height = size_of(board, file.options, file.format.media_type)
        scale = min(1.0, math.sqrt(MOST / (width * height))) * width / board.width
        small = file.options.model_copy(update={"scale": scale, "width": 0, "height": 0})
        shown = size_of(board, small)
        data = artboard_bytes(work, board, file.format.media_type, small)
    except (UserError, MemoryError):
        return 0
    return round(len(data) * (width * height) / (shown[0] * shown[1]))

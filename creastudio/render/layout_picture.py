"""A layout as a picture, painted as the artboard that it would become."""

from __future__ import annotations

from PySide6.QtGui import QImage

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.core.document import Document
from creastudio.core.edits.insert_layout import board_of
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from creastudio.render.text_families import has_family
from creastudio.render.thumbnails import fitted


def layout_image(layout: Layout, images: ImageSource, side: int = 0) -> QImage:
    """Return a layout as an sRGB image; any thread may call it.

    Parameters
    ----------
    images : ImageSource
        Where its pictures come from; a placeholder stands for one that is missing.
    side : int
        Longer side, px; its own size when 0.

    Raises
    ------
    UserError
        When the layout holds what can't be shown.
    """
    board = board_of(layout, known=has_family)
    size = fitted(layout.width, layout.height, side) if side else None
    return render_artboard(Document(artboards=(board,)), board.id, images, size)


def layout_thumbnail(data: bytes, images: ImageSource, side: int) -> QImage:
    """Return a stored layout whose longer side is `side` px; a null image for what is none."""
    try:
        return layout_image(Layout.loads(data), images, side)
    except UserError:
        return QImage()

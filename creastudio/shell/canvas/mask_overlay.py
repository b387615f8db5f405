"""What a mask hides, in red over the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage, QPainter, QTransform

from creastudio.core.canvas import AdjustmentLayer, Layer
from creastudio.core.masks import Mask
from creastudio.render.image_source import ImageSource
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.selection import Selection, selection_in
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of

RED = 0xFFFF2040
"""As films over prints are."""

STRENGTH = 0.55

FINEST = 1024
"""Px of the longer side of the picture that is laid over the canvas."""


class MaskOverlay:
    """Shows the mask of the one selected layer; the picture of it is made in the background."""

    def __init__(self, session: Session, changed: Callable[[], object]) -> None:
        self._session, self._changed = session, changed
        self._picture: tuple[str, Mask, QImage] | None = None
        self._wanted: Mask | None = None

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Paint it over the canvas, view px; an older state until the newest is there."""
        document = preview_of(self._session).of(self._session.document)
        found = selection_in(document, self._session.selected_layers)
        if len(found) != 1 or len(found[0].layers) != 1:
            return
        layer = found[0].layers[0]
        mask = layer.mask
        if mask is None:
            return
        if self._picture is None or self._picture[1] is not mask:
            self._wish(layer, mask)
        if self._picture is None or self._picture[0] != layer.id:
            return
        _, shown, picture = self._picture
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(STRENGTH)
        grid = QTransform.fromScale(shown.width / picture.width(), shown.height / picture.height())
        painter.setTransform(grid * _to_view(mask, layer, found[0], viewport), combine=True)
        painter.drawImage(0, 0, picture)
        painter.restore()

    def _wish(self, layer: Layer, mask: Mask) -> None:
        if self._wanted is mask:
            return
        self._wanted = mask
        images = self._session.images

        def done(picture: QImage) -> None:
            self._picture = (layer.id, mask, picture)
            if self._wanted is mask:
                self._wanted = None
            self._changed()

        background_of(self._session).run(
            self._session, "mask overlay", lambda: overlay_picture(mask, images), done
        )


def overlay_picture(mask: Mask, images: ImageSource) -> QImage:
    """Return a mask as red where it hides; any thread may call it."""
    # With NumPy, which the window starts without.
    from creastudio.render.masks import mask_picture

    finest = min(1.0, FINEST / max(mask.width, mask.height))
    size = max(1, round(mask.width * finest)), max(1, round(mask.height * finest))
    hidden = mask_picture(mask, images).scaled(*size).convertToFormat(QImage.Format.Format_Alpha8)
    # What is alpha there is grey here; converting would make all of it black.
    hidden.reinterpretAsFormat(QImage.Format.Format_Grayscale8)
    hidden.invertPixels()
    red = QImage(*size, QImage.Format.Format_ARGB32)
    red.fill(RED)
    red.setAlphaChannel(hidden)
    return red.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _to_view(mask: Mask, layer: Layer, selection: Selection, viewport: Viewport) -> QTransform:
    from creastudio.render.masks import mask_map

    around = QTransform() if isinstance(layer, AdjustmentLayer) else selection.parent
    return mask_map(mask) * around * board_map(selection.artboard, viewport)

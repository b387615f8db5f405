"""The pictures of artboards on screen: kept while they hold, painted anew off the thread of the window when large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer
from creastudio.core.document import Document
from creastudio.render.image_source import PAINTED, ImageSource
from creastudio.render.painter import paint_artboard
from creastudio.shell.background import Background

WHOLE = 3_000_000
"""Artboards up to this many device px are painted whole, so that panning needs nothing new."""

AT_ONCE = 500_000
"""Up to this many device px an artboard with few, small, known pictures is painted in the paint event itself."""

FEW = 24
ROOM = 192.0
"""How much more than what is visible is painted of a large artboard, view px on each side."""


@dataclass(frozen=True)
class _Picture:
    artboard: Artboard
    scale: float
    region: QRectF
    image: QImage

    def holds(self, artboard: Artboard, scale: float, region: QRectF) -> bool:
        return self.artboard is artboard and self.scale == scale and self.region.contains(region)


class BoardPictures(QObject):
    """Pictures of artboards by id.

    An unchanged artboard is the same object in every version of the document, so identity says whether its
    picture still holds.

    Parameters
    ----------
    changed : callable
        Called when a picture that was painted in the background is there.
    """

    def __init__(
        self, images: ImageSource, background: Background, changed: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._images = images
        self._background = background
        self._changed = changed
        self._kept: dict[str, _Picture] = {}
        self._asked: dict[str, tuple[Artboard, float, QRectF]] = {}

    def paint(
        self,
        painter: QPainter,
        document: Document,
        artboard: Artboard,
        target: QRectF,
        visible: QRectF,
        ratio: float,
    ) -> None:
        """Paint an artboard where it lies in the view.

        Parameters
        ----------
        target : QRectF
            The whole artboard, view px.
        visible : QRectF
            What of it can be seen, artboard px.
        ratio : float
            Device px a view px.
        """
        scale = target.width() / artboard.width * ratio
        kept = self._kept.get(artboard.id)
        if kept is None or not kept.holds(artboard, scale, visible):
            region = self._region(artboard, visible, scale, ratio)
            if self._cheap(artboard, region, scale):
                kept = _render(document, artboard, self._images, scale, region)
                self._kept[artboard.id] = kept
            else:
                self._ask(document, artboard, scale, region)
        if kept is not None:
            _draw(painter, kept, artboard, target, ratio)

    def forget_all_but(self, document: Document) -> None:
        """Drop the pictures of artboards that the document no longer has."""
        alive = {artboard.id for artboard in document.artboards}
        for name in [name for name in self._kept if name not in alive]:
            del self._kept[name]

    def _region(self, artboard: Artboard, visible: QRectF, scale: float, ratio: float) -> QRectF:
        whole = QRectF(0, 0, artboard.width, artboard.height)
        if whole.width() * whole.height() * scale * scale <= WHOLE:
            return whole
        room = ROOM * ratio / scale
        return visible.adjusted(-room, -room, room, room) & whole

    def _cheap(self, artboard: Artboard, region: QRectF, scale: float) -> bool:
        if region.width() * region.height() * scale * scale > AT_ONCE or len(artboard.layers) > FEW:
            return False
        return all(self._known(layer) for layer in artboard.layers)

    def _known(self, layer: Layer) -> bool:
        if isinstance(layer, GroupLayer):
            return len(layer.layers) <= FEW and all(self._known(item) for item in layer.layers)
        return not isinstance(layer, ImageLayer) or self._images.known(layer.asset)

    def _ask(self, document: Document, artboard: Artboard, scale: float, region: QRectF) -> None:
        asked = self._asked.get(artboard.id)
        if asked is not None and asked[0] is artboard and asked[1] == scale and asked[2] == region:
            return
        self._asked[artboard.id] = (artboard, scale, region)
        images = self._images
        self._background.run(
            self, artboard.id, lambda: _render(document, artboard, images, scale, region), self._arrived
        )

    def _arrived(self, picture: _Picture) -> None:
        name = picture.artboard.id
        asked = self._asked.get(name)
        if asked is not None and asked[0] is picture.artboard and asked[1] == picture.scale:
            del self._asked[name]
        self._kept[name] = picture
        self._changed()


def _render(
    document: Document, artboard: Artboard, images: ImageSource, scale: float, region: QRectF
) -> _Picture:
    size = QSize(max(1, round(region.width() * scale)), max(1, round(region.height() * scale)))
    image = QImage(size, PAINTED)
    if image.isNull():
        raise MemoryError(f"no room for an image of {size.width()} x {size.height()} px")
    image.fill(0)
    painter = QPainter(image)
    painter.scale(size.width() / region.width(), size.height() / region.height())
    painter.translate(-region.topLeft())
    paint_artboard(painter, document, artboard.id, images, region=region)
    painter.end()
    return _Picture(artboard, scale, region, image)


def _draw(painter: QPainter, picture: _Picture, artboard: Artboard, target: QRectF, ratio: float) -> None:
    factor = target.width() / artboard.width
    region, image = picture.region, picture.image
    left, top = target.left() + region.left() * factor, target.top() + region.top() * factor
    if abs(picture.scale - factor * ratio) < 1e-9:
        # Pixel on pixel: anything else would blur it.
        left, top = round(left * ratio) / ratio, round(top * ratio) / ratio
        place = QRectF(left, top, image.width() / ratio, image.height() / ratio)
    else:
        place = QRectF(left, top, region.width() * factor, region.height() * factor)
    painter.drawImage(place, image, QRectF(image.rect()))

"""Pictures of artboards in a sequence: what keyframes don't move is painted once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QTransform

from creastudio.core.canvas import Artboard, Layer
from creastudio.core.document import Document
from creastudio.render.compositor import Compositor, clip_groups, is_plain
from creastudio.render.frame_cache import FrameCache, Same
from creastudio.render.frame_lift import Lifter, is_lifted, lifted
from creastudio.render.frame_motion import Looks, document_with, is_moved, moved_layers
from creastudio.render.frame_picture import at
from creastudio.render.image_source import OPAQUE, ImageSource
from creastudio.render.layer_pictures import LayerPictures
from creastudio.render.links import sources
from creastudio.render.sheet import PAINTED, Sheet

_Group = tuple[Layer, ...]
"""A layer and those that are clipped to it."""

_EFFECTS = 48 * 1024 * 1024
"""Bytes of layers with effects that are kept."""


class BoardPictures:
    """Paints artboards with what keyframes add to their layers. One thread at a time.

    Parameters
    ----------
    cache : FrameCache
        Where what doesn't change is kept.
    """

    def __init__(self, images: ImageSource, cache: FrameCache) -> None:
        self._images, self._cache = images, cache
        self._effects = LayerPictures(_EFFECTS)
        self._lifter = Lifter(images, self._effects, cache)

    def picture(self, document: Document, artboard: Artboard, looks: Looks, size: tuple[int, int]) -> QImage:
        """Return an artboard on `size` device px; without alpha where nothing shines through it.

        Parameters
        ----------
        looks : mapping
            Id of a layer -> what is added to it; those of other artboards do no harm.
        """
        groups = [(base, *clipped) for base, clipped in clip_groups(artboard.layers)]
        moving = [index for index, group in enumerate(groups) if any(is_moved(item, looks) for item in group)]
        if not moving:
            return self._kept(document, artboard, artboard.layers, size, ground=True)
        first, last = moving[0], moving[-1] + 1
        if not all(is_plain(layer) for group in groups[last:] for layer in group):
            # These mix their colours with what is below.
            last = len(groups)
        below, above = _flat(groups[:first]), _flat(groups[last:])
        sheet = self._sheet(artboard, size)
        image = self._kept(document, artboard, below, size, ground=True)
        opaque = not image.hasAlphaChannel()
        sheet.image = image.copy()
        sheet.image.reinterpretAsFormat(PAINTED)
        self._paint_moving(document, artboard, looks, groups[first:last], sheet)
        if above:
            over = self._sheet(artboard, size)
            over.image = self._kept(document, artboard, above, size, ground=False)
            sheet.lay(over)
        if opaque:
            sheet.image.reinterpretAsFormat(OPAQUE)
        return sheet.image

    def _paint_moving(
        self, document: Document, artboard: Artboard, looks: Looks, groups: list[_Group], sheet: Sheet
    ) -> None:
        """Paint what moves, and what lies between that: runs of layers, and lifted ones as pictures."""
        run: list[Layer] = []
        for base, *clipped in groups:
            alone = not clipped and is_lifted(base, looks)
            picture = lifted(document, base, looks, sheet.to_device, self._lifter) if alone else None
            if picture is None:
                run += (base, *clipped)
                continue
            self._paint_run(document, artboard, looks, tuple(run), sheet)
            run.clear()
            with sheet.painter() as painter:
                painter.resetTransform()
                picture.paint(painter, base.opacity * looks[base.id].opacity)
        self._paint_run(document, artboard, looks, tuple(run), sheet)

    def _paint_run(
        self, document: Document, artboard: Artboard, looks: Looks, layers: tuple[Layer, ...], sheet: Sheet
    ) -> None:
        if layers:
            moved = moved_layers(layers, looks)
            changed = document_with(document, artboard, moved.sources)
            Compositor(changed, self._images, self._effects).layers(sheet, moved.layers)

    def _kept(
        self,
        document: Document,
        artboard: Artboard,
        layers: tuple[Layer, ...],
        size: tuple[int, int],
        *,
        ground: bool,
    ) -> QImage:
        """Return some layers of an artboard, on its background or on nothing."""

        def make() -> QImage:
            compositor = Compositor(document, self._images, self._effects)
            if ground:
                part = artboard.model_copy(update={"layers": layers})
                return opaque_if_possible(compositor.artboard(part, QRect(0, 0, *size), _map(artboard, size)))
            sheet = self._sheet(artboard, size)
            compositor.layers(sheet, layers)
            return sheet.image

        shows = tuple(Same(layer) for layer in (*layers, *sources(document, layers)))
        key = (artboard.background, artboard.width, artboard.height, ground, shows, size, self._images.epoch)
        return self._cache.get(key, lambda: at(make(), QPoint())).image

    def _sheet(self, artboard: Artboard, size: tuple[int, int]) -> Sheet:
        return Sheet(QRect(0, 0, *size), _map(artboard, size))


def opaque_if_possible(image: QImage) -> QImage:
    """Return an image without alpha where it makes no use of it: that is painted faster."""
    from creastudio.render.pixels import pixels_of

    if bool((pixels_of(image, writable=False)[..., 3] == 255).all()):
        image.reinterpretAsFormat(OPAQUE)
    return image


def _map(artboard: Artboard, size: tuple[int, int]) -> QTransform:
    return QTransform.fromScale(size[0] / artboard.width, size[1] / artboard.height)


def _flat(groups: list[tuple[Layer, ...]]) -> tuple[Layer, ...]:
    return tuple(layer for group in groups for layer in group)

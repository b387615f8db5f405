"""Tiles: squares of artboards at one scale, kept by the identity of the values that they were painted from."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from creastudio.core.canvas import AdjustmentLayer, Artboard, Layer
from creastudio.core.document import Document
from creastudio.render.bounds import EVERYWHERE, painted_bounds
from creastudio.render.compositor import Compositor
from creastudio.render.image_source import ImageSource
from creastudio.render.layer_pictures import LayerPictures
from creastudio.render.links import has_links, same_layers, sources

SIDE = 256
"""Device px."""

DEFAULT_CAPACITY = 128 * 1024 * 1024

_UNKNOWN = Artboard(id="")
"""Stands for a version of which nothing is known any more."""


@dataclass(frozen=True)
class TileKey:
    """Which square of which artboard, at how many device px an artboard px."""

    artboard: str
    scale: float
    column: int
    row: int

    def block(self, side: int) -> TileKey:
        """Return the square of `side` x `side` tiles that it lies in, named by the first of them."""
        return TileKey(self.artboard, self.scale, self.column // side * side, self.row // side * side)

    @property
    def rect(self) -> QRect:
        """The device px it covers, counted from the artboard's corner."""
        return QRect(self.column * SIDE, self.row * SIDE, SIDE, SIDE)

    @property
    def region(self) -> QRectF:
        """The artboard px it covers."""
        side = SIDE / self.scale
        return QRectF(self.column * side, self.row * side, side, side)


class Tiles:
    """The tiles of a document that are painted already, and how to paint the others. Safe between threads.

    Parameters
    ----------
    capacity : int
        Bytes of pixels to keep.
    """

    def __init__(self, images: ImageSource, capacity: int = DEFAULT_CAPACITY) -> None:
        self._images = images
        self._pictures = LayerPictures()
        self._capacity = capacity
        self._lock = threading.Lock()
        self._kept: OrderedDict[TileKey, tuple[Artboard, QImage]] = OrderedDict()
        self._damage = _Damage()
        self._document: Document | None = None
        self._epoch = images.epoch
        self._round = 0
        self._sources: dict[str, tuple[Layer | None, ...]] = {}

    def see(self, document: Document) -> None:
        """Take note of what a document shows: call it before asking for tiles of its artboards.

        What an artboard shows can change while it stays the same: linked copies show layers of other artboards, and
        pictures that were missing come back. Tiles that this makes out of date are kept to be shown meanwhile.
        """
        epoch = self._images.epoch
        if document is self._document and epoch == self._epoch:
            return
        shown = {
            artboard.id: tuple(sources(document, artboard.layers))
            for artboard in document.artboards
            if _shows_others(artboard.layers)
        }
        with self._lock:
            changed = {
                name for name, layers in shown.items() if not same_layers(layers, self._sources.get(name, ()))
            }
            if epoch != self._epoch:
                self._pictures.clear()
            for key, (_, image) in list(self._kept.items()):
                if epoch != self._epoch or key.artboard in changed:
                    self._kept[key] = (_UNKNOWN, image)
            self._round += bool(changed) or epoch != self._epoch
            self._document, self._epoch, self._sources = document, epoch, shown

    def get(self, key: TileKey, artboard: Artboard) -> tuple[QImage, bool] | None:
        """Return a tile and whether it shows this very artboard; None where there is none at all."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            painted, image = found
            if painted is artboard:
                return image, True
            if self._stale_part(key, painted, artboard).isEmpty():
                # Nothing that changed lies here.
                self._kept[key] = (artboard, image)
                return image, True
            return image, False

    def stale(self, key: TileKey, artboard: Artboard) -> QRect:
        """Return which device px of a tile don't show this very artboard; empty where all of them do."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return key.rect
            return self._stale_part(key, found[0], artboard)

    def _stale_part(self, key: TileKey, painted: Artboard, artboard: Artboard) -> QRect:
        if painted is artboard:
            return QRect()
        changed = self._damage.between(painted, artboard) & key.region
        if changed.isEmpty():
            return QRect()
        device = QTransform.fromScale(key.scale, key.scale).mapRect(changed).toAlignedRect()
        # Smoothed edges reach a px further.
        return device.adjusted(-1, -1, 1, 1) & key.rect

    def paint(
        self,
        keys: Sequence[TileKey],
        document: Document,
        artboard: Artboard,
        go_on: Callable[[], bool] | None = None,
    ) -> list[QImage]:
        """Bring tiles of one artboard and scale that lie together up to date, keep and return them.

        What changed in them is painted in one go and cut apart: QPainter pays also for what of a picture lies
        beside a tile.

        Raises
        ------
        Abandoned
            When `go_on`, which is asked now and then, returned False.
        """
        self.see(document)
        with self._lock:
            before = {key: self._kept.get(key) for key in keys}
            started = self._round
        parts = {
            key: self._stale_part(key, kept[0], artboard) if kept is not None else key.rect
            for key, kept in before.items()
        }
        around = QRect()
        for part in parts.values():
            around |= part
        scale = keys[0].scale
        fresh = QImage()
        if not around.isEmpty():
            compositor = Compositor(document, self._images, self._pictures, go_on)
            fresh = compositor.artboard(artboard, around, QTransform.fromScale(scale, scale))
        images: list[QImage] = []
        for key, kept in before.items():
            part = parts[key].translated(-around.topLeft())
            if kept is None:
                images.append(fresh.copy(part))
            else:
                images.append(_patched(kept[1], fresh, part, parts[key].topLeft() - key.rect.topLeft()))
        self._keep(keys, images, artboard, started)
        return images

    def _keep(
        self, keys: Sequence[TileKey], images: Sequence[QImage], artboard: Artboard, started: int
    ) -> None:
        with self._lock:
            if started != self._round:
                # Linked layers or pictures became others meanwhile.
                artboard = _UNKNOWN
            for key, image in zip(keys, images, strict=True):
                self._kept.pop(key, None)
                self._kept[key] = (artboard, image)
            limit = max(1, self._capacity // (SIDE * SIDE * 4))
            while len(self._kept) > limit:
                self._kept.popitem(last=False)

    def scales(self, artboard_id: str) -> list[float]:
        """Return the scales at which there are tiles of an artboard, the most recently used last."""
        with self._lock:
            return list(dict.fromkeys(key.scale for key in self._kept if key.artboard == artboard_id))

    def forget_all_but(self, artboard_ids: set[str]) -> None:
        """Drop the tiles of artboards that are gone."""
        with self._lock:
            for key in [key for key in self._kept if key.artboard not in artboard_ids]:
                del self._kept[key]

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._kept.clear()
            self._pictures.clear()


def _patched(old: QImage, fresh: QImage, part: QRect, at: QPoint) -> QImage:
    """Return a tile with a part of it taken from a fresh picture."""
    if part.isEmpty():
        return old
    image = old.copy()
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(at, fresh, part)
    return image


class _Damage:
    """What differs between versions of an artboard; the last few answers are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], tuple[Artboard, Artboard, QRectF]] = OrderedDict()

    def between(self, old: Artboard, new: Artboard) -> QRectF:
        key = (id(old), id(new))
        kept = self._kept.get(key)
        if kept is not None and kept[0] is old and kept[1] is new:
            return kept[2]
        found = damage(old, new)
        self._kept[key] = (old, new, found)
        while len(self._kept) > 64:
            self._kept.popitem(last=False)
        return found


def damage(old: Artboard, new: Artboard) -> QRectF:
    """Return the rectangle, artboard px, outside of which two versions of an artboard look the same."""
    frame = ("width", "height", "background", "bleed")
    if old.id != new.id or any(getattr(old, name) != getattr(new, name) for name in frame):
        return EVERYWHERE
    before, after = {id(layer): layer for layer in old.layers}, {id(layer): layer for layer in new.layers}
    changed = [layer for key, layer in before.items() if key not in after]
    changed += [layer for key, layer in after.items() if key not in before]
    stayed_before = [layer for layer in old.layers if id(layer) in after]
    stayed_after = [layer for layer in new.layers if id(layer) in before]
    changed += [after for was, after in zip(stayed_before, stayed_after, strict=True) if was is not after]
    return _around(changed, new)


def _around(changed: list[Layer], artboard: Artboard) -> QRectF:
    found = QRectF()
    for layer in changed:
        if isinstance(layer, AdjustmentLayer):
            return EVERYWHERE
        found |= painted_bounds(layer)
    if changed and _shows_others(artboard.layers):
        # A linked copy may show what changed.
        return EVERYWHERE
    return found


def _shows_others(layers: tuple[Layer, ...]) -> bool:
    return any(has_links(layer) for layer in layers)

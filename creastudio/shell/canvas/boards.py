"""The pictures of artboards on screen: tiles, painted off the thread of the window unless that takes no time."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer
from creastudio.core.document import Document
from creastudio.render.bounds import painted_bounds
from creastudio.render.compositor import Abandoned
from creastudio.render.image_source import ImageSource
from creastudio.render.tiles import SIDE, TileKey, Tiles
from creastudio.shell.threads.background import Background

BUDGET = 0.022
"""Seconds of one paint event that may go into tiles, where they are quick."""

BUDGET_AHEAD = 0.002
"""The same for tiles that weren't there before."""

SETTLE = 60
"""Milliseconds without a change of scale after which tiles are painted for it."""

OVERVIEW = 512.0
"""Device px of the longer side of the coarse picture that stands in where there is nothing finer yet."""

PATIENCE = 0.1
"""Seconds that other threads wait at most until the window has painted."""

STAND_INS = 4
"""Other scales that are looked through for stand-ins."""

BLOCKS = (8, 4)
"""Tiles a side that are painted in one go: the fewer blocks the quicker all is there, and the later the first is."""

BLOCK_TIME = 0.25
"""Seconds that a large block may take."""

AROUND = 1
"""How many tiles beyond what is visible are painted ahead."""


@dataclass(frozen=True)
class _Place:
    """Where an artboard lies in the view: its corner, device px of the view, and its device px an artboard px."""

    left: int
    top: int
    scale: float

    def of_tile(self, key: TileKey) -> QRect:
        """Return which device px of the view a tile covers, whatever its scale; neighbours have no gap."""
        region, scale = key.region, self.scale
        left, top = round(region.left() * scale), round(region.top() * scale)
        right, bottom = round(region.right() * scale), round(region.bottom() * scale)
        return QRect(self.left + left, self.top + top, right - left, bottom - top)

    def of(self, region: QRectF) -> QRect:
        """Return the device px of the view around some artboard px."""
        box = QTransform.fromScale(self.scale, self.scale).mapRect(region).toAlignedRect()
        return box.translated(self.left, self.top)


@dataclass(frozen=True)
class _Done:
    """Tiles that were painted in the background, and the seconds a device px; None where none was wanted."""

    keys: list[TileKey]
    artboard: Artboard
    seconds: float | None


class BoardPictures(QObject):
    """Paints artboards into the view from tiles.

    A tile that is out of date is shown until the new one is there; one that isn't there yet is stood in for by
    those of another scale.

    Parameters
    ----------
    changed : callable
        Called when a tile that was painted in the background is there.
    """

    def __init__(
        self, images: ImageSource, background: Background, changed: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.tiles = Tiles(images)
        self._images = images
        self._background = background
        self._changed = changed
        self._scales: dict[str, float] = {}
        self._wanted: dict[TileKey, Artboard] = {}
        self._seen: dict[str, tuple[Artboard, list[TileKey]] | None] = {}
        self._asked: dict[TileKey, Artboard] = {}
        self._cost: dict[str, float] = {}
        self._idle = threading.Event()
        self._idle.set()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._settled)

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
        self.tiles.see(document)
        scale = target.width() / artboard.width * ratio
        # Pixel on pixel: anything else would blur it.
        place = _Place(round(target.left() * ratio), round(target.top() * ratio), scale)
        painter.save()
        painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
        painter.scale(1 / ratio, 1 / ratio)
        if len(artboard.background) == len("#rrggbb"):
            # What is below needn't be mixed in: copying takes half the time.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if self._moving(artboard.id, scale):
            self._seen[artboard.id] = None
            self._want_nothing(artboard)
            self._stand_in(painter, artboard, place, visible, QRegion(place.of(visible)))
        else:
            self._paint_tiles(painter, document, artboard, place, visible)
        painter.restore()

    @contextmanager
    def first(self) -> Iterator[None]:
        """Hold up the painting in the background while the window paints."""
        self._idle.clear()
        try:
            yield
        finally:
            self._idle.set()

    def look_again(self) -> None:
        """Show pictures that were missing and are there now."""
        if self._images.look_again():
            self._changed()

    def forget_all_but(self, document: Document) -> None:
        """Drop the tiles of artboards that the document no longer has."""
        alive = {artboard.id for artboard in document.artboards}
        self.tiles.forget_all_but(alive)
        for name in [name for name in self._seen if name not in alive]:
            del self._seen[name]

    def complete(self) -> bool:
        """Whether all that was visible when the view was last painted is there as it is now."""
        return all(
            seen is not None and not any(self._stale(key, seen[0]) for key in seen[1])
            for seen in self._seen.values()
        )

    # -- tiles

    def _paint_tiles(
        self, painter: QPainter, document: Document, artboard: Artboard, place: _Place, visible: QRectF
    ) -> None:
        keys = list(_keys(artboard, place.scale, visible))
        self._seen[artboard.id] = (artboard, keys)
        around = self._want(artboard, place.scale, visible)
        self._paint_quick(keys, document, artboard)
        late: list[TileKey] = []
        missing = QRegion()
        pictures: dict[TileKey, QImage] = {}
        for key in keys:
            found = self.tiles.get(key, artboard)
            if found is None:
                missing += place.of_tile(key)
            else:
                pictures[key] = found[0]
            if found is None or not found[1]:
                late.append(key)
        if not missing.isEmpty():
            self._stand_in(painter, artboard, place, visible, missing)
        for key, image in pictures.items():
            painter.drawImage(place.of_tile(key).topLeft(), image)
        self._ask(document, artboard, late, visible.center())
        if not late:
            self._ask(
                document, artboard, [key for key in around if self._stale(key, artboard)], visible.center()
            )

    def _want(self, artboard: Artboard, scale: float, visible: QRectF) -> list[TileKey]:
        """Note which tiles of an artboard are of use now: what is visible, what is around, a coarse whole."""
        self._want_nothing(artboard)
        margin = AROUND * SIDE / scale
        wide = visible.adjusted(-margin, -margin, margin, margin)
        keys = [*_keys(artboard, scale, wide), *_keys(artboard, overview_scale(artboard), _whole(artboard))]
        self._wanted.update(dict.fromkeys(keys, artboard))
        return keys

    def _want_nothing(self, artboard: Artboard) -> None:
        for key in [key for key in self._wanted if key.artboard == artboard.id]:
            del self._wanted[key]

    def _paint_quick(self, keys: list[TileKey], document: Document, artboard: Artboard) -> None:
        """Bring tiles up to date at once where little of them changed: an edit is seen in the same frame."""
        parts = {key: self.tiles.stale(key, artboard) for key in keys}
        stale = [key for key, part in parts.items() if not part.isEmpty()]
        around = QRect()
        for key in stale:
            around |= parts[key]
        area = around.width() * around.height()
        expected = area * self._cost.get(artboard.id, math.inf)
        # What comes into view can wait behind its stand-in; what a person changes must be seen.
        budget = BUDGET if all(self.tiles.get(key, artboard) for key in stale) else BUDGET_AHEAD
        if not stale or expected > budget or not self._known(artboard, around, keys[0].scale):
            return
        start = time.perf_counter()
        self.tiles.paint(stale, document, artboard)
        self._note(artboard.id, (time.perf_counter() - start) / area)

    def _note(self, artboard_id: str, seconds: float) -> None:
        """Remember what a device px costs; the mean of the last few."""
        before = self._cost.get(artboard_id, seconds)
        self._cost[artboard_id] = before + (seconds - before) * 0.3

    def _known(self, artboard: Artboard, device: QRect, scale: float) -> bool:
        """Whether painting some device px of an artboard waits for no picture to be decoded."""
        region = QTransform.fromScale(1 / scale, 1 / scale).mapRect(QRectF(device))
        return all(_decoded(layer, region, self._images) for layer in artboard.layers)

    def _ask(self, document: Document, artboard: Artboard, keys: list[TileKey], middle: QPointF) -> None:
        """Have tiles painted in the background; those asked for last, the nearest to the middle, come first."""
        large, small = BLOCKS
        quick = (large * SIDE) ** 2 * self._cost.get(artboard.id, math.inf) < BLOCK_TIME
        blocks: dict[TileKey, list[TileKey]] = {}
        for key in sorted(keys, key=lambda key: -(key.region.center() - middle).manhattanLength()):
            if self._asked.get(key) is not artboard:
                self._asked[key] = artboard
                blocks.setdefault(key.block(large if quick else small), []).append(key)
        for block, together in blocks.items():
            self._background.run(
                self,
                (block, tuple(together)),
                partial(self._work, together, document, artboard),
                self._arrived,
            )

    def _work(self, keys: list[TileKey], document: Document, artboard: Artboard) -> _Done:
        """Paint tiles on another thread, those of them that are still wanted."""
        wanted = [key for key in keys if self._wanted.get(key) is artboard]
        start = time.perf_counter()
        try:
            if wanted:
                self.tiles.paint(wanted, document, artboard, partial(self._go_on, wanted, artboard))
        except Abandoned:
            wanted = []
        area = len(wanted) * SIDE * SIDE
        return _Done(keys, artboard, (time.perf_counter() - start) / area if wanted else None)

    def _go_on(self, keys: list[TileKey], artboard: Artboard) -> bool:
        """Let the window paint first; then say whether tiles are still wanted. Called on other threads."""
        self._idle.wait(PATIENCE)
        return any(self._wanted.get(key) is artboard for key in keys)

    def _arrived(self, done: _Done) -> None:
        for key in done.keys:
            if self._asked.get(key) is done.artboard:
                del self._asked[key]
        if done.seconds is not None:
            self._note(done.artboard.id, done.seconds)
        self._changed()

    def _stale(self, key: TileKey, artboard: Artboard) -> bool:
        return not self.tiles.stale(key, artboard).isEmpty()

    # -- while the scale changes

    def _moving(self, artboard_id: str, scale: float) -> bool:
        """Whether the scale changed a moment ago, and there is another one to show meanwhile."""
        before = self._scales.get(artboard_id)
        if before is None or not self.tiles.scales(artboard_id):
            self._scales[artboard_id] = scale
            return False
        if before != scale:
            self._scales[artboard_id] = scale
            self._settle.start()
        return self._settle.isActive()

    def _settled(self) -> None:
        self._changed()

    def _stand_in(
        self, painter: QPainter, artboard: Artboard, place: _Place, visible: QRectF, missing: QRegion
    ) -> None:
        """Paint device px of the view from tiles of other scales, from the nearest ones as far as there are any."""
        scales = [scale for scale in self.tiles.scales(artboard.id) if scale != place.scale]
        painter.save()
        for scale in sorted(scales, key=lambda scale: abs(math.log(scale / place.scale)))[:STAND_INS]:
            painter.setClipRegion(missing, Qt.ClipOperation.IntersectClip)
            for key in _keys(artboard, scale, visible):
                target = place.of_tile(key)
                found = self.tiles.get(key, artboard) if missing.intersects(target) else None
                if found is not None:
                    painter.drawImage(target, found[0])
                    missing = missing - target
            if missing.isEmpty():
                break
        painter.restore()


def overview_scale(artboard: Artboard) -> float:
    """Return the scale of the coarse picture of an artboard."""
    return min(1.0, OVERVIEW / max(artboard.width, artboard.height))


def _whole(artboard: Artboard) -> QRectF:
    return QRectF(0, 0, artboard.width, artboard.height)


def _keys(artboard: Artboard, scale: float, visible: QRectF) -> Iterator[TileKey]:
    """Yield the tiles that a part of an artboard needs."""
    shown = visible & _whole(artboard)
    if shown.isEmpty():
        return
    device = QRectF(
        shown.left() * scale, shown.top() * scale, shown.width() * scale, shown.height() * scale
    ).toAlignedRect()
    for row in range(device.top() // SIDE, device.bottom() // SIDE + 1):
        for column in range(device.left() // SIDE, device.right() // SIDE + 1):
            yield TileKey(artboard.id, scale, column, row)


def _decoded(layer: Layer, region: QRectF, images: ImageSource) -> bool:
    if not layer.visible or not painted_bounds(layer).intersects(region):
        return True
    if isinstance(layer, GroupLayer):
        # Its own turn is passed over: at worst a tile is painted in the background.
        return all(_decoded(item, painted_bounds(item), images) for item in layer.layers)
    return not isinstance(layer, ImageLayer) or images.known(layer.asset)

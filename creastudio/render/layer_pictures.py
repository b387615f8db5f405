"""Layers with effects, painted once for each scale and laid wherever they are needed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTransform

from creastudio.core.canvas import Layer
from creastudio.render.links import same_layers
from creastudio.render.sheet import Sheet

MAX_PIXELS = 16_000_000
"""Larger layers aren't kept: what is needed of them is painted where it is needed."""

DEFAULT_CAPACITY = 96 * 1024 * 1024

_Key = tuple[int, float, float, float, float, float, float]

Shown = tuple[Layer | None, ...]


class LayerPictures:
    """Pictures of single layers. Safe to share between threads.

    Parameters
    ----------
    capacity : int
        Bytes of pixels to keep.
    """

    def __init__(self, capacity: int = DEFAULT_CAPACITY) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[_Key, tuple[Shown, Sheet]] = OrderedDict()
        self._used = 0
        self._lock = threading.Lock()

    def get(
        self, shown: Shown, to_device: QTransform, whole: QRect, make: Callable[[], Sheet]
    ) -> Sheet | None:
        """Return the picture of a layer, painted by `make` where it isn't kept; None when it is too large to keep.

        Parameters
        ----------
        shown : tuple of Layer
            The layer, and the sources of all linked copies in it: a picture holds while all are the same objects.
        whole : QRect
            All device px that the layer paints on.
        """
        if whole.width() * whole.height() > MAX_PIXELS:
            return None
        # Shifting by whole px changes nothing, so that tiles and scrolled views share a picture.
        key = (
            id(shown[0]), to_device.m11(), to_device.m12(), to_device.m21(), to_device.m22(),
            to_device.dx() % 1.0, to_device.dy() % 1.0,
        )  # fmt: skip
        shift = QPoint(int(to_device.dx() // 1), int(to_device.dy() // 1))
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and same_layers(kept[0], shown):
                self._kept.move_to_end(key)
                return _shifted(kept[1], shift, to_device)
        made = make()
        self._keep(key, shown, _shifted(made, QPoint(-shift.x(), -shift.y()), to_device))
        return made

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._kept.clear()
            self._used = 0

    def _keep(self, key: _Key, shown: Shown, sheet: Sheet) -> None:
        with self._lock:
            old = self._kept.pop(key, None)
            if old is not None:
                self._used -= old[1].image.sizeInBytes()
            self._kept[key] = (shown, sheet)
            self._used += sheet.image.sizeInBytes()
            while self._used > self._capacity and len(self._kept) > 1:
                _, (_, dropped) = self._kept.popitem(last=False)
                self._used -= dropped.image.sizeInBytes()


def _shifted(sheet: Sheet, by: QPoint, to_device: QTransform) -> Sheet:
    """Return the same pixels at another place."""
    moved = sheet.turned(QTransform())
    moved.rect = sheet.rect.translated(by)
    moved.to_device = QTransform(to_device)
    return moved

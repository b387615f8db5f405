"""Collects garbage on the thread of the window alone."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

TICK = 100
"""Milliseconds between two looks at how much there is."""

REST = 5.0
"""Seconds at least between two looks through everything, which takes long enough to be felt."""


def settle() -> None:
    """Leave out what is there now, the modules and their classes, of all looks to come: each takes a third then."""
    gc.freeze()


class GarbageCollector(QObject):
    """Takes over from Python, which collects on whatever thread happens to make the next object.

    A closed window is garbage in circles, and what Qt made on one thread may not be deleted on another: its timers
    go on, its fonts belong to the tables of that thread, and a widget brings the program down. Also, nothing is
    collected in the midst of a paint or a key, only between two events.
    """

    _working = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looked = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        if GarbageCollector._working == 0:
            gc.disable()
        GarbageCollector._working += 1

    def close(self) -> None:
        """Leave it to Python again, once nobody else needs it."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        GarbageCollector._working -= 1
        if GarbageCollector._working == 0:
            gc.enable()

    def _look(self) -> None:
        now = time.monotonic()
        young, middle, old = (
            have > most for have, most in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if old and now - self._looked >= REST:
            gc.collect()
            self._looked = now
        elif middle or old:
            gc.collect(1)
        elif young:
            gc.collect(0)

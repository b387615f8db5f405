"""Exports that run one after the other in a process of their own, each with its progress and a way to give it up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.export.formats import Exported
from creastudio.export.work import Cancelled, ExportCancelled, Progress
from creastudio.jobs.eta import Stopwatch
from creastudio.shell.threads.handing import bare

TICK = 60
"""Milliseconds between two looks at how far an export is."""


Make = Callable[[Progress, Cancelled], Exported]
"""Writes the files of an export; called in a thread of its own."""


class Export:
    """One export: the files that it makes, and what makes them.

    Parameters
    ----------
    counts : bool
        Whether what it tells on its way is worth being read: the frames of a film are.
    title : str
        What a person calls it, where that is no file.

    Attributes
    ----------
    fraction : float
        How much is done, 0 to 1; written by the thread of the export, read by the window.
    message : str
        What it tells on its way, where that is worth being read.
    """

    def __init__(self, paths: Sequence[Path], make: Make, *, counts: bool = False, title: str = "") -> None:
        self.paths = tuple(paths)
        self.fraction, self.message = 0.0, ""
        self.result: Exported | None = None
        self.error: BaseException | None = None
        self._make, self._counts, self._title = make, counts, title
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._watch = Stopwatch()

    @property
    def title(self) -> str:
        """What a person calls it: the name of its file, or of the first and how many more there are."""
        if self._title:
            return self._title
        first, *others = self.paths
        return f"{first.name} +{len(others)}" if others else first.name

    @property
    def folder(self) -> Path:
        """Where its files are put."""
        return self.paths[0].parent

    @property
    def cancelled(self) -> bool:
        """Whether the person gave it up."""
        return self._stop.is_set()

    @property
    def ended(self) -> bool:
        """Whether it is over, one way or another."""
        return self._thread is not None and not self._thread.is_alive()

    def seconds_left(self) -> float | None:
        """Return an estimate, or None while nobody can tell."""
        return self._watch.estimate(self.fraction)

    def start(self) -> None:
        """Begin, on a thread of its own."""
        self._watch = Stopwatch()
        self._thread = threading.Thread(target=self._run, name="export")
        self._thread.start()

    def cancel(self) -> None:
        """Give it up; nothing of it is left."""
        self._stop.set()

    def join(self) -> None:
        """Wait for the end of its thread."""
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            self.result = self._make(self._tell, self._stop.is_set)
        except BaseException as error:  # noqa: BLE001  shown by the window
            self.error = bare(error)

    def _tell(self, fraction: float, message: str) -> None:
        self.fraction = max(self.fraction, fraction)
        if self._counts:
            self.message = message


class ExportQueue(QObject):
    """The exports of one window: the first runs, the others wait."""

    changed = Signal()
    """One was added, went on or ended."""
    ended = Signal(object)
    """Export."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exports: list[Export] = []
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._look)

    @property
    def exports(self) -> tuple[Export, ...]:
        """Those that aren't over, the running one first."""
        return tuple(self._exports)

    @property
    def busy(self) -> bool:
        """Whether anything isn't over."""
        return bool(self._exports)

    @property
    def names(self) -> frozenset[Path]:
        """Files that will be there when all is done."""
        return frozenset(path for item in self._exports if not item.cancelled for path in item.paths)

    def add(self, item: Export) -> None:
        """Put an export at the end."""
        self._exports.append(item)
        if len(self._exports) == 1:
            item.start()
        self._timer.start()
        self.changed.emit()

    def cancel(self, item: Export) -> None:
        """Give an export up, whether it runs or waits."""
        item.cancel()
        if item in self._exports[1:]:
            self._exports.remove(item)
            self.ended.emit(item)
        self.changed.emit()

    def close(self) -> None:
        """Give up all exports and wait until they are over."""
        self._timer.stop()
        for item in self._exports:
            item.cancel()
        for item in self._exports:
            item.join()
        self._exports.clear()

    def _look(self) -> None:
        while self._exports and self._exports[0].ended:
            over = self._exports.pop(0)
            over.join()
            if self._exports:
                self._exports[0].start()
            self.ended.emit(over)
        if not self._exports:
            self._timer.stop()
        self.changed.emit()


def gave_up(item: Export) -> bool:
    """Return whether an export was given up before it was done."""
    return isinstance(item.error, ExportCancelled) or (item.cancelled and item.result is None)

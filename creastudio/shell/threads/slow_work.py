"""Work on files that takes its time: on a thread of its own, with progress, and given up at any time."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from creastudio.shell.threads.handing import bare

TICK = 40
"""Milliseconds between two looks at what is done."""

Work = Callable[[Path, Callable[[float], object]], Any]
"""A file, and whom to tell the share that is done; raises what that raises."""


class GivenUp(Exception):
    """The person changed their mind."""


@dataclass(eq=False)
class _Batch:
    """Files that come together, and what came of those that are done."""

    files: tuple[Path, ...]
    work: Work
    done: Callable[[list[Any]], object]
    title: str = ""
    results: list[Any] = field(default_factory=list)
    given_up: threading.Event = field(default_factory=threading.Event)
    at: int = 0
    share: float = 0.0
    ended: bool = False
    error: BaseException | None = None


class SlowWork(QObject):
    """Works on files, one batch after the other.

    Parameters
    ----------
    name : str
        What it is for: the name of its thread.
    behind : bool
        Whether everything else goes before it, where the system lets a thread say so.
    finishes : bool
        Whether what is under way is brought to its end when the studio ends, not given up.
    """

    changed = Signal()
    """What is under way, or how far it has come."""

    def __init__(self, name: str, parent: QObject, *, behind: bool = False, finishes: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._behind, self._finishes = behind, finishes
        self._batches: list[_Batch] = []
        self._todo: queue.SimpleQueue[_Batch | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._look)
        self.destroyed.connect(_Stop(self._batches, self._todo))
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._batches)

    @property
    def title(self) -> str:
        """Name of the file that is worked on now."""
        if not self._batches:
            return ""
        first = self._batches[0]
        return first.title or first.files[first.at].name

    @property
    def left(self) -> int:
        """How many files wait behind it."""
        return sum(len(batch.files) - batch.at for batch in self._batches) - 1 if self._batches else 0

    @property
    def share(self) -> float:
        """How much of the file is done, 0 to 1."""
        return self._batches[0].share if self._batches else 0.0

    def run(
        self, files: Sequence[Path], work: Work, done: Callable[[list[Any]], object], title: str = ""
    ) -> None:
        """Call `work` for each file on the thread, then `done` with all results here; not if it is given up.

        Parameters
        ----------
        title : str
            What is shown meanwhile in place of the names of the files.
        """
        batch = _Batch(tuple(files), work, done, title)
        if not batch.files:
            return
        self._batches.append(batch)
        self._todo.put(batch)
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._work, args=(self._todo, self._behind), name=self.objectName()
            )
            self._thread.start()
        self._timer.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Give up all that is under way; what was done before stays."""
        for batch in self._batches:
            batch.given_up.set()

    def close(self) -> None:
        """Give up everything, unless it ``finishes``, and wait for the thread."""
        if not self._finishes:
            self.cancel()
        self._end_thread()
        self._batches.clear()

    @staticmethod
    def _work(todo: queue.SimpleQueue[_Batch | None], behind: bool) -> None:
        if behind:
            _step_back()
        while (batch := todo.get()) is not None:
            _take(batch)
            # Whom it is for must not meet its end on this thread, only because it is held here.
            del batch

    def _look(self) -> None:
        while self._batches and self._batches[0].ended:
            batch = self._batches.pop(0)
            if batch.error is not None:
                raise batch.error
            if not batch.given_up.is_set():
                batch.done(batch.results)
        if not self._batches:
            self._end_thread()
        self.changed.emit()

    def _end_thread(self) -> None:
        self._timer.stop()
        if self._thread is not None:
            self._todo.put(None)
            self._thread.join()
            self._thread = None


class _Stop:
    """Gives up what is under way when nobody is left to ask for it."""

    def __init__(self, batches: list[_Batch], todo: queue.SimpleQueue[_Batch | None]) -> None:
        self._batches, self._todo = batches, todo

    def __call__(self, *_: object) -> None:
        for batch in self._batches:
            batch.given_up.set()
        self._todo.put(None)


def _step_back() -> None:
    """Let everything else go before this thread; on Linux alone a thread has a priority of its own for this."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


def _take(batch: _Batch) -> None:
    def progress(share: float) -> None:
        if batch.given_up.is_set():
            raise GivenUp
        batch.share = share

    try:
        for index, path in enumerate(batch.files):
            batch.at = index
            progress(0.0)
            batch.results.append(batch.work(path, progress))
    except GivenUp:
        pass
    except BaseException as error:  # noqa: BLE001  raised again on the thread of the window
        batch.error = bare(error)
    batch.ended = True


def slow_work_of(owner: QObject, name: str, *, finishes: bool = False) -> SlowWork:
    """Return the slow work that an object has under a name, made when it is first asked for."""
    found = owner.findChild(SlowWork, name)
    return found if found is not None else SlowWork(name, owner, finishes=finishes)

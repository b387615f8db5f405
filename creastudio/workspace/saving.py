"""Writing project files beside the work: a thread writes values that nobody changes any more."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project

Then = Callable[[Path], object]
"""Gets the file that was written."""


@dataclass(frozen=True)
class SaveOrder:
    """One project file to be written.

    Attributes
    ----------
    step : int
        Number of the newest step of the journal that `document` holds.
    copy : bool
        Whether the project goes on with the file it had.
    then : callable or None
        Called by whoever takes the outcome, when the file is written.
    """

    target: Path
    document: Document
    results: tuple[Result, ...]
    step: int
    keep_versions: int
    copy: bool = False
    then: Then | None = None

    def write(self, blobs: BlobStore) -> str:
        """Write the file and return its digest; UserError when the disk doesn't take it."""
        return save_project(
            self.target, self.document, blobs, results=self.results, keep_versions=self.keep_versions
        )


class Saver:
    """Writes project files on a thread of its own, one after the other, in the order they were asked for.

    Everything here is called on one thread, that of the workspace; the thread that writes touches the orders and
    the blobs alone.
    """

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs
        self._pool: ThreadPoolExecutor | None = None
        self._pending: deque[tuple[SaveOrder, Future[str]]] = deque()

    @property
    def busy(self) -> bool:
        """Whether an outcome is still to be taken."""
        return bool(self._pending)

    @property
    def target(self) -> Path | None:
        """The file that the project will have when all that was asked for is written; None when no order says so."""
        return next((order.target for order, _ in reversed(self._pending) if not order.copy), None)

    def start(self, order: SaveOrder) -> None:
        """Write a file as soon as those before it are written."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="save")
        self._pending.append((order, self._pool.submit(order.write, self._blobs)))

    def take(self, *, wait: bool = False) -> tuple[SaveOrder, Future[str]] | None:
        """Return the oldest order with its outcome, each once; None when there is none (yet, without `wait`)."""
        if not self._pending or not (wait or self._pending[0][1].done()):
            return None
        return self._pending.popleft()

    def close(self) -> None:
        """End the thread when it has written everything."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

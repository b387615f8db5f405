"""What a drag of files carries while they are still being made."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData, QUrl

from creastudio.api.errors import UserError
from creastudio.store.files import disk_error

PATIENCE = 20.0
"""Seconds that a drop waits for its files at most."""

URLS = "text/uri-list"


@dataclass
class FileOrder:
    """One file that is to be made.

    Attributes
    ----------
    path : Path
        Where it will lie.
    make : callable
        Writes it; called on another thread.
    """

    path: Path
    make: Callable[[Path], object]
    done: threading.Event = field(default_factory=threading.Event)
    error: UserError | None = None

    def work(self) -> None:
        """Make the file; what goes wrong is kept for the thread of the window."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.make(self.path)
        except UserError as error:
            self.error = error
        except OSError as error:
            self.error = disk_error(error, self.path)
        finally:
            self.done.set()


class FileDrag(QMimeData):
    """Names files that are still being made; whoever reads the names waits until they are there."""

    def __init__(self, orders: Sequence[FileOrder], existing: Sequence[Path] = ()) -> None:
        super().__init__()
        # Not the orders: what they are made from would stay as long as the drag is remembered.
        self._waits = tuple(order.done for order in orders)
        self._paths = (*(order.path for order in orders), *existing)
        self.setUrls([QUrl.fromLocalFile(str(path)) for path in self._paths])

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files lie or will lie; asking doesn't wait for them."""
        return self._paths

    def retrieveData(self, mime_type: str, wanted: QMetaType | QMetaType.Type) -> Any:  # noqa: N802  Qt's name
        if mime_type == URLS:
            end = time.monotonic() + PATIENCE
            for done in self._waits:
                done.wait(max(0.0, end - time.monotonic()))
        return super().retrieveData(mime_type, wanted)

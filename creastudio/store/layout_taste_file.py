"""What was learned of a person's choices among ads, across projects: one small file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from creastudio.api.layout_taste import MAX_BYTES, LayoutPair, LayoutTaste
from creastudio.store.files import disk_error, read_small, write_bytes
from creastudio.store.lock import one_at_a_time


class LayoutTasteFile:
    """The pairs, and the few things that are done with them; any thread and any program may."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> LayoutTaste:
        """Return what was learned; nothing where there is no file.

        Raises
        ------
        UserError
            When the file can't be read; it stays as it is.
        """
        data = read_small(self.path, MAX_BYTES)
        return LayoutTaste() if data is None else LayoutTaste.loads(data, self.path.name)

    def add(self, pairs: Sequence[LayoutPair]) -> LayoutTaste:
        """Add pairs and return all; UserError when the file can't be read, or the disk doesn't take it."""
        with one_at_a_time(self.path):
            taste = self.load().with_pairs(pairs)
            write_bytes(self.path, taste.dumps())
        return taste

    def forget(self) -> None:
        """Forget everything; UserError when the file can't be removed."""
        with one_at_a_time(self.path):
            try:
                self.path.unlink(missing_ok=True)
            except OSError as error:
                raise disk_error(error, self.path) from error

"""The formats that a person made, across projects: one small file beside the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from creastudio.api.own_formats import MAX_BYTES, OwnFormats
from creastudio.store.files import disk_error, read_small, write_bytes
from creastudio.store.lock import one_at_a_time
from creastudio.whole_files import put_aside


class OwnFormatsFile:
    """The formats, and the few things that are done with them; any thread and any program may."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> OwnFormats:
        """Return all formats; none where there is no file.

        Raises
        ------
        UserError
            When the file can't be read; it stays as it is.
        """
        data = read_small(self.path, MAX_BYTES)
        return OwnFormats() if data is None else OwnFormats.loads(data, self.path.name)

    def change(self, change: Callable[[OwnFormats], OwnFormats]) -> OwnFormats:
        """Store what `change` makes of the formats, and return it.

        Raises
        ------
        UserError
            When the file can't be read, so that nothing in it is lost, or the disk doesn't take it; what `change` raises.
        """
        with one_at_a_time(self.path):
            changed = change(self.load())
            write_bytes(self.path, changed.dumps())
        return changed

    def put_aside(self) -> Path:
        """Give a file that can't be read another name, so that a new one can begin; return where it lies."""
        with one_at_a_time(self.path):
            try:
                return put_aside(self.path)
            except OSError as error:
                raise disk_error(error, self.path) from error

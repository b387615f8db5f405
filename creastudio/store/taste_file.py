"""What a person likes and doesn't, across projects: one small file.

Each entry keeps what is known of the thing, so that it counts when the thing itself, or its project, is gone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, TypeAdapter

from creastudio.api.media import Kind
from creastudio.api.recipe import Frozen
from creastudio.core.features import Value, read_features
from creastudio.store.entries_file import read_entries
from creastudio.store.files import write_bytes

MOST = 2000
"""Entries that are kept; of more the oldest go."""

_Features = Annotated[dict[str, Any], BeforeValidator(read_features)]


class Liked(Frozen):
    """One thing.

    Attributes
    ----------
    likes : bool
        False for a thing of which a person wants to see no more.
    features : dict
        What is known of it; see ``core.likeness``.
    """

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    kind: Kind
    title: str = Field(default="", max_length=1000)
    likes: bool = True
    features: _Features = Field(default_factory=dict[str, Value])


_LIST = TypeAdapter(list[Liked])


class TasteFile:
    """What is liked, oldest first; each thing once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> list[Liked]:
        """Return all entries; none where there is no file.

        Raises
        ------
        UserError
            When the file can't be read; it stays as it is.
        """
        found = read_entries(
            self.path,
            _LIST,
            too_large=f"'{self.path.name}' is too large for what is liked.",
            unreadable=f"What you like can't be read from '{self.path.name}'.",
        )
        return list({entry.sha256: entry for entry in found}.values())

    def save(self, entries: list[Liked]) -> None:
        """Store entries, the newest of them where they are too many; UserError when the disk doesn't take them."""
        write_bytes(self.path, _LIST.dump_json(entries[-MOST:]))

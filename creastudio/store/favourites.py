"""Favourites of live panels: states that a person wants to find again, one small file a generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen
from creastudio.core.ids import new_id
from creastudio.store.entries_file import read_entries
from creastudio.store.files import write_bytes

MOST = 200
"""Favourites of one generator."""


class Favourite(Frozen):
    """A state with a name.

    Attributes
    ----------
    picture : str
        A small PNG, base64; "" without.
    """

    id: str = Field(default_factory=new_id)
    name: str = Field(max_length=200)
    params: dict[str, Any] = Field(default_factory=dict)
    seed: int = Field(default=0, ge=0, lt=2**63)
    picture: str = ""


_LIST = TypeAdapter(list[Favourite])


class FavouritesFile:
    """The favourites of one generator, oldest first."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> list[Favourite]:
        """Return the favourites; none where there is no file.

        Raises
        ------
        UserError
            When the file can't be read; it stays as it is.
        """
        return read_entries(
            self.path,
            _LIST,
            too_large=f"'{self.path.name}' is too large for favourites.",
            unreadable=f"The favourites in '{self.path.name}' can't be read.",
        )

    def save(self, favourites: list[Favourite]) -> None:
        """Store the favourites; UserError when the disk doesn't take them, or there are too many."""
        if len(favourites) > MOST:
            raise UserError(f"There are {MOST} favourites already.", "Delete some first.")
        write_bytes(self.path, _LIST.dump_json(favourites))

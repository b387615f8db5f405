"""Favourites of live panels: states that a person wants to find again, one small file a generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen
from creastudio.core.ids import new_id
from creastudio.store.files import read_error, write_bytes

MOST = 200
"""Favourites of one generator."""

LARGEST = 64 << 20
"""Bytes of a file that is read."""


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
        try:
            if self.path.stat().st_size > LARGEST:
                raise UserError(f"'{self.path.name}' is too large for favourites.", "Move it away.")
            return _LIST.validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise read_error(error, self.path) from error
        except ValidationError as error:
            raise UserError(
                f"The favourites in '{self.path.name}' can't be read.", "Move the file away to begin anew."
            ) from error

    def save(self, favourites: list[Favourite]) -> None:
        """Store the favourites; UserError when the disk doesn't take them, or there are too many."""
        if len(favourites) > MOST:
            raise UserError(f"There are {MOST} favourites already.", "Delete some first.")
        write_bytes(self.path, _LIST.dump_json(favourites))

"""What a person likes and doesn't, across projects: one small file.

Each entry keeps what is known of the thing, so that it counts when the thing itself, or its project, is gone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.media import Kind
from creastudio.api.recipe import Frozen
from creastudio.core.features import Value, read_features
from creastudio.store.files import read_error, write_bytes

MOST = 2000
"""Entries that are kept; of more the oldest go."""

LARGEST = 64 << 20
"""Bytes of a file that is read."""

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
        try:
            if self.path.stat().st_size > LARGEST:
                raise UserError(f"'{self.path.name}' is too large for what is liked.", "Move it away.")
            found = _LIST.validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise read_error(error, self.path) from error
        except ValidationError as error:
            raise UserError(
                f"What you like can't be read from '{self.path.name}'.", "Move the file away to begin anew."
            ) from error
        return list({entry.sha256: entry for entry in found}.values())

    def save(self, entries: list[Liked]) -> None:
        """Store entries, the newest of them where they are too many; UserError when the disk doesn't take them."""
        write_bytes(self.path, _LIST.dump_json(entries[-MOST:]))

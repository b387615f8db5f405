"""A small file of a person's own things, as a list in JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from creastudio.api.errors import UserError
from creastudio.store.files import read_error

Entry = TypeVar("Entry")

LARGEST = 64 << 20
"""Bytes of a file that is read."""


def read_entries(
    path: Path, kind: TypeAdapter[list[Entry]], *, too_large: str, unreadable: str
) -> list[Entry]:
    """Return all entries of a file; none where there is no file.

    Parameters
    ----------
    too_large, unreadable : str
        What is said then, one sentence each.

    Raises
    ------
    UserError
        When the file can't be read; it stays as it is.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(too_large, "Move it away.")
        return kind.validate_json(path.read_bytes())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise read_error(error, path) from error
    except ValidationError as error:
        raise UserError(unreadable, "Move the file away to begin anew.") from error

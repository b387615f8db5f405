"""Folders of models that are used where they lie, and the cards of those that have none of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.model_card import ModelCard
from creastudio.store.files import disk_error, parse_object, read_error, write_bytes
from creastudio.whole_files import put_aside


class LocatedFolders:
    """What a person located, kept in one JSON file beside the library.

    Parameters
    ----------
    path : Path
        The file; it may not be there yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def folders(self) -> list[Path]:
        """Return the folders whose models have cards."""
        names = self._read().get("folders")
        return [Path(str(name)) for name in cast("list[Any]", names if isinstance(names, list) else [])]

    def foreign(self) -> dict[Path, ModelCard]:
        """Return the folders of other makers' models with the cards that were made for them."""
        found: dict[Path, ModelCard] = {}
        cards = self._read().get("foreign")
        for name, card in cast("dict[str, Any]", cards if isinstance(cards, dict) else {}).items():
            try:
                found[Path(name)] = ModelCard.model_validate(card)
            except ValidationError:
                continue
        return found

    def store(self, folders: Iterable[Path], foreign: Mapping[Path, ModelCard]) -> None:
        """Keep these and no others; UserError when the disk doesn't take them.

        A file that can't be read is put aside first: what a person located is never written over unread.
        """
        kept = {
            "folders": list(dict.fromkeys(str(path) for path in folders)),
            "foreign": {str(path): card.model_dump(mode="json") for path, card in foreign.items()},
        }
        self._keep_damaged()
        write_bytes(self._path, json.dumps(kept, ensure_ascii=False).encode())

    def _read(self) -> dict[str, Any]:
        try:
            return parse_object(self._path.read_bytes())
        except (OSError, ValueError):
            return {}

    def _keep_damaged(self) -> None:
        try:
            parse_object(self._path.read_bytes())
        except FileNotFoundError:
            return
        except ValueError:
            try:
                put_aside(self._path)
            except OSError as error:
                raise disk_error(error, self._path) from error
        except OSError as error:
            raise read_error(error, self._path) from error

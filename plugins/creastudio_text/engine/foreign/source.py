"""Where a model of another maker lies: a folder, or one file that has the folder's texts in its header."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file
from torch import Tensor

from creastudio.api import Model, UserError
from creastudio.ml import checkpoint

FILES = "creastudio.files"
"""Key in the header of a packed file: a JSON object of texts by file name."""

CONFIG = "config.json"
INDEX = "model.safetensors.index.json"

AGAIN = "Fetch or convert the model again."


class Source(Protocol):
    """The files of one model, and what a person calls it."""

    @property
    def name(self) -> str: ...

    def text(self, file: str) -> str | None:
        """Return a text file by name; None when it isn't there."""
        ...

    def names(self) -> list[str]:
        """Return the names of its text files."""
        ...

    def tensors(self) -> dict[str, Tensor]:
        """Return the numbers by name, read as they are needed."""
        ...


@dataclass(frozen=True)
class FolderSource:
    """A folder, used in place."""

    folder: Path
    name: str

    def text(self, file: str) -> str | None:
        """Return a text file by name; None when it isn't there."""
        path = self.folder / file
        try:
            return path.read_text(encoding="utf-8") if path.is_file() else None
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(f"'{file}' of '{self.name}' can't be read.", AGAIN) from error

    def names(self) -> list[str]:
        """Return the names of its text files."""
        return sorted(path.name for path in self.folder.iterdir() if path.suffix in (".json", ".txt"))

    def tensors(self) -> dict[str, Tensor]:
        """Return the numbers of all its parts."""
        one = self.folder / "model.safetensors"
        if one.is_file():
            return _loaded(one, self.name)
        found: dict[str, Tensor] = {}
        for part in sorted(set(self._index().values())):
            path = self.folder / part
            if path.parent != self.folder or not path.is_file():
                raise UserError(f"The model '{self.name}' lacks its weights {part}.", AGAIN)
            found |= _loaded(path, self.name)
        return found

    def _index(self) -> Mapping[str, str]:
        index = json_of(self, INDEX)
        if index is None:
            raise UserError(f"The model '{self.name}' has no weights.", "It needs model.safetensors.")
        return {str(key): str(value) for key, value in index.get("weight_map", {}).items()}


@dataclass(frozen=True)
class PackedSource:
    """One safetensors file with the folder's texts in its header."""

    path: Path
    name: str
    files: Mapping[str, str] = field(default_factory=dict[str, str])

    def text(self, file: str) -> str | None:
        """Return a text file by name; None when it isn't there."""
        return self.files.get(file)

    def names(self) -> list[str]:
        """Return the names of its text files."""
        return sorted(self.files)

    def tensors(self) -> dict[str, Tensor]:
        """Return the numbers."""
        return _loaded(self.path, self.name)


def source_of(model: Model) -> Source | None:
    """Return where the files of a model lie; None when it is no model of another maker."""
    if (model.folder / CONFIG).is_file():
        return FolderSource(model.folder, model.card.title)
    files = _packed_texts(model.weights)
    return None if files is None else PackedSource(model.weights, model.card.title, files)


def json_of(source: Source, file: str) -> dict[str, Any] | None:
    """Return the object in a JSON file; None when the file isn't there, UserError when it is no object."""
    text = source.text(file)
    if text is None:
        return None
    try:
        found = json.loads(text)
    except ValueError as error:
        raise UserError(f"'{file}' of '{source.name}' can't be read.", AGAIN) from error
    if not isinstance(found, dict):
        raise UserError(f"'{file}' of '{source.name}' is no JSON object.", AGAIN)
    return found


def save_packed(tensors: dict[str, Tensor], files: Mapping[str, str], path: Path) -> None:
    """Write a model as one file: `files` are the texts that its folder would have (config.json, tokenizer.json ...).

    Raises
    ------
    UserError
        When the disk is full or read-only.
    """
    checkpoint.write_model(path, tensors, {FILES: json.dumps(dict(files), ensure_ascii=False)})


def _packed_texts(path: Path) -> dict[str, str] | None:
    try:
        with safe_open(path, framework="pt") as file:
            packed = (file.metadata() or {}).get(FILES)
            found = json.loads(packed) if packed is not None else None
    except (OSError, SafetensorError, ValueError):
        return None
    if not isinstance(found, dict) or CONFIG not in found:
        return None
    return {str(name): str(text) for name, text in found.items()}


def _loaded(path: Path, name: str) -> dict[str, Tensor]:
    try:
        return load_file(path)
    except (OSError, SafetensorError) as error:
        raise UserError(f"The weights of '{name}' are damaged.", AGAIN) from error

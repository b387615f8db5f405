"""The inside of the capped process: reads a GGUF file and writes it as one safetensors file, tensor by tensor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from creastudio.api import UserError
from creastudio_text.engine.foreign.gguf_file import GgufFile, arrays_of, config_of, open_gguf
from creastudio_text.engine.foreign.gguf_tokens import files_of
from creastudio_text.engine.foreign.source import AGAIN, FILES

_KINDS = {"float16": ("F16", 2), "float32": ("F32", 4)}


def look(body: dict[str, Any]) -> dict[str, Any]:
    """Return what a file holds, without reading its numbers; JSON in and out.

    Raises
    ------
    UserError
        When it is no GGUF, is damaged, or of a kind that isn't converted.
    """
    with _damage_told(body["name"]):
        return _look(open_gguf(Path(body["file"]), body["name"]))


def convert(body: dict[str, Any]) -> dict[str, Any]:
    """Write the model into ``body["folder"]``; JSON in and out.

    Raises
    ------
    UserError
        As ``look``.
    """
    with _damage_told(body["name"]):
        file = open_gguf(Path(body["file"]), body["name"])
        config = config_of(file)
        files = {"config.json": json.dumps(config), **files_of(file.facts, file.name)}
        target = Path(body["folder"]) / "converted.safetensors"
        _write(file, config, files, target)
        return {"weights": target.name}


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Say in a sentence that a file is damaged: any fact in it may be of another type, or make no sense."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        raise UserError(f"'{name}' is damaged: what it says of itself makes no sense.", AGAIN) from error


def _look(file: GgufFile) -> dict[str, Any]:
    config = config_of(file)
    languages = file.facts.get("general.languages")
    return {
        "architecture": config["architectures"][0],
        "title": str(file.facts.get("general.name", ""))[:200],
        "licence": str(file.facts.get("general.license", ""))[:200],
        "languages": [str(item) for item in languages] if isinstance(languages, list) else [],
        "parameters": file.parameters,
        "context": config["max_position_embeddings"],
        "largest": max((_size(item) for item in file.tensors), default=0),
    }


def _size(item: Any) -> int:
    return int(np.prod([int(side) for side in item.shape]))


def _write(file: GgufFile, config: dict[str, Any], files: dict[str, str], target: Path) -> None:
    """Write the numbers as they come, then the header before them: only one tensor is in memory at a time."""
    header: dict[str, Any] = {"__metadata__": {FILES: json.dumps(files, ensure_ascii=False)}}
    numbers = target.with_suffix(".numbers")
    place = 0
    with numbers.open("wb") as out:
        for name, values in arrays_of(file, config):
            kind, width = _KINDS[values.dtype.name]
            size = values.size * width
            header[name] = {"dtype": kind, "shape": list(values.shape), "data_offsets": [place, place + size]}
            out.write(np.ascontiguousarray(values).tobytes())
            place += size
    written = json.dumps(header, ensure_ascii=False).encode()
    written += b" " * (-len(written) % 8)
    with target.open("wb") as out, numbers.open("rb") as source:
        out.write(len(written).to_bytes(8, "little") + written)
        while chunk := source.read(1 << 20):
            out.write(chunk)
    numbers.unlink()

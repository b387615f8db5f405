"""Folders of models as the transformers library writes them: what their config says, without running anything.

Such a folder has ``config.json``, the weights as safetensors (one file, or several and an index) and the files of its
tokenizer. It gets a card from what lies in it; its files stay as they are.
"""

from __future__ import annotations

import hashlib
import math
import operator
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard, model_id
from creastudio.store.files import hash_file, parse_object, read_error

CONFIG = "config.json"
ONE_FILE = "model.safetensors"
INDEX = "model.safetensors.index.json"

TEXT_FILES = (
    CONFIG,
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "merges.txt",
    "chat_template.jinja",
)
"""What is read of a folder beside its weights."""

MAX_JSON = 1 << 20
"""Bytes; a larger config isn't read."""

MAX_TEXTS = 64 << 20
"""Bytes of all text files of one model together."""

MAX_HEADER = 100 << 20
"""Bytes of the header of a safetensors file, as the format itself limits it."""

MAX_SIDES = 16
"""Sides of one tensor."""
_WRITERS = ("ForCausalLM", "LMHeadModel", "ForConditionalGeneration", "ForSeq2SeqLM")
_SEVERAL_WORDS = ("vision_config", "audio_config", "text_encoder")
_PICKLED = ("pytorch_model.bin", "pytorch_model.bin.index.json", "tf_model.h5", "flax_model.msgpack")


def looks_foreign(folder: Path) -> bool:
    """Whether a folder has a config of that library, and no card of ours."""
    return (folder / CONFIG).is_file() and not (folder / "card.json").is_file()


def foreign_folders(folder: Path) -> list[Path]:
    """Return the model folders in a folder: itself, its sub-folders, or the newest snapshot of a download."""
    if looks_foreign(folder):
        return [folder]
    found: list[Path] = []
    for item in _folders(folder):
        if looks_foreign(item):
            found.append(item)
            continue
        snapshots = [place for place in _folders(item / "snapshots") if looks_foreign(place)]
        if item.name == "snapshots":
            snapshots = [place for place in _folders(item) if looks_foreign(place)]
        found += sorted(snapshots, key=lambda place: place.stat().st_mtime)[-1:]
    return found


def read_foreign(folder: Path) -> ModelCard:
    """Return a card of what a folder says of itself, its weights hashed.

    Raises
    ------
    UserError
        When it is no model that writes, wants to run code of its own, has no weights that can be read without
        running code, or lacks its tokenizer.
    """
    config = _object(folder, CONFIG)
    name = _name(folder)
    _refuse_code(folder, name)
    architecture = _architecture(config, name)
    shards = weight_files(folder, name)
    if not any((folder / file).is_file() for file in ("tokenizer.json", "vocab.json")):
        raise UserError(f"The model '{name}' has no tokenizer.", "Put its tokenizer.json beside its weights.")
    languages, licence = _readme(folder)
    try:
        return ModelCard(
            id=model_id(name),
            title=name,
            family="text",
            architecture=architecture,
            summary=f"{architecture}, used from its folder.",
            config={"model_type": str(config.get("model_type", ""))},
            licence=licence,
            languages=languages,
            sha256=hash_shards(shards),
            bytes=sum(path.stat().st_size for path in shards),
            parameters=sum(_parameters(path) for path in shards),
        )
    except ValidationError as error:
        raise UserError(
            f"What the model '{name}' says of itself can't be read.", "Fetch it again."
        ) from error
    except OSError as error:
        raise read_error(error, folder) from error


def weight_files(folder: Path, name: str = "") -> list[Path]:
    """Return the safetensors files of a folder, in order.

    Raises
    ------
    UserError
        When there are none, or one that the index names is missing.
    """
    name = name or folder.name
    if (folder / ONE_FILE).is_file():
        return [folder / ONE_FILE]
    if (folder / INDEX).is_file():
        named = _object(folder, INDEX).get("weight_map")
        table = cast("dict[str, Any]", named if isinstance(named, dict) else {})
        names = sorted({str(item) for item in table.values()})
        # A name is never used as a path: what an index says is a file beside it.
        missing = [item for item in names if Path(item).name != item or not (folder / item).is_file()]
        if missing or not names:
            raise UserError(
                f"The model '{name}' lacks its weights {missing[0] if missing else ''}".rstrip() + ".",
                "Fetch its folder again, with all files.",
            )
        return [folder / item for item in names]
    pickled = next((item for item in _PICKLED if (folder / item).is_file()), "")
    if pickled:
        raise UserError(
            f"The weights of '{name}' are '{pickled}', a format that can run code, so they aren't opened.",
            "Fetch the version with model.safetensors.",
        )
    raise UserError(f"The model '{name}' has no weights.", "It needs model.safetensors beside config.json.")


def hash_shards(shards: Sequence[Path]) -> str:
    """Return the SHA-256 of one file, or for several that of their hashes."""
    if len(shards) == 1:
        return hash_file(shards[0])
    return hashlib.sha256("\n".join(hash_file(path) for path in shards).encode()).hexdigest()


def header_of(path: Path) -> tuple[dict[str, Any], int]:
    """Return the header of a safetensors file, and where its numbers begin (bytes).

    Raises
    ------
    UserError
        When it is none.
    """
    try:
        with path.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            if not 0 < size <= min(MAX_HEADER, path.stat().st_size - 8):
                raise ValueError
            return parse_object(file.read(size)), 8 + size
    except ValueError as error:
        raise UserError(f"'{path.name}' is no safetensors file.", "Fetch it again.") from error
    except OSError as error:
        raise read_error(error, path) from error


def texts_of(folder: Path) -> dict[str, str]:
    """Return the text files of a model's folder by name.

    Raises
    ------
    UserError
        When they are too large or can't be read.
    """
    found: dict[str, str] = {}
    try:
        for name in TEXT_FILES:
            path = folder / name
            if path.is_file():
                if path.stat().st_size > MAX_TEXTS:
                    raise UserError(f"'{name}' of the model is too large.", "Fetch the model's folder again.")
                found[name] = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"The model in '{folder.name}' is damaged.", "Fetch its folder again.") from error
    except OSError as error:
        raise read_error(error, folder) from error
    if sum(map(len, found.values())) > MAX_TEXTS:
        raise UserError(f"The files of '{folder.name}' are too large.", "Fetch the model's folder again.")
    return found


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(item for item in folder.iterdir() if item.is_dir())
    except OSError:
        return []


def _name(folder: Path) -> str:
    """Return what a model is called; a download lies in "models--MAKER--NAME/snapshots/HASH"."""
    if folder.parent.name == "snapshots":
        folder = folder.parent.parent
    return folder.name.rsplit("--", 1)[-1]


def _object(folder: Path, file: str) -> dict[str, Any]:
    path = folder / file
    try:
        if path.stat().st_size > (MAX_JSON if file == CONFIG else MAX_TEXTS):
            raise ValueError
        return parse_object(path.read_bytes())
    except ValueError as error:
        raise UserError(f"'{file}' of '{_name(folder)}' can't be read.", "Fetch it again.") from error
    except OSError as error:
        raise read_error(error, path) from error


def _refuse_code(folder: Path, name: str) -> None:
    for path in sorted(folder.glob("*config.json")):
        if "auto_map" in _object(folder, path.name):
            raise UserError(
                f"The model '{name}' brings program code of its own, which is never run here.",
                "Choose a version of it that transformers itself knows.",
            )


def _architecture(config: dict[str, Any], name: str) -> str:
    named = config.get("architectures")
    names = [str(item) for item in cast("list[Any]", named)] if isinstance(named, list) else []
    writers = [item for item in names if item.endswith(_WRITERS)]
    if not writers or any(word in config for word in _SEVERAL_WORDS):
        what = f" but {names[0][:60]}" if names else ""
        raise UserError(
            f"'{name}' is no model that writes{what}.", "Choose a causal or seq2seq language model."
        )
    return writers[0][:80]


def _parameters(path: Path) -> int:
    """Return how many numbers a safetensors file says that it holds; UserError where it says nonsense."""
    header, _ = header_of(path)
    try:
        shapes = [value["shape"] for name, value in header.items() if name != "__metadata__"]
        total = sum(_size(shape) for shape in shapes)
    except (ValueError, TypeError, KeyError) as error:
        raise UserError(f"'{path.name}' is no safetensors file.", "Fetch it again.") from error
    return total


def _size(shape: Sequence[int]) -> int:
    sides = [operator.index(side) for side in shape[:MAX_SIDES]]
    if len(shape) > MAX_SIDES or any(not 0 <= side < 2**48 for side in sides):
        raise ValueError("no shape of a tensor")
    return math.prod(sides)


_FRONT = re.compile(r"\A---\n(.*?)\n---", re.DOTALL)


def _readme(folder: Path) -> tuple[tuple[str, ...], str]:
    """Return the languages and the licence that the front matter of README.md states."""
    try:
        with (folder / "README.md").open(encoding="utf-8", errors="replace") as file:
            front = _FRONT.match(file.read(20_000))
    except OSError:
        return (), ""
    lines = front[1].splitlines() if front else []
    languages = tuple(item for item in _values(lines, "language") if re.fullmatch(r"[a-z]{2,3}", item))
    return languages, next(iter(_values(lines, "license")), "")[:80]


def _values(lines: Sequence[str], key: str) -> Iterator[str]:
    """Return what stands behind a key: on its line, or as a list below it."""
    inside = False
    for line in lines:
        if line.startswith(f"{key}:"):
            rest = line.partition(":")[2].strip().strip("[]")
            yield from (item.strip(" '\"") for item in rest.split(",") if item.strip())
            inside = True
        elif inside and line.lstrip().startswith("- "):
            yield line.lstrip()[2:].strip(" '\"")
        else:
            inside = False

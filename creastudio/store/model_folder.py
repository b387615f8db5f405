"""A language model as a folder that other programs open: config, tokenizer and weights as transformers has them.

The texts of such a folder lie in the header of a model's weights: of one that came from such a folder under the key of
``packed_model``, of our own networks in what they tell of themselves.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from creastudio.api.errors import UserError
from creastudio.store.files import made_whole
from creastudio.store.foreign_folder import ONE_FILE, header_of
from creastudio.store.packed_model import FILES

FACTS, FOLDER = "creastudio", "folder"
"""Key of what our own models tell of themselves, a JSON object, and of the texts in it."""

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.(json|txt|jinja)")
"""Names of files that are written: never one that leads elsewhere, nor a program."""


def write_folder(weights: Path, title: str, target: Path) -> None:
    """Write a model into `target`, a folder that is made, with nothing half written left behind.

    Raises
    ------
    UserError
        When there is something at `target`, the model isn't one that such a folder can hold, or the disk doesn't take it.
    """
    header, start = header_of(weights)
    texts = _texts(header, title)
    with made_whole(target, folder=True) as made:
        for name, text in texts.items():
            (made / name).write_text(text, encoding="utf-8")
        _copy(weights, header, start, made / ONE_FILE)


def _texts(header: Mapping[str, Any], title: str) -> dict[str, str]:
    told = cast("dict[str, Any]", header.get("__metadata__") or {})
    try:
        found = (
            json.loads(told[FILES]) if FILES in told else json.loads(told.get(FACTS, "{}")).get(FOLDER, {})
        )
        texts = {str(name): str(text) for name, text in found.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise UserError(f"The weights of '{title}' are damaged.", "Import the model again.") from error
    if "config.json" not in texts:
        raise UserError(
            f"'{title}' can't be written as such a folder.",
            "Language models can that come from one, or that were trained, tuned or merged here and read characters; an "
            "adapter is merged first. Any model leaves as a .creamodel file.",
        )
    strange = next((name for name in texts if not _PLAIN.fullmatch(name)), "")
    if strange:
        raise UserError(
            f"'{title}' holds a file with a strange name: '{strange[:80]}'.", "Import the model again."
        )
    return texts


def _copy(weights: Path, header: Mapping[str, Any], start: int, target: Path) -> None:
    """Copy the numbers, without the texts in front of them."""
    own = {name: value for name, value in header.items() if name != "__metadata__"}
    written = json.dumps({"__metadata__": {"format": "pt"}, **own}, ensure_ascii=False).encode()
    # The format wants numbers to begin at a multiple of 8 bytes.
    written += b" " * (-len(written) % 8)
    with weights.open("rb") as source, target.open("wb") as file:
        file.write(len(written).to_bytes(8, "little") + written)
        source.seek(start)
        shutil.copyfileobj(source, file, 1 << 20)

"""Texts that jobs made, as files: as they are, as Fountain, or several together as JSON; the ending of the name says which."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.fountain_text import dumps, from_dialogue
from creastudio.api.media import is_text_suffix, kind_of, suffix_of
from creastudio.core.assets import Asset
from creastudio.export.marking import Made, Provenance, write_marked

JSON = ".json"

FORMAT, VERSION = "creastudio-texts", 1
"""What a file of several texts says of itself; see docs/files.md."""


def text_as(data: bytes, media_type: str, out: Path) -> bytes:
    """Return a text for a file with the ending of `out`.

    Lines such as "Mara: I know." become speeches in a Fountain file; Markdown, Fountain and JSON are plain text, too.

    Raises
    ------
    UserError
        For an ending that no text has.
    """
    suffix = out.suffix.lower()
    if suffix in (suffix_of(media_type), ".txt", ".md"):
        return data
    if suffix != ".fountain" and is_text_suffix(suffix):
        # A file of another program, which an exporter made.
        return data
    if suffix == ".fountain":
        return dumps(from_dialogue(data.decode("utf-8", "replace"))).encode()
    raise UserError(f"'{out.name}' can't hold {media_type}.", f"Let its name end in {suffix_of(media_type)}.")


def is_gathered(assets: Sequence[Asset], out: Path) -> bool:
    """Whether these results go into one file together: texts into a ``.json``, unless it is one that is JSON already."""
    if out.suffix.lower() != JSON or any(kind_of(item.media_type) != "text" for item in assets):
        return False
    return len(assets) != 1 or assets[0].media_type != "application/json"


def gathered(assets: Sequence[Asset], read_blob: Callable[[str], bytes]) -> bytes:
    """Return texts and what is known of each as JSON; ``data`` is what a generator put into ``metadata["structured"]``."""
    rows = [_row(asset, read_blob(asset.sha256)) for asset in assets]
    whole = {"format": FORMAT, "version": VERSION, "generator": _generator(assets), "results": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def write_gathered(
    assets: Sequence[Asset], read_blob: Callable[[str], bytes], out: Path, *, with_recipe: bool = True
) -> tuple[Path, ...]:
    """Write texts into one JSON file, with their recipes beside it.

    Raises
    ------
    UserError
        When the folder can't be written.
    """
    made = tuple(Made(item.recipe, item.title, item.sha256) for item in assets if item.recipe is not None)
    provenance = Provenance(made, title=out.stem) if made and with_recipe else None
    return write_marked(out, gathered(assets, read_blob), "application/json", provenance)


def _row(asset: Asset, data: bytes) -> dict[str, Any]:
    row: dict[str, Any] = {
        "title": asset.title,
        "seed": asset.recipe.seed if asset.recipe is not None else None,
        "media_type": asset.media_type,
        "text": data.decode("utf-8", "replace"),
    }
    structured = asset.metadata.get("structured")
    return {**row, "data": structured} if structured is not None else row


def _generator(assets: Sequence[Asset]) -> str:
    return next((item.recipe.generator for item in assets if item.recipe is not None), "")

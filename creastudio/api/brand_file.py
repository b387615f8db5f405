"""Brand kits as files (``.creabrand``): a zip of ``brand.json`` and the pictures of its logos, to be shared and given to generators.

Members are found by names that follow from the kit, never used as paths; sizes are capped, hashes are checked, and nothing in it is run.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.brand import BrandKit
from creastudio.api.errors import UserError
from creastudio.api.zip_members import DAMAGE, read_member, write_member

SUFFIX = ".creabrand"
FORMAT = "creastudio-brand"
VERSION = 1
MAX_BYTES = 64 << 20
"""Of a whole file."""
MAX_PICTURE = 16 << 20
MAX_JSON = 1 << 20
_HINT = "Choose a .creabrand file that the studio wrote."


@dataclass(frozen=True)
class BrandPack:
    """A kit with its pictures.

    Attributes
    ----------
    pictures : Mapping
        SHA-256 -> bytes (PNG, JPEG or WebP), of each logo of the kit.
    """

    kit: BrandKit
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


def write_brand(pack: BrandPack) -> bytes:
    """Return the file of a kit, the same bytes for the same kit.

    Raises
    ------
    UserError
        When a logo's picture isn't there or is too large.
    """
    stored = {
        "format": FORMAT,
        "version": VERSION,
        "kit": pack.kit.model_dump(mode="json", exclude_defaults=True),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        write_member(
            archive, "brand.json", json.dumps(stored, ensure_ascii=False, indent=1).encode(), packed=True
        )
        for sha256 in dict.fromkeys(logo.picture for logo in pack.kit.logos):
            data = pack.pictures.get(sha256)
            if data is None:
                raise UserError(
                    "A logo of this kit has no picture any more.", hint="Choose it again, or remove it."
                )
            if len(data) > MAX_PICTURE:
                raise UserError("A logo is larger than 16 MB.", hint="Save it smaller and choose it again.")
            write_member(archive, _member(sha256), data)
    return made.getvalue()


def read_brand(source: Path | bytes, name: str = "") -> BrandPack:
    """Read a kit.

    Parameters
    ----------
    source : Path or bytes
        The file, or its content.
    name : str
        What a person calls it.

    Raises
    ------
    UserError
        When it is no kit, damaged, too large, or made by a newer studio.
    """
    name = name or (source.name if isinstance(source, Path) else "the brand kit")
    try:
        data = _content(source, name)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kit = _kit(read_member(archive, "brand.json", MAX_JSON), name)
            pictures: dict[str, bytes] = {}
            for sha256 in dict.fromkeys(logo.picture for logo in kit.logos):
                picture = read_member(archive, _member(sha256), MAX_PICTURE)
                if hashlib.sha256(picture).hexdigest() != sha256:
                    raise ValueError("a logo was changed")
                pictures[sha256] = picture
    except UserError:
        raise
    except DAMAGE as error:
        raise UserError(f"'{name}' is no brand kit, or is damaged.", hint=_HINT) from error
    return BrandPack(kit, pictures)


def _content(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        data = source
    else:
        with source.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UserError(f"'{name}' is larger than 64 MB.", hint="Leave large pictures out of the kit.")
    return data


def _kit(text: bytes, name: str) -> BrandKit:
    try:
        stored = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(stored, dict):
        raise ValueError("no brand kit")
    stored = cast("dict[str, Any]", stored)
    if stored.get("format") != FORMAT:
        raise ValueError("no brand kit")
    if not isinstance(stored.get("version"), int) or stored["version"] > VERSION:
        raise UserError(f"'{name}' was made by a newer studio.", hint="Update the studio to open it.")
    try:
        return BrandKit.model_validate(stored.get("kit"))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "kit"
        raise UserError(f"The brand kit '{name}' doesn't fit: {place}: {first['msg']}.", hint=_HINT) from None


def _member(sha256: str) -> str:
    return f"pictures/{sha256}"

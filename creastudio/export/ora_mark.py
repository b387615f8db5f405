"""The mark in an OpenRaster file: that of the merged picture inside it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from creastudio.api.zip_members import DAMAGE
from creastudio.export import png_mark, xmp
from creastudio.export.recipe_graph import BadMark

_MERGED = "mergedimage.png"
MAX_MERGED = 512 * 1024 * 1024
"""Largest merged picture that is looked into, bytes."""


def is_ora(data: bytes) -> bool:
    """Whether `data` begins as an OpenRaster file does: the media type is the first, uncompressed member."""
    return data.startswith(b"PK\x03\x04") and data[30:54] == b"mimetypeimage/openraster"


def insert(data: bytes, mark: xmp.Mark) -> bytes:
    """Return the file with a mark in its merged picture; one it had before is replaced."""
    return _changed(data, lambda picture: png_mark.insert(picture, mark))


def remove(data: bytes) -> bytes:
    """Return the file without a mark."""
    return _changed(data, png_mark.remove)


def find(data: bytes) -> str | None:
    """Return the recipe of an OpenRaster file, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_MERGED).file_size > MAX_MERGED:
                return None
            with archive.open(_MERGED) as file:
                picture = file.read(MAX_MERGED)
    except DAMAGE:
        return None
    return png_mark.find(picture) if picture.startswith(png_mark.SIGNATURE) else None


def _changed(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
            for info in old.infolist():
                content = old.read(info)
                new.writestr(info, change(content) if info.filename == _MERGED else content)
    except zipfile.BadZipFile as error:
        raise BadMark("the ORA file is no archive") from error
    return out.getvalue()

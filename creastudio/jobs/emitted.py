"""What a job gives back is looked at before anybody else has to deal with it."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from creastudio.api.artifacts import Artifact
from creastudio.api.errors import UserError
from creastudio.api.media import FILE, MAX_PICTURE_PIXELS, is_file_suffix, kind_of

MAX_RESULT = 4 << 30
"""Bytes of one result."""

MAX_TEXT = 16 << 20
"""Bytes of one text, ten novels or so: it is read by checks and shown as a whole."""

_STARTS = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/webp": b"RIFF",
    "audio/wav": b"RIFF",
    "audio/flac": b"fLaC",
}


def check_emitted(emitted: dict[str, Any], data: bytes, scratch: Path) -> tuple[bytes | Path, dict[str, Any]]:
    """Return the content and its metadata, a picture's size filled in.

    Parameters
    ----------
    emitted : dict
        ``media_type``, ``metadata`` and, for a result in a file, ``path``.
    scratch : Path
        Files may come from here alone.

    Raises
    ------
    UserError
        When the bytes aren't what they are said to be.
    """
    media_type = str(emitted["media_type"])
    if kind_of(media_type) is None:
        raise _wrong(f"a result of the unknown type '{media_type}'")
    if media_type == FILE and not is_file_suffix(str(emitted["metadata"].get("suffix", ""))):
        raise _wrong("a file whose name would have no ending, or one that isn't allowed")
    content: bytes | Path = data
    if emitted["path"]:
        content = _file(Path(emitted["path"]), scratch)
    head = data[:32] if isinstance(content, bytes) else _head(content)
    return content, {**emitted["metadata"], **_looked_at(media_type, head)}


def refuse_long_text(artifact: Artifact) -> None:
    """Raise UserError for a text that is too long to be checked and shown, before anybody reads it."""
    if artifact.kind != "text":
        return
    size = len(artifact.data)
    if artifact.path is not None and artifact.path.is_file():
        size = artifact.path.stat().st_size
    if size > MAX_TEXT:
        raise _wrong(
            f"a text of {-(-size >> 20)} MB, which is too long to be shown: {MAX_TEXT >> 20} MB at most"
        )


def check_preview(media_type: str, data: bytes) -> None:
    """Look at an unfinished result; UserError when its bytes aren't what they are said to be."""
    if kind_of(media_type) is None:
        raise _wrong(f"a preview of the unknown type '{media_type}'")
    _looked_at(media_type, data[:32])


def _looked_at(media_type: str, head: bytes) -> dict[str, int]:
    """Return the size of a picture where its first bytes tell it; UserError for bytes of another type."""
    if not head.startswith(_STARTS.get(media_type, b"")) or not head:
        raise _wrong(f"bytes that are no {media_type}")
    if media_type != "image/png":
        return {}
    width, height = _png_size(head)
    if width * height > MAX_PICTURE_PIXELS:
        raise _wrong(
            f"a picture of {width} x {height} px, which is too large to be shown: {MAX_PICTURE_PIXELS:,} px at most"
        )
    return {"width": width, "height": height}


def _file(path: Path, scratch: Path) -> Path:
    if not path.resolve().is_relative_to(scratch.resolve()) or not path.is_file():
        raise _wrong("a file that doesn't lie in its scratch folder")
    if path.stat().st_size > MAX_RESULT:
        raise _wrong("a file larger than 4 GB")
    return path


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(32)


def _png_size(head: bytes) -> tuple[int, int]:
    if len(head) < 24 or head[12:16] != b"IHDR":
        raise _wrong("a PNG without a header")
    width, height = struct.unpack(">II", head[16:24])
    if not width or not height:
        raise _wrong("an empty picture")
    return width, height


def _wrong(what: str) -> UserError:
    return UserError(f"The plugin gave back {what}.", "This is a mistake in the plugin; tell its author.")

"""The kinds of media that generators take and make, and how files name them."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath
from typing import Literal

Kind = Literal["image", "text", "score", "audio", "video", "layout", "model"]
"""What an artifact is, whatever its file format."""

PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
"""Formats of picture files that are read, as Pillow calls them; nothing else is tried, whatever a file is called."""

PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jfif", ".webp", ".bmp", ".dib", ".gif", ".tif", ".tiff"}
)
"""Endings of picture files that are looked at, lower case."""

MAX_PICTURE_PIXELS = 100_000_000
"""Larger pictures aren't decoded."""

_KIND_BY_TYPE: dict[str, Kind] = {
    "image/png": "image",
    "image/jpeg": "image",
    "image/webp": "image",
    "text/plain": "text",
    "text/markdown": "text",
    "application/x-creastudio-score": "score",
    "audio/wav": "audio",
    "audio/flac": "audio",
    "video/mp4": "video",
    "video/webm": "video",
    "application/x-creastudio-layout": "layout",
    "application/x-creastudio-model": "model",
}

_SUFFIX_BY_TYPE = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/x-creastudio-score": ".score",
    "audio/wav": ".wav",
    "audio/flac": ".flac",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "application/x-creastudio-layout": ".layout",
    "application/x-creastudio-model": ".model",
}


def kind_of(media_type: str) -> Kind | None:
    """Return the kind of a media type, or None for a type the studio doesn't know."""
    return _KIND_BY_TYPE.get(media_type)


def suffix_of(media_type: str) -> str:
    """Return the file suffix (with its dot) of a media type; ``.bin`` for an unknown one."""
    return _SUFFIX_BY_TYPE.get(media_type, ".bin")


def media_type_of(name: str) -> str:
    """Return the media type of a file by its name, and "" for one that nobody knows.

    For what an artifact may be it is the name used here, on every system: others call a ".wav" "audio/x-wav".
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".jpeg":
        suffix = ".jpg"
    own = next((media_type for media_type, known in _SUFFIX_BY_TYPE.items() if known == suffix), "")
    return own or mimetypes.guess_type(name)[0] or ""


def media_types() -> tuple[str, ...]:
    """Return every media type that an artifact may have."""
    return tuple(_KIND_BY_TYPE)

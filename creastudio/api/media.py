"""The kinds of media that generators take and make, and how files name them."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Literal

Kind = Literal["image", "text", "score", "audio", "video", "layout", "brand", "campaign", "model", "file"]
"""What an artifact is, whatever its file format; a "file" is one of another program, which the studio only keeps and saves."""

FILE = "application/octet-stream"
"""The media type of a file of another program; how its name ends stands in its metadata as ``suffix``."""

PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
"""Formats of picture files that are read, as Pillow calls them; nothing else is tried, whatever a file is called."""

PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jfif", ".webp", ".bmp", ".dib", ".gif", ".tif", ".tiff"}
)
"""Endings of picture files that are looked at, lower case."""

MAX_PICTURE_PIXELS = 100_000_000
"""Larger pictures aren't decoded."""

_TYPES: dict[str, tuple[Kind, str]] = {
    "image/png": ("image", ".png"),
    "image/jpeg": ("image", ".jpg"),
    "image/webp": ("image", ".webp"),
    "text/plain": ("text", ".txt"),
    "text/markdown": ("text", ".md"),
    "text/x-fountain": ("text", ".fountain"),
    "application/json": ("text", ".json"),
    "application/x-creastudio-score": ("score", ".score"),
    "audio/wav": ("audio", ".wav"),
    "audio/flac": ("audio", ".flac"),
    "audio/mpeg": ("audio", ".mp3"),
    "audio/mp4": ("audio", ".m4a"),
    "audio/ogg": ("audio", ".ogg"),
    "audio/aac": ("audio", ".aac"),
    "audio/ac3": ("audio", ".ac3"),
    "audio/aiff": ("audio", ".aiff"),
    "audio/amr": ("audio", ".amr"),
    "audio/basic": ("audio", ".au"),
    "audio/vnd.dts": ("audio", ".dts"),
    "audio/x-ape": ("audio", ".ape"),
    "audio/x-caf": ("audio", ".caf"),
    "audio/x-matroska": ("audio", ".mka"),
    "audio/x-ms-wma": ("audio", ".wma"),
    "audio/x-tta": ("audio", ".tta"),
    "audio/x-wavpack": ("audio", ".wv"),
    "video/mp4": ("video", ".mp4"),
    "video/webm": ("video", ".webm"),
    "video/quicktime": ("video", ".mov"),
    "video/x-matroska": ("video", ".mkv"),
    "video/x-msvideo": ("video", ".avi"),
    "video/mpeg": ("video", ".mpg"),
    "video/mp2t": ("video", ".ts"),
    "video/ogg": ("video", ".ogv"),
    "video/x-flv": ("video", ".flv"),
    "video/x-ms-wmv": ("video", ".wmv"),
    "video/dv": ("video", ".dv"),
    "application/mxf": ("video", ".mxf"),
    "application/x-creastudio-layout": ("layout", ".layout"),
    "application/x-creastudio-brand": ("brand", ".creabrand"),
    "application/x-creastudio-campaign": ("campaign", ".creacampaign"),
    "application/x-creastudio-model": ("model", ".model"),
    FILE: ("file", ".bin"),
}
"""Media type -> what it is, and how its files are called here."""

_OTHER_SUFFIXES = {
    ".jpeg": ".jpg", ".aif": ".aiff", ".oga": ".ogg", ".opus": ".ogg", ".m4v": ".mp4", ".3gp": ".mp4", ".3g2": ".mp4",
    ".mpeg": ".mpg", ".vob": ".mpg", ".m2ts": ".ts", ".mts": ".ts", ".asf": ".wmv", ".w64": ".wav", ".m4b": ".m4a",
    ".snd": ".au", ".eac3": ".ac3",
}  # fmt: skip
"""Other endings of the same files."""


def _suffixes(kind: Kind) -> frozenset[str]:
    own = {suffix for its_kind, suffix in _TYPES.values() if its_kind == kind}
    return frozenset(own | {other for other, known in _OTHER_SUFFIXES.items() if known in own})


AUDIO_SUFFIXES = _suffixes("audio")
"""Endings of sound files that are looked at, lower case."""

VIDEO_SUFFIXES = _suffixes("video")
"""Endings of video files that are looked at, lower case."""


SCORE_SUFFIXES = frozenset({".mid", ".midi", ".musicxml", ".mxl", ".abc", ".score"})
"""Endings of music files that are looked at, lower case."""


def kind_of(media_type: str) -> Kind | None:
    """Return the kind of a media type, or None for a type the studio doesn't know."""
    return _TYPES[media_type][0] if media_type in _TYPES else None


RUNNABLE = frozenset(
    {
        ".action", ".apk", ".app", ".appimage", ".applescript", ".bash", ".bat", ".chm", ".cmd", ".com", ".command", ".cpl", ".deb",
        ".desktop", ".dll", ".dmg", ".docm", ".dylib", ".elf", ".exe", ".gadget", ".hta", ".htm", ".html", ".inf", ".iso", ".jar", ".js",
        ".jse", ".lnk", ".mht", ".mhtml", ".mobileconfig", ".msc", ".msi", ".msp", ".pif", ".pkg", ".pl", ".pptm", ".ps1", ".psm1", ".py",
        ".pyc", ".pyw", ".pyz", ".rb", ".reg", ".rpm", ".run", ".scf", ".scpt", ".scr", ".sct", ".service", ".sh", ".so", ".svg",
        ".sys", ".terminal", ".url", ".vb", ".vbe", ".vbs", ".vhd", ".webloc", ".wsc", ".wsf", ".wsh", ".xhtml", ".xlsm", ".zsh",
    }
)  # fmt: skip
"""Endings of files that a system runs when they are opened; no result gets one."""


def is_text_suffix(suffix: str) -> bool:
    """Return whether a text may be in a file whose name ends so: nothing that a system runs, no other kind of media."""
    if suffix in RUNNABLE or re.fullmatch(r"\.[a-z][a-z0-9]{0,9}", suffix) is None:
        return False
    known = media_type_of(f"a{suffix}")
    return not known or known.startswith("text/")


def is_file_suffix(suffix: str) -> bool:
    """Return whether a file of another program may have a name that ends so: nothing that a system runs, no kind of its own."""
    if suffix in RUNNABLE or re.fullmatch(r"\.[a-z0-9]{1,10}", suffix) is None:
        return False
    return kind_of(media_type_of(f"a{suffix}")) in (None, "file")


def suffix_for(media_type: str, metadata: Mapping[str, Any]) -> str:
    """Return the suffix of a result's file: a text and a file may ask for that of another program, as ``suffix`` in its metadata."""
    wanted = metadata.get("suffix")
    if not isinstance(wanted, str):
        return suffix_of(media_type)
    fits = (
        is_file_suffix(wanted)
        if media_type == FILE
        else media_type.startswith("text/") and is_text_suffix(wanted)
    )
    return wanted if fits else suffix_of(media_type)


def suffix_of(media_type: str) -> str:
    """Return the file suffix (with its dot) of a media type; ``.bin`` for an unknown one."""
    return _TYPES[media_type][1] if media_type in _TYPES else ".bin"


def media_type_of(name: str) -> str:
    """Return the media type of a file by its name, and "" for one that nobody knows.

    For what an artifact may be it is the name used here, on every system: others call a ".wav" "audio/x-wav".
    """
    suffix = PurePath(name).suffix.lower()
    suffix = _OTHER_SUFFIXES.get(suffix, suffix)
    own = next((media_type for media_type, (_, known) in _TYPES.items() if known == suffix), "")
    return own or mimetypes.guess_type(name)[0] or ""


def media_types() -> tuple[str, ...]:
    """Return every media type that an artifact may have."""
    return tuple(_TYPES)

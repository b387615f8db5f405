"""What films and sounds say of themselves, found without reading all of them: they may be larger than the memory."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from creastudio.export import mp4_mark, ogg_mark, wav_mark
from creastudio.export.xmp import MAX_PACKET, recipe_in

TAG = "CREASTUDIO_XMP"
"""Name of the tag that holds the packet in a WebM, FLAC or Ogg."""

_MATROSKA = b"\x1a\x45\xdf\xa3"
_REACH = 8 * 2**20
"""Bytes at either end of a WebM in which its tags are."""


def find(path: Path) -> tuple[bool, str | None]:
    """Return whether a file is an MP4, WebM, WAV, FLAC or Ogg, and the recipe in it; OSError when it can't be read."""
    with path.open("rb") as file:
        start = file.read(16)
        if mp4_mark.is_mp4(start):
            return True, mp4_mark.find(file)
        if wav_mark.is_wav(start):
            return True, wav_mark.find(file)
        if start.startswith((_MATROSKA, b"fLaC")):
            return True, _in_tags(file)
        if start.startswith(ogg_mark.SIGNATURE):
            return True, _in_text(ogg_mark.comments(file, _REACH))
    return False, None


def _in_tags(file: BinaryIO) -> str | None:
    """Return the recipe in a packet that stands as it is near the start or the end of a file."""
    size = file.seek(0, 2)
    for position in dict.fromkeys((0, max(0, size - _REACH))):
        file.seek(position)
        data = file.read(_REACH)
        found = _in_text(data)
        if found is not None:
            return found
    return None


def _in_text(data: bytes) -> str | None:
    name = data.find(TAG.encode())
    begin = data.find(b"<?xpacket begin", max(0, name))
    end = data.find(b"<?xpacket end", begin)
    end = data.find(b"?>", end) + 2 if end >= 0 else -1
    if 0 <= name < begin < end <= begin + MAX_PACKET:
        return recipe_in(data[begin:end])
    return None

"""The recipe inside an exported file: written where the format has room for it, else into a file beside it.

========================  ==============================================
PNG                       iTXt chunk with the keyword ``CreaStudio``
JPEG                      XMP, property ``recipe``; extended when it is long
WebP, TIFF, PSD           XMP, the same
PDF, SVG                  XMP, the same; written together with the file
ORA                       that of the merged picture inside
ZIP (HTML5 banner)        XMP in the archive's comment
MIDI                      a text event at the beginning
MusicXML                  a miscellaneous field
GIF                       XMP in an application extension
MP4                       XMP in a ``uuid`` box at the end
WebM, FLAC, Ogg           XMP in the tag ``CREASTUDIO_XMP``
WAV                       XMP in a chunk ``_PMX`` at the end
everything else           ``FILE.recipe.json``
========================  ==============================================
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from creastudio.api.errors import UserError
from creastudio.export import (
    gif_mark,
    jpeg_mark,
    midi_mark,
    musicxml_mark,
    ora_mark,
    packet_mark,
    png_mark,
    psd_mark,
    stream_mark,
    tiff_mark,
    webp_mark,
    zip_mark,
)
from creastudio.export.recipe_graph import MAX_TEXT, BadMark, Made, NewerMark, Provenance, dumps, loads
from creastudio.export.xmp import Mark
from creastudio.store.files import write_bytes

__all__ = ["Made", "Provenance", "embed", "read", "read_bytes", "sidecar_of", "strip", "write_marked"]


class _Way(NamedTuple):
    """How a format carries a mark."""

    insert: Callable[[bytes, Mark], bytes]
    remove: Callable[[bytes], bytes]
    find: Callable[[bytes], str | None]
    recognised: Callable[[bytes], bool]


_WAYS = {
    "image/png": _Way(
        png_mark.insert, png_mark.remove, png_mark.find, lambda data: data.startswith(png_mark.SIGNATURE)
    ),
    "image/jpeg": _Way(
        jpeg_mark.insert, jpeg_mark.remove, jpeg_mark.find, lambda data: data.startswith(jpeg_mark.SIGNATURE)
    ),
    "image/webp": _Way(webp_mark.insert, webp_mark.remove, webp_mark.find, webp_mark.is_webp),
    "image/tiff": _Way(tiff_mark.insert, tiff_mark.remove, tiff_mark.find, tiff_mark.is_tiff),
    "image/vnd.adobe.photoshop": _Way(
        psd_mark.insert, psd_mark.remove, psd_mark.find, lambda data: data.startswith(psd_mark.SIGNATURE)
    ),
    "image/gif": _Way(gif_mark.insert, gif_mark.remove, gif_mark.find, gif_mark.is_gif),
    "audio/midi": _Way(
        midi_mark.insert,
        midi_mark.remove,
        midi_mark.find,
        lambda data: data.startswith(midi_mark.SIGNATURE),
    ),
    "application/vnd.recordare.musicxml+xml": _Way(
        musicxml_mark.insert, musicxml_mark.remove, musicxml_mark.find, musicxml_mark.is_musicxml
    ),
    "image/openraster": _Way(ora_mark.insert, ora_mark.remove, ora_mark.find, ora_mark.is_ora),
    # An OpenRaster file is an archive, too: this comes after it.
    "application/zip": _Way(zip_mark.insert, zip_mark.remove, zip_mark.find, zip_mark.is_zip),
}

_READ_ONLY = ((packet_mark.is_pdf, packet_mark.find), (packet_mark.is_svg, packet_mark.find))
"""Formats whose mark is written together with the file."""

INSIDE = frozenset(_WAYS)
"""Media types that carry their recipe inside."""

MAX_FILE = 2 * 1024**3


def embed(data: bytes, media_type: str, provenance: Provenance) -> bytes:
    """Return `data` with the recipe inside, pixels untouched; the same arguments give the same bytes.

    Raises
    ------
    ValueError
        For a media type that has no room for it; see ``INSIDE``.
    """
    if media_type not in _WAYS:
        raise ValueError(f"{media_type} has no room for a recipe")
    return marked(data, media_type, mark_of(provenance))


def marked(data: bytes, media_type: str, mark: Mark | None) -> bytes:
    """As ``embed``, for what a file says of itself besides; as it is without a mark."""
    return data if mark is None else _WAYS[media_type].insert(data, mark)


def mark_of(provenance: Provenance) -> Mark:
    """Return the recipe, and what it is in the IPTC's terms."""
    kind = "compositeWithTrainedAlgorithmicMedia" if provenance.composite else "trainedAlgorithmicMedia"
    return Mark(dumps(provenance), kind)


def strip(data: bytes, media_type: str) -> bytes:
    """Return `data` without a recipe of ours."""
    way = _WAYS.get(media_type)
    return way.remove(data) if way is not None and _found(data) is not None else data


def write_marked(path: Path, data: bytes, media_type: str, provenance: Provenance | None) -> tuple[Path, ...]:
    """Write a file, with its recipe inside or beside it; without one when `provenance` is None or empty.

    Returns
    -------
    tuple of Path
        What was written: the file, and the one beside it if there is one.

    Raises
    ------
    UserError
        When the folder is missing, read only or full.
    """
    sidecar = sidecar_of(path)
    marked = provenance if provenance is not None and provenance.made else None
    if marked is None or media_type in INSIDE:
        write_bytes(path, strip(data, media_type) if marked is None else embed(data, media_type, marked))
        # A recipe of what had this name before would be a lie now.
        sidecar.unlink(missing_ok=True)
        return (path,)
    write_bytes(path, data)
    write_bytes(sidecar, (dumps(marked) + "\n").encode("ascii"))
    return path, sidecar


def sidecar_of(path: Path) -> Path:
    """Return the file beside `path` that holds the recipe of a format without room for it."""
    return path.with_name(f"{path.name}.recipe.json")


def read(path: Path) -> Provenance | None:
    """Return where a file came from, or None when it doesn't say.

    Raises
    ------
    UserError
        When the file can't be read, or its recipe is damaged or newer than this version.
    """
    try:
        streamed, text = stream_mark.find(path)
        if streamed:
            found = None if text is None else _loaded(text, path.name)
        elif path.stat().st_size > MAX_FILE:
            raise UserError(f"'{path.name}' is too large to look into.", "Files up to 2 GB are read.")
        else:
            found = read_bytes(path.read_bytes(), path.name)
        sidecar = sidecar_of(path)
        if found is None and sidecar.is_file():
            found = _loaded(_capped_text(sidecar), sidecar.name)
    except FileNotFoundError:
        raise UserError(f"There is no '{path}'.", "Check the name.") from None
    except OSError as error:
        raise UserError(f"'{path.name}' can't be read: {error.strerror}.", "Check its permissions.") from None
    return found


def read_bytes(data: bytes, name: str = "the file") -> Provenance | None:
    """As ``read``, for bytes that are called `name`."""
    try:
        text = _found(data)
    except BadMark as error:
        raise _damaged(name) from error
    return None if text is None else _loaded(text, name)


def _found(data: bytes) -> str | None:
    ways = [(way.recognised, way.find) for way in _WAYS.values()]
    return next((find(data) for recognised, find in (*ways, *_READ_ONLY) if recognised(data)), None)


def _loaded(text: str, name: str) -> Provenance:
    try:
        return loads(text)
    except NewerMark:
        message = f"The recipe in '{name}' was written by a newer CreaStudio."
        raise UserError(message, "Update CreaStudio to read it.") from None
    except BadMark as error:
        raise _damaged(name) from error


def _capped_text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_TEXT + 1)
    return data.decode("utf-8", "replace")


def _damaged(name: str) -> UserError:
    return UserError(
        f"The recipe in '{name}' is damaged.", "The file itself may be fine; its origin is not known."
    )

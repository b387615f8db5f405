"""Files of a person's own as assets of a project: pictures, videos, sounds and music."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.api.media import AUDIO_SUFFIXES, SCORE_SUFFIXES, VIDEO_SUFFIXES, Kind
from creastudio.core.assets import Asset
from creastudio.store.blobs import BlobStore
from creastudio.workspace.incoming_layouts import LAYOUT_SUFFIXES, take_in_layout

if TYPE_CHECKING:
    from creastudio.export.marking import Made

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


@dataclass(frozen=True)
class Incoming:
    """A file that is in the project now: its asset, and what a person should know of it, a sentence each."""

    asset: Asset
    notes: tuple[str, ...] = ()


def kind_of_file(path: Path) -> Kind | None:
    """Return what a file is by its ending, but "image" for a picture that is called like a video; None for others."""
    suffix = path.suffix.lower()
    if suffix in SCORE_SUFFIXES:
        return "score"
    if suffix not in AUDIO_SUFFIXES and suffix not in VIDEO_SUFFIXES:
        return None
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError:
        start = b""
    if start.startswith(_PICTURES) or (start.startswith(b"RIFF") and start[8:12] == b"WEBP"):
        return "image"
    return "video" if suffix in VIDEO_SUFFIXES else "audio"


def take_in_any(
    path: Path, blobs: BlobStore, progress: Callable[[float], object] = lambda _share: None
) -> Incoming:
    """As ``take_in``, for pictures and layouts too."""
    if path.suffix.lower() in LAYOUT_SUFFIXES:
        return Incoming(*take_in_layout(path, blobs))
    played = kind_of_file(path)
    return take_in(path, blobs, progress) if played not in (None, "image") else _picture(path, blobs)


def take_in(
    path: Path, blobs: BlobStore, progress: Callable[[float], object] = lambda _share: None
) -> Incoming:
    """Copy a video, sound or music file into a project; any thread may call it.

    What it is is told by what it holds: a video without pictures is a sound.

    Parameters
    ----------
    progress : callable
        Gets the share that is done, 0 to 1; what it raises ends the work, and nothing is left of it.

    Raises
    ------
    UserError
        When the file can't be read or kept, or is none of these.
    """
    if path.suffix.lower() in SCORE_SUFFIXES:
        return _score(path, blobs)
    # PyAV comes with the first video, not with the window.
    from creastudio.media.probe import probe

    facts = probe(path)
    size = max(1, path.stat().st_size)
    sha256 = blobs.put_file(path, lambda done: progress(done / (2 * size)))
    metadata = {**facts.metadata, "file": path.name, "bytes": size}
    asset = Asset(sha256=sha256, media_type=facts.media_type, title=path.stem, metadata=metadata)
    return Incoming(asset, facts.notes)


def _score(path: Path, blobs: BlobStore) -> Incoming:
    from creastudio.media.scores import import_score

    found = import_score(path)
    made = found.artifact()
    metadata = {**made.metadata, "file": path.name}
    asset = Asset(sha256=blobs.put(made.data), media_type=made.media_type, title=path.stem, metadata=metadata)
    if not found.notes:
        return Incoming(asset)
    return Incoming(asset, (f"Not all of '{path.name}' is as it was written. {' '.join(found.notes)}",))


def _picture(path: Path, blobs: BlobStore) -> Incoming:
    # Pillow and NumPy cost a quarter of a second and come with the first picture, not with the window.
    from creastudio.media.images import import_image

    image = import_image(path)
    made = made_in(path)
    asset = Asset(
        sha256=blobs.put(own_bytes(image.data, image.media_type, made)),
        media_type=image.media_type,
        title=path.stem,
        recipe=made.recipe if made is not None else None,
        metadata=dict(image.metadata),
    )
    return Incoming(asset, (image.note,) if image.note else ())


def made_in(file: Path) -> Made | None:
    """Return what a picture file says of the one result that it shows, or None."""
    from creastudio.export.marking import read

    try:
        provenance = read(file)
    except UserError:
        # A damaged mark doesn't spoil the picture.
        return None
    if provenance is None or provenance.composite or len(provenance.made) != 1:
        return None
    return provenance.made[0]


def own_bytes(data: bytes, media_type: str, made: Made | None) -> bytes:
    """Return a picture as it was before it was exported, where that is what it still is; else as it is.

    So a result that left the studio as a file and comes back is the same asset as before.
    """
    from creastudio.export.marking import strip

    if made is None or not made.sha256:
        return data
    plain = strip(data, media_type)
    return plain if hashlib.sha256(plain).hexdigest() == made.sha256 else data

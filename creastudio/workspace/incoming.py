"""Videos, sounds and music files of a person's own as assets of a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.media import AUDIO_SUFFIXES, SCORE_SUFFIXES, VIDEO_SUFFIXES, Kind
from creastudio.core.assets import Asset
from creastudio.store.blobs import BlobStore

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
    metadata = {**facts.metadata, "file": path.name}
    asset = Asset(sha256=sha256, media_type=facts.media_type, title=path.stem, metadata=metadata)
    return Incoming(asset, facts.notes)


def _score(path: Path, blobs: BlobStore) -> Incoming:
    from creastudio.media.scores import import_score

    found = import_score(path)
    made = found.artifact()
    metadata = {**made.metadata, "file": path.name}
    asset = Asset(sha256=blobs.put(made.data), media_type=made.media_type, title=path.stem, metadata=metadata)
    return Incoming(asset, found.notes)

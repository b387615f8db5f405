"""Media that a project shows and hasn't got, and finding their files again: by their bytes, else by name and length."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.media import AUDIO_SUFFIXES, PICTURE_SUFFIXES, SCORE_SUFFIXES, VIDEO_SUFFIXES, Kind
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.time import to_seconds
from creastudio.core.timeline import Clip
from creastudio.media.otio_foreign import file_named
from creastudio.store.blobs import BlobStore
from creastudio.store.files import hash_file
from creastudio.workspace.tray import shown_assets

MAX_FILES = 50_000
"""Files of a folder that are looked at."""

MAX_DEPTH = 12

ALIKE = 0.1
"""s by which the length of a file may differ that stands for another one of its name."""

_SUFFIXES: dict[Kind, frozenset[str]] = {
    "image": PICTURE_SUFFIXES, "video": VIDEO_SUFFIXES, "audio": AUDIO_SUFFIXES | VIDEO_SUFFIXES, "score": SCORE_SUFFIXES,
}  # fmt: skip


@dataclass(frozen=True)
class Missing:
    """Something that is shown and isn't there.

    Attributes
    ----------
    sha256 : str
        Hash of its bytes; empty for what another program named.
    clips : tuple of str
        Ids of the clips that show it, or take it for one of their takes.
    name : str
        How its file was called, as far as that is known, else its title.
    duration : float
        s; 0 where it has none or it isn't known.
    size : int
        Bytes; 0 where it isn't known.
    """

    title: str
    kind: Kind
    sha256: str = ""
    clips: tuple[str, ...] = ()
    name: str = ""
    duration: float = 0.0
    size: int = 0


@dataclass(frozen=True)
class Found:
    """A file for something missing; `exact` where it is the very same bytes."""

    missing: Missing
    path: Path
    exact: bool


@dataclass
class _Shown:
    kind: Kind
    title: str
    sha256: str
    asset: Asset | None = None
    clips: list[str] = field(default_factory=list)
    length: int = 0
    name: str = ""


def missing_media(document: Document, blobs: BlobStore) -> list[Missing]:
    """Return what clips and layers show that isn't in the project, or whose bytes are gone.

    What was thrown away is no such thing: it can be brought back. Looks for one file an asset, so it takes a while.
    """
    known = {asset.sha256: asset for asset in document.assets}
    thrown = {asset.sha256 for asset in document.trash}
    shown: dict[tuple[str, ...], _Shown] = {}
    for sequence in document.sequences:
        for track in sequence.tracks:
            for clip in track.clips:
                _note(shown, clip, known)
    for sha256 in shown_assets(document):
        asset = known.get(sha256)
        if asset is not None and (sha256,) not in shown:
            shown[(sha256,)] = _Shown(asset.kind, asset.title, sha256, asset)
    return [
        _missing(item)
        for item in shown.values()
        if item.sha256 not in thrown and not (item.asset is not None and blobs.has(item.sha256))
    ]


def find_in_folder(
    folder: Path, missing: Sequence[Missing], progress: Callable[[float], object] = lambda _share: None
) -> list[Found]:
    """Look through a folder and all below it for files of missing media; one file at most for each.

    First those with the very same bytes are looked for, those of the same name or size first; what isn't found so is
    looked for by name and length. Nothing is changed.

    Parameters
    ----------
    progress : callable
        Gets the share of files that are looked at, 0 to 1; what it raises ends the search.
    """
    files = list(_files(folder))
    left = {id(item): item for item in missing}
    found: list[Found] = []
    for index, path in enumerate(files):
        share = index / len(files)
        progress(share)
        wanted = {item.sha256: item for item in left.values() if item.sha256 and _may_be(item, path)}
        if not wanted:
            continue
        try:
            sha256 = hash_file(path, lambda _done, share=share: progress(share))
        except OSError:
            continue
        if sha256 in wanted:
            found.append(Found(wanted[sha256], path, exact=True))
            del left[id(wanted[sha256])]
    for item in left.values():
        alike = next((path for path in files if _named_alike(item, path) and _lasts_alike(item, path)), None)
        if alike is not None:
            found.append(Found(item, alike, exact=False))
    return found


def _note(shown: dict[tuple[str, ...], _Shown], clip: Clip, known: dict[str, Asset]) -> None:
    if clip.kind in ("artboard", "text", "generated"):
        return
    if not clip.asset:
        if clip.missing:
            item = shown.setdefault(("", clip.kind, clip.name), _Shown(clip.kind, clip.name, ""))
            item.clips.append(clip.id)
        return
    for sha256 in dict.fromkeys((clip.asset, *clip.takes)):
        asset = known.get(sha256)
        title = asset.title if asset is not None else clip.name
        item = shown.setdefault(
            (sha256,), _Shown(asset.kind if asset is not None else clip.kind, title, sha256, asset)
        )
        if clip.kind == "video":
            # Its sound lies on a track of its own, and is no file of its own.
            item.kind = "video"
        item.name = item.name or file_named(clip.foreign)
        item.clips.append(clip.id)
        item.length = max(item.length, clip.source_duration or 0)


def _missing(item: _Shown) -> Missing:
    facts = item.asset.metadata if item.asset is not None else {}
    duration, size = facts.get("duration"), facts.get("bytes")
    return Missing(
        title=item.title,
        kind=item.kind,
        sha256=item.sha256,
        clips=tuple(item.clips),
        name=str(facts.get("file") or item.name or item.title),
        duration=float(duration) if isinstance(duration, int | float) else to_seconds(item.length),
        size=size if isinstance(size, int) else 0,
    )


def _may_be(item: Missing, path: Path) -> bool:
    """Whether a file is worth hashing: of the right kind, and of the right size where that is known."""
    if path.suffix.lower() not in _SUFFIXES.get(item.kind, frozenset()):
        return False
    if not item.size:
        return True
    try:
        return path.stat().st_size == item.size
    except OSError:
        return False


def _named_alike(item: Missing, path: Path) -> bool:
    stem = Path(item.name).stem.casefold() or item.title.casefold()
    return path.suffix.lower() in _SUFFIXES.get(item.kind, frozenset()) and path.stem.casefold() == stem


def _lasts_alike(item: Missing, path: Path) -> bool:
    if item.kind not in ("video", "audio") or not item.duration:
        return True
    from creastudio.media.probe import probe

    try:
        facts = probe(path)
    except UserError:
        return False
    # A sound may come from a video, never the other way round.
    fits = item.kind == "audio" or facts.kind == "video"
    # The length of a clip of another program is no more than what it knew of its source.
    return fits and (not item.sha256 or abs(facts.duration - item.duration) <= ALIKE)


def _files(folder: Path) -> Iterator[Path]:
    """Yield files of media in a folder and below; links to folders aren't followed."""
    every = frozenset().union(*_SUFFIXES.values())
    count, waiting = 0, [(str(folder), 0)]
    while waiting:
        where, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(where), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    if depth < MAX_DEPTH:
                        waiting.append((entry.path, depth + 1))
                elif os.path.splitext(entry.name)[1].lower() in every and entry.is_file():
                    count += 1
                    if count > MAX_FILES:
                        return
                    yield Path(entry.path)
            except OSError:
                continue

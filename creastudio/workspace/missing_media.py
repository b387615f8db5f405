"""Media that a project shows and hasn't got, and finding their files again: by their bytes, else by name and length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
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
from creastudio.workspace.media_folders import media_files
from creastudio.workspace.tray import shown_assets

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

    First those with the very same bytes are looked for, in files of the right kind and size; what isn't found so is looked
    for by name and length. Nothing is changed.

    Parameters
    ----------
    progress : callable
        Gets the share of files that are looked at, 0 to 1; what it raises ends the search.
    """
    files = list(media_files(folder))
    left = {id(item): item for item in missing}
    by_stem: defaultdict[str, list[Path]] = defaultdict(list)
    found: list[Found] = []
    for index, file in enumerate(files):
        share, path = index / len(files), Path(file.path)
        progress(share)
        by_stem[path.stem.casefold()].append(path)
        wanted = {
            item.sha256: item
            for item in left.values()
            # By size first: it tells most files apart, and a folder may hold fifty thousand.
            if item.sha256 and item.size in (0, file.size) and _is_called_like(item.kind, path)
        }
        try:
            sha256 = hash_file(path, lambda _done, share=share: progress(share)) if wanted else ""
        except OSError:
            continue
        if sha256 in wanted:
            found.append(Found(wanted[sha256], path, exact=True))
            del left[id(wanted[sha256])]
    for item in left.values():
        named = by_stem.get(Path(item.name).stem.casefold() or item.title.casefold(), [])
        fits = (path for path in named if _is_called_like(item.kind, path) and _lasts_alike(item, path))
        alike = next(fits, None)
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


def _is_called_like(kind: Kind, path: Path) -> bool:
    """Whether a file has an ending of a kind."""
    return path.suffix.lower() in _SUFFIXES.get(kind, frozenset())


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

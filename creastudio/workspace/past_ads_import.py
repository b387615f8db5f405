"""Files that become past ads of the library: pictures, annotations, projects and layered files, and folders of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.media import PICTURE_SUFFIXES, suffix_of
from creastudio.api.past_ads import MOST_ADS, PastAd, read_every_past
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.past_layers import past_ad
from creastudio.store.past_ads import PICTURES, PastAdsLibrary

TABLES = frozenset({".json", ".csv", ".tsv"})
LAYERED = frozenset({".crea", ".psd", ".psb", ".ora", ".svg"})
SUFFIXES = TABLES | LAYERED | PICTURE_SUFFIXES
"""Endings of files that are read."""

DEEPEST = 3
"""Folders below the chosen one."""

SIDE = 2048
"""Longest side of the pictures that are painted of layered files, px."""


@dataclass
class Incoming:
    """What was read of some files.

    Attributes
    ----------
    skipped : list of str
        A sentence for each file that wasn't taken, and for each limit that was reached.
    """

    ads: list[PastAd] = field(default_factory=list[PastAd])
    skipped: list[str] = field(default_factory=list[str])


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and those in folders that may hold ads; annotations first, so that pictures come with theirs."""
    found: list[Path] = []
    for path in paths:
        found += _in_folder(path, 0) if path.is_dir() else [path]
    yield from sorted(found, key=lambda path: (path.suffix.lower() not in TABLES, str(path).casefold()))


def read_files(
    paths: Iterable[Path], library: PastAdsLibrary, go_on: Callable[[int], bool] = lambda _count: True
) -> Incoming:
    """Read files into ads; their pictures are copied into the library, whose list stays as it is. Any thread.

    Parameters
    ----------
    go_on : callable
        Asked before each file with how many were read; False ends with what was found until then.
    """
    found = Incoming()
    seen: set[str] = set()
    for count, path in enumerate(files_of(paths)):
        if not go_on(count):
            break
        if len(found.ads) >= MOST_ADS:
            found.skipped.append(f"'{path.name}' and what follows: there are {MOST_ADS} ads already.")
            break
        try:
            fresh = _read(path, library, found.skipped)
        except UserError as error:
            found.skipped.append(" ".join(part for part in (error.message, error.hint) if part))
            continue
        except OSError as error:
            found.skipped.append(f"'{path.name}' can't be read: {error.strerror}.")
            continue
        for ad in fresh:
            # A picture that came with its annotations isn't one more ad.
            if ad.elements or ad.image not in seen:
                found.ads.append(ad)
            seen.add(ad.image)
    return found


def joined(held: Sequence[PastAd], fresh: Iterable[PastAd]) -> tuple[tuple[PastAd, ...], int]:
    """Return the ads of a library with others, and how many came in.

    What is there already stays; where nobody has annotated it, the annotated one takes its place.
    """
    found = list(held)
    places = {ad.image: at for at, ad in enumerate(found) if ad.image.startswith(f"{PICTURES}/")}
    others = set(found)
    came = 0
    for ad in fresh:
        at = places.get(ad.image)
        if at is not None and ad.elements and not found[at].elements:
            found[at] = ad.model_copy(update={"liking": ad.liking or found[at].liking})
        elif at is not None or ad in others or len(found) >= MOST_ADS:
            continue
        else:
            if ad.image.startswith(f"{PICTURES}/"):
                places[ad.image] = len(found)
            others.add(ad)
            found.append(ad)
        came += 1
    return tuple(found), came


def _in_folder(folder: Path, depth: int) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    found = [path for path in entries if path.suffix.lower() in SUFFIXES and path.is_file()]
    if depth < DEEPEST:
        for path in entries:
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                found += _in_folder(path, depth + 1)
    return found


def _read(path: Path, library: PastAdsLibrary, skipped: list[str]) -> list[PastAd]:
    suffix = path.suffix.lower()
    if suffix in TABLES:
        return _annotated(path, library, skipped)
    if suffix == ".crea":
        return _of_project(path, library, skipped)
    if suffix in LAYERED:
        found = _of_layers(path, library)
        if found is not None:
            return [found]
    return [_of_picture(path, library)]


def _of_picture(path: Path, library: PastAdsLibrary) -> PastAd:
    from creastudio.media.images import import_image

    picture = import_image(path)
    image = library.add_picture(picture.data, path.name, suffix_of(picture.media_type))
    return PastAd(image=image, width=picture.width, height=picture.height)


def _annotated(path: Path, library: PastAdsLibrary, skipped: list[str]) -> list[PastAd]:
    found: list[PastAd] = []
    for ad in read_every_past(path):
        picture = _beside(path, ad.image)
        if picture is None:
            if not ad.elements:
                skipped.append(f"'{ad.image}' of '{path.name}' isn't there.")
                continue
            # Without its picture it still says where things lie.
            found.append(_without_picture(ad))
            continue
        try:
            found.append(ad.model_copy(update={"image": _of_picture(picture, library).image}))
        except UserError as error:
            skipped.append(error.message)
            found.append(_without_picture(ad))
    return found


def _without_picture(ad: PastAd) -> PastAd:
    """Return an ad under a name that no picture in the library has."""
    return ad.model_copy(update={"image": re.sub(rf"^({PICTURES}/)+", "", ad.image)})


def _beside(path: Path, name: str) -> Path | None:
    """Return the picture that a file of annotations names, in its own folder or below it; None for any other."""
    if not name or Path(name).suffix.lower() not in PICTURE_SUFFIXES:
        return None
    folder = path.parent.resolve()
    try:
        picture = (folder / name).resolve()
        return picture if picture.is_relative_to(folder) and picture.is_file() else None
    except (OSError, ValueError):
        return None


def _of_project(path: Path, library: PastAdsLibrary, skipped: list[str]) -> list[PastAd]:
    from creastudio.store.project_file import peek_project

    found: list[PastAd] = []
    with peek_project(path) as project:
        for board in project.document.artboards:
            told = past_ad(board.layers, board.width, board.height, "")
            if told is None:
                skipped.append(
                    f"'{path.name}': '{board.name}' has no layer whose role or name tells what it is."
                )
                continue
            found.append(_painted(project.document, board, project.read, told, library, path.stem))
    if not found and not project.document.artboards:
        skipped.append(f"'{path.name}' has no artboards.")
    return found


def _of_layers(path: Path, library: PastAdsLibrary) -> PastAd | None:
    """Return a layered file as an ad; None for a picture without layers."""
    from creastudio.export.importing import import_layers

    layered = import_layers(path)
    if layered is None:
        return None
    board = Artboard(name="", width=layered.width, height=layered.height, layers=layered.layers)
    document = Document(artboards=(board,), assets=layered.assets)
    told = past_ad(board.layers, board.width, board.height, "", layered.words)
    return _painted(document, board, layered.blobs.__getitem__, told or {}, library, path.stem)


def _painted(
    document: Document,
    board: Artboard,
    read: Callable[[str], bytes],
    told: dict[str, Any],
    library: PastAdsLibrary,
    stem: str,
) -> PastAd:
    from creastudio.export.options import JpegOptions
    from creastudio.export.raster import artboard_bytes
    from creastudio.export.work import Work

    scale = min(1.0, max(0.05, SIDE / max(board.width, board.height)))
    data = artboard_bytes(Work(document, read), board, "image/jpeg", JpegOptions(scale=scale, quality=92))
    image = library.add_picture(data, f"{stem} {board.name}.jpg".replace(" .", "."), ".jpg")
    elements = told.get("elements", ())
    return PastAd.model_validate(
        {"image": image, "width": board.width, "height": board.height, "elements": elements}
    )

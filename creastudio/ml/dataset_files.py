"""Which files of a folder are pictures, and what each of them is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from creastudio.api import UserError
from creastudio.api.dataset import MANIFEST
from creastudio.api.media import MAX_PICTURE_PIXELS, PICTURE_SUFFIXES
from creastudio.ml.dataset_hashes import Thumbs, thumbnail
from creastudio.ml.dataset_leaks import flat_share
from creastudio.ml.picture_files import FileFacts, PictureFault, read_picture

MAX_FILES = 50_000
"""Pictures that are looked at in one folder."""

DRAFT = 256
"""Shorter side, px, down to which a JPEG is decoded smaller."""

OTHER_PICTURES = frozenset(
    {".heic", ".heif", ".avif", ".jxl", ".jp2", ".svg", ".psd", ".ora", ".kra", ".xcf", ".tga", ".exr", ".hdr",
     ".dds", ".ico", ".cr2", ".cr3", ".nef", ".arw", ".dng", ".orf", ".rw2", ".pdf", ".eps", ".ai"}
)  # fmt: skip
"""Endings of pictures that aren't read here."""

_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")


@dataclass
class Listing:
    """The files of a folder, by what they seem to be; names are below the folder, parts joined by "/".

    Attributes
    ----------
    pictures : list of str
        Named like pictures that are read, in order.
    others : list of str
        Pictures of kinds that aren't read.
    unnamed : list of str
        Pictures by their first bytes, not by their names.
    folders : list of str
        Sub-folders, at any depth.
    refused : dict of str to str
        What may not be looked at, and why.
    beyond : int
        Pictures beyond those that are looked at.
    """

    pictures: list[str] = field(default_factory=list[str])
    others: list[str] = field(default_factory=list[str])
    unnamed: list[str] = field(default_factory=list[str])
    folders: list[str] = field(default_factory=list[str])
    refused: dict[str, str] = field(default_factory=dict[str, str])
    beyond: int = 0


@dataclass
class Looks:
    """What is known of the pictures that can be used, and of those that can't.

    Attributes
    ----------
    names : list of str
        Of those that can be used; the fields below go with them.
    facts : list of FileFacts
    thumbs : ndarray
        (n, 32, 32, 3) uint8.
    flatness : ndarray
        (n,), see ``dataset_leaks.flat_share``.
    hashes : list of str
        Of the bytes of each file.
    faults : dict of str to PictureFault
        Name -> what is wrong with it.
    """

    names: list[str]
    facts: list[FileFacts]
    thumbs: Thumbs
    flatness: np.ndarray[tuple[int], np.dtype[np.float64]]
    hashes: list[str]
    faults: dict[str, PictureFault]

    def __len__(self) -> int:
        return len(self.names)


def list_folder(folder: Path, most: int = MAX_FILES) -> Listing:
    """Return what lies below `folder`; links to folders and hidden files are passed over.

    Raises
    ------
    UserError
        When there is no such folder.
    """
    if not folder.is_dir():
        raise UserError(
            f"There is no folder '{folder.name}'.",
            hint="Put it back where it was, or choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.",
        )
    found = Listing()

    def refused(error: OSError) -> None:
        path = Path(error.filename)
        name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
        found.refused[name] = f"'{path.name}' can't be read ({error.strerror})."

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(parent).relative_to(folder)
        found.folders += [(below / name).as_posix() for name in folders]
        for name in sorted(names):
            if name.startswith(".") or name == MANIFEST:
                continue
            _sort(found, Path(parent, name), (below / name).as_posix(), most, refused)
    return found


def _sort(found: Listing, path: Path, name: str, most: int, refused: Callable[[OSError], None]) -> None:
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            return
        if suffix in PICTURE_SUFFIXES:
            if len(found.pictures) < most:
                found.pictures.append(name)
            else:
                found.beyond += 1
        elif suffix in OTHER_PICTURES:
            found.others.append(name)
        elif _starts_like_a_picture(path):
            found.unnamed.append(name)
    except OSError as error:
        refused(error)


def _starts_like_a_picture(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(12)
    return head.startswith(_STARTS) and (not head.startswith(b"RIFF") or head[8:] == b"WEBP")


def look_at(
    folder: Path,
    names: list[str],
    *,
    max_pixels: int = MAX_PICTURE_PIXELS,
    on_file: Callable[[int, int], object] = lambda done, total: None,
) -> Looks:
    """Decode every picture once.

    Parameters
    ----------
    on_file : callable
        Called with files done and files in all; may raise to stop.
    """
    good: list[str] = []
    facts: list[FileFacts] = []
    flatness: list[float] = []
    hashes: list[str] = []
    faults: dict[str, PictureFault] = {}
    thumbs = np.empty((len(names), 32, 32, 3), dtype=np.uint8)
    for index, name in enumerate(names):
        on_file(index, len(names))
        path = folder / name
        try:
            picture, fact = read_picture(path, max_pixels=max_pixels, draft=DRAFT)
            with path.open("rb") as file:
                hashes.append(hashlib.file_digest(file, "blake2b").hexdigest()[:32])
        except PictureFault as fault:
            faults[name] = fault
            continue
        except OSError as error:
            faults[name] = PictureFault("unreadable", f"'{path.name}' can't be read ({error.strerror}).")
            continue
        thumbs[len(good)] = thumbnail(picture)
        flatness.append(flat_share(_middle(np.asarray(picture))))
        good.append(name)
        facts.append(fact)
    return Looks(good, facts, thumbs[: len(good)], np.array(flatness), hashes, faults)


def _middle(pixels: Thumbs) -> Thumbs:
    """Return at most 128 x 128 px from the middle: flat tints show in any part."""
    height, width = pixels.shape[:2]
    top, left = max(0, (height - 128) // 2), max(0, (width - 128) // 2)
    return pixels[top : top + 128, left : left + 128]

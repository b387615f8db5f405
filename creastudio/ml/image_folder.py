"""A folder of pictures of any size, mode and shape as one tensor in memory.

What can't be used is named in one sentence each and left out; the rest goes on. What was chosen for the folder, kept in
its manifest (``creastudio.api.dataset``), is honoured: files that are left out, crops, framing, classes, rights.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor

from creastudio.api import TrainingData, UserError
from creastudio.api.dataset import DatasetManifest, FileChoice, FitMode, Framing, read_manifest
from creastudio.api.media import MAX_PICTURE_PIXELS
from creastudio.ml.dataset_files import list_folder
from creastudio.ml.framing import Pixels, framed
from creastudio.ml.picture_files import read_picture

MAX_BYTES = 2 * 1024**3

FEW = 20
"""Fewer pictures, in all or in a class, are named."""

Fit = FitMode


@dataclass(frozen=True)
class ImageSet:
    """Pictures ready for training.

    Attributes
    ----------
    images : Tensor
        (n, 3, height, width) uint8, on the CPU.
    problems : tuple of str
        One sentence for each file that was left out because it can't be used.
    digest : str
        16 hex digits that change when any pixel does, or any class.
    files : dict of str to str
        Path below the folder -> 12 hex digits that change when a pixel of that picture does.
    labels : Tensor or None
        (n,) int64, the class of each picture; None without classes.
    classes : tuple of str
        Names of the classes, in the order of their labels.
    notes : tuple of str
        One sentence for each thing that is doubtful: too few pictures, all the same, a small or empty class.
    chosen_out : int
        How many files were left out because someone chose so.
    data : tuple of TrainingData
        For the card of a model: one entry for each licence and source.
    forbidden : frozenset of str
        Changes that would leak, as was found out or chosen for the folder: "flip", "colour".
    """

    images: Tensor
    problems: tuple[str, ...]
    digest: str
    files: dict[str, str] = field(default_factory=dict[str, str])
    labels: Tensor | None = None
    classes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    chosen_out: int = 0
    data: tuple[TrainingData, ...] = ()
    forbidden: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.images)


def load_folder(
    folder: Path,
    size: int | tuple[int, int],
    fit: Fit = "crop",
    *,
    labelled: bool = False,
    kept: Path | None = None,
    max_pixels: int = MAX_PICTURE_PIXELS,
    max_bytes: int = MAX_BYTES,
    on_file: Callable[[int, int], None] = lambda done, total: None,
) -> ImageSet:
    """Read all pictures below `folder`, in the order of their paths.

    Parameters
    ----------
    folder : Path
        Searched with its subfolders; links to folders aren't followed.
    size : int or tuple of int
        Side of the square, or height and width, px.
    fit : {"crop", "pad", "stretch"}
        How a picture of another shape is made to fit: its centre, white bars, or distortion. What the folder's
        manifest says goes first.
    labelled : bool
        Whether the sub-folders are classes: those that lie in the folder itself, with all that is below them.
    kept : Path, optional
        Where manifests of folders lie that can't be written to.
    max_pixels : int
        Larger pictures are left out unopened.
    max_bytes : int
        How much memory the tensor may take; files beyond that are left out, with one sentence.
    on_file : callable
        Called with files done and files found; may raise to stop.

    Raises
    ------
    UserError
        When the folder is missing, holds no usable picture, or has a manifest that can't be read; labelled, also
        when it has fewer than two classes with usable pictures.
    """
    height, width = size if isinstance(size, tuple) else (size, size)
    listing = list_folder(folder, most=sys.maxsize)
    manifest = read_manifest(folder, kept) or DatasetManifest()
    problems = list(listing.refused.values())
    names = [name for name in listing.pictures if not manifest.choice(name).exclude]
    chosen_out = len(listing.pictures) - len(names)
    unlabelled: list[str] = []
    if labelled:
        names = _with_class(names, manifest, folder, unlabelled)
    room = max(1, max_bytes // (3 * height * width))
    if len(names) > room:
        problems.append(
            f"Only the first {room} of {len(names)} pictures fit into memory; the rest is left out."
        )
        del names[room:]
    # Filled in place: a list that is stacked afterwards would take the memory several times over.
    images = torch.empty((len(names), 3, height, width), dtype=torch.uint8)
    digest = hashlib.sha256()
    files: dict[str, str] = {}
    for index, name in enumerate(names):
        on_file(index, len(names))
        choice = manifest.choice(name)
        framing = choice.framing or manifest.framing or Framing(fit=fit)
        try:
            pixels = _loaded(folder / name, (height, width), framing, choice, max_pixels)
        except UserError as error:
            problems.append(error.message)
            continue
        images[len(files)] = torch.from_numpy(pixels).permute(2, 0, 1)
        digest.update(pixels.data)
        files[name] = hashlib.sha256(pixels.data).hexdigest()[:12]
    if not files:
        raise _none_usable(folder, problems, chosen_out)
    labels, classes = None, ()
    notes = unlabelled + _doubts(files)
    if labelled:
        found = [manifest.label_of(name) for name in files]
        labels, classes = _labels(folder, found)
        digest.update("\0".join(found).encode())
        notes += _small_classes(found)
    return ImageSet(
        images[: len(files)],
        tuple(problems),
        digest.hexdigest()[:16],
        files,
        labels,
        classes,
        tuple(notes),
        chosen_out,
        _rights(folder, files, manifest),
        _forbidden(manifest),
    )


def _forbidden(manifest: DatasetManifest) -> frozenset[str]:
    """Return the changes that the choices for the folder speak against."""
    flips = {"flip"} if manifest.mirror is False else set[str]()
    plain = manifest.augment is not None and "colour" not in manifest.augment
    return frozenset(flips | ({"colour"} if plain else set[str]()))


def _with_class(names: list[str], manifest: DatasetManifest, folder: Path, notes: list[str]) -> list[str]:
    """Return the pictures that have a class, and note which have none and which classes are empty."""
    inside = [name for name in names if manifest.label_of(name)]
    loose = len(names) - len(inside)
    if loose and not inside:
        raise _needs_classes(folder)
    if loose:
        notes.append(
            "1 picture lies in no sub-folder and so has no class; it is left out."
            if loose == 1
            else f"{loose} pictures lie in no sub-folder and so have no class; they are left out."
        )
    empty = {entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith(".")}
    empty -= {name.split("/")[0] for name in inside}
    notes += [f"The class '{name}' has no pictures; it is left out." for name in sorted(empty)]
    return inside


def _labels(folder: Path, found: list[str]) -> tuple[Tensor, tuple[str, ...]]:
    """Return the label of each usable picture and the names of the classes."""
    classes = tuple(sorted(set(found)))
    if len(classes) < 2:
        raise _needs_classes(folder)
    return torch.tensor([classes.index(name) for name in found]), classes


def _small_classes(found: list[str]) -> list[str]:
    return [
        f"The class '{name}' has only {count} picture{'s' if count > 1 else ''}."
        for name, count in sorted(Counter(found).items())
        if count < FEW
    ]


def _doubts(files: Mapping[str, str]) -> list[str]:
    """Return what is doubtful about pictures as they are learned."""
    n, unlike = len(files), len(set(files.values()))
    if n > 1 and unlike == 1:
        return [f"All {n} pictures are the same: there is nothing to learn but that one."]
    notes: list[str] = []
    if n < FEW:
        count = "1 picture" if n == 1 else f"{n} pictures"
        notes.append(f"There {'is' if n == 1 else 'are'} only {count}: a model learns so few by heart.")
    if unlike < n:
        copies = n - unlike
        notes.append(
            f"1 of {n} pictures is a copy of another; 'Prepare pictures' leaves it out."
            if copies == 1
            else f"{copies} of {n} pictures are copies of others; 'Prepare pictures' leaves them out."
        )
    return notes


def _rights(folder: Path, files: Mapping[str, str], manifest: DatasetManifest) -> tuple[TrainingData, ...]:
    """Return what is known of licence and source, most pictures first."""
    counts: Counter[tuple[str, str]] = Counter()
    for name in files:
        choice = manifest.choice(name)
        counts[choice.licence or manifest.licence, choice.source or manifest.source] += 1
    title = manifest.title or folder.name
    return tuple(
        TrainingData(name=title, licence=licence, source=source, items=items)
        for (licence, source), items in counts.most_common()
    )


def _needs_classes(folder: Path) -> UserError:
    return UserError(
        f"The folder '{folder.name}' has fewer than two sub-folders with usable pictures.",
        hint="Put the pictures of each class into a sub-folder of its own, or train without classes.",
    )


def load_picture(
    path: Path, size: tuple[int, int], fit: Fit = "crop", *, max_pixels: int = MAX_PICTURE_PIXELS
) -> Pixels:
    """Return one picture as (height, width, 3) uint8 RGB: first frame, upright, transparency on white.

    Parameters
    ----------
    size : tuple of int
        Height and width, px.

    Raises
    ------
    UserError
        Names the file and says what is wrong with it.
    """
    return _loaded(path, size, Framing(fit=fit), FileChoice(), max_pixels)


def _loaded(
    path: Path, size: tuple[int, int], framing: Framing, choice: FileChoice, max_pixels: int
) -> Pixels:
    crop = choice.crop
    # A part of a picture needs as many pixels as the whole would.
    share = 1.0 if crop is None else min(crop.right - crop.left, crop.bottom - crop.top)
    picture, _ = read_picture(path, max_pixels=max_pixels, draft=round(2 * max(size) / share))
    return framed(picture, size, framing, crop)


def _none_usable(folder: Path, problems: list[str], chosen_out: int) -> UserError:
    hint = "Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files."
    if problems:
        return UserError(f"None of the pictures in '{folder.name}' can be used: {problems[0]}", hint=hint)
    if chosen_out:
        return UserError(
            f"All pictures in '{folder.name}' are left out.",
            hint="Take some of them in again: 'Prepare pictures'.",
        )
    return UserError(f"The folder '{folder.name}' has no pictures.", hint=hint)

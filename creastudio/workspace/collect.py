"""Collecting a project: one folder or zip with all that another machine needs to go on with it."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.export.naming import file_name, unique_names
from creastudio.folders import sync_folder
from creastudio.store.blobs import BlobStore
from creastudio.store.files import CHUNK, disk_error, write_atomically, write_bytes
from creastudio.store.model_library import CARD, WEIGHTS, ModelLibrary
from creastudio.store.project_file import save_project
from creastudio.workspace.collect_contents import Contents, contents_of

MODELS, FONTS, README = "models", "fonts", "README.txt"

SAVING = 0.5
"""Share of the work that saving the project is taken for; the rest is copying it, models and fonts."""


@dataclass(frozen=True)
class Collected:
    """What was written.

    Attributes
    ----------
    target : Path
        The folder or zip.
    project : str
        Name of the project file in it.
    notes : tuple of str
        What a person should know.
    """

    target: Path
    project: str
    notes: tuple[str, ...] = field(default=())


def collect_project(
    document: Document,
    results: Iterable[Result],
    blobs: BlobStore,
    library: ModelLibrary,
    target: Path,
    *,
    title: str = "",
    with_models: bool = True,
    with_fonts: bool = True,
    tell: Callable[[float], object] = lambda _share: None,
) -> Collected:
    """Write a project with its models and fonts into a new folder, or into a zip where `target` ends in ``.zip``.

    It is there in full or not at all.

    Parameters
    ----------
    tell : callable
        Told the share that is done, 0 to 1; what it raises gives up, and nothing is left behind.

    Raises
    ------
    UserError
        When `target` is there already, or the disk doesn't take it.
    """
    results = tuple(results)
    contents = contents_of(document, results, library)
    project = f"{file_name(title or document.title or target.stem)}.crea"
    notes = list(_notes(document, blobs, contents, with_models, with_fonts))
    if target.exists() and (target.is_file() or any(target.iterdir())):
        raise UserError(f"'{target.name}' is there already.", "Choose another name, or an empty folder.")
    files = dict(_companions(contents, with_models, with_fonts))
    with _writer(target) as writer:
        # Beside it, where the room that it needs is: the folder of temporary files may be in memory.
        with tempfile.TemporaryDirectory(prefix=".creastudio-", dir=target.parent) as scratch:
            saved = Path(scratch) / project
            save_project(
                saved, document, blobs, results=results, keep_versions=0,
                tell=lambda share: tell(share * SAVING),
            )  # fmt: skip
            files[project] = saved
            progress = _Progress(files.values(), tell)
            writer.file(project, saved, progress)
        for place, source in files.items():
            if place != project:
                writer.file(place, source, progress)
        text = _readme(project, document, contents, notes, with_models, with_fonts)
        writer.text(README, text)
    return Collected(target, project, tuple(notes))


def _companions(contents: Contents, with_models: bool, with_fonts: bool) -> Iterator[tuple[str, Path]]:
    """Yield where in the collection a file goes, and the file, of all that lies beside the project."""
    for entry, name in zip(contents.models, _folders(contents), strict=True) if with_models else ():
        yield f"{MODELS}/{name}/{CARD}", entry.folder / CARD
        yield f"{MODELS}/{name}/{WEIGHTS}", entry.weights
    for font in contents.fonts if with_fonts else ():
        yield f"{FONTS}/{font.name}", font


class _Progress:
    """Copies files, and tells how far all of them are; the project was saved before."""

    def __init__(self, files: Iterable[Path], tell: Callable[[float], object]) -> None:
        self._tell, self._done = tell, 0
        self._whole = max(1, sum(file.stat().st_size for file in files))

    def copy(self, source: IO[bytes], target: IO[bytes]) -> None:
        """Copy one file, chunk by chunk."""
        while chunk := source.read(CHUNK):
            target.write(chunk)
            self._done += len(chunk)
            self._tell(SAVING + (1 - SAVING) * min(self._done / self._whole, 1.0))


class _Writer(Protocol):
    """Takes files into a folder or a zip."""

    def file(self, name: str, source: Path, progress: _Progress) -> None:
        """Take a file."""
        ...

    def text(self, name: str, text: str) -> None:
        """Write a text."""
        ...


class _FolderWriter:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, name: str, source: Path, progress: _Progress) -> None:
        target = self._folder / name
        with source.open("rb") as data:
            write_atomically(target, lambda file: progress.copy(data, file))

    def text(self, name: str, text: str) -> None:
        write_bytes(self._folder / name, text.encode())


class _ZipWriter:
    def __init__(self, archive: zipfile.ZipFile, inside: str) -> None:
        self._archive, self._inside = archive, inside

    def file(self, name: str, source: Path, progress: _Progress) -> None:
        # Media and weights are compressed, or can't be.
        info = zipfile.ZipInfo(f"{self._inside}/{name}", (1980, 1, 1, 0, 0, 0))
        info.file_size = source.stat().st_size
        with self._archive.open(info, "w") as target, source.open("rb") as data:
            progress.copy(data, target)

    def text(self, name: str, text: str) -> None:
        self._archive.writestr(zipfile.ZipInfo(f"{self._inside}/{name}", (1980, 1, 1, 0, 0, 0)), text)


@contextmanager
def _writer(target: Path) -> Generator[_Writer]:
    """Give what takes the files; they come to their place together at the end."""
    part = target.with_name(f".{target.name}.part")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        if target.suffix.lower() == ".zip":
            with part.open("wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                    yield _ZipWriter(archive, target.stem)
                file.flush()
                os.fsync(file.fileno())
        else:
            part.mkdir()
            yield _FolderWriter(part)
            if target.is_dir():
                target.rmdir()
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        _remove(part)
        raise disk_error(error, target) from error
    except BaseException:
        _remove(part)
        raise


def _remove(part: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)


def _folders(contents: Contents) -> list[str]:
    """Return a folder name for each model: its id, numbered where two have the same."""
    ids = [entry.card.id for entry in contents.models]
    return list(unique_names(ids, [""] * len(ids)))


def _notes(
    document: Document, blobs: BlobStore, contents: Contents, with_models: bool, with_fonts: bool
) -> Iterator[str]:
    for name in contents.missing_models:
        yield f"The model {name} isn't on this machine, so it isn't included."
    for name in contents.foreign_models:
        yield f"The model {name} is used from its own folder, so it isn't included: take that folder along."
    if contents.models and not with_models:
        yield f"Its {len(contents.models)} models aren't included."
    for family in contents.other_fonts:
        yield f"The font '{family}' isn't included: install it where the project is opened."
    if contents.fonts and not with_fonts:
        yield "Its fonts aren't included; they ship with the studio."
    lost = sum(not blobs.has(asset.sha256) for asset in document.assets)
    if lost:
        yield f"{lost} of its media are missing and can't be included."


def _readme(
    project: str,
    document: Document,
    contents: Contents,
    notes: Iterable[str],
    with_models: bool,
    with_fonts: bool,
) -> str:
    lines = [
        f"{Path(project).stem}: a CreaStudio project with what it needs",
        "",
        f"{project}",
        f"    the project, with all its media: {len(document.artboards)} artboards, {len(document.assets)} assets",
    ]
    for entry, name in zip(contents.models, _folders(contents), strict=True) if with_models else ():
        licence = entry.card.licence or "no licence stated"
        lines += [f"{MODELS}/{name}/", f"    model {entry.ref}: {entry.card.title} ({licence})"]
    for font in contents.fonts if with_fonts else ():
        lines.append(f"{FONTS}/{font.name}")
    lines += [
        "",
        "Open the project with:",
        "",
        f"    creastudio {project}",
        "",
        "The studio then offers to use the models beside it where they lie. From the command line:",
        "",
        f"    creastudio models locate {MODELS}",
    ]
    notes = list(notes)
    if notes:
        lines += ["", "Not included:", "", *(f"  - {note}" for note in notes)]
    return "\n".join(lines) + "\n"

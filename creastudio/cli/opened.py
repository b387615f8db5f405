"""Project files, opened to be read; nothing of the person's own working state is touched."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.cli.output import warning
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from creastudio.workspace.incoming_cuts import CUT_SUFFIXES, project_of_cut, take_in_cut


@dataclass(frozen=True)
class OpenedProject:
    """What a project file holds, while it is open."""

    document: Document
    results: tuple[Result, ...]
    blobs: BlobStore

    @property
    def read_blob(self) -> Callable[[str], bytes]:
        """What returns a medium by its hash."""
        return self.blobs.read


@contextmanager
def opened_project(path: Path) -> Iterator[OpenedProject]:
    """Give the content of a project file, or of a cut of another program; UserError when it can't be read."""
    with tempfile.TemporaryDirectory(prefix="creastudio-") as folder:
        blobs = BlobStore(Path(folder) / "blobs")
        if path.suffix.lower() in CUT_SUFFIXES:
            found = take_in_cut(path, blobs)
            for sentence in found.notes:
                warning(sentence)
            yield OpenedProject(project_of_cut(found, path.stem), (), blobs)
            return
        loaded = load_project(path, blobs)
        yield OpenedProject(loaded.document, tuple(loaded.results), blobs)


def chosen_artboards(document: Document, name: str | None) -> list[Artboard]:
    """Return the artboard of a name or id, or all where none is named; UserError names those there are."""
    names = ", ".join(f"'{board.name}'" for board in document.artboards)
    if not document.artboards:
        raise UserError("This project has no artboard.", "Add one in the studio first.")
    if name is None:
        return list(document.artboards)
    found = [board for board in document.artboards if name in (board.name, board.id)]
    if not found:
        raise UserError(f"There is no artboard '{name}'.", f"The artboards are {names}.")
    return found[:1]

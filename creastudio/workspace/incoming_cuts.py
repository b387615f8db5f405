"""Cuts of other programs and subtitles, as sequences and tracks of a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.core.assets import Asset
from creastudio.core.document import Document, new_document
from creastudio.core.edits import import_sequence
from creastudio.store.blobs import BlobStore
from creastudio.workspace.incoming import take_in_any

if TYPE_CHECKING:
    from creastudio.media.otio import ImportedSequence

CUT_SUFFIXES = frozenset({".otio"})
"""Endings of files that become sequences, lower case."""

SUBTITLE_SUFFIXES = frozenset({".srt", ".vtt"})
"""Endings of files that become text tracks, lower case."""


@dataclass
class _Project:
    """Where media of a cut go."""

    blobs: BlobStore
    known: Callable[[str], Asset | None]
    progress: Callable[[float], object]
    notes: list[str]
    """What is to be said of the files."""
    taken: int = 0

    def asset(self, sha256: str) -> Asset | None:
        """Return an asset that is there already, or None."""
        return self.known(sha256)

    def take_in(self, path: Path) -> Asset:
        """Keep a media file and return its asset; UserError when it can't be read."""
        self._step()
        incoming = take_in_any(path, self.blobs, lambda _share: self.progress(self._share))
        self.notes += incoming.notes
        return incoming.asset

    def keep(self, path: Path) -> None:
        """Keep a file as it is; UserError when it can't be read."""
        self._step()
        self.blobs.put_file(path, lambda _done: self.progress(self._share))

    @property
    def _share(self) -> float:
        """How far it is, 0 to 1, as nobody knows how many files are to come: nearer to the end with each."""
        return 1 - 0.9**self.taken

    def _step(self) -> None:
        self.progress(self._share)
        self.taken += 1


def take_in_cut(
    path: Path,
    blobs: BlobStore,
    known: Callable[[str], Asset | None] = lambda _sha256: None,
    progress: Callable[[float], object] = lambda _share: None,
) -> ImportedSequence:
    """Read a cut and copy what it shows into a project; any thread may call it.

    Parameters
    ----------
    known : callable
        Gives an asset that the project has already, by SHA-256.
    progress : callable
        Gets the share that is done, 0 to 1; what it raises ends the work.

    Raises
    ------
    UserError
        When the file can't be read, is damaged or too large, or is no cut.
    """
    from creastudio.media.otio import import_otio

    project = _Project(blobs, known, progress, [])
    found = import_otio(path, project)
    return replace(found, notes=tuple(dict.fromkeys((*found.notes, *project.notes))))


def project_of_cut(found: ImportedSequence, title: str) -> Document:
    """Return a project of one cut and what it shows."""
    empty = new_document(title).model_copy(update={"artboards": (), "sequences": ()})
    return import_sequence(found.sequence, found.artboards, found.assets).apply(empty)

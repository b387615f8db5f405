"""One export on its way: what it reads from, how far it is, whether it is still wanted, and what to tell of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.export.certificates import SigningFiles
from creastudio.render.compositor import Compositor
from creastudio.render.image_source import ImageSource

Progress = Callable[[float, str], object]
"""Gets how much is done (0 to 1) and what is being done."""

Cancelled = Callable[[], bool]


class ExportCancelled(Exception):
    """The person doesn't want the export any more; the file that was being made isn't written."""


def _silent(fraction: float, message: str) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


@dataclass
class Work:
    """What an export works with.

    Attributes
    ----------
    read : callable
        Gives the bytes of a blob by its SHA-256.
    notes : list of str
        What a person should know of the files: one sentence for each thing that a format can't hold.
    start, end : float
        Which part of the whole this is, 0 to 1.
    signing : SigningFiles or None
        What files are signed with, where that is wanted.
    files : callable or None
        Gives the path of a blob by its SHA-256: films and sounds are too large to be held.
    target : Path or None
        The file that is being made, by the name that it will have in the end.
    beside : list of Path
        Folders of further files that were made for it.
    """

    document: Document
    read: Callable[[str], bytes]
    progress: Progress = _silent
    cancelled: Cancelled = _never
    notes: list[str] = field(default_factory=list)
    start: float = 0.0
    end: float = 1.0
    signing: SigningFiles | None = None
    files: Callable[[str], Path] | None = None
    target: Path | None = None
    beside: list[Path] = field(default_factory=list)
    images: ImageSource = field(init=False)

    def __post_init__(self) -> None:
        self.images = ImageSource(self.read)

    @property
    def compositor(self) -> Compositor:
        """A compositor of the document, for this thread."""
        return Compositor(self.document, self.images)

    def file(self, sha256: str) -> Path:
        """Return where a blob can be read; UserError when it is missing."""
        path = self.files(sha256) if self.files is not None else None
        if path is None or not path.is_file():
            raise UserError(
                "A film or sound of this project is missing.", "Locate its file, then export again."
            )
        return path

    @property
    def signer(self) -> SigningFiles:
        """What files are signed with; UserError where there is nothing."""
        if self.signing is None:
            raise UserError(
                "There is no certificate to sign with.",
                "Make one under Edit > Signing…, or with `creastudio certificate make`.",
            )
        return self.signing

    def step(self, fraction: float, message: str = "") -> None:
        """Tell that `fraction` of this part is done.

        Raises
        ------
        ExportCancelled
            When the person gave up.
        """
        if self.cancelled():
            raise ExportCancelled
        self.progress(self.start + (self.end - self.start) * min(max(fraction, 0.0), 1.0), message)

    def note(self, sentence: str, *, first: bool = False) -> None:
        """Tell something, once; `first` is for what spoils a print, which must not be overlooked among the rest."""
        if sentence not in self.notes:
            self.notes.insert(0 if first else len(self.notes), sentence)

    def part(self, start: float, end: float) -> Work:
        """Return the same work for a part of it, which tells its notes here too."""
        whole = self.end - self.start
        same = Work(
            self.document, self.read, self.progress, self.cancelled, self.notes,
            self.start + whole * start, self.start + whole * end, self.signing, self.files,
            self.target, self.beside,
        )  # fmt: skip
        same.images = self.images
        return same

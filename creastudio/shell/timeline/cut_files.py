"""Cuts of other programs and subtitles that come into a project: read in the background, one step each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creastudio.api.errors import UserError
from creastudio.core.edits import add_track, combined, import_sequence
from creastudio.shell.canvas.importing import taking_in_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.transfer.file_kinds import CUTS
from creastudio.workspace.incoming_cuts import SUBTITLE_SUFFIXES, take_in_cut
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.media.otio import ImportedSequence
    from creastudio.media.subtitles import ImportedSubtitles

Found = "ImportedSequence | ImportedSubtitles | UserError"


def split(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return those of some files that are cuts or subtitles, and the others."""
    cuts = [file for file in files if file.suffix.lower() in CUTS]
    return cuts, [file for file in files if file not in cuts]


def import_cuts(session: Session, files: Sequence[Path]) -> None:
    """Add the sequences of cuts to the project, and subtitles as text tracks to the sequence that is shown."""
    if files:
        taking_in_of(session).run(files, partial(_read, session), partial(_arrived, session, tuple(files)))


def _read(session: Session, path: Path, progress: Callable[[float], object]) -> Any:
    """Return what a file holds, or what is wrong with it; on a thread."""
    try:
        if path.suffix.lower() in SUBTITLE_SUFFIXES:
            from creastudio.media.subtitles import import_subtitles

            return import_subtitles(path)
        # One value, whatever the window does to the document meanwhile.
        document = session.document
        return take_in_cut(path, session.workspace.blobs, document.find_asset, progress)
    except UserError as error:
        return error


def _arrived(session: Session, files: tuple[Path, ...], results: list[Any]) -> None:
    for path, found in zip(files, results, strict=True):
        if isinstance(found, UserError):
            session.noticeAdded.emit(Notice.from_error(found))
        elif path.suffix.lower() in SUBTITLE_SUFFIXES:
            _add_subtitles(session, path, found)
        else:
            _add_cut(session, path, found)


def _add_cut(session: Session, path: Path, found: ImportedSequence) -> None:
    if not session.apply(import_sequence(found.sequence, found.artboards, found.assets)):
        return
    session.set_sequence(session.document.sequences[-1].id)
    session.show_panel("timeline")
    _tell(session, tr("'{name}' is a sequence of the project now.", name=path.name), found.notes)


def _add_subtitles(session: Session, path: Path, found: ImportedSubtitles) -> None:
    sequence = session.sequence
    if sequence is None:
        session.notify(tr("There is no sequence for '{name}'.", name=path.name), level="warning")
        return
    edits = [add_track(sequence.id, track) for track in found.tracks]
    if session.apply(combined("Import subtitles", *edits)):
        session.show_panel("timeline")
        _tell(session, tr("The subtitles of '{name}' are on the timeline.", name=path.name), found.notes)


def _tell(session: Session, message: str, notes: Sequence[str]) -> None:
    """Say what came, and in one notice what of it isn't as it was."""
    session.notify(message, " ".join(notes), level="warning" if notes else "info")

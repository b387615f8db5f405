"""Files as assets of the project: read and kept off the thread of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.slow_work import SlowWork, slow_work_of
from creastudio.shell.transfer.dropped_files import dropped_files
from creastudio.shell.transfer.file_drag import FileDrag
from creastudio.shell.transfer.file_kinds import SUFFIXES, is_played_file
from creastudio.store.blobs import BlobStore
from creastudio.workspace.incoming import take_in_any
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.media.layered import ImportedLayers


@dataclass(frozen=True)
class Imported:
    """What came of some files: assets in their order, and what a person should read."""

    assets: tuple[Asset, ...]
    notices: tuple[Notice, ...] = ()


def import_files(
    session: Session, files: Sequence[Path], done: Callable[[tuple[Asset, ...]], object]
) -> None:
    """Keep files in the project and call `done` with their assets; what can't be read becomes a notice.

    Videos, sounds and scores come along, in their order; they can be large, so the status line shows how far they are.
    """
    blobs, paths = session.workspace.blobs, tuple(files)
    if any(is_played_file(path) for path in paths):
        taking_in_of(session).run(
            paths,
            lambda path, progress: read_files([path], blobs, progress),
            lambda parts: _arrived(session, done, joined(parts)),
        )
        return
    background_of(session).run(
        session, ("import", paths), lambda: read_files(paths, blobs), partial(_arrived, session, done)
    )


def _arrived(session: Session, done: Callable[[tuple[Asset, ...]], object], imported: Imported) -> None:
    for notice in imported.notices:
        session.noticeAdded.emit(notice)
    if imported.assets:
        done(imported.assets)


def import_layered(
    session: Session, files: Sequence[Path], done: Callable[[ImportedLayers, str], object]
) -> None:
    """Read layered files and call `done` with what each held and its name; what can't be read becomes a notice."""
    blobs = session.workspace.blobs

    def work(file: Path) -> tuple[ImportedLayers | None, list[Notice]]:
        from creastudio.export.importing import import_layers

        try:
            found = import_layers(file)
            if found is None:
                return None, []
            for data in found.blobs.values():
                blobs.put(data)
        except UserError as error:
            return None, [Notice.from_error(error)]
        return found, [Notice("info", note) for note in found.notes]

    def arrived(file: Path, result: tuple[ImportedLayers | None, list[Notice]]) -> None:
        for notice in result[1]:
            session.noticeAdded.emit(notice)
        if result[0] is not None:
            done(result[0], file.stem)
        elif not result[1]:
            session.notify(
                tr("'{name}' is no PSD, OpenRaster or SVG file, or is damaged.", name=file.name),
                tr("Export it again where it comes from; a picture needs the ending of its own format."),
                level="warning",
            )

    for file in files:
        background_of(session).run(session, ("layers", file), partial(work, file), partial(arrived, file))


def import_bytes(
    session: Session, data: bytes, title: str, done: Callable[[tuple[Asset, ...]], object]
) -> None:
    """Keep a picture from memory, such as the clipboard's, and call `done` with its asset."""
    blobs = session.workspace.blobs

    def work() -> Imported:
        from creastudio.media.images import import_bytes as read_bytes

        try:
            image = read_bytes(data, title)
            sha256 = blobs.put(image.data)
        except UserError as error:
            return Imported((), (Notice.from_error(error),))
        return Imported(
            (Asset(sha256=sha256, media_type=image.media_type, title=title, metadata=dict(image.metadata)),)
        )

    background_of(session).run(session, ("import", id(data)), work, partial(_arrived, session, done))


def taking_in_of(session: Session) -> SlowWork:
    """Return what copies large files into a session's project."""
    return slow_work_of(session, "taking in")


def joined(parts: Sequence[Imported]) -> Imported:
    """Return what came of several files as one."""
    assets = tuple(asset for part in parts for asset in part.assets)
    return Imported(assets, tuple(notice for part in parts for notice in part.notices))


def read_files(
    files: Sequence[Path], blobs: BlobStore, progress: Callable[[float], object] = lambda _share: None
) -> Imported:
    """Read files and keep their bytes; any thread may call it.

    Parameters
    ----------
    progress : callable
        Gets the share of a video, sound or score that is done, 0 to 1; what it raises ends the work.
    """
    assets: list[Asset] = []
    notices: list[Notice] = []
    for file in files:
        try:
            incoming = take_in_any(file, blobs, progress)
        except UserError as error:
            notices.append(Notice.from_error(error))
            continue
        assets.append(incoming.asset)
        notices += [Notice("info", note) for note in incoming.notes]
    return Imported(tuple(assets), tuple(notices))


def placeable_files(mime: QMimeData) -> list[Path]:
    """Return the files of a drag that a project takes, which may still be made; empty for anything else."""
    return [file for file in files_in(mime) if file.suffix.lower() in SUFFIXES]


def files_in(mime: QMimeData, *, wait: bool = False) -> list[Path]:
    """Return the files of a drag.

    Parameters
    ----------
    wait : bool
        Whether to wait until they are there, as a drop must; hovering must not.
    """
    if isinstance(mime, FileDrag) and not wait:
        return list(mime.paths)
    return dropped_files(mime)

"""Files of other programs among the results: an exporter makes one or several, and a person saves them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from creastudio.api.errors import UserError
from creastudio.api.media import suffix_for
from creastudio.core.results import Result
from creastudio.export.naming import unique_names
from creastudio.shell.i18n import tr, tr_said, trn
from creastudio.shell.panels.results.asset_menu import save_as_file
from creastudio.shell.panels.results.result_data import file_name, write_result
from creastudio.shell.reading import is_only_saved
from creastudio.shell.session import Session
from creastudio.workspace.notice import Notice


def words_of(session: Session, result: Result) -> str:
    """Return what is said of a file in the list of results: its title, its ending and how large it is."""
    asset = result.asset
    try:
        size = session.workspace.blobs.size(asset.sha256)
    except OSError:
        size = 0
    large = f"{size / 1000:.0f} kB" if size >= 1000 else tr("{count} bytes", count=size)
    return f"{tr_said(asset.title)}\n{suffix_for(asset.media_type, asset.metadata)} · {large}"


def batch_of(session: Session, result: Result) -> list[Result]:
    """Return all files that the job of a result made, except discarded ones."""
    found = session.workspace.results
    return [
        item for item in found if item.job == result.job and is_only_saved(item) and item.state != "discarded"
    ]


def save_files(session: Session, results: Sequence[Result], parent: QWidget | None) -> list[Path]:
    """Ask where to and save: one under a name, several into a folder, where nothing is written over."""
    if len(results) == 1:
        saved = save_as_file(session, results[0].asset, parent)
        return [saved] if saved is not None else []
    folder = session.chooser.folder(parent, tr("Save as files"))
    if folder is None:
        return []
    paths = [Path(file_name(item.asset)) for item in results]
    names = unique_names([path.stem for path in paths], [path.suffix for path in paths])
    written: list[Path] = []
    try:
        for item, name in zip(results, names, strict=True):
            written.append(write_result(session, item.asset, _free(folder / name)))
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error, tr("Save as files")))
    if written:
        session.notify(
            trn(
                "Saved {count} file into {name}.",
                "Saved {count} files into {name}.",
                len(written),
                name=folder.name,
            )
        )
    return written


def offer_saving(session: Session, result: Result) -> None:
    """Say that files are there, with a button that saves them all."""
    title = tr_said(result.asset.title) or tr("The file")
    session.offer(
        tr("'{title}' is done.", title=title),
        tr("Save…"),
        lambda: save_files(session, batch_of(session, result), QApplication.activeWindow()),
        usable=lambda: bool(batch_of(session, result)),
    )


def _free(path: Path) -> Path:
    number, found = 2, path
    while found.exists():
        found, number = path.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    return found

"""Media of the open project that aren't there: which they are, and finding their files again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.relink import relink_asset, show_in_clips
from creastudio.shell.canvas.importing import read_files
from creastudio.shell.chooser import kinds_of
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import mark, tr, trn
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.slow_work import SlowWork
from creastudio.store.files import hash_file
from creastudio.workspace.missing_media import Found, Missing, find_in_folder, missing_media
from creastudio.workspace.notice import Notice

DELAY = 300
"""Milliseconds from a change to the look for what is missing."""

LABEL = mark("Relink")


class MissingMedia(QObject):
    """What of one project is missing; looked for in the background whenever its assets or clips change.

    Attributes
    ----------
    found : list of Missing
        What was missing when it was looked for last.
    work : SlowWork
        Searches of folders, and files that are copied.
    ask : callable
        As ``question.ask``.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.found: list[Missing] = []
        self.work = SlowWork("relinking", self)
        self.ask: Callable[..., str] = ask
        self._gone: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.look)
        session.documentChanged.connect(self._document_changed)

    def is_gone(self, sha256: str) -> bool:
        """Whether the project names an asset whose bytes aren't there, as far as is known."""
        return sha256 in self._gone

    def of_clip(self, clip_id: str) -> Missing | None:
        """Return what a clip shows that is missing, or None."""
        return next((item for item in self.found if clip_id in item.clips), None)

    def look(self, done: Callable[[], object] = lambda: None) -> None:
        """Look for what is missing now; call `done` when that is known."""
        document, blobs = self._session.document, self._session.workspace.blobs
        background_of(self._session).run(
            self, "missing", lambda: missing_media(document, blobs), partial(self._looked, done)
        )

    # -- finding files again

    def locate(self, missing: Missing, parent: QWidget | None = None) -> None:
        """Ask for the file of something missing and show it: at once if it is the same, else after a question."""
        title = tr("Locate '{name}'", name=missing.name)
        path = self._session.chooser.open_file(parent, title, kinds_of(missing.kind), missing.name)
        if path is not None:
            self.work.run(
                [path], partial(_read, self._session, missing), partial(self._located, missing, parent)
            )

    def locate_in_folder(self, parent: QWidget | None = None) -> None:
        """Ask for a folder and look through it for the files of all that is missing."""
        folder = self._session.chooser.folder(parent, tr("Look for missing media in"))
        if folder is not None and self.found:
            self.work.run(
                [folder], partial(_search, self._session, tuple(self.found)), partial(self._searched, parent)
            )

    def _located(self, missing: Missing, parent: QWidget | None, results: list[Any]) -> None:
        asset, notices = results[0]
        for notice in notices:
            self._session.noticeAdded.emit(notice)
        if asset is None:
            return
        if asset.sha256 != missing.sha256 and missing.sha256:
            choices = (Choice("cancel", tr("Cancel")), Choice("use", tr("Use this file"), "primary"))
            told = tr(
                "'{file}' isn't the file that was here before. Clips and layers that showed '{name}' would show it instead; "
                "that can be undone.",
                file=asset.metadata.get("file", asset.title), name=missing.title,
            )  # fmt: skip
            if self.ask(parent, tr("Use another file?"), told, choices) != "use":
                return
        self._use([(missing, asset)])

    def _searched(self, parent: QWidget | None, results: list[Any]) -> None:
        found, notices = results[0]
        for notice in notices:
            self._session.noticeAdded.emit(notice)
        # Scores and some pictures are kept in a form of their own: what comes of a file may be the same all the same.
        same = [(item.missing, asset) for item, asset in found if asset.sha256 == item.missing.sha256]
        alike = [(item.missing, asset) for item, asset in found if asset.sha256 != item.missing.sha256]
        if alike:
            choices = (
                Choice("cancel", tr("Leave them missing")),
                Choice("use", tr("Use these files"), "primary"),
            )
            names = ", ".join(f"'{missing.title or missing.name}'" for missing, _ in alike)
            told = tr(
                "Files of the same names and lengths were found, but not the very same: {names}. Using them can be undone.",
                names=names,
            )
            if self.ask(parent, tr("Use files that are alike?"), told, choices) != "use":
                alike = []
        if not same and not alike:
            self._session.notify(
                tr("None of the missing media is in this folder."),
                tr("Choose another folder, or locate the files one by one."),
            )
            return
        self._use([*same, *alike])

    def _use(self, pairs: Sequence[tuple[Missing, Asset]]) -> None:
        """Show files in the place of what is missing: one step, and none at all where their bytes alone had gone."""
        edits: list[Edit] = []
        known = {asset.sha256 for asset in self._session.document.assets}
        for missing, asset in pairs:
            if not missing.sha256:
                edits.append(show_in_clips(missing.clips, asset))
            elif asset.sha256 != missing.sha256 or asset.sha256 not in known:
                edits.append(relink_asset(missing.sha256, asset))
        if edits and not self._session.apply(combined(LABEL, *edits)):
            return
        for _, asset in pairs:
            pictures_of(self._session).forget(asset.sha256)
        self._session.images.look_again()
        self._session.notify(
            trn("Found {count} missing file again.", "Found {count} missing files again.", len(pairs))
        )
        self.look()

    # -- looking

    def _document_changed(self, old: Any, new: Any) -> None:
        if old.assets is not new.assets or old.sequences is not new.sequences:
            self._timer.start()

    def _looked(self, done: Callable[[], object], found: list[Missing]) -> None:
        if found != self.found:
            back = self._gone - {item.sha256 for item in found}
            self.found = found
            self._gone = frozenset(item.sha256 for item in found if item.sha256)
            for sha256 in back:
                pictures_of(self._session).forget(sha256)
            self.changed.emit()
        done()


def tell_missing_media(session: Session) -> None:
    """Say once what of the open project is missing, with a button to find it."""
    media = missing_media_of(session)

    def tell() -> None:
        if not media.found:
            return
        names = ", ".join(f"'{item.title or item.name}'" for item in media.found[:3])
        if len(media.found) > 3:
            names = tr("{names} and {count} more", names=names, count=len(media.found) - 3)
        session.offer(
            trn(
                "A file of this project is missing: {names}.",
                "{count} files of this project are missing: {names}.",
                len(media.found), names=names,
            ),
            tr("Locate…"),
            lambda: show_missing_media(session),
            tr("Placeholders stand for it until it is located."),
            usable=lambda: bool(media.found),
        )  # fmt: skip

    media.look(tell)


def show_missing_media(session: Session) -> None:
    """Show what is missing, to be located one by one or in a folder."""
    from creastudio.shell.dialogs.frame import run
    from creastudio.shell.dialogs.missing_media import MissingMediaDialog

    owner = session.parent()
    run(MissingMediaDialog(missing_media_of(session), owner if isinstance(owner, QWidget) else None))


def missing_media_of(session: Session) -> MissingMedia:
    """Return what is missing of a session's project, made when it is first asked for."""
    found = session.findChild(MissingMedia)
    return found if found is not None else MissingMedia(session)


def _read(
    session: Session, missing: Missing, path: Path, progress: Callable[[float], object]
) -> tuple[Asset | None, tuple[Notice, ...]]:
    """Keep a file; what the project knows of it if it is the same as before. Any thread."""
    blobs = session.workspace.blobs
    try:
        if missing.sha256 and hash_file(path, lambda _done: progress(0.1)) == missing.sha256:
            blobs.put_file(path, lambda _done: progress(0.6))
            known = session.document.find_asset(missing.sha256)
            if known is not None:
                return known, ()
    except (UserError, OSError) as error:
        told = (
            error if isinstance(error, UserError) else UserError(f"'{path.name}' can't be read.", str(error))
        )
        return None, (Notice.from_error(told),)
    read = read_files([path], blobs, progress)
    return (read.assets[0] if read.assets else None), read.notices


def _search(
    session: Session, missing: tuple[Missing, ...], folder: Path, progress: Callable[[float], object]
) -> tuple[list[tuple[Found, Asset]], list[Notice]]:
    """Look through a folder and keep what is found. Any thread."""
    found: list[tuple[Found, Asset]] = []
    notices: list[Notice] = []
    for item in find_in_folder(folder, missing, progress):
        asset, told = _read(session, item.missing, item.path, progress)
        notices += told
        if asset is not None:
            found.append((item, asset))
    return found, notices

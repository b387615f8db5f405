"""A person's own folders in the library: looked through in the background, a slice at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of, tried
from creastudio.store.library_index import LibraryIndex
from creastudio.workspace.library_folders import Step, file_items, look_through
from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.notice import Notice

SLICE = 0.1
"""Seconds that a look takes before pictures that are waited for have their turn."""

REST = 15
"""Milliseconds between two slices."""

AGAIN_AFTER = 10.0
"""Seconds after which a folder is looked through again when the window comes to the front."""


@dataclass
class _Folder:
    """One folder: what is known of it, and the look through it that is under way."""

    path: Path
    items: list[LibraryItem]
    steps: Generator[Step] | None = None
    seen: int = 0
    looked: float = 0.0
    loaded: bool = False
    missing: bool = False


@dataclass(frozen=True)
class _Slice:
    seen: int = 0
    stored: bool = False
    ended: bool = False
    error: UserError | None = None
    missing: bool = False


class LibraryFolders(QObject):
    """The folders that the settings name. Nothing is read before ``open`` is called for the first time."""

    changed = Signal()
    """The items, the folders, or how far a look has come."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = background_of(session)
        self.index = LibraryIndex(paths.library_file())
        self._folders: dict[str, _Folder] = {}
        self._opened = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._state_changed)

    # -- what there is

    @property
    def folders(self) -> list[Path]:
        """The folders in the order they were added."""
        return [Path(name) for name in self._session.settings.library_folders]

    def items(self, folder: Path) -> list[LibraryItem]:
        """Return what is known of a folder now; empty until it is read."""
        known = self._folders.get(str(folder))
        return known.items if known is not None else []

    def looking(self) -> int | None:
        """Return how many pictures the look under way has seen; None when none is."""
        under_way = [folder.seen for folder in self._folders.values() if folder.steps is not None]
        return sum(under_way) if under_way else None

    def missing(self, folder: Path) -> bool:
        """Whether a folder wasn't there when it was looked through last."""
        known = self._folders.get(str(folder))
        return known is not None and known.missing

    # -- what a person does

    def open(self) -> None:
        """Read what is known of the folders, and look for what is new."""
        if not self._opened:
            self._opened = True
            self.look_again()

    def add(self, folder: Path) -> None:
        """Show the pictures of a folder and all below it from now on."""
        folder = folder.absolute()
        if folder not in self.folders:
            names = (*self._session.settings.library_folders, str(folder))
            if not self._session.update_settings(library_folders=names):
                return
        self._opened = True
        self._look(folder)

    def remove(self, folder: Path) -> None:
        """Show a folder no more; the files, and what was noted about them, stay."""
        names = [name for name in self._session.settings.library_folders if name != str(folder)]
        self._session.update_settings(library_folders=tuple(names))
        self._folders.pop(str(folder), None)
        self._run(("forget", str(folder)), lambda: self.index.forget_folder(str(folder)), lambda _none: None)
        self.changed.emit()

    def look_again(self, *, oldest: float = 0.0) -> None:
        """Look for what is new in folders that weren't looked through for `oldest` seconds."""
        now = time.monotonic()
        for folder in self.folders:
            known = self._folders.get(str(folder))
            if known is None or now - known.looked >= oldest:
                self._look(folder)

    def mark(
        self, items: Sequence[LibraryItem], *, stars: int | None = None, tags: Sequence[str] | None = None
    ) -> None:
        """Note stars or tags of files."""
        chosen = {item.key for item in items}
        names = [str(item.path) for item in items if item.path is not None]

        def noted(item: LibraryItem) -> LibraryItem:
            if item.key not in chosen:
                return item
            new = item if stars is None else replace(item, stars=stars)
            if tags is None:
                return new
            return replace(new, tags=tuple(tags), text=f"{item.text}\n" + "\n".join(tags).casefold())

        for folder in self._folders.values():
            folder.items = [noted(item) for item in folder.items]
        kept = None if tags is None else tuple(tags)
        slot = ("mark", tuple(names), stars is None)
        self._run(slot, lambda: self.index.mark(names, stars=stars, tags=kept), self._reload)
        self.changed.emit()

    # -- looking

    def _look(self, path: Path) -> None:
        folder = self._folders.setdefault(str(path), _Folder(path, []))
        if not folder.loaded:
            self._load(folder)
        if folder.steps is None:
            folder.steps, folder.seen = look_through(path, self.index), 0
            self._go_on(folder)

    def _go_on(self, folder: _Folder) -> None:
        steps = folder.steps
        if steps is not None:
            self._background.run(
                self,
                ("look", str(folder.path)),
                partial(_advance, folder.path, steps),
                partial(self._advanced, folder),
            )

    def _advanced(self, folder: _Folder, done: _Slice) -> None:
        folder.seen = max(folder.seen, done.seen)
        if done.ended:
            folder.steps, folder.looked = None, time.monotonic()
            folder.missing = done.missing
            if done.error is not None and not folder.missing:
                self._session.noticeAdded.emit(Notice.from_error(done.error))
        if self._folders.get(str(folder.path)) is not folder:
            return
        if done.stored:
            self._load(folder)
        if not done.ended:
            QTimer.singleShot(REST, self, partial(self._go_on, folder))
        self.changed.emit()

    def _load(self, folder: _Folder) -> None:
        folder.loaded = True
        self._run(
            ("load", str(folder.path)),
            lambda: file_items(self.index, folder.path),
            partial(self._loaded, folder),
        )

    def _loaded(self, folder: _Folder, items: list[LibraryItem]) -> None:
        folder.items = items
        self.changed.emit()

    def _reload(self, _done: object) -> None:
        for folder in self._folders.values():
            self._load(folder)

    def _run(self, slot: tuple[object, ...], work: Callable[[], object], done: Callable[..., object]) -> None:
        """As ``Background.run``; an error that a person can act on becomes a notice."""

        def told(result: object) -> None:
            if isinstance(result, UserError):
                self._session.noticeAdded.emit(Notice.from_error(result))
            else:
                done(result)

        self._background.run(self, slot, tried(work), told)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if self._opened and state == Qt.ApplicationState.ApplicationActive:
            self.look_again(oldest=AGAIN_AFTER)


def folders_of(session: Session) -> LibraryFolders:
    """Return the folders of a session, made when they are first asked for."""
    found = session.findChild(LibraryFolders)
    return found if found is not None else LibraryFolders(session)


def _advance(path: Path, steps: Generator[Step]) -> _Slice:
    """Go on with a look for one slice of time; on any thread."""
    end = time.monotonic() + SLICE
    seen, stored = 0, False
    try:
        for step in steps:
            seen, stored = step.seen, stored or step.stored
            if time.monotonic() >= end:
                return _Slice(seen, stored)
    except UserError as error:
        return _Slice(seen, stored, ended=True, error=error, missing=not path.is_dir())
    return _Slice(seen, stored, ended=True)

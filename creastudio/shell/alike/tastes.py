"""What a person likes, for all their projects; loaded and stored off the thread of the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.media import Kind
from creastudio.core.features import Value
from creastudio.core.recommended import Item, Taste
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.store.taste_file import Liked, TasteFile
from creastudio.workspace.notice import Notice


class Tastes(QObject):
    """The likes and dislikes of one person."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = background_of(session)
        self._file = TasteFile(paths.taste_file())
        self._entries: dict[str, Liked] = {}
        self._told: dict[str, Liked | None] | None = {}
        """What was said before the file was read; None once it is."""
        self._broken = False
        self._background.run(self, "load", self._load, self._loaded)

    def of(self, sha256: str) -> bool | None:
        """Return whether a thing is liked, or disliked; None for neither."""
        found = self._entries.get(sha256)
        return found.likes if found is not None else None

    def taste(self, kind: Kind) -> Taste:
        """Return what is liked and disliked of one kind."""
        own = [entry for entry in self._entries.values() if entry.kind == kind and entry.features]
        liked, disliked = (
            tuple(Item(e.sha256, e.features, e.title) for e in own if e.likes is likes)
            for likes in (True, False)
        )
        return Taste(liked, disliked)

    def say(
        self, sha256: str, kind: Kind, title: str, features: Mapping[str, Value], likes: bool | None
    ) -> None:
        """Like a thing, dislike it, or neither (None)."""
        entry = None
        if likes is not None:
            entry = Liked(sha256=sha256, kind=kind, title=title[:1000], likes=likes, features=dict(features))
        self._set([(sha256, entry)])
        if self._told is not None:
            self._told[sha256] = entry
        else:
            self._save()
        self.changed.emit()

    def _set(self, changes: Iterable[tuple[str, Liked | None]]) -> None:
        for sha256, entry in changes:
            self._entries.pop(sha256, None)
            if entry is not None:
                self._entries[sha256] = entry

    def _load(self) -> list[Liked] | UserError:
        try:
            return self._file.load()
        except UserError as error:
            return error

    def _loaded(self, found: list[Liked] | UserError) -> None:
        told, self._told = self._told or {}, None
        if isinstance(found, UserError):
            # What couldn't be read isn't written over.
            self._broken = True
            self._session.noticeAdded.emit(Notice.from_error(found))
            return
        self._entries = {entry.sha256: entry for entry in found}
        self._set(told.items())
        if told:
            self._save()
        self.changed.emit()

    def _save(self) -> None:
        if not self._broken:
            entries = list(self._entries.values())
            self._background.run(self, "save", lambda: self._store(entries), self._stored)

    def _store(self, entries: list[Liked]) -> UserError | None:
        try:
            self._file.save(entries)
        except UserError as error:
            return error
        return None

    def _stored(self, error: UserError | None) -> None:
        if error is not None:
            self._session.noticeAdded.emit(Notice.from_error(error))


def tastes_of(session: Session) -> Tastes:
    """Return what the person of a session likes, made when it is first asked for."""
    found = session.findChild(Tastes)
    return found if found is not None else Tastes(session)

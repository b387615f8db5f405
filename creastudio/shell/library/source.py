"""What the library has to show, kept up to date with the project."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio.core.document import Document
from creastudio.shell.session import Session
from creastudio.workspace.library_items import LibraryItem, project_items


class LibrarySource(QObject):
    """The items of the project, newest first.

    They are collected when somebody looks and something has changed since.
    """

    changed = Signal()
    """There may be other items than before."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._items: list[LibraryItem] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.changed)
        session.documentChanged.connect(self._document_changed)
        session.resultsChanged.connect(self._stale)

    def project(self) -> list[LibraryItem]:
        """Return what the project holds, its trash last."""
        if self._items is None:
            found = project_items(self._session.document, self._session.workspace.results)
            here = [item for item in found if not item.trashed]
            self._items = [*reversed(here), *(item for item in found if item.trashed)]
        return self._items

    def _document_changed(self, old: Document, new: Document) -> None:
        same = old.assets is new.assets and old.artboards is new.artboards and old.sequences is new.sequences
        if not same:
            self._stale()

    def _stale(self) -> None:
        self._items = None
        # Once for all that happens now.
        self._timer.start(0)


def source_of(session: Session) -> LibrarySource:
    """Return the library of a session, made when it is first asked for."""
    found = session.findChild(LibrarySource)
    return found if found is not None else LibrarySource(session)

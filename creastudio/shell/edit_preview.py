"""An edit that is being made: shown while a slider is dragged, and only applied when it is let go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.linked_layouts import linked
from creastudio.shell.session import Session


class EditPreview(QObject):
    """What the document of one session would look like after the edit that is being made."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._edit: Edit | None = None
        self._shown: tuple[Document, Edit, Document] | None = None
        self._refused: UserError | None = None

    def show(self, edit: Edit | None) -> None:
        """Show what an edit would do; None shows the document as it is."""
        self._edit, self._refused = edit, None
        self.changed.emit()

    def of(self, document: Document) -> Document:
        """Return `document` with the edit that is being made."""
        edit = self._edit
        if edit is None:
            return document
        if self._shown is None or self._shown[0] is not document or self._shown[1] is not edit:
            try:
                self._shown = (document, edit, linked(edit).apply(document))
            except UserError as error:
                # What can't be done is told when it is applied.
                self._refused = error
                self._shown = (document, edit, document)
        return self._shown[2]

    def refused(self, document: Document) -> UserError | None:
        """Return why the edit that is being made can't be done to `document`; None where it can."""
        self.of(document)
        return self._refused


def preview_of(session: Session) -> EditPreview:
    """Return the edit preview of a session, made when it is first asked for."""
    found = session.findChild(EditPreview)
    return found if found is not None else EditPreview(session)

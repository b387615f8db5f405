"""Unlimited undo: the versions of one document and which of them is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit


@dataclass(frozen=True)
class HistoryEntry:
    """One step: its position (0 is the start) and what it did."""

    index: int
    label: str


class History:
    """Versions of a document; undo shows an older one, an edit drops those that were undone.

    Every version is an immutable value that shares its unchanged parts with its neighbours, so keeping all of
    them costs little and undo can't be wrong.
    """

    def __init__(self, document: Document) -> None:
        self._versions = [document]
        self._labels = [""]
        self._index = 0

    @classmethod
    def restored(cls, steps: Iterable[tuple[str, Document]], index: int) -> History:
        """Return a history with these (label, version) steps, showing number `index`."""
        history = cls.__new__(cls)
        pairs = list(steps)
        history._labels = [label for label, _ in pairs]
        history._versions = [version for _, version in pairs]
        history._index = index
        return history

    @property
    def document(self) -> Document:
        """The version that is shown."""
        return self._versions[self._index]

    @property
    def index(self) -> int:
        """Its position; 0 is the start."""
        return self._index

    @property
    def can_undo(self) -> bool:
        """Whether there is an older version."""
        return self._index > 0

    @property
    def can_redo(self) -> bool:
        """Whether something undone can come back."""
        return self._index < len(self._versions) - 1

    @property
    def undo_label(self) -> str:
        """What undo would take back; "" at the start."""
        return self._labels[self._index] if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """What redo would bring back; "" at the end."""
        return self._labels[self._index + 1] if self.can_redo else ""

    def apply(self, edit: Edit) -> Document:
        """Apply an edit and return the new version; an edit that changes nothing is no step."""
        document = edit.apply(self.document)
        if document is not self.document:
            self.push(edit.label, document)
        return document

    def push(self, label: str, document: Document) -> None:
        """Add a version after the one that is shown, dropping those that were undone."""
        del self._versions[self._index + 1 :], self._labels[self._index + 1 :]
        self._versions.append(document)
        self._labels.append(label)
        self._index += 1

    def fold(self, document: Document) -> None:
        """Let the step that is shown end in another version: what came late of it goes with it by undo.

        At the start there is no step to be part of: then it is where everything starts.
        """
        self._versions[self._index] = document

    def undo(self) -> Document:
        """Show the version before, where there is one."""
        self._index = max(0, self._index - 1)
        return self.document

    def redo(self) -> Document:
        """Show the version after, where there is one."""
        self._index = min(len(self._versions) - 1, self._index + 1)
        return self.document

    def go_to(self, index: int) -> Document:
        """Show version `index`; positions outside the history mean its ends."""
        self._index = min(max(index, 0), len(self._versions) - 1)
        return self.document

    def entries(self) -> tuple[HistoryEntry, ...]:
        """Return every step, the start first."""
        return tuple(HistoryEntry(index, label) for index, label in enumerate(self._labels))

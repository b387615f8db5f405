"""The name of a model that is to be trained: free unless a person wants it otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import label

LONGEST = 60
"""Letters of a suggested name: a number must have room behind it."""


class ModelNameField(QWidget):
    """A line for the name; it says so when a model or training is called so already."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._taken: frozenset[str] = frozenset()
        self._offered = ""
        self._wanted = tr("My model")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        title = label(tr("Name of the new model"), "dim")
        self.edit = QLineEdit()
        self.edit.setMaxLength(64)
        self.edit.setAccessibleName(tr("Name of the new model"))
        title.setBuddy(self.edit)
        self.note = label("", "small", wrap=True)
        for part in (title, self.edit, self.note):
            column.addWidget(part)
        self.edit.textChanged.connect(self._told)
        session.modelsChanged.connect(self.refresh)
        self.refresh()

    @property
    def name(self) -> str:
        """What was typed."""
        return self.edit.text().strip()

    def refresh(self) -> None:
        """Look which names are taken; a name that nobody typed becomes a free one."""
        titles = [entry.card.title for entry in self._session.environment.models.entries()]
        trained = [record.request.model_name for record in self._session.workspace.desk.queue.records()]
        self._taken = frozenset(name.casefold() for name in (*titles, *trained))
        if self.edit.text() in ("", self._offered):
            self._offered = free_name(self._wanted, self._taken)
            self.edit.setText(self._offered)
        self._told()

    def suggest(self, name: str) -> None:
        """Offer a name, such as that of the folder that is learned from, where a person hasn't typed one."""
        self._wanted = name.strip()[:LONGEST] or tr("My model")
        self.refresh()

    def _told(self) -> None:
        taken = self.name.casefold() in self._taken
        self.note.setText(
            tr("There is one of this name. It stays as it is; the new one gets a number in its id.")
            if taken
            else ""
        )
        self.note.setVisible(taken)


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return `wanted`, or the first of "wanted 2", "wanted 3" ... that isn't taken.

    Parameters
    ----------
    taken : iterable of str
        Case-folded names.
    """
    names = set(taken)
    number, name = 1, wanted
    while name.casefold() in names:
        number += 1
        name = f"{wanted} {number}"
    return name

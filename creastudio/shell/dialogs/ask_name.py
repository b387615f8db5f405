"""Asks for a name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import tr
from creastudio.shell.widgets.labels import label

MAX_NAME = 60
"""Characters a name has at most."""


class NameDialog(DialogFrame):
    """One line to write a name in.

    Parameters
    ----------
    action : str
        What the button that agrees says ("Save").
    taken : collection of str
        Names that are there already; agreeing to one of them replaces it, and the dialog says so.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str = "",
        action: str = "",
        taken: Collection[str] = (),
    ) -> None:
        super().__init__(parent, title, width=420)
        self._action, self._taken = action or tr("Rename"), frozenset(taken)
        self.field = QLineEdit(text)
        self.field.setMaxLength(MAX_NAME)
        self.field.setPlaceholderText(tr("Name"))
        self.field.setAccessibleName(tr("Name"))
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.warning = label("", "small", wrap=True)
        self.body.addWidget(self.warning)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.agree = self.add_button(self._action, "primary")
        self.agree.clicked.connect(self.accept)
        self.field.textChanged.connect(self._look)
        self._look()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """The name, without space around it."""
        return self.field.text().strip()

    def _look(self) -> None:
        replaces = self.name in self._taken
        self.agree.setEnabled(bool(self.name))
        self.agree.setText(tr("Replace") if replaces else self._action)
        self.warning.setText(
            tr("'{name}' is there already and is replaced.", name=self.name) if replaces else ""
        )


def ask_name(
    parent: QWidget | None, title: str, text: str = "", action: str = "", taken: Collection[str] = ()
) -> str | None:
    """Ask for a name; None when the person changed their mind. See `NameDialog`."""
    dialog = NameDialog(parent, title, text, action, taken)
    return dialog.name or None if run(dialog) else None

"""A parameter that names formats: how many and which, and a popup to choose them in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from creastudio.api.errors import UserError
from creastudio.api.format_table import FormatGroup, format_table
from creastudio.shell.formats.choice import FormatChoice
from creastudio.shell.formats.words import count_words, summary
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import TextValue, calm, narrowable
from creastudio.shell.widgets.labels import label
from creastudio.shell.window.placing import show_at
from creastudio.workspace.own_formats import known_groups


class FormatsField(TextValue):
    """The value is the text that ``formats_in`` reads.

    Parameters
    ----------
    nothing : str
        What it means that none is chosen, where that means something: "All formats".
    """

    def __init__(self, nothing: str = "") -> None:
        super().__init__()
        self._nothing = nothing
        self.popup: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        self.button = _Opener(self.open_popup)
        self.said = label("", "small", wrap=True)
        column.addWidget(self.button)
        column.addWidget(self.said)
        self.setFocusProxy(self.button)
        self._show()

    def open_popup(self) -> None:
        """Show all formats below the field, those that are chosen checked."""
        from creastudio.shell.formats.popup import FormatsPopup

        self.popup = FormatsPopup(self.window(), self._text, self.set_value, self._own)
        self.popup.setMinimumWidth(max(self.width(), self.popup.minimumWidth()))
        show_at(self.popup, self.button)
        self.popup.search.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        # Own formats may have changed while it was out of sight.
        self._show()
        super().showEvent(event)

    def _own(self) -> None:
        """Make own formats, and go on choosing."""
        from creastudio.shell.dialogs.frame import run
        from creastudio.shell.formats.own_dialog import OwnFormatsDialog

        run(OwnFormatsDialog(self.window()))
        self._show()
        self.open_popup()

    def _show(self) -> None:
        choice = FormatChoice.of(self._text, groups_at_hand()[0])
        self.button.clear()
        self.button.addItem(count_words(choice) if choice.words or not self._nothing else self._nothing)
        told = summary(choice)
        self.said.setText(told)
        self.said.setVisible(bool(told))
        self.button.setToolTip(told)


class _Opener(QComboBox):
    """Looks like a list that is closed, and opens the popup."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act = act
        narrowable(self)
        calm(self)

    def showPopup(self) -> None:  # noqa: N802  Qt's name
        self._act()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        event.ignore()


def groups_at_hand() -> tuple[tuple[FormatGroup, ...], UserError | None]:
    """Return the formats that can be chosen; where own ones can't be read, the others, and why."""
    try:
        return known_groups(), None
    except UserError as error:
        return format_table().groups, error

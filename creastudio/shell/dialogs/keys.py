"""All keys by the place where they work."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from creastudio.shell.actions import ACTIONS
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.docks import PANELS
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.keys import PLACE_TITLES, VIEW_KEYS, Key, each
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import label


class KeysDialog(DialogFrame):
    """A list to look at; F1 opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Keys"), width=520, height=640)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(SPACE))
        every = all_keys()
        for place, title in PLACE_TITLES.items():
            column.addWidget(label(tr_text(title), "section"))
            column.addLayout(_table([key for key in every if key.place == place]))
            column.addSpacing(px(SPACE))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        self.body.addWidget(area, 1)
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)


def all_keys() -> tuple[Key, ...]:
    """Return every key of the studio: those of the window, of its panels and of its views."""
    window = [Key("window", action.keys, action.title) for action in ACTIONS if action.keys]
    panels = [Key("window", place.keys, place.title) for place in PANELS]
    return (*window, *panels, *VIEW_KEYS)


def _table(keys: list[Key]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(2 * SPACE))
    grid.setVerticalSpacing(px(SPACE / 2))
    grid.setColumnStretch(0, 1)
    for row, key in enumerate(keys):
        shown = "  ".join(
            QKeySequence(part).toString(QKeySequence.SequenceFormat.NativeText) for part in each(key.keys)
        )
        grid.addWidget(label(tr_text(key.title).replace("&", ""), wrap=True), row, 0)
        grid.addWidget(label(shown, "key"), row, 1)
    return grid

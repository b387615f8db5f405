"""Asks for the size of a new project."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QToolButton, QWidget

from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.boxes import WholeBox
from creastudio.shell.widgets.labels import label

MAX_SIDE = 32768


@dataclass(frozen=True)
class Size:
    """A usual size of an artboard, px."""

    title: str
    width: int
    height: int


SIZES = (
    Size(mark("Square"), 1024, 1024),
    Size(mark("Screen"), 1920, 1080),
    Size(mark("Story"), 1080, 1920),
    Size(mark("Post"), 1080, 1350),
    Size(mark("A4 at 150 dpi"), 1240, 1754),
    Size(mark("Icon"), 512, 512),
)


class NewProjectDialog(DialogFrame):
    """Usual sizes to click, and two numbers for any other."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, tr("New project"), width=520)
        grid = QGridLayout()
        grid.setSpacing(px(SPACE))
        self.cards: list[QToolButton] = []
        for index, size in enumerate(SIZES):
            card = QToolButton()
            card.setText(f"{tr_text(size.title)}\n{size.width} × {size.height}")
            card.setProperty("role", "button")
            card.setCheckable(True)
            card.setAutoExclusive(True)
            card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            set_icon(card, "frame", "dim")
            card.setIconSize(QSize(px(20), px(20)))
            card.setMinimumSize(px(148), px(88))
            card.clicked.connect(lambda _checked=False, chosen=size: self._choose(chosen))
            grid.addWidget(card, index // 3, index % 3)
            self.cards.append(card)
        self.body.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        self.width_box, self.height_box = self._box(tr("Width")), self._box(tr("Height"))
        row.addWidget(label(tr("Width"), "dim"))
        row.addWidget(self.width_box, 1)
        row.addWidget(label(tr("Height"), "dim"))
        row.addWidget(self.height_box, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.create_button = self.add_button(tr("Create"), "primary")
        self.create_button.clicked.connect(self.accept)
        self.cards[0].setChecked(True)
        self._choose(SIZES[0])
        self.create_button.setFocus()

    @property
    def size_chosen(self) -> tuple[int, int]:
        """Width and height, px."""
        return self.width_box.value(), self.height_box.value()

    def _choose(self, size: Size) -> None:
        self.width_box.setValue(size.width)
        self.height_box.setValue(size.height)

    def _box(self, name: str) -> QSpinBox:
        box = WholeBox()
        box.setRange(1, MAX_SIDE)
        box.setSuffix(" px")
        box.setAccessibleName(name)
        return box


def ask_size(parent: QWidget | None) -> tuple[int, int] | None:
    """Ask for width and height in px; None when the person changed their mind."""
    dialog = NewProjectDialog(parent)
    return dialog.size_chosen if run(dialog) else None

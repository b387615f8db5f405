"""Asks for the size or the format of a new project."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QToolButton, QWidget

from creastudio.core.artboard_formats import ArtboardFormat
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.dialogs.new_artboard import NewArtboardDialog
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.boxes import WholeBox
from creastudio.shell.widgets.labels import label

MAX_SIDE = 32768


SCREEN = 96.0
"""Px an inch of what isn't for print."""


@dataclass(frozen=True)
class Size:
    """A usual size of an artboard, px; `resolution` in px an inch of print."""

    title: str
    width: int
    height: int
    resolution: float = SCREEN


SIZES = (
    Size(mark("Square"), 1024, 1024),
    Size(mark("Screen"), 1920, 1080),
    Size(mark("Story"), 1080, 1920),
    Size(mark("Post"), 1080, 1350),
    Size(mark("A4 at 150 dpi"), 1240, 1754, 150.0),
    Size(mark("Icon"), 512, 512),
)


def resolution_of(width: int, height: int) -> float:
    """Return the px an inch of an artboard of `width` x `height` px: those of the usual size that it has, else of a screen."""
    return next((size.resolution for size in SIZES if (size.width, size.height) == (width, height)), SCREEN)


class NewProjectDialog(DialogFrame):
    """Usual sizes to click, two numbers for any other, and the list of all formats: with bleed and safe zones."""

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
        self._format: ArtboardFormat | None = None
        self.formats_button = self.add_button(tr("All formats…"), "flat", left=True)
        self.formats_button.setToolTip(tr("Formats for print with bleed, for screens and platforms"))
        self.formats_button.clicked.connect(lambda _checked=False: self._choose_format())
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.create_button = self.add_button(tr("Create"), "primary")
        self.create_button.clicked.connect(self.accept)
        self.cards[0].setChecked(True)
        self._choose(SIZES[0])
        self.create_button.setFocus()

    def chosen(self) -> ArtboardFormat:
        """Return the format that was chosen from the list, else the size alone."""
        if self._format is not None:
            return self._format
        width, height = self.width_box.value(), self.height_box.value()
        return ArtboardFormat(
            id="", title="", width=width, height=height, resolution=resolution_of(width, height)
        )

    def _choose_format(self) -> None:
        size = self.width_box.value(), self.height_box.value()
        dialog = NewArtboardDialog(self, *size, title=tr("New project"), act=tr("Create"))
        if run(dialog):
            self._format = dialog.chosen()
            self.accept()

    def _choose(self, size: Size) -> None:
        self.width_box.setValue(size.width)
        self.height_box.setValue(size.height)

    def _box(self, name: str) -> QSpinBox:
        box = WholeBox()
        box.setRange(1, MAX_SIDE)
        box.setSuffix(" px")
        box.setAccessibleName(name)
        return box


def ask_format(parent: QWidget | None) -> ArtboardFormat | None:
    """Ask for a size or a format; None when the person changed their mind."""
    dialog = NewProjectDialog(parent)
    return dialog.chosen() if run(dialog) else None

"""A picture that a training shows below its samples: cells with captions, such as the nearest training pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr_said, tr_text
from creastudio.shell.theme import SPACE, color, follow_theme, font, px
from creastudio.shell.threads.background import Background
from creastudio.shell.widgets.labels import label

CELL = 64
"""Side of a cell at most, px at text scale 1."""

MOST = 64
"""Cells that are drawn at most."""


@dataclass(frozen=True)
class Facts:
    """What is said of the picture, as far as it makes sense.

    Attributes
    ----------
    columns : int
        Cells side by side.
    captions : tuple of str
        One a cell, row by row.
    """

    title: str = ""
    note: str = ""
    columns: int = 1
    captions: tuple[str, ...] = ()

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Facts:
        """Read the metadata of a previewed picture; what a plugin says wrongly is left out."""
        columns, captions = metadata.get("columns", 1), metadata.get("captions", ())
        return cls(
            title=str(metadata.get("panel", "")),
            note=str(metadata.get("note", "")),
            columns=columns if isinstance(columns, int) and 1 <= columns <= MOST else 1,
            captions=tuple(str(text) for text in captions[:MOST])
            if isinstance(captions, list | tuple)
            else (),
        )

    @property
    def rows(self) -> int:
        """How many rows of cells there are."""
        return max(1, -(-len(self.captions) // self.columns))


class Cells(QWidget):
    """The cells of one picture, with their captions below them."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._facts = Facts()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_theme(self, self.update)

    def show_image(self, image: QImage, facts: Facts) -> None:
        """Show another picture."""
        self._image, self._facts = image, facts
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image.isNull():
            return 0
        _, height = self._cell(width)
        return round(self._facts.rows * (height + self._line))

    def sizeHint(self) -> QSize:
        return QSize(px(240), self.heightForWidth(px(240)))

    @property
    def _line(self) -> int:
        return px(18) if any(self._facts.captions) else px(4)

    def _cell(self, width: int) -> tuple[float, float]:
        """Return width and height of a cell on the screen."""
        columns, rows = self._facts.columns, self._facts.rows
        own = self._image.width() / columns, self._image.height() / rows
        wide = min(px(CELL), (width - (columns - 1) * px(4)) / columns)
        return wide, wide * own[1] / max(1.0, own[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._image.isNull():
            return
        with QPainter(self) as painter:
            painter.setFont(font(11))
            wide, high = self._cell(self.width())
            columns, rows = self._facts.columns, self._facts.rows
            own_w, own_h = self._image.width() / columns, self._image.height() / rows
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, wide < own_w)
            for row in range(rows):
                for column in range(columns):
                    # What was made stands apart from what it is compared with.
                    x = column * (wide + px(4)) + (px(8) if column else 0)
                    y = row * (high + self._line)
                    source = QRectF(column * own_w, row * own_h, own_w, own_h)
                    painter.drawImage(QRectF(x, y, wide, high), self._image, source)
                    index = row * columns + column
                    if index < len(self._facts.captions):
                        painter.setPen(color("dim"))
                        below = QRectF(x, y + high, wide, self._line)
                        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._facts.captions[index])


class SidePicture(QWidget):
    """Title, cells and one sentence; takes no room while there is no picture."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(SPACE / 2), 0, px(SPACE / 2))
        column.setSpacing(px(SPACE / 2))
        self.title, self.note, self.cells = label("", "section"), label("", "small", wrap=True), Cells()
        for part in (self.title, self.note, self.cells):
            column.addWidget(part)
        self._data = b""
        self.hide()

    def show_picture(self, data: bytes, metadata: Mapping[str, Any]) -> None:
        """Show a PNG; nothing for no bytes."""
        if data == self._data:
            return
        self._data = data
        self.setVisible(bool(data))
        if not data:
            return
        facts = Facts.of(metadata)
        self.title.setText(tr_text(facts.title))
        self.note.setText(tr_said(facts.note))
        self.note.setVisible(bool(facts.note))
        self.cells.setAccessibleName(f"{tr_text(facts.title)}. {tr_said(facts.note)}")
        self._background.run(
            self,
            "picture",
            lambda: QImage.fromData(data),
            lambda image: data is self._data and self.cells.show_image(image, facts),
        )

"""Artboards by numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creastudio.api.own_formats import LONGEST_SIDE
from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import update_artboard
from creastudio.core.print_units import millimetres
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import board_title
from creastudio.shell.panels.fields.property_fields import ColorField, Name, Number, new_form, pair
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label


class ArtboardProperties(QWidget):
    """Name, size, place and background of the active artboard."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._heading = label("", "heading")
        column.addWidget(self._heading)
        form = new_form()
        self.name = Name(tr("Name"), lambda text: self._update(name=text))
        form.add(tr("Name"), self.name)
        self.width_field = Number(
            tr("Width"), lambda value: self._update(width=int(value)), low=1, high=LONGEST_SIDE
        )
        self.height_field = Number(
            tr("Height"), lambda value: self._update(height=int(value)), low=1, high=LONGEST_SIDE
        )
        form.add(tr("Size, px"), pair(self.width_field, self.height_field, "×"))
        self.left_field = Number(tr("From the left"), lambda value: self._update(x=value))
        self.top_field = Number(tr("From the top"), lambda value: self._update(y=value))
        form.add(tr("Position"), pair(self.left_field, self.top_field))
        self.background = ColorField(
            session, tr("Background"), lambda value: update_artboard(self._id, background=value),
            optional=True, alpha=True,
        )  # fmt: skip
        form.add(tr("Background"), self.background)
        self.resolution = Number(
            tr("Resolution"), lambda value: self._update(resolution=value), low=1, high=4800, suffix=" dpi"
        )
        self.bleed = Number(
            tr("Bleed"), lambda value: self._update(bleed=value), low=0, high=2048, suffix=" px"
        )
        form.add(tr("Resolution"), self.resolution)
        form.add(tr("Bleed"), self.bleed)
        self.printed = label("", "small")
        form.add(tr("In print"), self.printed)
        column.addLayout(form)

    def show_artboard(self, board: Artboard) -> None:
        """Fill the fields."""
        self._id = board.id
        self._heading.setText(board_title(board))
        self.name.fill(board.name)
        self.width_field.fill(board.width)
        self.height_field.fill(board.height)
        self.left_field.fill(board.x)
        self.top_field.fill(board.y)
        self.resolution.fill(board.resolution)
        self.bleed.fill(board.bleed)
        width, height = (millimetres(side, board.resolution) for side in (board.width, board.height))
        self.printed.setText(tr("{width} × {height} mm", width=f"{width:.1f}", height=f"{height:.1f}"))
        self.background.fill(board.background)

    def _update(self, **fields: object) -> None:
        self._session.apply(update_artboard(self._id, **fields))

"""Where the parts of a live panel lie: the plane and the settings beside the picture, or below it, and how high each is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from creastudio.shell.live.pad_view import PadView

WIDE = 560
"""From this width on the plane lies beside the picture, px at text scale 1."""

NO_LIMIT = (1 << 24) - 1
"""Of a height, as Qt has it."""


class PadLayout(QBoxLayout):
    """The picture with what stands below it; then the plane over the settings."""

    def __init__(self, view: PadView) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, view)
        self._view = view
        self._shown, side = QWidget(), QWidget()
        left = QVBoxLayout(self._shown)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(SPACE / 2))
        for part, stretch in ((view.picture, 1), (view.note, 0), (view.bar, 0), (view.favourites, 0)):
            left.addWidget(part, stretch)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(SPACE))
        if view.plane is not None:
            right.addWidget(view.plane, 1)
        right.addWidget(_controls(view.controls), 1)
        self.setContentsMargins(px(SPACE), px(SPACE / 2), px(SPACE), px(SPACE))
        self.setSpacing(px(SPACE))
        self.addWidget(self._shown, 5)
        self.addWidget(side, 4)

    def turn(self) -> None:
        """Lie as the size of the panel asks for."""
        width, height = self._view.width(), self._view.height()
        wide = width >= px(WIDE) and width > height * 0.8
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.direction() != way:
            self.setDirection(way)
        self.fit()

    def fit(self) -> None:
        """Let the picture be no higher than it fills, so that the settings get what is left over."""
        stacked = self.direction() == QBoxLayout.Direction.TopToBottom
        most = picture_side(self._view, self._view.width() - 2 * px(SPACE)) if stacked else NO_LIMIT
        if self._shown.maximumHeight() != most:
            self._shown.setMaximumHeight(most)


def picture_side(view: PadView, width: int) -> int:
    """Return the most height, in px, that the picture with its buttons and favourites fills at a width in px."""
    size = view.picture.picture_size
    if size.isEmpty():
        return NO_LIMIT
    below = [part for part in (view.note, view.bar, view.favourites) if not part.isHidden()]
    picture = max(view.picture.minimumHeight(), math.ceil(width * size.height() / size.width()))
    return picture + sum(_height(part, width) + px(SPACE / 2) for part in below)


def _height(part: QWidget, width: int) -> int:
    wanted = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return min(wanted, part.maximumHeight())


def _controls(widget: QWidget) -> QScrollArea:
    area = scrolled(widget)
    area.setProperty("role", "panel")
    area.setMinimumHeight(px(110))
    area.setAccessibleName(tr("Controls"))
    return area

"""How much height a live picture and what stands below it need, so that the settings get what is left over."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from creastudio.shell.theme import SPACE, px

if TYPE_CHECKING:
    from creastudio.shell.live.pad_view import PadView

NO_LIMIT = (1 << 24) - 1
"""Of a height, as Qt has it."""


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

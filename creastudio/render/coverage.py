"""How much of each px is selected, as planes of NumPy, and what can be done with two of them.

Union, intersection and complement are maximum, minimum and 255 less: so the laws of sets hold for soft edges too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

Plane = NDArray[np.uint8]
"""Shape (height, width): 0 is nothing of a px, 255 all of it."""

SelectMode = Literal["replace", "add", "subtract", "intersect"]
"""What becomes of what was selected before."""


@dataclass(frozen=True)
class Coverage:
    """What is selected, on an endless plane of artboard px.

    Attributes
    ----------
    left, top : int
        Artboard px of the upper left corner of `plane`.
    plane : ndarray
        Nothing is selected outside of it.
    """

    left: int
    top: int
    plane: Plane

    @property
    def rect(self) -> QRect:
        """The artboard px that the plane covers."""
        return QRect(self.left, self.top, self.plane.shape[1], self.plane.shape[0])

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return not self.plane.any()

    def on(self, rect: QRect) -> Plane:
        """Return the plane of other artboard px; the very same where they are its own."""
        if rect == self.rect:
            return self.plane
        out = np.zeros((max(0, rect.height()), max(0, rect.width())), np.uint8)
        both = rect & self.rect
        if not both.isEmpty():
            out[_part(both, rect)] = self.plane[_part(both, self.rect)]
        return out

    def cut(self, rect: QRect) -> Coverage:
        """Return what of it lies on some artboard px."""
        return at(rect & self.rect, self.on(rect & self.rect))

    def trimmed(self) -> Coverage:
        """Return it without the empty rows and columns around."""
        rows = np.flatnonzero(self.plane.any(axis=1))
        columns = np.flatnonzero(self.plane.any(axis=0))
        if not rows.size:
            return NOTHING
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        left, right = int(columns[0]), int(columns[-1]) + 1
        return Coverage(self.left + left, self.top + top, self.plane[top:bottom, left:right])


NOTHING = Coverage(0, 0, np.zeros((0, 0), np.uint8))
"""Nothing selected."""


def at(rect: QRect, plane: Plane) -> Coverage:
    """Return the coverage of some artboard px."""
    return Coverage(rect.left(), rect.top(), plane)


def everything(rect: QRect) -> Coverage:
    """Return all of some artboard px."""
    return at(rect, np.full((rect.height(), rect.width()), 255, np.uint8))


def combined(before: Coverage, new: Coverage, mode: SelectMode) -> Coverage:
    """Return what is selected after `new` was added to, taken from, met with or put in place of `before`."""
    if mode == "replace":
        return new
    if mode == "add":
        rect = new.rect if before.plane.size == 0 else before.rect.united(new.rect)
        return at(rect, np.maximum(before.on(rect), new.on(rect)))
    if mode == "subtract":
        return at(before.rect, np.minimum(before.plane, 255 - new.on(before.rect)))
    rect = before.rect & new.rect
    return at(rect, np.minimum(before.on(rect), new.on(rect)))


def inverted(coverage: Coverage, rect: QRect) -> Coverage:
    """Return what of some artboard px isn't selected; what lies beside them is dropped."""
    return at(rect, 255 - coverage.on(rect))


def _part(rect: QRect, whole: QRect) -> tuple[slice, slice]:
    top, left = rect.top() - whole.top(), rect.left() - whole.left()
    return slice(top, top + rect.height()), slice(left, left + rect.width())

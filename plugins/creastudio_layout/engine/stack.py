"""Texts set into many frames at once: everything in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.fitting import (
    BODY,
    CTA,
    HEADLINE,
    LEGAL,
    LOGO,
    PAD_X,
    PARTS,
    PRICE,
    SUBHEAD,
    Array,
    Fitting,
    Tables,
    tables_of,
)
from creastudio_layout.engine.frames import Frame
from creastudio_layout.theory.sizes import Room

__all__ = [
    "BODY", "CTA", "HEADLINE", "LEGAL", "LOGO", "PARTS", "PRICE", "SUBHEAD", "Placed", "Tables", "place", "tables_of",
]  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """Frames with everything in its place; (frames, parts, ...), px.

    Attributes
    ----------
    fits : ndarray
        (frames,) Whether all of it has its place.
    size : ndarray
        Font sizes; 0 for what isn't there.
    lines : ndarray
    boxes : ndarray
        (frames, parts, 4) x, y, width and height; without size for what isn't there. Those of buttons are the plates.
    filled : ndarray
        (frames,) Height of all parts as a share of the zone.
    """

    fits: NDArray[np.bool_]
    size: Array
    lines: NDArray[np.int64]
    boxes: Array
    filled: Array


def place(
    room: Room,
    frames: Sequence[Frame],
    tables: Tables,
    present: Sequence[bool],
    logo: float,
    logo_least: float,
    clear: float = 0.25,
) -> Placed:
    """Set texts and logo into frames.

    Parameters
    ----------
    present : sequence of bool
        Which of ``PARTS`` are to have a place.
    logo : float
        Width over height of the logo.
    logo_least : float
        Its least width, px of the format.
    clear : float
        What stays free around it, as a share of its shorter side.
    """
    work = _Work(room, frames, tables, np.array(present), logo, logo_least, clear)
    return work.placed()


class _Work(Fitting):
    def placed(self) -> Placed:
        self._size_logo()
        self._size_row_button()
        self._foot()
        self._ladder()
        self._stand()
        boxes = self.boxes
        filled = np.where(self.row, 0.7, self.used / np.maximum(self.zone[:, 3], 1))
        return Placed(self.fits, self.size, self.lines, boxes, filled)

    def _stand(self) -> None:
        """Put everything in its place."""
        column, rows = self.column, np.arange(self.count)
        spread = (self.anchor == 3) & self.present[CTA] & ~self.row
        total = self.heights.sum(1) + self.gaps.sum(1)
        free = np.maximum(column[:, 3] - total, 0)
        top_logo = (self.logo_at == 0) & self.present[LOGO] & ~self.row
        offset = np.select(
            [self.anchor == 0, self.anchor == 1, self.anchor == 2], [0 * free, free / 2, free], 0 * free
        )
        if self.row.any() and self.present[LEGAL]:
            offset = np.where(self.row, free / 2, offset)
        y = column[:, 1] + offset
        for role in range(5):
            here = self.heights[:, role] > 0
            y = y + self.gaps[:, role]
            line = np.maximum(self.lines[:, role] - 1, 0)
            pad = 2 * PAD_X if role == CTA else 0.0
            width = np.minimum((self.widths[rows, role, line] + pad) * self.size[:, role], column[:, 2])
            width = np.where(here, width, 0)
            at = y
            if role == CTA:
                at = np.where(spread, column[:, 1] + column[:, 3] - self.heights[:, CTA], y)
            x = column[:, 0] + np.where(self.center & ~self.row, (column[:, 2] - width) / 2, 0)
            box = np.stack([x, at, width, self.heights[:, role]], axis=-1)
            self.boxes[:, role] = np.where(here[:, None], box, self.boxes[:, role])
            y = y + self.heights[:, role]
        self._stand_pair(spread)
        self._stand_logo(top_logo, offset)
        self._stand_beside()
        self._stand_foot(total, offset)
        self.used = total + (self.zone[:, 3] - column[:, 3])

    def _stand_pair(self, spread: NDArray[np.bool_]) -> None:
        """Put button and price on their common line."""
        if not self.paired.any():
            return
        rows, high = np.arange(self.count), self.heights[:, PRICE]
        y = np.where(spread, self.column[:, 1] + self.column[:, 3] - high, self.boxes[:, PRICE, 1])
        width = self.widths[rows, PRICE, 0] * self.size[:, PRICE]
        tall = self.first[:, PRICE] * self.size[:, PRICE]
        price = np.stack([self.column[:, 0], y + (high - tall) / 2, width, tall], axis=-1)
        button = (self.widths[rows, CTA, 0] + 2 * PAD_X) * self.size[:, CTA]
        x = self.column[:, 0] + width + 1.3 * self.size[:, CTA]
        action = np.stack([x, y + (high - self.button_h) / 2, button, self.button_h], axis=-1)
        self.boxes[self.paired, PRICE], self.boxes[self.paired, CTA] = price[self.paired], action[self.paired]

    def _stand_logo(self, top: NDArray[np.bool_], offset: Array) -> None:
        if not self.present[LOGO]:
            return
        zone = self.zone
        middle = zone[:, 0] + (zone[:, 2] - self.logo_w) / 2
        x = np.where(self.center & ~self.row, middle, zone[:, 0])
        # A logo above the words moves with them, but stays at the top of a spread.
        y = zone[:, 1] + np.where(top, offset, 0)
        y = np.where(self.row, zone[:, 1] + (zone[:, 3] - self.logo_h) / 2, y)
        corner = self.logo_at == 2
        wide = self.corner[:, 2] - self.logo_w
        x = np.where(
            corner, self.corner[:, 0] + np.where(self.center, wide / 2, np.where(self.right, wide, 0)), x
        )
        y = np.where(corner, self.corner[:, 1] + np.where(self.low, self.corner[:, 3] - self.logo_h, 0), y)
        self.boxes[:, LOGO] = np.stack([x, y, self.logo_w, self.logo_h], axis=-1)

    def _stand_beside(self) -> None:
        """Put the logo at the far end of the line of the button, no higher than that line has room for."""
        side = self.logo_at == 3
        if not (self.present[LOGO] and self.present[CTA] and side.any()):
            return
        button = self.boxes[:, CTA]
        height = np.minimum(
            self.logo_h, 1.15 * np.maximum(button[:, 3], self.heights[:, PRICE] * self.paired)
        )
        width = height * self.aspect
        right = self.zone[:, 0] + self.zone[:, 2]
        box = np.stack([right - width, button[:, 1] + (button[:, 3] - height) / 2, width, height], axis=-1)
        self.boxes[side, LOGO] = box[side]
        free = right - width - button[:, 0] - button[:, 2]
        self.fits &= ~side | (
            (free >= np.maximum(0.8 * self.room.margin, self._clear(width, height)))
            & (width >= self.logo_least)
        )

    def _stand_foot(self, total: Array, offset: Array) -> None:
        zone = self.zone
        bottom = zone[:, 1] + zone[:, 3]
        # In the middle of a zone, the foot follows the words instead of falling to its end.
        follows = (self.anchor == 1) & ~self.row
        lift = np.where(follows, np.maximum(self.column[:, 3] - total - offset, 0) * 0.5, 0)
        foot = (self.logo_at == 1) & self.present[LOGO] & ~self.row
        if self.present[LOGO]:
            y = bottom - self.logo_h - lift
            if self.present[LEGAL]:
                y = np.where(self.beside, y, bottom - self.foot_h - lift)
            self.boxes[foot, LOGO, 1] = y[foot]
            right = foot & (self.beside if self.present[LEGAL] else False)
            self.boxes[right, LOGO, 0] = (zone[:, 0] + zone[:, 2] - self.logo_w)[right]
        if self.present[LEGAL]:
            x = np.where(
                self.center & ~self.row, zone[:, 0] + (zone[:, 2] - self.legal_w) / 2, self.column[:, 0]
            )
            y = bottom - self.legal_h - lift
            self.boxes[:, LEGAL] = np.stack([x, y, self.legal_w, self.legal_h], axis=-1)

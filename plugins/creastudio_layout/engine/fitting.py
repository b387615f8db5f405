"""Sizes of texts, logo and button in many frames at once: the largest of a ladder at which everything fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.copy import ROLES, SetText
from creastudio_layout.engine.frames import Frame
from creastudio_layout.theory.sizes import LEAST, Room

Array = NDArray[np.float64]

HEADLINE, SUBHEAD, BODY, PRICE, CTA, LEGAL, LOGO = range(7)
PARTS = (*ROLES, "logo")
STEPS = 16
"""Sizes that are tried."""

PAD_X, PAD_Y = 1.05, 0.6
"""Room between the label of a button and its edge, font sizes."""

MOST_LINES = np.array([5, 4, 9, 1, 1, 4])
"""Lines that a text of each role may take before it is set smaller."""


@dataclass(frozen=True)
class Tables:
    """Wraps of all concepts as arrays: (concepts, roles, lines) and (concepts, roles)."""

    widths: Array
    first: Array
    line: Array
    scale: Array

    @property
    def most(self) -> int:
        """Lines that are known."""
        return self.widths.shape[2]


def tables_of(sets: Sequence[Sequence[SetText | None]], scales: Sequence[float]) -> Tables:
    """Return the tables of texts by concept and role; a missing text takes no room."""
    most = max((len(item.wrap.widths) for row in sets for item in row if item), default=1)
    widths = np.zeros((len(sets), len(ROLES), most))
    first, line = np.zeros(widths.shape[:2]), np.zeros(widths.shape[:2])
    for concept, row in enumerate(sets):
        for role, item in enumerate(row):
            if item is not None:
                widths[concept, role, : len(item.wrap.widths)] = item.wrap.widths
                # Where more lines can't help, the table ends.
                widths[concept, role, len(item.wrap.widths) :] = item.wrap.widths[-1]
                first[concept, role], line[concept, role] = item.wrap.first, item.wrap.line
    return Tables(widths, first, line, np.array(scales))


class Fitting:
    """Frames while they are filled: what each part takes, before anything has its place."""

    def __init__(
        self,
        room: Room,
        frames: Sequence[Frame],
        tables: Tables,
        present: NDArray[np.bool_],
        logo: float,
        least: float,
        clear: float = 0.25,
    ) -> None:
        self.room, self.count = room, len(frames)
        self.present = present
        self.concept = np.array([frame.concept for frame in frames])
        self.zone = np.array([frame.zone for frame in frames])
        self.column = self.zone.copy()
        self.corner = np.array([frame.corner for frame in frames])
        self.row = np.array([frame.row for frame in frames])
        self.center = np.array([frame.align == "center" for frame in frames])
        self.anchor = np.array(
            [("top", "middle", "bottom", "spread").index(frame.anchor) for frame in frames]
        )
        self.logo_at = np.array([("top", "foot", "corner", "side").index(frame.logo) for frame in frames])
        self.right = self.corner[:, 0] + self.corner[:, 2] / 2 > room.width / 2
        self.low = self.corner[:, 1] + self.corner[:, 3] / 2 > room.height / 2
        self.widths = tables.widths[self.concept]
        self.first, self.line = tables.first[self.concept], tables.line[self.concept]
        self.scale = tables.scale[self.concept]
        self.aspect, self.logo_least, self.clear = logo, least, clear
        self.size = np.zeros((self.count, len(PARTS)))
        self.lines = np.zeros((self.count, len(PARTS)), dtype=np.int64)
        self.boxes = np.zeros((self.count, len(PARTS), 4))
        self.fits = np.ones(self.count, dtype=bool)

    def _size_logo(self) -> None:
        """Choose the size of the logo by the format, and take its room from the column."""
        self.logo_w = self.logo_h = np.zeros(self.count)
        if not self.present[LOGO]:
            return
        zone = self.zone
        height = 0.135 * self.room.side / max(self.aspect, 0.4) ** 0.5
        height = np.where(self.row, np.minimum(1.4 * height, 0.72 * zone[:, 3]), height)
        widest = np.where(self.row, 0.2, 0.62) * zone[:, 2]
        corner, side = self.logo_at == 2, self.logo_at == 3
        widest = np.where(corner, self.corner[:, 2], np.where(side, 0.42 * zone[:, 2], widest))
        self.fits &= ~side | (~self.center & ~self.row & bool(self.present[CTA]))
        width = np.minimum(height * self.aspect, widest)
        width = np.maximum(width, np.minimum(self.logo_least, widest))
        self.fits &= width >= np.minimum(self.logo_least, 0.2 * self.room.width) - 1e-6
        self.logo_w, self.logo_h = width, width / self.aspect
        self.fits &= np.where(
            corner, self.logo_h <= self.corner[:, 3], self.logo_h <= 0.4 * zone[:, 3] + 1e9 * self.row
        )
        self.fits &= self.logo_h <= zone[:, 3] + 1e9 * corner
        free = self._clear(self.logo_w, self.logo_h)
        gap = np.maximum(np.maximum(0.45 * self.logo_h, 0.5 * self.room.margin), free)
        top = (self.logo_at == 0) & ~self.row
        self.column[:, 1] += np.where(top, self.logo_h + gap, 0)
        self.column[:, 3] -= np.where(top, self.logo_h + gap, 0)
        gap = np.maximum(np.maximum(0.35 * self.logo_h, 0.9 * self.room.margin), free)
        self.column[:, 0] += np.where(self.row, width + gap, 0)
        self.column[:, 2] -= np.where(self.row, width + gap, 0)

    def _clear(self, width: Array, height: Array) -> Array:
        """Return what stays free around logos of these sizes, px."""
        return self.clear * np.minimum(width, height) * bool(self.present[LOGO])

    def _size_row_button(self) -> None:
        """Give button and price of a row their own places at its end."""
        if not self.row.any():
            return
        for role, share, pad in ((CTA, 0.21, 1.0), (PRICE, 0.36, 0.0)):
            if not self.present[role]:
                continue
            least = LEAST[PARTS[role]] * self.room.unit
            size = np.minimum(share * self.zone[:, 3], 0.123 * share * self.zone[:, 2])
            size = np.clip(size, least, 24 * self.room.unit)
            one = self.widths[:, role, 0] + 2 * PAD_X * pad
            # A long label may take at most two fifths of the row.
            size = np.clip(0.42 * self.zone[:, 2] / one, least, size)
            width = one * size
            high = (self.first[:, role] + 2 * PAD_Y * pad) * size
            row = self.row
            self.fits &= ~row | (high <= self.zone[:, 3])
            right = self.column[:, 0] + self.column[:, 2]
            gap = max(0.9 * self.room.margin, 0.6 * LEAST["cta"] * self.room.unit)
            box = np.stack(
                [right - width, self.zone[:, 1] + (self.zone[:, 3] - high) / 2, width, high], axis=-1
            )
            self.boxes[:, role] = np.where(row[:, None], box, 0)
            self.size[:, role] = np.where(row, size, 0)
            self.lines[:, role] = np.where(row, 1, 0)
            self.column[:, 2] -= np.where(row, width + gap, 0)

    def _foot(self) -> None:
        """Set what stands at the foot of the zone: the legal line and, where it belongs there, the logo."""
        foot = (self.logo_at == 1) & self.present[LOGO] & ~self.row
        high = np.where(foot, self.logo_h, 0.0)
        free = self._clear(self.logo_w, self.logo_h)
        if self.present[LEGAL]:
            size = LEAST["legal"] * self.room.unit * 1.08
            # Where too little is left beside the logo, the line goes below it.
            beside = foot & ~self.center & (self.column[:, 2] - self.logo_w > 15 * size)
            apart = np.maximum(self.room.margin, free)
            room = self.column[:, 2] - np.where(beside, self.logo_w + apart, 0)
            lines = (self.widths[:, LEGAL] > (room / size)[:, None]).sum(1) + 1
            self.fits &= (self.widths[:, LEGAL, -1] * size <= room) & (lines <= MOST_LINES[LEGAL])
            lines = np.minimum(lines, self.widths.shape[2])
            tall = (self.first[:, LEGAL] + (lines - 1) * self.line[:, LEGAL]) * size
            self.size[:, LEGAL], self.lines[:, LEGAL] = size, lines
            self.legal_w = self.widths[np.arange(self.count), LEGAL, lines - 1] * size
            self.legal_h = tall
            self.beside = beside
            stacked = foot & ~beside
            high = np.where(
                stacked, high + tall + np.maximum(0.4 * self.room.margin, free), np.maximum(high, tall)
            )
        self.foot_h = high
        gap = np.where(high > 0, np.where(self.row, 0.15, 0.7) * self.room.margin, 0)
        gap = np.where(foot, np.maximum(gap, free), gap)
        self.column[:, 3] -= high + gap
        self.fits &= (self.column[:, 2] > 2) & (self.column[:, 3] > 2)

    def _ladder(self) -> None:
        """Try sizes from large to small, all frames at once, and keep the largest that fits."""
        room, unit = self.room, self.room.unit
        most = np.minimum(0.3 * room.side, 0.62 * room.safe[3] if room.shape == "strip" else 0.24 * room.side)
        least = LEAST["headline"] * unit
        ladder = np.geomspace(max(float(most), least), least, STEPS)
        sizes = self._sizes(ladder)  # frames, steps, five roles
        pads = np.array([0, 0, 0, 0, 2 * PAD_X])
        wide = np.maximum(self.column[:, 2], 1)[:, None, None]
        # Running text isn't set wider than can be read at ease.
        measure = np.minimum(wide, np.array([1e9, 30.0, 34.0, 1e9, 1e9]) * sizes)
        room_em = measure / sizes - pads
        stacked = self._stacked()
        known = self.widths[:, None, :5, :]
        lines = (known > room_em[..., None]).sum(-1) + 1
        ok = (known[..., -1] <= room_em) & (lines <= self._line_limit())
        lines = np.minimum(lines, self.widths.shape[2])
        heights = (
            self.first[:, None, :5] + (lines - 1) * self.line[:, None, :5] + [0, 0, 0, 0, 2 * PAD_Y]
        ) * sizes
        gaps = self._gaps(sizes)
        there = stacked[:, None, :]
        paired = self._pair(sizes, heights, gaps, lines)
        total = (np.where(there, heights + gaps, 0)).sum(-1)
        ok = (ok | ~there).all(-1) & (total <= self.column[:, 3][:, None] + 1e-6)
        ok &= (sizes[..., HEADLINE] >= 1.2 * sizes[..., SUBHEAD]) | ~there[..., SUBHEAD]
        at = ok.argmax(1)
        rows = np.arange(self.count)
        self.fits &= ok[rows, at]
        for role in range(5):
            here = stacked[:, role]
            self.size[here, role] = sizes[rows, at, role][here]
            self.lines[here, role] = lines[rows, at, role][here]
        self.heights, self.gaps = (
            np.where(stacked, heights[rows, at], 0),
            np.where(stacked, gaps[rows, at], 0),
        )
        self.paired, self.button_h = paired[rows, at], self.button_h[rows, at]

    def _pair(self, sizes: Array, heights: Array, gaps: Array, lines: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Let price and button share a line where both are there and the column is wide enough."""
        self.button_h = heights[..., CTA].copy()
        price = self.widths[:, None, PRICE, 0] * sizes[..., PRICE]
        button = (self.widths[:, None, CTA, 0] + 2 * PAD_X) * sizes[..., CTA]
        both = price + 1.3 * sizes[..., CTA] + button <= self.column[:, 2][:, None]
        both &= (
            (~self.row & ~self.center)
            if self.present[PRICE] and self.present[CTA]
            else np.zeros(self.count, bool)
        )[:, None]
        both &= (lines[..., CTA] == 1) & (lines[..., PRICE] == 1)
        heights[..., PRICE] = np.where(
            both, np.maximum(heights[..., PRICE], heights[..., CTA]), heights[..., PRICE]
        )
        gaps[..., PRICE] = np.where(both, gaps[..., CTA], gaps[..., PRICE])
        for values in (heights, gaps):
            values[..., CTA] = np.where(both, 0, values[..., CTA])
        return both

    def _line_limit(self) -> NDArray[np.int64]:
        limit = MOST_LINES[:5].copy()
        if self.room.shape in ("tall", "tower"):
            limit += np.array([2, 2, 5, 0, 1])
        if self.room.shape == "strip":
            limit = np.minimum(limit, [3, 3, 4, 1, 1])
        return limit

    def _stacked(self) -> NDArray[np.bool_]:
        """Return which of the first five roles stand in the column: in a row, button and price don't."""
        there = np.tile(self.present[:5], (self.count, 1))
        there[self.row, PRICE] = False
        there[self.row, CTA] = False
        return there

    def _sizes(self, ladder: Array) -> Array:
        unit = self.room.unit
        head = np.tile(ladder, (self.count, 1))
        ratio = self.scale[:, None]
        most = 0.03 * self.room.side + 3.5 * unit
        if self.room.shape == "strip":
            most = max(most, min(0.15 * self.room.safe[3], 18 * unit))
        sub = np.clip(head / ratio**2, LEAST["subhead"] * unit, max(most, LEAST["subhead"] * unit))
        body = np.clip(sub / ratio**0.5, LEAST["body"] * unit, 21 * unit)
        price = np.clip(head / ratio, LEAST["price"] * unit, None)
        button = np.clip(sub, LEAST["cta"] * unit, 0.026 * self.room.side + 4 * unit)
        return np.stack([head, sub, body, price, button], axis=-1)

    def _gaps(self, sizes: Array) -> Array:
        """Return the room above each of the first five parts, px; none above the first."""
        head, sub, body, price, button = np.moveaxis(sizes, -1, 0)
        gaps = np.stack(
            [0 * head, np.maximum(0.5 * sub, 0.2 * head), 0.75 * body, 0.4 * price, np.maximum(1.0 * button, 0.3 * head)], axis=-1
        )  # fmt: skip
        first = next((role for role in range(5) if self.present[role]), 0)
        gaps[..., : first + 1] = 0
        return gaps

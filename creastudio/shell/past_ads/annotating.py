"""The past ads of the library while they are annotated, with undo; no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from creastudio.api.layout import ElementRole
from creastudio.api.past_ads import MOST_ELEMENTS, MOST_TEXT, PastAd, PastElement

Box = tuple[float, float, float, float]
"""x, y, width and height, px of the ad."""

LEAST = 2.0
"""Sides of a box at least, px of the ad."""

SHIFT = 12.0
"""How far a copy lies from what it was copied of, px of the ad."""

MOST_STEPS = 500


@dataclass(frozen=True)
class _State:
    """All ads, which one is shown, and which of its elements is chosen (-1 for none)."""

    ads: tuple[PastAd, ...] = ()
    at: int = 0
    chosen: int = -1


class Annotating(QObject):
    """What the views of past ads show, and what is done to it.

    Attributes
    ----------
    next_role : ElementRole
        What the next box that is drawn will be.
    """

    changed = Signal()
    """Ads, elements, the choice, or the role that comes next."""
    shown = Signal()
    """Another ad is shown."""
    edited = Signal()
    """Something is to be stored."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.next_role: ElementRole = "headline"
        self._state = _State()
        self._past: list[_State] = []
        self._future: list[_State] = []
        self._slot = ""
        self._drawn = False

    # -- what there is

    @property
    def ads(self) -> tuple[PastAd, ...]:
        """All ads of the library."""
        return self._state.ads

    @property
    def at(self) -> int:
        """Which ad is shown; 0 while there are none."""
        return self._state.at

    @property
    def ad(self) -> PastAd | None:
        """The ad that is shown."""
        return self.ads[self.at] if self.at < len(self.ads) else None

    @property
    def chosen(self) -> int:
        """Which element is chosen; -1 for none."""
        return self._state.chosen

    @property
    def element(self) -> PastElement | None:
        """The element that is chosen."""
        ad = self.ad
        return ad.elements[self.chosen] if ad is not None and 0 <= self.chosen < len(ad.elements) else None

    @property
    def named(self) -> PastElement | None:
        """The element that a role is given to; None where the next box gets it, as after one was drawn."""
        return None if self._drawn else self.element

    @property
    def annotated(self) -> int:
        """How many ads have elements."""
        return sum(bool(ad.elements) for ad in self.ads)

    @property
    def can_undo(self) -> bool:
        """Whether anything was done."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether anything was undone."""
        return bool(self._future)

    # -- looking

    def begin(self, ads: Sequence[PastAd]) -> None:
        """Show the ads of the library: the first that nobody has annotated."""
        found = tuple(ads)
        first = next((at for at, ad in enumerate(found) if not ad.elements), 0)
        self._past, self._future, self._slot, self._drawn = [], [], "", False
        self._state = _State(found, first)
        self.shown.emit()
        self.changed.emit()

    def show(self, at: int) -> None:
        """Show another ad."""
        if self.ads and at != self.at and 0 <= at < len(self.ads):
            self._look(_State(self.ads, at))

    def step(self, by: int) -> None:
        """Show the ad that is so many behind this one, or the outermost."""
        self.show(min(max(self.at + by, 0), len(self.ads) - 1))

    def choose(self, element: int) -> None:
        """Choose an element of the ad; -1 for none."""
        ad = self.ad
        element = element if ad is not None and 0 <= element < len(ad.elements) else -1
        if element != self.chosen or self._drawn:
            self._look(_State(self.ads, self.at, element))

    def cycle(self, by: int) -> None:
        """Choose the element that is so many behind the one that is chosen, around the end."""
        ad = self.ad
        if ad is not None and ad.elements:
            first = 0 if by > 0 else -1
            self.choose((self.chosen + by if self.chosen >= 0 else first) % len(ad.elements))

    # -- acting

    def add(self, box: Box, role: ElementRole | None = None, **more: Any) -> bool:
        """Add an element on top and choose it; False where there are too many, or it lies outside."""
        ad = self.ad
        if ad is None or len(ad.elements) >= MOST_ELEMENTS:
            return False
        fitted = within(box, ad)
        if fitted is None:
            return False
        fresh = PastElement(role=role or self.next_role, box=fitted, **more)
        self._put(ad.model_copy(update={"elements": (*ad.elements, fresh)}), len(ad.elements))
        return True

    def draw(self, box: Box) -> None:
        """Add an element of the role that comes next; a role that is chosen then is meant for the box after it."""
        self._drawn = self.add(box)
        self.changed.emit()

    def add_all(self, elements: Sequence[PastElement]) -> None:
        """Add elements in one step, as many as there is room for."""
        ad = self.ad
        if ad is not None and elements:
            room = MOST_ELEMENTS - len(ad.elements)
            self._put(ad.model_copy(update={"elements": (*ad.elements, *elements[:room])}), -1)

    def move(self, box: Box, slot: str = "") -> None:
        """Give the chosen element another box, as far as it lies on the ad."""
        ad = self.ad
        fitted = within(box, ad) if ad is not None else None
        if fitted is not None:
            self._change(slot, box=fitted)

    def nudge(self, dx: float, dy: float, *, sizes: bool = False) -> None:
        """Move the chosen element, or its lower right corner, px of the ad; many in a row are one step."""
        element, ad = self.element, self.ad
        if element is None or ad is None:
            return
        x, y, width, height = element.box
        if sizes:
            self.move((x, y, max(LEAST, width + dx), max(LEAST, height + dy)), "size")
            return
        # It stays as large as it is at the edges.
        x = min(max(x + dx, 0.0), max(0.0, ad.width - width))
        y = min(max(y + dy, 0.0), max(0.0, ad.height - height))
        self.move((x, y, width, height), "nudge")

    def set_role(self, role: ElementRole) -> None:
        """Say what the chosen element is; without one, or right after one was drawn, what the next box will be."""
        self.next_role = role
        if self.named is not None:
            self._change("", role=role)
        self.changed.emit()

    def set_text(self, text: str) -> None:
        """Write down the words of the chosen element; while they are typed it is one step."""
        self._change("text", text=text[:MOST_TEXT])

    def set_size(self, size: float, *, slot: str = "letters") -> None:
        """Say how large the letters of the chosen element are, px; 0 for not known."""
        self._change(slot, size=size)

    def set_align(self, align: str) -> None:
        """Say how the words of the chosen element are aligned."""
        self._change("", align=align)

    def remove(self) -> None:
        """Remove the chosen element, and choose the one before it."""
        ad, at = self.ad, self.chosen
        if ad is not None and self.element is not None:
            rest = (*ad.elements[:at], *ad.elements[at + 1 :])
            self._put(ad.model_copy(update={"elements": rest}), min(at, len(rest) - 1))

    def duplicate(self) -> None:
        """Add a copy of the chosen element beside it."""
        element, ad = self.element, self.ad
        if element is None or ad is None:
            return
        x, y, width, height = element.box
        x = x + SHIFT if x + SHIFT + width <= ad.width else max(0.0, x - SHIFT)
        y = y + SHIFT if y + SHIFT + height <= ad.height else max(0.0, y - SHIFT)
        told = {name: getattr(element, name) for name in ("size", "align", "text")}
        self.add((x, y, width, height), element.role, **told)

    def rate(self, stars: int) -> None:
        """Say how much the ad is liked, 1 to 5; 0 for not said."""
        if self.ad is not None and self.ad.liking != stars:
            self._put(self.ad.model_copy(update={"liking": stars}), self.chosen)

    def take(self, ads: tuple[PastAd, ...], at: int) -> None:
        """Show other ads in the place of these, as one step."""
        if ads != self.ads:
            self._do(_State(ads, min(max(at, 0), max(0, len(ads) - 1))))

    def remove_ad(self) -> None:
        """Remove the ad that is shown from the library."""
        if self.ad is not None:
            self.take((*self.ads[: self.at], *self.ads[self.at + 1 :]), self.at)

    # -- undo

    def undo(self) -> None:
        """Take the last step back, and show what it was done to."""
        if self._past:
            self._future.append(self._state)
            self._go(self._past.pop())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._future:
            self._past.append(self._state)
            self._go(self._future.pop())

    def end_step(self) -> None:
        """Let the next change be a step of its own."""
        self._slot = ""

    # -- within

    def _change(self, slot: str, **fields: Any) -> None:
        ad, element = self.ad, self.element
        if ad is None or element is None:
            return
        fresh = element.model_copy(update=fields)
        if fresh == element:
            return
        at = self.chosen
        self._put(
            ad.model_copy(update={"elements": (*ad.elements[:at], fresh, *ad.elements[at + 1 :])}), at, slot
        )

    def _put(self, ad: PastAd, chosen: int, slot: str = "") -> None:
        ads = (*self.ads[: self.at], ad, *self.ads[self.at + 1 :])
        self._do(_State(ads, self.at, chosen), f"{slot} {self.at} {chosen}" if slot else "")

    def _do(self, state: _State, slot: str = "") -> None:
        if not slot or slot != self._slot:
            self._past.append(self._state)
            del self._past[:-MOST_STEPS]
        self._slot, self._future = slot, []
        self._tell(state)
        self.edited.emit()

    def _go(self, state: _State) -> None:
        """Go to a state of the history; it shows the ad that differs, not the one that was looked at then."""
        self._slot = ""
        ads = self.ads
        differs = next((at for at, pair in enumerate(zip(ads, state.ads, strict=False)) if pair[0] != pair[1]), -1)  # fmt: skip
        if len(ads) == len(state.ads) and differs >= 0 and differs != state.at:
            state = _State(state.ads, differs)
        self._tell(state)
        self.edited.emit()

    def _look(self, state: _State) -> None:
        self._slot = ""
        self._tell(state)

    def _tell(self, state: _State) -> None:
        before, self._state, self._drawn = self._state, state, False
        other = self.ad is None or before.at != state.at or len(before.ads) != len(state.ads)
        if other:
            self.shown.emit()
        self.changed.emit()


def within(box: Box, ad: PastAd) -> Box | None:
    """Return the part of a box that lies on an ad, rounded to tenths of px; None where that is too small."""
    left, top = max(0.0, box[0]), max(0.0, box[1])
    right, bottom = min(float(ad.width), box[0] + box[2]), min(float(ad.height), box[1] + box[3])
    if right - left < LEAST or bottom - top < LEAST:
        return None
    left, top, width, height = (round(value, 1) for value in (left, top, right - left, bottom - top))
    return left, top, width, height

"""A few parts in a row, one of which is chosen: stops of a gradient, points of a curve, elements of an ad."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from creastudio.shell.accessible.parts import Parts


class Listed(NamedTuple):
    """One of them, by its number from 0, with what is said of it."""

    place: int
    said: str


class ListedParts(Parts):
    """Parts that are counted.

    Parameters
    ----------
    told : callable
        Returns what is said of each and where it lies, px of the view; of two that overlap the later one is on top.
    which : callable
        Returns the number of the one that is chosen; below 0 where none is.
    choose_one : callable
        Chooses one by its number.
    """

    def __init__(
        self,
        view: QWidget,
        told: Callable[[], Iterable[tuple[str, QRectF]]],
        which: Callable[[], int],
        choose_one: Callable[[int], object],
    ) -> None:
        super().__init__(view)
        self._told, self._which, self._choose_one = told, which, choose_one

    def seen(self) -> Sequence[Hashable]:
        return list(self._boxes())

    def name(self, key: Hashable) -> str:
        return key.said if isinstance(key, Listed) else ""

    def box(self, key: Hashable) -> QRectF:
        return self._boxes().get(key, QRectF())

    def at(self, point: QPointF) -> Hashable | None:
        return next((key for key, box in reversed(self._boxes().items()) if box.contains(point)), None)

    def chosen(self) -> Collection[Hashable]:
        current = self.current()
        return () if current is None else (current,)

    def current(self) -> Hashable | None:
        parts, place = self.seen(), self._which()
        return parts[place] if 0 <= place < len(parts) else None

    def choose(self, keys: Sequence[Hashable]) -> None:
        for key in keys[-1:]:
            if isinstance(key, Listed):
                self._choose_one(key.place)

    def _boxes(self) -> dict[Hashable, QRectF]:
        return {Listed(place, said): box for place, (said, box) in enumerate(self._told())}

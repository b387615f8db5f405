"""What a painted view has to tell of its parts, for those who can't see them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

T = TypeVar("T")


class Parted:
    """A painted widget that has parts; a second base of its class."""

    accessible_parts: Parts | None = None


def parts_of(widget: object) -> Parts | None:
    """Return the parts of a widget; None where it has none, or is gone."""
    return widget.accessible_parts if isinstance(widget, Parted) and shiboken6.isValid(widget) else None


class Found(Generic[T]):
    """What was found in a version of something, at one place; found anew when either is another."""

    def __init__(self) -> None:
        self._known: tuple[object, object, T] | None = None

    def of(self, version: object, place: object, find: Callable[[], T]) -> T:
        """Return what `find` finds, without asking it twice; versions are told apart by identity, places by value."""
        known = self._known
        if known is None or known[0] is not version or known[1] != place:
            known = self._known = version, place, find()
        return known[2]


class Parts(ABC):
    """The parts of a view: notes, clips, layers.

    A part goes by a key. Two keys are equal as long as the same is said of both: what is moved becomes another part,
    and so it is heard. Nothing here is asked as long as no screen reader is there.

    Parameters
    ----------
    view : QWidget
        What paints them.

    Attributes
    ----------
    role : QAccessible.Role
        Of the view; its parts are items of a list.
    """

    role = QAccessible.Role.List

    def __init__(self, view: QWidget) -> None:
        self.view = view

    @property
    def keyboard(self) -> QWidget:
        """The widget that has the focus while the parts are worked on."""
        return self.view

    @abstractmethod
    def seen(self) -> Sequence[Hashable]:
        """Return the parts that are seen, in the order in which they are read."""

    @abstractmethod
    def name(self, key: Hashable) -> str:
        """Return what is said of a part."""

    @abstractmethod
    def box(self, key: Hashable) -> QRectF:
        """Return where a part lies, px of the view; it may lie outside, in part."""

    @abstractmethod
    def at(self, point: QPointF) -> Hashable | None:
        """Return the part at a point of the view, px; None where there is none."""

    @abstractmethod
    def chosen(self) -> Collection[Hashable]:
        """Return the parts that are chosen, at least those that are seen."""

    @abstractmethod
    def current(self) -> Hashable | None:
        """Return the one part that the keys act on; None where there are several or none."""

    @abstractmethod
    def choose(self, keys: Sequence[Hashable]) -> None:
        """Choose exactly these parts."""

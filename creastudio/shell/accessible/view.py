"""A painted view with parts, as screen readers meet it; made where one asks for it."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleSelectionInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from creastudio.shell.accessible.part import NO_POINTER, Interface, Part
from creastudio.shell.accessible.parts import Parted, Parts, parts_of

_views: list[View] = []
"""Views that Qt was given. It deletes them, and may ask for them until then."""

_installed: list[Callable[..., Any]] = []


def offer(parts: Parts) -> None:
    """Let screen readers meet the parts of a view."""
    assert isinstance(parts.view, Parted)
    parts.view.accessible_parts = parts
    if not _installed:
        _installed.append(_made_for)
        QAccessible.installFactory(_made_for)
    if QAccessible.isActive():
        # Asked for while the widget was made, it was one without parts.
        early = QAccessible.queryAccessibleInterface(parts.view)
        if not isinstance(early, View):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(early))


def view_of(widget: QWidget) -> View | None:
    """Return a view as screen readers meet it; None where a widget has no parts."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found if isinstance(found, View) else None


def _made_for(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or parts_of(thing) is None:
        return None
    view = View(thing)
    _views[:] = [item for item in _views if shiboken6.isValid(item)]
    _views.append(view)
    # Qt deletes what it keeps for a widget with the widget; what has none is ours to take away.
    thing.destroyed.connect(partial(_forget, view.made))
    return view


def _forget(made: dict[Hashable, Part], *_: object) -> None:
    """Take parts away for good."""
    for part in made.values():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
    made.clear()


class View(QAccessibleWidget):
    """The parts, and after them the widgets inside.

    Parts are made as they are asked for: there may be tens of thousands.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._selection = _Selection(self)
        self.made: dict[Hashable, Part] = {}

    @property
    def parts(self) -> Parts | None:
        """The parts; None where the widget is gone, or isn't ready."""
        return parts_of(self.widget())

    def seen(self) -> Sequence[Hashable]:
        """Return the parts that are seen."""
        parts = self.parts
        return parts.seen() if parts is not None else ()

    def part(self, key: Hashable) -> Part:
        """Return the interface of a part; the same each time as long as the part is there."""
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = Part(self.widget(), key)
            # Qt keeps it from now on, and it stays until it is taken away.
            QAccessible.registerAccessibleInterface(found)
        return found

    def keep(self, keys: frozenset[Hashable]) -> None:
        """Take all parts away but some."""
        gone = {key: self.made.pop(key) for key in list(self.made) if key not in keys}
        _forget(gone)

    def role(self) -> QAccessible.Role:
        parts = self.parts
        return parts.role if parts is not None else super().role()

    def childCount(self) -> int:  # noqa: N802  Qt's name
        return len(self.seen()) + super().childCount()

    def child(self, index: int, /) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        keys = self.seen()
        if index < 0:
            return None
        return self.part(keys[index]) if index < len(keys) else super().child(index - len(keys))

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:  # noqa: N802  Qt's name
        keys = self.seen()
        if isinstance(child, Part):
            return keys.index(child.key) if child.key in keys else -1
        inside = super().indexOfChild(child)
        return inside if inside < 0 else inside + len(keys)

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface | None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        parts, widget = self.parts, self.widget()
        if parts is None or not self.rect().contains(x, y):
            return None
        at = widget.mapFromGlobal(QPoint(x, y))
        inside = widget.childAt(at)
        while inside is not None and inside.parentWidget() is not widget:
            inside = inside.parentWidget()
        if inside is not None:
            return QAccessible.queryAccessibleInterface(inside)
        key = parts.at(QPointF(at))
        return self.part(key) if key is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        parts = self.parts
        current = parts.current() if parts is not None and parts.keyboard.hasFocus() else None
        return self.part(current) if current is not None else super().focusChild()

    def state(self) -> QAccessible.State:
        found: Any = super().state()
        found.multiSelectable = found.extSelectable = True
        return found

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> Any:
        if kind == Interface.SelectionInterface:
            return self._selection
        found = super().interface_cast(kind)
        return NO_POINTER if found is None else found


class _Selection(QAccessibleSelectionInterface):
    """What is chosen of the parts that are seen, to be read and changed by a screen reader."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = weakref.ref(view)

    def _chosen(self) -> list[Hashable]:
        view = self._view()
        parts = view.parts if view is not None else None
        chosen = parts.chosen() if parts is not None else ()
        return [key for key in parts.seen() if key in chosen] if parts is not None and chosen else []

    def _choose(self, keys: Sequence[Hashable]) -> bool:
        view = self._view()
        parts = view.parts if view is not None else None
        if parts is not None:
            parts.choose(keys)
        return parts is not None

    def selectedItemCount(self) -> int:  # noqa: N802  Qt's name
        return len(self._chosen())

    def selectedItems(self) -> list[QAccessibleInterface]:  # noqa: N802  Qt's name
        view = self._view()
        return [view.part(key) for key in self._chosen()] if view is not None else []

    def isSelected(self, child: QAccessibleInterface, /) -> bool:  # noqa: N802  Qt's name
        return isinstance(child, Part) and child.key in self._chosen()

    def select(self, child: QAccessibleInterface, /) -> bool:
        return isinstance(child, Part) and self._choose([*self._chosen(), child.key])

    def unselect(self, child: QAccessibleInterface, /) -> bool:
        return isinstance(child, Part) and self._choose([key for key in self._chosen() if key != child.key])

    def selectAll(self) -> bool:  # noqa: N802  Qt's name
        view = self._view()
        return view is not None and self._choose(view.seen())

    def clear(self) -> bool:
        return self._choose([])

"""One part of a painted view, as screen readers meet it."""

from __future__ import annotations

import weakref
from collections.abc import Hashable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget

from creastudio.shell.accessible.parts import Parts, parts_of

NO_POINTER = shiboken6.VoidPtr(0)
"""What ``interface_cast`` returns for an interface that isn't there: Shiboken falls over None."""

Interface = QAccessible.InterfaceType


class Part(QAccessibleInterface):
    """A note, a clip or a layer.

    It asks the view for everything, and doesn't keep it alive.
    """

    def __init__(self, widget: QWidget, key: Hashable) -> None:
        super().__init__()
        self._widget, self.key = weakref.ref(widget), key
        self._actions = _Actions(self)

    @property
    def parts(self) -> Parts | None:
        """The parts of the view; None where it is gone."""
        return parts_of(self._widget())

    def choose(self) -> None:
        """Put the keyboard there, and choose it."""
        parts = self.parts
        if parts is not None:
            parts.keyboard.setFocus(Qt.FocusReason.OtherFocusReason)
            parts.choose([self.key])

    def isValid(self) -> bool:  # noqa: N802  Qt's name
        return self.parts is not None

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]  it has none
        return None

    def window(self) -> QWindow | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        parts = self.parts
        return parts.view.window().windowHandle() if parts is not None else None

    def parent(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        parts = self.parts
        return QAccessible.queryAccessibleInterface(parts.view) if parts is not None else None

    def childCount(self) -> int:  # noqa: N802  Qt's name
        return 0

    def child(self, index: int) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childAt(self, x: int, y: int) -> None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:  # noqa: N802  Qt's name
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text, /) -> str:
        parts = self.parts
        return parts.name(self.key) if parts is not None and kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str, /) -> None:  # noqa: N802  Qt's name
        """Leave the name as it is: it says what is there."""

    def rect(self) -> QRect:
        parts = self.parts
        if parts is None:
            return QRect()
        seen = parts.box(self.key).toAlignedRect() & parts.view.visibleRegion().boundingRect()
        return QRect(parts.view.mapToGlobal(seen.topLeft()), seen.size())

    def state(self) -> QAccessible.State:
        found: Any = QAccessible.State()
        parts = self.parts
        if parts is None:
            found.invalid = True
            return found
        found.selectable = found.focusable = True
        found.selected = self.key in parts.chosen()
        found.focused = parts.keyboard.hasFocus() and parts.current() == self.key
        found.invisible = not parts.view.isVisible()
        found.disabled = not parts.view.isEnabled()
        return found

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> Any:
        return self._actions if kind == Interface.ActionInterface else NO_POINTER


class _Actions(QAccessibleActionInterface):
    """What a screen reader can do with a part: choose it."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = weakref.ref(part)

    def actionNames(self) -> list[str]:  # noqa: N802  Qt's name
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str, /) -> None:  # noqa: N802  Qt's name
        part = self._part()
        if part is not None and name in self.actionNames():
            part.choose()

    def keyBindingsForAction(self, name: str, /) -> list[str]:  # noqa: N802  Qt's name
        return []

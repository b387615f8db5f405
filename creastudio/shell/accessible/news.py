"""Tells screen readers what changed of the parts of a painted view."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.shell.accessible.parts import Parts
from creastudio.shell.accessible.view import View, offer, view_of

Event = QAccessible.Event

FEW = 24
"""Parts that come or are chosen at once and are told of one by one."""


class PartsNews(QObject):
    """Gives a view its parts, and tells screen readers what changes of them.

    Who changes what is seen, chosen or worked on calls ``tell`` afterwards.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.view)
        self._parts = parts
        self._keys: frozenset[Hashable] = frozenset()
        self._chosen: frozenset[Hashable] = frozenset()
        self._current: Hashable | None = None
        self._heard = False
        # Qt tells of the widget that the keyboard came to, after the signal: the part in it comes last.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        offer(parts)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def tell(self) -> bool:
        """Tell what changed; return whether the keyboard came to a part since the last time, whose name is heard then.

        Nothing is done where no screen reader is there.
        """
        self._tell()
        heard, self._heard = self._heard, False
        return heard

    def _tell(self) -> None:
        view = view_of(self._parts.view) if QAccessible.isActive() else None
        if view is None:
            return
        keys, chosen = frozenset(view.seen()), frozenset(self._parts.chosen())
        come = keys - self._keys
        # Of what goes Qt tells by itself, and of others that come at once it would make every single one.
        for key in come if len(come) <= FEW else ():
            _send(view.part(key), Event.ObjectCreated)
        self._tell_chosen(view, (chosen ^ self._chosen) & keys)
        self._keys, self._chosen = keys, chosen
        self._tell_current(view, keys)
        view.keep(keys)

    def _tell_chosen(self, view: View, changed: frozenset[Hashable]) -> None:
        if len(changed) > FEW:
            _send(view, Event.SelectionWithin)
            return
        chosen = self._parts.chosen()
        for key in changed:
            _send(view.part(key), Event.SelectionAdd if key in chosen else Event.SelectionRemove)

    def _tell_current(self, view: View, keys: frozenset[Hashable]) -> None:
        before, current = self._current, self._parts.current()
        if current not in keys or not self._parts.keyboard.hasFocus():
            current = None
        self._current = current
        if current is None:
            self._heard = False
        elif current != before:
            self._heard = True
            _send(view.part(current), Event.Focus)
        if current is None and before is not None and before not in keys and self._parts.keyboard.hasFocus():
            # It is gone, and the keyboard is at no other.
            QAccessible.updateAccessibility(QAccessibleEvent(self._parts.keyboard, Event.Focus))

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not QAccessible.isActive():
            return
        self._current = None
        if new is self._parts.keyboard:
            self._soon.start()


def _send(told: QAccessibleInterface, kind: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(told, kind))

"""The way of Tab through a window: as it is read, from the top and from where lines begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

Parts = Mapping[QWidget, Sequence[QWidget]]
"""What lies directly in each widget of a window, in the order in which it was made."""


_held: WeakKeyDictionary[QWidget, list[QWidget]] = WeakKeyDictionary()


def order_tabs(window: QWidget) -> None:
    """Let Tab go through `window`, which is shown, as it is read.

    Qt goes by when widgets were made: what is put before others, or made later, it would come to last.
    """
    for tabs in window.findChildren(QTabWidget):
        # It would hand the keyboard to its bar a second time, and be moved with all that follows inside of it.
        tabs.setFocusProxy(None)  # pyright: ignore[reportArgumentType]
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    read = _read(window, parts_of(window))
    for before, after in pairwise(item for item in read if item.isVisible() and _is_stop(item)):
        QWidget.setTabOrder(before, after)


def first_stop(widget: QWidget) -> QWidget | None:
    """Return what is read first of the stops of Tab in a part of a window that is shown; None where there is none."""
    for item in _read(widget, parts_of(widget)):
        if item.isVisible() and item.isEnabled() and item.focusProxy() is None and _is_stop(item):
            return item
    return None


def parts_of(window: QWidget) -> Parts:
    """Return what lies in each widget of a window; widgets without any are left out."""
    found = dict(_families(window))
    # PySide counts what was found in a widget as held by it: were nobody to hold that, its children would go with it.
    _held[window] = [part for parts in found.values() for part in parts]
    return found


def _families(widget: QWidget) -> Iterator[tuple[QWidget, list[QWidget]]]:
    direct = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # The list of a combo box is a window of its own.
    parts = [part for part in direct if not part.isWindow()]
    if parts:
        yield widget, parts
        for part in parts:
            yield from _families(part)


def _read(widget: QWidget, parts: Parts) -> Iterator[QWidget]:
    """Yield all below a widget in the order in which they are read."""
    for child in as_read(parts.get(widget, ())):
        yield child
        yield from _read(child, parts)


def as_read(parts: Sequence[QWidget]) -> list[QWidget]:
    """Return widgets of one parent as they are read: rows from the top; in a row, columns from the left; and so on.

    One that is hidden stays behind the one that was made before it.
    """
    found = _cut([part for part in parts if not part.isHidden()])
    before: QWidget | None = None
    for part in parts:
        if part.isHidden():
            found.insert(found.index(before) + 1 if before is not None else 0, part)
        before = part
    return found


def _cut(parts: list[QWidget]) -> list[QWidget]:
    """Order widgets by cutting where no widget is in the way, across and then down."""
    if len(parts) < 2:
        return parts
    for groups in (_apart(parts, _down), _apart(parts, _across)):
        if len(groups) > 1:
            return [part for group in groups for part in _cut(group)]
    return sorted(parts, key=lambda part: (part.y(), part.x()))


def _apart(parts: list[QWidget], span: Callable[[QWidget], tuple[int, int]]) -> list[list[QWidget]]:
    """Return widgets in groups of which none begins before the one before it ends."""
    groups: list[list[QWidget]] = []
    end = 0
    for part in sorted(parts, key=lambda part: span(part)[0]):
        first, last = span(part)
        if groups and first < end:
            groups[-1].append(part)
            end = max(end, last)
        else:
            groups.append([part])
            end = last
    return groups


def _down(part: QWidget) -> tuple[int, int]:
    return part.y(), part.y() + part.height()


def _across(part: QWidget) -> tuple[int, int]:
    return part.x(), part.x() + part.width()


def _is_stop(widget: QWidget) -> bool:
    # What hands the keyboard on to a part of it is a stop, too.
    proxy = widget.focusProxy()
    hands_on = proxy is not None and widget.isAncestorOf(proxy)
    return hands_on or (proxy is None and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus))

"""The way of Tab through a window: as it is read, from the top and from where lines begin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget, QWidget

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
        if _takes_keys(item):
            return item
    return None


def step_as_read(window: QWidget, *, forward: bool, passing: Collection[QWidget] = ()) -> bool:
    """Put the keyboard into what is read after that which has it, or before it; False where there is nothing else.

    `order_tabs` would have to follow all that comes and goes in a window full of panels; this looks where things stand
    at each press.

    Parameters
    ----------
    passing : Collection of QWidget
        Parts of the window that are left out, with all that is in them.
    """
    read = list(_read(window, parts_of(window), passing))
    focus = QApplication.focusWidget()
    at = read.index(focus) if focus in read else -1 if forward else 0
    found = [*read[at + 1 :], *read[: max(at, 0)]] if forward else [*read[:at][::-1], *read[at + 1 :][::-1]]
    stop = next((item for item in found if _takes_keys(item)), None)
    if stop is None:
        return False
    reason = Qt.FocusReason
    stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    _scroll_to(stop)
    return True


def _scroll_to(widget: QWidget) -> None:
    outer = widget.parentWidget()
    while outer is not None and not outer.isWindow():
        if isinstance(outer, QScrollArea):
            outer.ensureWidgetVisible(widget)
        outer = outer.parentWidget()


def parts_of(window: QWidget) -> Parts:
    """Return what lies in each widget of a window; widgets without any are left out."""
    found = dict(_families(window))
    # PySide counts what was found in a widget as held by it: were nobody to hold that, its children would go with it.
    if window not in _held:
        # Parts know their window, so it wouldn't be let go of for as long as they are held.
        known = ref(window)
        window.destroyed.connect(lambda: _let_go(known()))
    _held[window] = [part for parts in found.values() for part in parts]
    return found


def _let_go(window: QWidget | None) -> None:
    if window is not None:
        _held.pop(window, None)


def _families(widget: QWidget) -> Iterator[tuple[QWidget, list[QWidget]]]:
    direct = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # The list of a combo box is a window of its own.
    parts = [part for part in direct if not part.isWindow()]
    if parts:
        yield widget, parts
        for part in parts:
            yield from _families(part)


def _read(widget: QWidget, parts: Parts, passing: Collection[QWidget] = ()) -> Iterator[QWidget]:
    """Yield all below a widget in the order in which they are read, without what is in those of `passing`."""
    for child in as_read(parts.get(widget, ())):
        if child not in passing:
            yield child
            yield from _read(child, parts, passing)


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


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None and _is_stop(widget)

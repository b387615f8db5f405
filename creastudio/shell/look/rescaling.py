"""Lets widgets that are there follow another text scale: what they were given of sizes is of the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QBoxLayout,
    QFormLayout,
    QGridLayout,
    QLayout,
    QSpacerItem,
    QToolBar,
    QWidget,
)

from creastudio.shell.panels.fields.flow import FlowLayout

LARGEST = 16_777_215
"""What Qt has for no limit, px."""

FIXED = (0, 1, LARGEST)
"""Lengths that are the same at every scale: none, a hairline, no limit."""

_known: WeakKeyDictionary[QWidget, tuple[tuple[int, ...], tuple[float, ...]]] = WeakKeyDictionary()
"""Lengths that were set here, and what they are at text scale 1: rounding doesn't add up."""


_known_spaces: WeakKeyDictionary[QWidget, tuple[tuple[int, ...], tuple[float, ...]]] = WeakKeyDictionary()
"""The same of the spaces in layouts of widgets."""

SPACED = (QBoxLayout, QGridLayout, QFormLayout, FlowLayout)
"""Layouts whose spaces are the studio's; Qt has others inside of docks, tool bars and stacks."""


def rescale(widgets: Iterable[QWidget], before: float, now: float) -> None:
    """Scale limits, icons, own fonts and spaces of widgets from one text scale to another; windows see to their own limits."""
    if before == now:
        return
    for widget in widgets:
        if not widget.isWindow():
            _scale(widget, before, now)
        layout = widget.layout()
        if layout is not None:
            _space(widget, layout, before, now)


def _scale(widget: QWidget, before: float, now: float) -> None:
    lengths = _lengths(widget)
    if all(length in FIXED for length in lengths):
        return
    known, bare = _known.get(widget, ((), ()))
    if known != lengths:
        bare = tuple(length / before for length in lengths)
    _set(widget, [
        length if length in FIXED else min(LARGEST, max(1, round(size * now)))
        for length, size in zip(lengths, bare, strict=True)
    ])  # fmt: skip
    _known[widget] = (_lengths(widget), bare)


def _space(widget: QWidget, layout: QLayout, before: float, now: float) -> None:
    lengths = _spaces(layout)
    known, bare = _known_spaces.get(widget, ((), ()))
    if known != lengths:
        bare = tuple(length / before for length in lengths)
    scaled = (
        length if length <= 1 else max(1, round(size * now))
        for length, size in zip(lengths, bare, strict=True)
    )
    _set_spaces(layout, scaled)
    _known_spaces[widget] = (_spaces(layout), bare)


def _inside(layout: QLayout) -> Iterator[tuple[QLayout | None, QSpacerItem | None]]:
    """Yield what a layout holds of layouts and spaces; not what is in its widgets."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is not None and item.widget() is None:
            yield item.layout(), item.spacerItem()


def _spaces(layout: QLayout) -> tuple[int, ...]:
    """Return margins and spacings of a layout and of those in it, px."""
    if not isinstance(layout, SPACED):
        return ()
    edges = layout.contentsMargins()
    found = [edges.left(), edges.top(), edges.right(), edges.bottom()]
    if isinstance(layout, (QGridLayout, QFormLayout)):
        found += [layout.horizontalSpacing(), layout.verticalSpacing()]
    else:
        found.append(layout.spacing())
    for inner, space in _inside(layout):
        if inner is not None:
            found += _spaces(inner)
        elif space is not None:
            found += space.sizeHint().toTuple()
    return tuple(found)


def _set_spaces(layout: QLayout, lengths: Iterator[int]) -> None:
    """Set what ``_spaces`` returns, in the same order."""
    if not isinstance(layout, SPACED):
        return
    layout.setContentsMargins(next(lengths), next(lengths), next(lengths), next(lengths))
    if isinstance(layout, (QGridLayout, QFormLayout)):
        layout.setHorizontalSpacing(next(lengths))
        layout.setVerticalSpacing(next(lengths))
    else:
        layout.setSpacing(next(lengths))
    for inner, space in _inside(layout):
        if inner is not None:
            _set_spaces(inner, lengths)
        elif space is not None:
            policy = space.sizePolicy()
            size = next(lengths), next(lengths)
            space.changeSize(*size, policy.horizontalPolicy(), policy.verticalPolicy())
    layout.invalidate()


def _lengths(widget: QWidget) -> tuple[int, ...]:
    """Return least width and height, most width and height, width and height of icons, and size of letters, px."""
    icons = (
        widget.iconSize()
        if isinstance(widget, (QAbstractButton, QAbstractItemView, QToolBar))
        else QSize(0, 0)
    )
    own = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    return (
        widget.minimumWidth(), widget.minimumHeight(), widget.maximumWidth(), widget.maximumHeight(),
        max(0, icons.width()), max(0, icons.height()), max(0, widget.font().pixelSize()) if own else 0,
    )  # fmt: skip


def _set(widget: QWidget, lengths: list[int]) -> None:
    # What is least never exceeds what is most on the way.
    widget.setMaximumSize(LARGEST, LARGEST)
    widget.setMinimumSize(lengths[0], lengths[1])
    widget.setMaximumSize(lengths[2], lengths[3])
    if lengths[4] and isinstance(widget, (QAbstractButton, QAbstractItemView, QToolBar)):
        widget.setIconSize(QSize(lengths[4], lengths[5]))
    if lengths[6]:
        letters = widget.font()
        letters.setPixelSize(lengths[6])
        widget.setFont(letters)

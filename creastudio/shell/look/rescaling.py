"""Lets widgets that are there follow another text scale: what they were given of sizes is of the old one."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QToolBar, QWidget

LARGEST = 16_777_215
"""What Qt has for no limit, px."""

FIXED = (0, 1, LARGEST)
"""Lengths that are the same at every scale: none, a hairline, no limit."""

_known: WeakKeyDictionary[QWidget, tuple[tuple[int, ...], tuple[float, ...]]] = WeakKeyDictionary()
"""Lengths that were set here, and what they are at text scale 1: rounding doesn't add up."""


def rescale(widgets: Iterable[QWidget], before: float, now: float) -> None:
    """Scale limits, icons and own fonts of widgets from one text scale to another; windows see to themselves."""
    if before == now:
        return
    for widget in widgets:
        if not widget.isWindow():
            _scale(widget, before, now)


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

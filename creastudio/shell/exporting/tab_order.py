"""The way of Tab through a dialog that is made piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_keys(dialog: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go through parts of a dialog where the eye goes; what is made late Qt would put at the end."""
    stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _is_stop(dialog, stop)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _is_stop(dialog: QWidget, widget: QWidget) -> bool:
    # The list of a combo box is a window of its own.
    inside = widget.window() is dialog and widget.focusProxy() is None
    return inside and widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus

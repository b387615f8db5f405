"""What a person who sees little, or uses no mouse, meets in a window: names, stops of the Tab key, cut texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QWidget,
)

from creastudio.shell.widgets.reading_order import parts_of

MOST_STOPS = 400
"""Presses of Tab after which a window is taken for a trap."""

ROW = 20
"""How far down things still stand in one row, px."""

SILENT = re.compile(r"^[\W_]*$|^Q[A-Z][a-z]\w+$|^(field|label|widget|list|image)$")
"""Names that say nothing: signs alone, names of classes, kinds of widgets."""


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget: its own name, its buddy's, or the text on it."""
    seen = QAccessible.queryAccessibleInterface(widget)
    if seen is None:
        return ""
    if isinstance(widget, QComboBox):
        # Qt gives what is chosen for a name, on Linux.
        labels = (pair[0] for pair in seen.relations(QAccessible.RelationFlag.Label))
        return " ".join(item.text(QAccessible.Text.Name).strip() for item in labels)
    return seen.text(QAccessible.Text.Name).strip()


class Seen:
    """A window, or a part of one, as it is now.

    Parameters
    ----------
    root : QWidget
        It must be shown.
    """

    def __init__(self, root: QWidget) -> None:
        self.root = root
        self._above = {child: outer for outer, children in parts_of(root).items() for child in children}
        self.widgets = [item for item in self._above if item.isVisibleTo(root)]
        self.stops = [item for item in self.widgets if self._is_stop(item)]

    def nameless(self) -> Iterator[str]:
        """Yield each stop that has no name, or one that says nothing."""
        for item in self.stops:
            # Of tabs each has a name, not their bar.
            if not isinstance(item, QTabBar) and SILENT.match(name_of(item)):
                yield f"no name: {self.told(item)}"

    def unexplained(self) -> Iterator[str]:
        """Yield each button that shows an icon alone and has no name, or no tip for those who see it."""
        for item in self.widgets:
            if not isinstance(item, QAbstractButton) or item.text().strip() or item.icon().isNull():
                continue
            if self._is_inside(item):
                continue
            if SILENT.match(name_of(item)):
                yield f"icon without a name: {self.told(item)}"
            if not item.toolTip():
                yield f"icon without a tip: {self.told(item)}"

    def alike(self) -> Iterator[str]:
        """Yield stops that can't be told apart: same role, name, description, value and surroundings."""
        known: dict[tuple[object, ...], QWidget] = {}
        for item in self.stops:
            seen = QAccessible.queryAccessibleInterface(item)
            if seen is None or isinstance(item, QTabBar):
                continue
            around = tuple(name_of(outer) for outer in self.around(item) if outer is not self.root)
            texts = (seen.text(kind) for kind in (QAccessible.Text.Description, QAccessible.Text.Value))
            told = (seen.role(), name_of(item), *texts, around)
            if told in known:
                yield f"two are called the same: {self.told(item)} and {self.told(known[told])}"
            known[told] = item

    def cut_texts(self) -> Iterator[str]:
        """Yield labels, buttons and fields that are too low for what they say."""
        for item in self.widgets:
            if not isinstance(item, (QLabel, QAbstractButton, QLineEdit, QComboBox)):
                continue
            text = item.currentText() if isinstance(item, QComboBox) else item.text()
            line = item.fontMetrics().height()
            if (
                text
                and item.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Ignored
                and item.height() < line - 1
            ):
                yield f"cut text ({item.height()} of {line} px): {text[:30]!r} {self.told(item)}"

    def squeezed(self) -> Iterator[str]:
        """Yield labels of one line, and buttons with words, that are too narrow for what they say and elide nothing."""
        for item in self.widgets:
            if not isinstance(item, (QLabel, QPushButton)) or "…" in item.text() or self._is_inside(item):
                continue
            if isinstance(item, QLabel) and item.wordWrap():
                continue
            wanted = item.minimumSizeHint().width()
            if item.text() and item.width() < wanted - 1:
                yield f"squeezed ({item.width()} of {wanted} px): {item.text()[:30]!r} {self.told(item)}"

    def trapped(self) -> Iterator[str]:
        """Yield what Tab and Shift+Tab don't reach in a window, and where Tab goes otherwise than people read."""
        met, gone = walk(self.stops), walk(self.stops, back=True)
        for item in self.stops:
            if item not in met and not _reached_by_arrows(item, met):
                yield f"Tab doesn't reach: {self.told(item)}"
            elif item in met and item not in gone:
                yield f"Shift+Tab doesn't reach: {self.told(item)}"
        ordered = [item for item in self._from_the_top(met) if item in self.stops]
        for before, after in pairwise(ordered):
            if self._goes_back(before, after):
                yield f"Tab goes back: from {self.told(before)} to {self.told(after)}"

    def passed_by(self) -> Iterator[str]:
        """Yield where Tab and Shift+Tab go through a part of a window otherwise than people read, or don't leave it."""
        if not self.stops:
            return
        there = self._way(self._way(self.stops[0], back=True)[-1])
        for item in self.stops:
            if item not in there and not _reached_by_arrows(item, there):
                yield f"Tab doesn't reach: {self.told(item)}"
        for before, after in pairwise(there):
            if self._goes_back(before, after):
                yield f"Tab goes back: from {self.told(before)} to {self.told(after)}"
        if self._way(there[-1], back=True) != there[::-1]:
            yield f"Shift+Tab goes another way than Tab from {self.told(there[-1])}"

    def _way(self, start: QWidget, *, back: bool = False) -> list[QWidget]:
        """Press Tab, or Shift+Tab, from a stop until the focus leaves the part, and return where it was."""
        start.setFocus(Qt.FocusReason.TabFocusReason)
        met: list[QWidget] = []
        while (now := QApplication.focusWidget()) is not None and self.root.isAncestorOf(now):
            assert now not in met, f"Tab is caught at {self.told(now)}"
            met.append(now)
            QTest.keyClick(now, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        return met

    def told(self, widget: QWidget) -> str:
        """Return how a fault speaks of a widget."""
        around = " < ".join(type(item).__name__ for item in self.around(widget)[:3])
        return f"{type(widget).__name__} '{name_of(widget)}' in {around} at {widget.geometry().getRect()}"

    def around(self, widget: QWidget) -> list[QWidget]:
        """Return what a widget lies in, the innermost first."""
        found: list[QWidget] = []
        while (outer := self._above.get(widget)) is not None:
            found.append(outer)
            widget = outer
        return found

    def _is_stop(self, item: QWidget) -> bool:
        takes = bool(item.focusPolicy() & Qt.FocusPolicy.TabFocus) and item.focusProxy() is None
        return takes and item.isEnabled() and not self._is_inside(item) and not self._by_arrows_alone(item)

    def _is_inside(self, item: QWidget) -> bool:
        """Whether a widget is the inside of another that has the name: the line of a number, the button in a line."""
        return isinstance(self._above[item], (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar))

    def _by_arrows_alone(self, item: QWidget) -> bool:
        """Whether arrows come to a button, not Tab: one of several that exclude each other, another being chosen."""
        if not isinstance(item, QAbstractButton) or item.isChecked():
            return False
        if item.autoExclusive():
            outer = self._above[item]
            near = (other for other, above in self._above.items() if above is outer)
            return any(isinstance(o, QAbstractButton) and o.autoExclusive() and o.isChecked() for o in near)
        group = item.group()
        return group is not None and group.exclusive() and group.checkedButton() is not None

    def _from_the_top(self, met: list[QWidget]) -> list[QWidget]:
        """Return a round that begins where people begin to read: with the leftmost of the first row."""
        if not met:
            return met
        corners = [self._corner(item) for item in met]
        top = min(corner.y() for corner in corners)
        row = (at for at, corner in enumerate(corners) if corner.y() < top + ROW)
        first = min(row, key=lambda at: corners[at].x())
        return met[first:] + met[:first]

    def _corner(self, item: QWidget) -> QPoint:
        line = [item, *self.around(item)]
        held = [outer for outer in line if isinstance(outer, QScrollArea)]
        return (held[-1] if held else item).mapTo(self.root, QPoint()) if item in self._above else QPoint()

    def _goes_back(self, before: QWidget, after: QWidget) -> bool:
        """Return whether `after` stands above `before`, or left of it in one row: it would have been read first."""
        one, other = self._side_by_side(before, after)
        above = other.bottom() <= one.top() and other.left() < one.right()
        shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
        in_row = shared > min(one.height(), other.height()) / 2
        return above or (in_row and other.right() <= one.left())

    def _side_by_side(self, one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
        """Return where two widgets, or what holds each alone, lie in what holds both."""
        first, second = [one, *self.around(one)][::-1], [other, *self.around(other)][::-1]
        at = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a is not b), None)
        return (first[at].geometry(), second[at].geometry()) if at is not None else (QRect(), QRect())


def walk(stops: list[QWidget], *, back: bool = False) -> list[QWidget]:
    """Press Tab in a window, or Shift+Tab, until it comes round, and return what had the focus, in order."""
    met: list[QWidget] = []
    if stops and QApplication.focusWidget() not in stops:
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _press in range(MOST_STOPS if stops else 0):
        now = QApplication.focusWidget()
        if now is None or now in met:
            return met
        met.append(now)
        QTest.keyClick(now, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    return met


def _reached_by_arrows(item: QWidget, met: list[QWidget]) -> bool:
    group = item.group() if isinstance(item, QAbstractButton) else None
    return group is not None and any(other in met for other in group.buttons())

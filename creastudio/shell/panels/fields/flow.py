"""A layout that puts widgets side by side and goes on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets in lines, each as wide as it wants to be.

    Parameters
    ----------
    spacing : int
        Between widgets and between lines, px.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        edges = self.contentsMargins()
        rect = rect.marginsRemoved(edges)
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y() + edges.top() + edges.bottom()


class ColumnsLayout(FlowLayout):
    """Widgets in columns of one width that fill the line: as many as there is room for, and no more than `most`."""

    def __init__(self, spacing: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(spacing, parent)
        self._most = most

    def columns(self, width: int) -> int:
        """Return how many stand side by side in `width` px."""
        gap = self.spacing()
        return max(1, min(self._most, (width + gap) // max(1, self.minimumSize().width() + gap)))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        columns, gap = self.columns(rect.width()), self.spacing()
        y = rect.y()
        for first in range(0, len(self._items), columns):
            line = self._items[first : first + columns]
            height = max(item.sizeHint().height() for item in line)
            for index, item in enumerate(line if place else ()):
                # Shared out so that what is left over by rounding doesn't gather at the right.
                left, right = (edge * (rect.width() + gap) // columns for edge in (index, index + 1))
                item.setGeometry(QRect(rect.x() + left, y, right - gap - left, height))
            y += height + gap
        return max(0, y - gap - rect.y())

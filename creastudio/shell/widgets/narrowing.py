"""A row of widgets that leaves its least important ones out where there is no room for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.theme import px

NARROWEST = 240
"""Width that is asked for at least, px at text scale 1."""


class NarrowingRow(QWidget):
    """Asks for little room; what doesn't fit is hidden, and comes back when there is room again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least_important: Callable[[], Sequence[QWidget]] = tuple
        """Returns what may be left out, the first first."""

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def fit(self) -> None:
        """Show as much as there is room for."""
        layout = self.layout()
        if layout is None:
            return
        left_out: list[QWidget] = []
        parts = self.least_important()
        needed = sum(_need(part) for part in parts if part.isHidden()) + layout.minimumSize().width()
        for part in parts:
            if needed <= self.width():
                break
            needed -= _need(part)
            left_out.append(part)
        for part in parts:
            if part.isHidden() != (part in left_out):
                part.setHidden(part in left_out)


def _need(part: QWidget) -> int:
    spacing = px(2)
    return part.minimumSizeHint().expandedTo(part.minimumSize()).width() + spacing

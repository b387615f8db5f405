"""The tools of the canvas as buttons at its edge."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.shell.canvas.toolbox import OCCASION, TOOLS, Toolbox, ToolSpec
from creastudio.shell.canvas.tools.picker import PickerTool
from creastudio.shell.i18n import tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import with_key
from creastudio.shell.theme import px

MOST_COLUMNS = 3

COVERED = 0.4
"""Share of the canvas's width that the tools cover at most where they have to be scrolled anyhow."""


class ToolStrip(QFrame):
    """The tools at the edge of the canvas; what is too high even in columns is scrolled."""

    def __init__(self, toolbox: Toolbox, parent: QWidget) -> None:
        super().__init__(parent)
        self._toolbox = toolbox
        self.setProperty("role", "toast")
        self.setAccessibleName(tr("Tools of the canvas"))
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(px(3), px(4), px(3), px(4))
        self._column.setSpacing(px(12))
        self.buttons: dict[str, QToolButton] = {}
        self._groups: list[tuple[QGridLayout, list[QToolButton]]] = []
        for _group, specs in groupby(TOOLS, key=lambda spec: spec.group):
            grid = QGridLayout()
            grid.setSpacing(px(2))
            self._column.addLayout(grid)
            self._groups.append((grid, [self._button(spec) for spec in specs]))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._page)
        for behind in (self._page, self.area.viewport()):
            # The frame's own ground and edge are seen through it.
            behind.setAutoFillBackground(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.area)
        self._scrolled = False
        self._columns = 0
        self._arrange(1)
        toolbox.changed.connect(self._show)
        toolbox.keysChanged.connect(self._name)
        self._show()

    def fit(self, width: int, room: int) -> None:
        """Take as many columns as it needs to be no higher than there is room.

        Where that isn't enough, it is scrolled, and leaves most of the width to what is drawn.

        Parameters
        ----------
        width : int
            Of the canvas, px.
        room : int
            Height that the tools may have, px.
        """
        every = range(1, MOST_COLUMNS + 1)
        columns = next((count for count in every if self._needed(count).height() <= room), 0)
        self._scrolled = columns == 0
        if self._scrolled:
            most = COVERED * width - self._bar()
            columns = max((count for count in every if self._needed(count).width() <= most), default=1)
        fresh = columns != self._columns
        self._arrange(columns)
        self.resize(self.sizeHint().boundedTo(QSize(width, max(0, room))))
        if fresh:
            self._reveal()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the size that it has where it may be as high as it needs."""
        return self._needed(self._columns) + QSize(self._bar() if self._scrolled else 0, 0)

    def _needed(self, columns: int) -> QSize:
        """Return the size of all tools in so many columns, px."""
        tool, edges = self.buttons["select"].sizeHint(), self._column.contentsMargins()
        gap = self._groups[0][0].spacing()
        rows = [-(-len(buttons) // columns) for _grid, buttons in self._groups]
        groups = sum(count * tool.height() + (count - 1) * gap for count in rows)
        return QSize(
            columns * tool.width() + (columns - 1) * gap + edges.left() + edges.right(),
            groups + (len(rows) - 1) * self._column.spacing() + edges.top() + edges.bottom(),
        ).grownBy(self.contentsMargins())

    def _bar(self) -> int:
        return self.area.verticalScrollBar().sizeHint().width()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for grid, buttons in self._groups:
            for index, button in enumerate(buttons):
                grid.addWidget(button, index // columns, index % columns, Qt.AlignmentFlag.AlignLeft)
        self._column.invalidate()

    def _button(self, spec: ToolSpec) -> QToolButton:
        found = QToolButton()
        title = tr_marked(spec.title)
        set_icon(found, spec.icon, "dim")
        found.setIconSize(QSize(px(18), px(18)))
        found.setCheckable(True)
        found.setAutoExclusive(True)
        found.setToolTip(with_key(title, self._toolbox.keys(spec)))
        found.setAccessibleName(title)
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        found.clicked.connect(lambda _checked=False: self._toolbox.choose(spec.id))
        self.buttons[spec.id] = found
        return found

    def _name(self) -> None:
        for spec in TOOLS:
            self.buttons[spec.id].setToolTip(with_key(tr_marked(spec.title), self._toolbox.keys(spec)))

    def _show(self) -> None:
        self._chosen().setChecked(True)
        self._reveal()

    def _chosen(self) -> QToolButton:
        shown = self._toolbox.chosen
        if shown == OCCASION:
            shown = "picker" if isinstance(self._toolbox.tool, PickerTool) else "text"
        return self.buttons[shown]

    def _reveal(self) -> None:
        """Scroll to the tool that is chosen: by its key it may be one that isn't seen."""
        if self._scrolled:
            self._column.activate()
            self.area.ensureWidgetVisible(self._chosen(), 0, px(12))

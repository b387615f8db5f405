"""The tools of the timeline as buttons at its left edge."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from creastudio.shell.i18n import tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.command_entry import KeyTip
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.tools import TIMELINE_TOOLS, ToolId

COLUMNS = 2, 4
"""Side by side: a timeline is often low, and lower still beside a score."""


class TimelineToolStrip(QWidget):
    """One button for each tool; the chosen one is down."""

    def __init__(self, session: Session, state: TimelineState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setAccessibleName(tr("Tools of the timeline"))
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(px(4), px(2), px(4), px(2))
        grid.setSpacing(px(2))
        grid.setRowStretch(len(TIMELINE_TOOLS), 1)
        self.words = QToolButton()
        set_icon(self.words, "type")
        self.words.setAccessibleName(tr("New text at the playhead"))
        KeyTip(session, self.words, "timeline.words")
        self.words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.buttons: dict[str, QToolButton] = {}
        for tool in TIMELINE_TOOLS:
            button = QToolButton()
            set_icon(button, tool.icon)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAccessibleName(tr_marked(tool.title))
            KeyTip(session, button, f"timeline.tool_{tool.id}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, tool.id))
            self.buttons[tool.id] = button
        self._columns = 0
        self._arrange(COLUMNS[0])
        state.toolChanged.connect(self._show)
        self._show()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the height that it can do with in more columns."""
        rows = -(-(len(self.buttons) + 1) // COLUMNS[1])
        return QSize(super().minimumSizeHint().width(), self._height(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        rows = -(-(len(self.buttons) + 1) // COLUMNS[0])
        self._arrange(COLUMNS[0] if self.height() >= self._height(rows) else COLUMNS[1])

    def _height(self, rows: int) -> int:
        margins = self._grid.contentsMargins()
        high = self.words.sizeHint().height()
        return rows * high + (rows - 1) * self._grid.verticalSpacing() + margins.top() + margins.bottom()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, button in enumerate([*self.buttons.values(), self.words]):
            self._grid.addWidget(button, index // columns, index % columns)

    def _choose(self, tool_id: ToolId, _checked: bool = False) -> None:
        self._state.set_tool(tool_id)

    def _show(self) -> None:
        self.buttons[self._state.tool].setChecked(True)

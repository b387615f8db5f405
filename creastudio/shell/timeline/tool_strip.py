"""The tools of the timeline as buttons at its left edge."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.command_entry import KeyTip
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.tools import TIMELINE_TOOLS, ToolId

COLUMNS = 2
"""Side by side: a timeline is often low."""


class TimelineToolStrip(QWidget):
    """One button for each tool; the chosen one is down."""

    def __init__(self, session: Session, state: TimelineState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setAccessibleName(tr("Tools of the timeline"))
        grid = QGridLayout(self)
        grid.setContentsMargins(px(4), px(2), px(4), px(2))
        grid.setSpacing(px(2))
        grid.setRowStretch(len(TIMELINE_TOOLS), 1)
        self.words = QToolButton()
        set_icon(self.words, "type")
        self.words.setAccessibleName(tr("New text at the playhead"))
        KeyTip(session, self.words, "timeline.words")
        self.words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid.addWidget(self.words, len(TIMELINE_TOOLS) // COLUMNS, 0)
        self.buttons: dict[str, QToolButton] = {}
        for index, tool in enumerate(TIMELINE_TOOLS):
            button = QToolButton()
            set_icon(button, tool.icon)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAccessibleName(tr_text(tool.title))
            KeyTip(session, button, f"timeline.tool_{tool.id}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, tool.id))
            self.buttons[tool.id] = button
            grid.addWidget(button, index // COLUMNS, index % COLUMNS)
        state.toolChanged.connect(self._show)
        self._show()

    def _choose(self, tool_id: ToolId, _checked: bool = False) -> None:
        self._state.set_tool(tool_id)

    def _show(self) -> None:
        self.buttons[self._state.tool].setChecked(True)

"""The tools of the roll as buttons: what the mouse does, the grid, and what is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import with_key
from creastudio.shell.score.act_table import ACTS, Act
from creastudio.shell.score.roll_page import RollPage
from creastudio.shell.score.roll_state import GRIDS, RollState
from creastudio.shell.score.roll_words import told_of
from creastudio.shell.score.small_forms import ask_quantise
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import label, tool_button

_OPTIONS = ("snap", "scale_lock", "scale", "ghosts", "fold")

_BUTTONS = ("quantise", "lock")

_GRID_TITLES: dict[str, str] = {
    "1/1": mark("Whole notes"), "1/2": mark("Half notes"), "1/4": mark("Quarter notes"), "1/8": mark("Eighth notes"),
    "1/16": mark("Sixteenth notes"), "1/32": mark("Thirty-second notes"), "1/2T": mark("Triplets of half notes"),
    "1/4T": mark("Triplets of quarter notes"), "1/8T": mark("Triplets of eighth notes"),
    "1/16T": mark("Triplets of sixteenth notes"),
}  # fmt: skip

_ICONS = {"scale_lock": "link", "scale": "music", "ghosts": "layers", "fold": "filter", "snap": "magnet",
          "quantise": "align-start-vertical", "lock": "lock"}  # fmt: skip


class RollTools(QWidget):
    """A row of buttons; each names its key."""

    def __init__(self, state: RollState, page: RollPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._page = state, page
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        tools = QButtonGroup(self)
        for act in ACTS:
            if act.group == "tool":
                tools.addButton(self._button(act, row, checkable=True))
        row.addSpacing(px(SPACE))
        self.grid = QComboBox()
        self.grid.setAccessibleName(tr("Grid"))
        self.grid.setToolTip(tr("Grid: what notes snap to and are quantised to (1 to 6)"))
        calm(self.grid)
        for name, _, _ in GRIDS:
            self.grid.addItem(name)
            self.grid.setItemData(self.grid.count() - 1, tr_marked(_GRID_TITLES[name]), 3)
        row.addWidget(self.grid)
        for name in _OPTIONS:
            self._button(_act(name), row, checkable=True)
        row.addSpacing(px(SPACE))
        for name in _BUTTONS:
            self._button(_act(name), row, checkable=False)
        self.grid.activated.connect(lambda index: state.set_option(grid_name=GRIDS[index][0]))
        self.how = tool_button(
            "chevron-down", tr("Quantise by a part of the way, with swing, or the ends too")
        )
        self.how.clicked.connect(self._ask_quantise)
        row.insertWidget(row.indexOf(self.buttons["quantise"]) + 1, self.how)
        self.told = label("", "small")
        self.told.setContentsMargins(0, 0, px(SPACE), 0)
        for signal in (state.toolChanged, state.optionsChanged, state.chosenChanged, state.source.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen."""
        state = self._state
        for name, tool in (
            ("select", "select"),
            ("draw", "draw"),
            ("erase", "erase"),
            ("split_tool", "split"),
        ):
            self.buttons[name].setChecked(state.tool == tool)
        for name in _OPTIONS:
            self.buttons[name].setChecked(bool(getattr(state, str(_act(name).argument))))
        self.grid.setCurrentText(state.grid_name)
        self.buttons["lock"].setEnabled(bool(state.chosen))
        held = bool(state.chosen) and all(note.locked for _, note in state.chosen)
        set_icon(self.buttons["lock"], "lock-open" if held else "lock")
        self.told.setText(told_of(state))

    def _button(self, act: Act, row: QHBoxLayout, *, checkable: bool) -> QToolButton:
        found = tool_button(_ICONS.get(act.id, act.icon), tr_marked(act.title), checkable=checkable)
        found.setToolTip(with_key(tr_marked(act.title), act.keys))
        found.clicked.connect(lambda _checked=False, name=act.id: self._run(name))
        self.buttons[act.id] = found
        row.addWidget(found)
        return found

    def _ask_quantise(self) -> None:
        acts = self._page.acts
        values = {"strength": 100 * acts.strength, "swing": 100 * acts.swing, "ends": acts.ends}

        def quantise(chosen: dict[str, Any]) -> None:
            acts.strength, acts.swing, acts.ends = (
                chosen["strength"] / 100, chosen["swing"] / 100, chosen["ends"],
            )  # fmt: skip
            acts.run("quantise")

        ask_quantise(values, self.how.mapToGlobal(QPoint(0, self.how.height())), self.how, quantise)

    def _run(self, name: str) -> None:
        self._page.acts.run(name)
        self.refresh()
        self._page.setFocus()


def _act(name: str) -> Act:
    return next(act for act in ACTS if act.id == name)

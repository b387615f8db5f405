"""The buttons below a live picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.panel import listed
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import with_key
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label

if TYPE_CHECKING:
    from creastudio.shell.live.pad_view import PadView


class _Rows(QWidget):
    """As high as the rows that its tools need at its width: with large text they are two."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(px(SPACE / 2), self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))


class PadBar(QWidget):
    """Undo, chance, comparing, favourites, clipboard and Keep."""

    def __init__(self, session: Session, view: PadView) -> None:
        super().__init__()
        self._session, self._view = session, view
        self.tools: dict[str, QToolButton] = {}
        self.place = label("", "small")
        # Its words change with every move; what they need must not move anything else.
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.place.setMinimumWidth(px(60))
        tools = _Rows()
        flow = tools.flow
        for part in self._make_tools():
            flow.addWidget(part)
        self.keep = button(
            tr("Keep"), "primary", "check", tr("Make this picture and put it into the results"), "Return"
        )
        self.keep.clicked.connect(lambda: view.keep())
        self.more = self._make_acts()
        foot = QHBoxLayout()
        foot.setSpacing(px(SPACE))
        foot.addWidget(self.place, 1)
        foot.addWidget(self.more)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        column.addWidget(tools)
        column.addLayout(foot)
        view.hand.stepsChanged.connect(self.refresh)

    def say_place(self, words: str) -> None:
        """Say where on the plane the picture is."""
        self.place.setText(words)

    def refresh(self) -> None:
        """Show what can be done now."""
        self.tools["undo"].setEnabled(bool(self._view.hand.trail.past))
        self.tools["redo"].setEnabled(bool(self._view.hand.trail.future))
        shown = self._view.hand.compare.shown
        self.tools["switch"].setText(f"{shown} ⇄" if shown == "A" else f"⇄ {shown}")
        self.tools["switch"].setAccessibleName(tr("{name} is shown; show the other", name=shown))

    def _make_tools(self) -> list[QToolButton]:
        view = self._view
        self._tool("undo", "undo-2", tr("Back to the state before"), "Ctrl+Z", view.hand.undo)
        self._tool("redo", "redo-2", tr("On to the state that was undone"), "Ctrl+Shift+Z", view.hand.redo)
        self._tool("random", "dices", tr("A state by chance"), "R", view.hand.randomise)
        self._tool("reset", "rotate-ccw", tr("Back to the defaults"), "", view.hand.reset)
        self._tool("switch", "", tr("Two states, A and B: show the other"), "X", view.hand.switch)
        peek = self._tool("peek", "eye", tr("Hold to see what was there before"), "B", lambda: None)
        peek.pressed.connect(lambda: view.peek(on=True))
        peek.released.connect(lambda: view.peek(on=False))
        self._tool("star", "star", tr("Add to the favourites"), "F", view.star)
        self._tool("copy", "clipboard-copy", tr("Copy the state"), "Ctrl+C", view.hand.copy)
        self._tool("paste", "clipboard-paste", tr("Paste a state"), "Ctrl+V", view.hand.paste)
        self.tools["undo"].setEnabled(False)
        self.tools["redo"].setEnabled(False)
        self.tools["switch"].setText("A ⇄")
        return list(self.tools.values())

    def _tool(self, name: str, icon: str, tip: str, keys: str, act: Callable[[], None]) -> QToolButton:
        made = self.tools[name] = QToolButton()
        if icon:
            set_icon(made, icon)
        made.setIconSize(QSize(px(16), px(16)))
        made.setToolTip(with_key(tip, keys))
        made.setAccessibleName(tip)
        made.clicked.connect(lambda _checked=False: act())
        return made

    def _refresh_acts(self) -> None:
        self.key.setEnabled(self._view.takes_key())

    def _make_acts(self) -> QToolButton:
        """Return the button that goes on from what is shown."""
        registry = self._session.environment.registry
        menu = QMenu(self)
        menu.aboutToShow.connect(self._refresh_acts)
        for work_id in listed(self._view.panel.bindings.get("acts", "")):
            try:
                work = registry.work(work_id)
            except UserError:
                # Of a plugin that isn't there.
                continue
            entry = menu.addAction(tr_text(work.title))
            entry.setToolTip(tr_text(work.summary))
            entry.triggered.connect(lambda _checked=False, chosen=work_id: self._view.act(chosen))
        menu.addSeparator()
        self.key = menu.addAction(tr("A key of the walk at the playhead"))
        self.key.triggered.connect(lambda _checked=False: self._view.make_key())
        made = QToolButton()
        made.setText(tr("Go on with"))
        made.setProperty("role", "button")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        made.setToolTip(tr("Open another generator with these settings"))
        made.setAccessibleName(made.toolTip())
        return made

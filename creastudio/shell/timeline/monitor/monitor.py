"""The monitor: the frame under the playhead, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.command_entry import KeyTip, add_command
from creastudio.shell.timeline.commands import TimelineCommands
from creastudio.shell.timeline.monitor.frame_actions import FrameActions
from creastudio.shell.timeline.monitor.frame_feed import Quality, feed_of
from creastudio.shell.timeline.monitor.picture import MonitorPicture
from creastudio.shell.timeline.monitor.window import MonitorWindow

QUALITIES: dict[Quality, str] = {
    "auto": mark("Auto"), "full": mark("Full"), "half": mark("Half"), "quarter": mark("Quarter"),
}  # fmt: skip
"""Sizes in which frames are painted, as shares of the sequence's own."""


class Monitor(QWidget):
    """Shows the frame under the playhead; its methods are commands of the timeline."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.feed = feed_of(session)
        self.picture = MonitorPicture(session)
        self.frames = FrameActions(session, self)
        self.commands: TimelineCommands | None = None
        """What menus offer, and what keys do in the monitor's window; set by the view."""
        self._window: MonitorWindow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.picture, 1)
        column.addLayout(self._make_bar())
        self.picture.doubleClicked.connect(self.monitor_window)
        self.picture.menuWanted.connect(self._show_menu)
        session.activeSequenceChanged.connect(self._refresh)
        session.documentChanged.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(180))

    # -- commands

    def monitor_window(self) -> None:
        """Show the monitor in a window of its own, on another screen where there is one; again: bring it back."""
        if self._window is not None and self._window.isVisible():
            self._window.close()
            return
        if self._window is None:
            press = self.commands.press if self.commands is not None else None
            self._window = MonitorWindow(self._session, self.window(), press)
            self._window.picture.menuWanted.connect(self._show_menu)
        self._window.picture.safe = self.picture.safe
        self._window.open_beside(self.window())

    def close_window(self) -> None:
        """Close the window of the monitor."""
        if self._window is not None:
            self._window.close()

    def safe_areas(self) -> None:
        """Show what every screen shows and what words keep to, or not."""
        self.picture.safe = not self.picture.safe
        for picture in self._pictures():
            picture.safe = self.picture.safe
            picture.update()
        self._refresh()

    def monitor_size(self, how: str) -> None:
        """Show the whole frame ("fit"), or pixel for pixel ("full")."""
        for picture in self._pictures():
            picture.set_zoom(0.0 if how == "fit" else 1.0)
        self._refresh()

    def set_quality(self, quality: Quality) -> None:
        """Paint frames in a share of the sequence's size."""
        self.feed.set_quality(quality)
        self._refresh()

    # -- making

    def _make_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(6), px(2), px(6), px(2))
        row.setSpacing(px(2))
        self.quality = QToolButton()
        self.quality.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.quality.setToolTip(tr("Size in which frames are painted; Auto keeps up with playing"))
        self.quality.setAccessibleName(tr("Preview quality"))
        self.quality.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.quality)
        self._add_qualities(menu)
        self.quality.setMenu(menu)
        row.addWidget(self.quality)
        row.addStretch(1)
        self.size_button = self._tool(
            row, "scan", tr("Pixel for pixel, or the whole frame"), self._toggle_size
        )
        self.size_button.setCheckable(True)
        self.safe_button = self._tool(row, "frame", tr("Safe areas"), self.safe_areas)
        self.safe_button.setCheckable(True)
        self.more = self._tool(row, "ellipsis", tr("What can be done with the frame"), self._show_more)
        self.detach = self._tool(
            row, "external-link", tr("Monitor in a window of its own"), self.monitor_window
        )
        KeyTip(self._session, self.detach, "timeline.monitor")
        return row

    def _tool(self, row: QHBoxLayout, icon: str, text: str, done: Callable[[], object]) -> QToolButton:
        found = QToolButton()
        set_icon(found, icon)
        found.setToolTip(text)
        found.setAccessibleName(text)
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        found.clicked.connect(lambda _checked=False: done())
        row.addWidget(found)
        return found

    def _add_qualities(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for quality, title in QUALITIES.items():
            action = menu.addAction(tr_marked(title))
            action.setCheckable(True)
            action.setChecked(self.feed.quality == quality)
            action.setData(quality)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, quality))

    def _choose(self, quality: Quality, _checked: bool = False) -> None:
        self.set_quality(quality)

    def menu(self, parent: QWidget) -> QMenu:
        """Return everything that can be done in the monitor."""
        menu = QMenu(parent)
        self._add_frame_actions(menu)
        menu.addSeparator()
        for text, done, on in (
            (tr("Whole frame"), lambda: self.monitor_size("fit"), not self.picture.zoom),
            (tr("Pixel for pixel"), lambda: self.monitor_size("full"), self.picture.zoom == 1),
            (tr("Safe areas"), self.safe_areas, self.picture.safe),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(on)
            action.triggered.connect(lambda _checked=False, done=done: done())
        inner = menu.addMenu(tr("Preview quality"))
        self._add_qualities(inner)
        menu.addSeparator()
        if self.commands is not None:
            add_command(menu, self.commands, "monitor", tr("Monitor in a window of its own"))
        return menu

    def _add_frame_actions(self, menu: QMenu) -> None:
        if self.commands is not None:
            for name in ("copy_frame", "save_frame", "frame_to_canvas"):
                add_command(menu, self.commands, name)

    # -- what is shown

    def _pictures(self) -> list[MonitorPicture]:
        return [self.picture, *([self._window.picture] if self._window is not None else [])]

    def _toggle_size(self) -> None:
        self.monitor_size("fit" if self.picture.zoom else "full")

    def _show_more(self) -> None:
        menu = QMenu(self)
        self._add_frame_actions(menu)
        menu.exec(self.more.mapToGlobal(QPoint(0, 0)) - QPoint(0, menu.sizeHint().height()))
        menu.deleteLater()

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu(self)
        menu.exec(at)
        menu.deleteLater()

    def _refresh(self, *_: object) -> None:
        there = self._session.sequence is not None
        for button in (self.size_button, self.safe_button, self.more, self.detach, self.quality):
            button.setEnabled(there)
        self.safe_button.setChecked(self.picture.safe)
        self.size_button.setChecked(bool(self.picture.zoom))
        self.quality.setText(tr_marked(QUALITIES[self.feed.quality]))
        for action in self.quality.menu().actions():
            action.setChecked(action.data() == self.feed.quality)

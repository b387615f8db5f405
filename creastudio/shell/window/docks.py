"""Docks: which panels there are, where they lie at first, and that a hidden one costs nothing."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QScrollArea, QTabBar, QVBoxLayout, QWidget

from creastudio.shell.i18n import mark, tr_marked
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.reading_order import step_as_read

LEAST, LOWEST = 72, 0.09
"""Least height of a panel, px of an unscaled screen, and the share of the height of the screen that is enough where text is
large: what needs more can be scrolled then."""

WIDEST, ENOUGH = 0.25, 330
"""Share of the width of the screen that a panel asks for at most, and px that it may always ask for: what needs more
is scrolled sideways."""

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BELOW = Qt.DockWidgetArea.BottomDockWidgetArea


@dataclass(frozen=True)
class PanelPlace:
    """One panel: ``Panel(session, parent)`` from `module`, and where it is at first.

    Attributes
    ----------
    group : int
        Panels of one area and group share a place as tabs; groups lie one above the other.
    at_first : bool
        Whether it is in the window before somebody asks for it.
    """

    name: str
    title: str
    module: str
    kind: str
    icon: str
    area: Qt.DockWidgetArea
    group: int
    keys: str
    at_first: bool = True


PANELS: tuple[PanelPlace, ...] = (
    PanelPlace("generators", mark("Generators"), "panels.generators.panel", "GeneratorsPanel", "sparkles",
               LEFT, 0, "Alt+1"),
    PanelPlace("library", mark("Library"), "library.panel", "LibraryPanel", "archive", LEFT, 0, "Alt+8"),
    PanelPlace("live", mark("Live"), "live.panel", "LivePanel", "move", LEFT, 0, "Alt+9"),
    PanelPlace("writing", mark("Writing"), "writing.panel", "WritingPanel", "type", LEFT, 0, "Alt+0"),
    PanelPlace("tray", mark("Results"), "panels.results.tray", "TrayPanel", "images", RIGHT, 0, "Alt+2"),
    PanelPlace("jobs", mark("Jobs"), "panels.jobs.panel", "JobsPanel", "list-checks", RIGHT, 0, "Alt+3"),
    PanelPlace("dashboard", mark("Training"), "panels.training.dashboard", "DashboardPanel", "chart-line",
               RIGHT, 0, "Alt+4"),
    PanelPlace("layers", mark("Layers"), "panels.layers.panel", "LayersPanel", "layers", RIGHT, 1, "Alt+5"),
    PanelPlace("properties", mark("Properties"), "panels.properties.panel", "PropertiesPanel",
               "sliders-horizontal", RIGHT, 1, "Alt+6"),
    PanelPlace("writings", mark("Writings"), "writings.panel", "WritingsList", "notebook-pen",
               RIGHT, 1, "Alt+W"),
    PanelPlace("history", mark("History"), "panels.history", "HistoryPanel", "history", RIGHT, 1, "Alt+7"),
    PanelPlace("score", mark("Score"), "score.panel", "ScorePanel", "music", BELOW, 0, "Alt+N", at_first=False),
    PanelPlace("brand", mark("Brand kits"), "brand.panel", "BrandPanel", "palette", LEFT, 0, "Alt+B", at_first=False),
    PanelPlace("plugin_log", mark("Plugin log"), "plugins.log_panel", "PluginLogPanel", "scroll-text",
               RIGHT, 0, "", at_first=False),
)  # fmt: skip


class LazyPanel(QWidget):
    """Holds the place of a panel and makes it when it is first seen."""

    def __init__(self, place: PanelPlace, session: Session) -> None:
        super().__init__()
        self._place, self._session = place, session
        self.panel: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def ensure(self) -> QWidget:
        """Return the panel, made now if it wasn't yet."""
        if self.panel is None:
            module = importlib.import_module(f"creastudio.shell.{self._place.module}")
            panel: QWidget = getattr(module, self._place.kind)(self._session, self)
            self._column.addWidget(panel)
            self.setFocusProxy(panel)
            self.panel = panel
        return self.panel


class PanelRoom(QScrollArea):
    """Holds a panel, which can be scrolled where the window is too low for it: a timeline across the window needs room.

    With large text on a small screen it is scrolled sideways too: the window must not be wider than the screen.

    A scroll area that resizes its widget gives it the height that it would like to have. This one gives it the height
    that there is, as long as that isn't less than it needs.
    """

    def __init__(self, panel: LazyPanel) -> None:
        super().__init__()
        self._panel, self._width = panel, panel.minimumSizeHint().width()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(panel)
        self.setProperty("role", "panel")
        self.setWidget(panel)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Fit the panel when it needs another size, and let the dock know of another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            if self._panel.minimumSizeHint().width() != self._width:
                self._width = self._panel.minimumSizeHint().width()
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the width that the panel needs, as far as the screen has it, and a height that shows the top of it."""
        needed = self._panel.minimumSizeHint()
        enough = max(LEAST, round(self.screen().availableSize().height() * LOWEST))
        return QSize(min(needed.width(), self._most()), min(needed.height(), px(LEAST), enough))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return what the panel wants."""
        return self._panel.sizeHint()

    def _fit(self) -> None:
        needed, policy = self._panel.minimumSizeHint(), Qt.ScrollBarPolicy
        sideways = needed.width() > self._most()
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if sideways else policy.ScrollBarAlwaysOff)
        room = self.viewport().size()
        width = max(room.width(), needed.width()) if sideways else room.width()
        self._panel.resize(width, max(room.height(), needed.height()))

    def _most(self) -> int:
        return max(ENOUGH, round(self.screen().availableSize().width() * WIDEST))


class PanelDock(QDockWidget):
    """Holds a panel in the window or, torn off it, in a window of its own."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802  Qt's names
        """Let Tab go as it is read, also in a window of its own."""
        return step_as_read(self, forward=next) if self.isWindow() else super().focusNextPrevChild(next)


class Docks:
    """The docks of one window by the names of their panels."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        self._window = window
        self.holders: dict[str, LazyPanel] = {}
        self.docks: dict[str, QDockWidget] = {}
        self._settled = False
        for place in PANELS:
            self._dock(place, session)

    def panel(self, name: str) -> QWidget:
        """Return a panel by its name, made now if it wasn't yet."""
        return self.holders[name].ensure()

    def show(self, name: str) -> None:
        """Bring a panel to the front; an unknown name does nothing."""
        dock = self.docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()
            if name in self.holders:
                self.holders[name].ensure()
            # Its tab comes with the next layout of the window.
            QTimer.singleShot(0, self._window, lambda: self._widen(dock))

    def hide(self, name: str) -> None:
        """Take a panel out of the window; what it shows stays as it is."""
        self.docks[name].hide()

    def behind(self) -> list[QWidget]:
        """Return the holders of panels behind the tabs of others: Qt takes them for visible, but nobody sees them."""
        holders = self.holders.values()
        return [holder for holder in holders if holder.isVisible() and holder.visibleRegion().isEmpty()]

    def is_shown(self, name: str) -> bool:
        """Return whether a panel is in the window, in front or behind the tab of another."""
        return not self.docks[name].isHidden()

    def arrange(self) -> None:
        """Put all docks where they are at first."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        self.place()

    def place(self) -> None:
        """Put all docks into the window, which must be shown: Qt leaves lost tab bars in a hidden one."""
        leaders: dict[tuple[Qt.DockWidgetArea, int], QDockWidget] = {}
        for place in PANELS:
            dock = self.docks[place.name]
            if leaders.setdefault((place.area, place.group), dock) is dock:
                self._window.addDockWidget(place.area, dock)
        for place in PANELS:
            dock, leader = self.docks[place.name], leaders[place.area, place.group]
            if leader is not dock:
                self._window.tabifyDockWidget(leader, dock)
        self._settled = False
        for place in PANELS:
            self.docks[place.name].setVisible(place.at_first)
        for leader in leaders.values():
            leader.raise_()

    def settle(self) -> None:
        """Make the panels that are in front; others are made when they are first seen."""
        self._settled = True
        bars = self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for bar in bars:
            # Names that are cut look alike: where they have no room, arrows go to them.
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
        tabs = {
            bar.tabText(index): index == bar.currentIndex() for bar in bars for index in range(bar.count())
        }
        for name, holder in self.holders.items():
            dock = self.docks[name]
            if dock.isVisible() and tabs.get(dock.windowTitle(), True):
                holder.ensure()

    def _widen(self, dock: QDockWidget) -> None:
        """Make a place of tabs as wide as their names ask for, as far as the window has room."""
        bars = self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for bar in bars:
            names = [bar.tabText(index) for index in range(bar.count())]
            if dock.windowTitle() in names and dock.isVisible():
                bar.setElideMode(Qt.TextElideMode.ElideNone)
                wanted = min(bar.sizeHint().width(), round(self._window.width() * WIDEST))
                if dock.width() < wanted:
                    self._window.resizeDocks([dock], [wanted], Qt.Orientation.Horizontal)

    def _dock(self, place: PanelPlace, session: Session) -> None:
        dock = self._bare_dock(place.name, tr_marked(place.title))
        holder = LazyPanel(place, session)
        self.holders[place.name] = holder
        dock.setWidget(PanelRoom(holder))
        dock.visibilityChanged.connect(lambda shown, name=place.name: shown and self._seen(name))

    def _bare_dock(self, name: str, title: str) -> QDockWidget:
        dock = PanelDock(title, self._window)
        dock.setObjectName(f"dock.{name}")
        # Tabs name the panels; a title bar would only say it twice.
        dock.setTitleBarWidget(QWidget(dock))
        self.docks[name] = dock
        return dock

    def _seen(self, name: str) -> None:
        if self._settled and name in self.holders:
            self.holders[name].ensure()

"""The window of one open project: canvas over timeline, docks around them, menus, title, status."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget, QToolBar, QWidget

from creastudio.shell.canvas.view import CanvasView
from creastudio.shell.commands import actions
from creastudio.shell.commands.actions import ACTIONS
from creastudio.shell.commands.keymap import bindings, keys_of
from creastudio.shell.commands.window_commands import Commands
from creastudio.shell.exporting.exporting import Exporting
from creastudio.shell.i18n import tr, tr_marked
from creastudio.shell.keys import each, with_key
from creastudio.shell.layouts.learning import picks_of
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.shell.missing.fonts import tell_missing_fonts
from creastudio.shell.missing.media import tell_missing_media
from creastudio.shell.missing.models import project_assets, tell_missing
from creastudio.shell.panels.generators.panel import GeneratorsPanel
from creastudio.shell.panels.notices import NoticesPopover
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.panels.training.training_log import training_log_of
from creastudio.shell.panels.training.training_pace import training_pace_of
from creastudio.shell.pixels.selecting import selecting_of
from creastudio.shell.session import Session
from creastudio.shell.theme import follow_theme, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.slow_work import SlowWork
from creastudio.shell.timeline.monitor.frame_feed import feed_of
from creastudio.shell.timeline.view import TimelineView
from creastudio.shell.widgets.reading_order import first_stop, step_as_read
from creastudio.shell.widgets.toasts import Toasts
from creastudio.shell.window.bridge import Bridge
from creastudio.shell.window.closing import Closing
from creastudio.shell.window.docks import Docks
from creastudio.shell.window.dropped import open_dropped, opens
from creastudio.shell.window.layout import WindowLayout
from creastudio.shell.window.menus import Menus
from creastudio.shell.window.placing import keep_on_screen, place_window
from creastudio.shell.window.spoken import Spoken
from creastudio.shell.window.status import StatusLine
from creastudio.shell.window.stray_keys import StrayKeys
from creastudio.shell.writings.updates import watch_writings
from creastudio.workspace.models_used import missing_models

if TYPE_CHECKING:
    from creastudio.shell.live.panel import LivePanel
    from creastudio.shell.plugins.log_panel import PluginLogPanel
    from creastudio.shell.score.panel import ScorePanel
    from creastudio.shell.studio import Studio
    from creastudio.shell.writing.panel import WritingPanel

WARM_AFTER = 150
"""Milliseconds after the window is shown; the first paint comes first."""


class MainWindow(QMainWindow):
    """Shows one session until it is closed.

    Parameters
    ----------
    studio : Studio
        Opens other projects and the start page; owns notices, settings and the file chooser.
    """

    def __init__(self, session: Session, studio: Studio) -> None:
        super().__init__()
        self.session, self.studio = session, studio
        session.setParent(self)
        self.setObjectName("studio")
        self.setAcceptDrops(True)
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        # From the beginning, so that a dashboard that is opened late shows the whole training.
        training_log_of(session)
        watch_writings(session)
        training_pace_of(session)
        resolving_of(session)
        picks_of(session)
        self.canvas, self.timeline = CanvasView(session), TimelineView(session)
        self._spoken = Spoken(session, self.canvas, self.timeline)
        self._stray_keys = StrayKeys(self.canvas, self.timeline, self)
        self.docks = Docks(self, session)
        self.arrangement = WindowLayout(self)
        self.closing = Closing(self)
        self.exporting = Exporting(self)
        self.commands = Commands(self)
        self.actions_by_id = actions.build(self, self.commands.run)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.menus = Menus(self)
        self._make_toolbar()
        self._apply_keys()
        self.notices = NoticesPopover(studio.notifier, self)
        self.toasts = Toasts(self, studio.notifier, self._toast_room)
        self.toasts.opens = self.toggle_notices
        self.canvas.installEventFilter(self.toasts)
        self.bridge = Bridge(session)
        self._connect()
        self._placed = False
        # When all of it has its new size.
        follow_theme(self, lambda: QTimer.singleShot(0, self, lambda: keep_on_screen(self)))
        place_window(self, 1440, 900, session.settings.window_geometry)
        self._retitle()
        self.commands.refresh()

    # -- making

    def _apply_keys(self) -> None:
        """Give actions the keys that a person chose, in their tips too."""
        changed = self.session.settings.keys
        for binding in bindings():
            action = self.actions_by_id.get(binding.id)
            if action is None:
                continue
            keys = keys_of(binding, changed)
            action.setShortcuts([QKeySequence(key) for key in each(keys)])
            action.setToolTip(with_key(tr_marked(binding.title).replace("&", "").rstrip("…"), keys))

    def _make_toolbar(self) -> None:
        bar = QToolBar(tr("Tools"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(px(18), px(18)))
        group = 1
        for action in sorted((item for item in ACTIONS if item.toolbar), key=lambda item: item.toolbar):
            if action.toolbar != group:
                bar.addSeparator()
                group = action.toolbar
            bar.addAction(self.actions_by_id[action.id])
        self.addToolBar(bar)

    def _connect(self) -> None:
        session = self.session
        session.noticeAdded.connect(self.studio.notifier.add)
        selecting_of(session).slowChanged.connect(self.status.show_selecting)
        self.studio.pluginsChanged.connect(self._plugins_changed)
        self.studio.pluginSet.connect(self._plugin_set)
        session.panelRequested.connect(self.show_panel)
        session.generateRequested.connect(lambda: self.commands.run("generate.run"))
        session.campaignRequested.connect(lambda: self.commands.run("generate.campaign"))
        session.pastAdsRequested.connect(lambda: self.commands.run("generate.past_ads"))
        session.modelsRequested.connect(self.commands.dialogs.show_models)
        session.modelFileDropped.connect(self.commands.dialogs.take_model)
        self.timeline.sequences.exportWanted.connect(lambda: self.commands.run("file.export_sequence"))
        session.settingsChanged.connect(self.studio.apply_settings)
        session.settingsChanged.connect(self._apply_keys)
        for dock in self.docks.docks.values():
            dock.topLevelChanged.connect(partial(self._share_keys, dock))
        for signal in (session.documentChanged, session.savedChanged, session.resultsChanged):
            signal.connect(self._retitle)
        for signal in (
            session.documentChanged, session.savedChanged, session.selectionChanged, session.resultsChanged,
            session.activeResultChanged, session.historyChanged, session.activeArtboardChanged,
            session.activeSequenceChanged, self.canvas.toolbox.changed,
        ):  # fmt: skip
            signal.connect(self.commands.refresh_soon)

    # -- panels and layout

    def toggle_notices(self) -> None:
        """Open the list of notices, or close it."""
        self.toasts.clear()
        self.notices.toggle(self.status.bell)

    def show_timeline(self, *, shown: bool = True) -> None:
        """Show the timeline below the canvas, or hide it."""
        self.arrangement.show_timeline(shown=shown)
        self.commands.refresh_soon()

    def _toast_room(self) -> QRect:
        """Return where toasts hide little, window px: the canvas below what the chosen tool can be set to."""
        canvas, options = self.canvas, self.canvas.options
        top = options.geometry().bottom() + 1 if options.isVisible() else self.canvas.rulers.room
        return QRect(canvas.mapTo(self, QPoint(0, top)), canvas.size() - QSize(0, top))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802  Qt's names
        """Let Tab go as it is read, where it is seen."""
        return step_as_read(self, forward=next, passing=self.docks.behind())

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front and put the keyboard there."""
        if name == "timeline":
            self.show_timeline()
            self.arrangement.follow()
            self._give_keys(self.timeline)
            return
        if name == "canvas":
            self._give_keys(self.canvas)
            return
        if name == "score":
            self.arrangement.show_score()
        self.docks.show(name)
        dock = self.docks.docks.get(name)
        widget = dock.widget() if dock is not None else None
        if widget is not None:
            self._give_keys(widget)
            if not widget.isAncestorOf(widget.window().focusWidget()):
                # What would take it isn't seen now: an empty panel shows something else.
                stop = first_stop(widget)
                if stop is not None:
                    stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_keys(self, widget: QWidget) -> None:
        """Put the keyboard into a part of the studio, also where that is in another of its windows."""
        window = widget.window()
        if QApplication.activeWindow() not in (None, window):
            window.raise_()
            window.activateWindow()
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panel(self, name: str) -> QWidget:
        """Return a panel by name, made now if it wasn't yet."""
        return self.docks.panel(name)

    def _plugins_changed(self) -> None:
        self.generators.reload()
        for name in ("live", "writing", "score", "plugin_log"):
            panel = self.docks.holders[name].panel
            if panel is not None:
                cast("LivePanel | WritingPanel | ScorePanel | PluginLogPanel", panel).reload()
        self.status.refresh()

    def _plugin_set(self, name: str) -> None:
        panel = self.docks.holders["live"].panel
        if panel is not None:
            cast("LivePanel", panel).follow_settings(name)

    @property
    def generators(self) -> GeneratorsPanel:
        """The panel that runs generators and trainers."""
        panel = self.panel("generators")
        assert isinstance(panel, GeneratorsPanel)
        return panel

    def widen_timeline(self, *, wide: bool) -> None:
        """Let the timeline go across the window, or lie below the canvas alone."""
        self.arrangement.set_wide(wide)
        self.show_timeline()

    # -- keys

    def _share_keys(self, dock: QDockWidget, away: bool) -> None:
        """Let the keys of all actions work in a panel's own window: Qt asks for them in the window that is active."""
        if away:
            dock.addActions(list(self.actions_by_id.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Close the preview with Esc, and choose tools, from anywhere: keys come here that nothing else has used."""
        if event.key() == Qt.Key.Key_Escape and review_of(self.session).press(event):
            return
        if not self._stray_keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if not self._stray_keys.release(event):
            super().keyReleaseEvent(event)

    # -- title

    def _retitle(self) -> None:
        workspace = self.session.workspace
        dot = "• " if workspace.pending else ""
        self.setWindowTitle(f"{dot}{workspace.title or tr('Untitled')}[*] — CreaStudio")
        self.setWindowModified(self.closing.needs_saving())

    # -- life

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        if not self._placed:
            self._placed = True
            self.arrangement.place()
            self.commands.refresh_soon()
            # Space plays a film at once.
            first = (
                self.timeline
                if self.arrangement.is_film() and self.arrangement.timeline_shown
                else self.canvas
            )
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.session.sequence is not None and self.session.sequence.duration:
                # When the lanes have their width.
                QTimer.singleShot(0, self.timeline, self.timeline.transport.fit)
            QTimer.singleShot(WARM_AFTER, self, self._tell_missing)
        self.bridge.start()
        # After the first paint: what costs time but isn't seen yet.
        QTimer.singleShot(WARM_AFTER, self, self._warm)

    def _warm(self) -> None:
        registry = self.session.environment.registry
        built_in = [plugin for plugin in registry.plugins if plugin.origin == "built-in"]
        entries = {
            entry
            for plugin in built_in
            for work in plugin.generators
            for entry in (work.entry, work.live_entry)
        }
        modules = {entry.partition(":")[0] for entry in entries if entry}
        self.session.workspace.desk.queue.warm(sorted(modules))

    def _tell_missing(self) -> None:
        tell_missing_fonts(self.session)
        tell_missing_media(self.session)
        session, assets = self.session, project_assets(self.session)
        background_of(session).run(
            self,
            "missing models",
            lambda: missing_models(assets, session.environment.models),
            lambda missing: tell_missing(session, missing),
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        if not self.closing.may_close():
            event.ignore()
            return
        self.arrangement.save()
        self.timeline.monitor.close_window()
        self.hide()
        self.bridge.stop()
        self.exporting.queue.close()
        self._end_work()
        self.toasts.leave()
        self.studio.notifier.withdraw_offers()
        self.closing.close_workspace()
        self.studio.window_closed(self)
        event.accept()

    def _end_work(self) -> None:
        """Wait for every thread that reads or writes the project: it is let go of next."""
        self.timeline.player.close()
        resolving_of(self.session).close()
        for work in self.session.findChildren(SlowWork):
            work.close()
        background_of(self.session).close()
        feed_of(self.session).close()

    # -- files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if opens(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        if open_dropped(event.mimeData(), self):
            event.acceptProposedAction()

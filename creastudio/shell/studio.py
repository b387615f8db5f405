"""The running studio: one window at a time, what it shows, and what all windows share."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.api.errors import UserError
from creastudio.core.artboard_formats import artboard_of
from creastudio.core.canvas import Artboard
from creastudio.core.document import new_document
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.chooser import Chooser, DialogChooser, openable_kinds
from creastudio.shell.i18n import language, set_language, tr, tr_text, trn
from creastudio.shell.look.reduced_motion import apply_motion
from creastudio.shell.notices import Notifier, Offer
from creastudio.shell.plugins.broken import BrokenPlugins
from creastudio.shell.plugins.newcomers import greet_newcomers
from creastudio.shell.plugins.safe_start import safe_mode_text
from creastudio.shell.plugins.watching import PluginWatch
from creastudio.shell.session import Session
from creastudio.shell.theme import apply_theme, tell_followers
from creastudio.shell.threads.garbage import GarbageCollector
from creastudio.shell.threads.tasks import Tasks
from creastudio.shell.timeline.cut_files import import_cuts
from creastudio.shell.transfer.clipboard import leave_clipboard
from creastudio.shell.widgets.toasts import Toasts
from creastudio.store.project_file import DamagedProject
from creastudio.workspace import opening
from creastudio.workspace.environment import Environment, is_safe_mode, open_model_library, open_registry
from creastudio.workspace.incoming_cuts import CUT_SUFFIXES
from creastudio.workspace.notice import Notice
from creastudio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow


AFTER_PAINT = 60
"""Milliseconds after a window is shown at which what isn't seen is prepared."""


class Studio(QObject):
    """Opens projects and the start page; a new window takes the place of the one before.

    Parameters
    ----------
    environment : Environment
        Settings, plugins and models.
    chooser : Chooser, optional
        How files are asked for; the system's dialogs when left out.
    """

    pluginsChanged = Signal()
    pluginSet = Signal(str)
    """Name of a plugin whose own settings have changed."""
    finished = Signal()
    """The last window was closed."""

    def __init__(self, app: QApplication, environment: Environment, chooser: Chooser | None = None) -> None:
        super().__init__()
        self._app = app
        self.environment = environment
        self.chooser: Chooser = chooser or DialogChooser()
        self.notifier = Notifier(self)
        self.tasks = Tasks(self.notifier, self)
        # What takes minutes, so that nothing else waits for it: unpacking and trying an engine.
        self.long_tasks = Tasks(self.notifier, self)
        self.window: QWidget | None = None
        self._filled = False
        self._garbage = GarbageCollector(self)
        self.watch = PluginWatch(self)
        self._broken = BrokenPlugins(self)
        locale = set_language(environment.settings.language)
        set_language(locale, environment.registry.translations(locale))
        self._look: tuple[str, float] | None = None
        self._still = ""
        self.apply_settings()

    # -- look

    def apply_settings(self) -> None:
        """Make the studio look as the settings say."""
        settings = self.environment.settings
        look, still = (settings.theme, settings.text_scale), settings.reduce_motion
        before, self._look, self._still = (self._look, self._still), look, still
        if still != before[1]:
            apply_motion(self._app, still)
        # Every widget takes a style sheet anew, which is seen as a pause: what only moves needs none.
        if look != before[0]:
            apply_theme(self._app, settings.theme, settings.text_scale)
        elif still != before[1]:
            tell_followers()

    def use_plugins(self, registry: Registry) -> None:
        """Use other plugins from now on; jobs that run keep theirs."""
        self.watch.settle()
        before = {plugin.name: plugin for plugin in self.environment.registry.plugins}
        self.environment.registry = registry
        self._renew([item.name for item in registry.plugins if _changed(before.get(item.name), item)])
        self.environment.models = open_model_library(registry)
        locale = language()
        set_language(locale, registry.translations(locale))
        self.pluginsChanged.emit()
        self._broken.follow(registry)
        greet_newcomers(self)

    def _renew(self, names: list[str]) -> None:
        """Have the next job of plugins whose files have changed run in a fresh engine."""
        session = getattr(self.window, "session", None)
        if isinstance(session, Session):
            for name in names:
                session.workspace.desk.queue.renew(name)

    # -- opening

    def start(self, files: list[str]) -> None:
        """Open the first of `files`, or the start page."""
        if files:
            self.open_path(Path(files[0]))
        if self.window is None:
            self.show_start()
            self._say_again(list(self.notifier.notices))
        if is_safe_mode():
            self.notifier.add(Notice("info", safe_mode_text()))

    def show_start(self, from_window: QWidget | None = None) -> None:
        """Show the start page instead of what is open."""
        if from_window is not None and not self._leave():
            return
        from creastudio.shell.start.start_page import StartWindow

        self._show(StartWindow(self))

    def new_project(self, parent: QWidget | None = None, size: tuple[int, int] | None = None) -> None:
        """Begin a new project, asking for its size or format when no size (px) is given."""
        from creastudio.shell.dialogs.new_project import ask_format, resolution_of

        if size is not None:
            width, height = size
            board = Artboard(name="Artboard 1", width=width, height=height, resolution=resolution_of(*size))
            self.open_workspace(lambda: opening.start_project(self.environment, new_document(artboard=board)))
            return
        chosen = ask_format(parent)
        if chosen is not None:
            name = tr_text(chosen.title) or "Artboard 1"
            document = new_document(artboard=artboard_of(chosen, name))
            self.open_workspace(lambda: opening.start_project(self.environment, document))

    def choose_project(self, parent: QWidget | None = None) -> None:
        """Ask for a project file and open it."""
        path = self.chooser.open_file(parent, tr("Open project"), openable_kinds(), self._last_folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a project file; asks about unsaved work of it, and about a copy when it is open elsewhere."""
        from creastudio.shell.dialogs.recovery import ask_recovery

        if path.suffix.lower() in CUT_SUFFIXES:
            self._open_cut(path)
            return
        if self._open_path() == path.resolve():
            return
        states = opening.unsaved_work(path)
        if states:
            answer = ask_recovery(self.window, states[0])
            if answer == "cancel":
                return
            if answer == "recover":
                self.open_workspace(lambda: opening.recover_project(self.environment, states[0]))
                return
        self.open_workspace(lambda: self._open_or_copy(path))

    def _open_cut(self, path: Path) -> None:
        """Make a new project of a cut of another program."""
        if not path.is_file():
            hint = tr("Check the name, or choose another file.")
            self.notifier.add(Notice("error", tr("There is no '{name}'.", name=path.name), hint))
            return
        empty = new_document(path.stem).model_copy(update={"artboards": (), "sequences": ()})
        self.open_workspace(
            lambda: opening.start_project(self.environment, empty),
            lambda window: import_cuts(window.session, [path]),
        )

    def open_version(self, path: Path) -> None:
        """Open an older version of a project as a copy; what is open stays as it is in its file."""
        self.open_workspace(lambda: opening.open_copy(self.environment, path))

    def recover(self, state: opening.WorkingState) -> None:
        """Go on with what a crash left behind."""
        self.open_workspace(lambda: opening.recover_project(self.environment, state))

    def open_workspace(
        self, make: Callable[[], Workspace | None], ready: Callable[[MainWindow], object] | None = None
    ) -> None:
        """Make a workspace and show it; whatever fails leaves the open window as it is.

        Parameters
        ----------
        ready : callable, optional
            Called with the new window when it is shown.
        """
        try:
            workspace = make()
        except UserError as error:
            self.notifier.add(self._notice_of(error))
            return
        if workspace is None:
            return
        if not self._leave():
            workspace.close("pause")
            return
        from creastudio.shell.window.main_window import MainWindow

        window = MainWindow(Session(workspace, self.chooser), self)
        self._show(window)
        if ready is not None:
            ready(window)

    def _notice_of(self, error: UserError) -> Notice:
        """Return what is shown of an error; of a damaged file with the way to what the studio still has of it."""
        if not isinstance(error, DamagedProject):
            return Notice.from_error(error)
        state, versions = opening.kept_work(error.path), error.versions
        if state is not None:
            hint, title = tr("The studio still has its last state."), tr("Open the last state")
            return Offer("error", error.message, hint, action_title=title, action=lambda: self.recover(state))
        if versions:
            hint = trn(
                "{count} older version of it was kept.",
                "{count} older versions of it were kept.",
                len(versions),
            )
            title = tr("Open the newest version")
            return Offer(
                "error",
                error.message,
                hint,
                action_title=title,
                action=lambda: self.open_version(versions[0]),
            )
        return Notice.from_error(error)

    def _open_or_copy(self, path: Path) -> Workspace | None:
        from creastudio.shell.dialogs.recovery import ask_copy

        try:
            return opening.open_project(self.environment, path)
        except UserError as error:
            if isinstance(error, DamagedProject) or not opening.is_open_elsewhere(path):
                raise
            return opening.open_copy(self.environment, path) if ask_copy(self.window, error) else None

    # -- windows

    def quit(self) -> None:
        """Close the window, and with it the studio, unless the person keeps it open."""
        if self.window is not None:
            self.window.close()

    def window_closed(self, window: QWidget) -> None:
        """Note that a window was closed; the studio ends with its last one."""
        window.deleteLater()
        if self.window is window:
            self.window = None
            self.finished.emit()

    def close(self) -> None:
        """Let go of what outlives windows."""
        leave_clipboard()
        self._garbage.close()
        self.tasks.close()
        self.long_tasks.close()

    def _leave(self) -> bool:
        """Close the open window; False when the person keeps it."""
        window, self.window = self.window, None
        filled = window is not None and window.isMaximized()
        if window is None or window.close():
            self._filled = filled
            return True
        self.window = window
        return False

    def _say_again(self, notices: list[Notice]) -> None:
        """Show what was said before there was a window: that of a file given at the start, most likely."""
        toasts = getattr(self.window, "toasts", None)
        if isinstance(toasts, Toasts):
            for notice in notices:
                toasts.show_notice(notice)

    def _show(self, window: QWidget) -> None:
        self.window = window
        if self._filled:
            # A window that was maximised by hand goes on as the next one, and is no smaller than before.
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        window.show()
        QTimer.singleShot(AFTER_PAINT, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        # What the project window needs is loaded while the person looks at the start page.
        importlib.import_module("creastudio.shell.window.main_window")
        if any(plugin.status == "unchecked" for plugin in self.environment.registry.plugins):
            self.tasks.run(open_registry, self.use_plugins)
        else:
            greet_newcomers(self)
        self.watch.start()
        problem = self.environment.settings_store.problem
        if problem is not None:
            self.notifier.add(Notice("warning", problem.message, problem.hint))
            self.environment.settings_store.problem = None

    def _open_path(self) -> Path | None:
        session = getattr(self.window, "session", None)
        if not isinstance(session, Session):
            return None
        # The file that is asked for may be the one that is being written.
        session.workspace.finish_saving()
        return session.workspace.path

    def _last_folder(self) -> str:
        recent = self.environment.settings.recent_files
        return str(Path(recent[0]).parent) if recent else ""


def _changed(before: PluginInfo | None, now: PluginInfo) -> bool:
    return before is not None and bool(now.stamp) and before.stamp != now.stamp

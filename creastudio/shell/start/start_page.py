"""The start page: sample projects, recent files, unsaved work, and the way to a new project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.resources import resource_path
from creastudio.shell.commands.actions import ACTIONS, MENU_TITLES
from creastudio.shell.dialogs.frame import run
from creastudio.shell.dialogs.new_project import SIZES
from creastudio.shell.i18n import tr, tr_marked, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import each, native
from creastudio.shell.panels.fields.flow import ColumnsLayout
from creastudio.shell.panels.notices import NoticesPopover
from creastudio.shell.plugins.installing import offer_plugin
from creastudio.shell.settings_holder import StudioSettings
from creastudio.shell.start.recent import RecentFacts, look_at, when
from creastudio.shell.start.samples import Sample, available
from creastudio.shell.start.start_cards import RecentCard, SampleCard, SizeCard
from creastudio.shell.theme import SPACE, px
from creastudio.shell.transfer.dropped_files import dropped_plugin, dropped_project
from creastudio.shell.widgets.bell import Bell
from creastudio.shell.widgets.labels import button, icon_label, label, tool_button
from creastudio.shell.widgets.toasts import Toasts
from creastudio.shell.window.engine_packs import dropped_engine, offer_engine
from creastudio.shell.window.placing import place_window
from creastudio.workspace import opening

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio
    from creastudio.shell.window.main_window import MainWindow

PAGE_WIDTH = 920
MAX_RECENT = 8
SAMPLES_ACROSS = 3


class StartWindow(QMainWindow):
    """The window that shows the start page."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self.setWindowTitle("CreaStudio")
        self.setAcceptDrops(True)
        place_window(self, 1120, 760)
        self.page = StartPage(studio)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("role", "panel")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Start page"))
        area.setWidget(self.page)
        self.setCentralWidget(area)
        self.bell = Bell(studio.notifier)
        self.bell.clicked.connect(self.toggle_notices)
        foot = QStatusBar()
        foot.setProperty("role", "panel")
        foot.setSizeGripEnabled(False)
        foot.addPermanentWidget(self.bell)
        self.setStatusBar(foot)
        self.notices = NoticesPopover(studio.notifier, self)
        self.toasts = Toasts(self, studio.notifier)
        self.toasts.opens = self.toggle_notices
        self._keys()

    def toggle_notices(self) -> None:
        """Open the list of notices, or close it."""
        self.toasts.clear()
        self.notices.toggle(self.bell)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self.toasts.leave()
        self.studio.window_closed(self)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        data = event.mimeData()
        wanted = (dropped_plugin, dropped_engine)
        if dropped_project(data, cuts=True) is not None or any(found(data) for found in wanted):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        path = dropped_project(event.mimeData(), cuts=True)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self.studio, lambda: self.studio.open_path(path))
        elif (plugin := dropped_plugin(event.mimeData())) is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self.studio, lambda: offer_plugin(self.studio, plugin, self))
        elif (pack := dropped_engine(event.mimeData())) is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self.studio, lambda: offer_engine(self.studio, pack, self))

    def _keys(self) -> None:
        """Let the keys of the project window, as the person has them, do here what they can."""
        calls: dict[str, Callable[[], object]] = {
            "file.new": lambda: self.studio.new_project(self),
            "file.open": lambda: self.studio.choose_project(self),
            "file.quit": self.studio.quit,
            "edit.settings": self.page.show_settings,
            "help.guide": self.page.show_guide,
            "help.keys": self.page.show_keys,
        }
        changed = self.studio.environment.settings.keys
        for action in ACTIONS:
            if action.id in calls:
                item = QAction(tr_marked(action.title), self)
                item.setObjectName(action.id)
                item.setShortcuts([QKeySequence(key) for key in each(changed.get(action.id, action.keys))])
                item.triggered.connect(lambda _checked=False, call=calls[action.id]: call())
                self.addAction(item)


class StartPage(QWidget):
    """A column in the middle: greeting, samples, recent files."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*(px(4 * SPACE),) * 4)
        column = QVBoxLayout()
        column.setSpacing(px(3 * SPACE))
        holder = QWidget()
        holder.setMaximumWidth(px(PAGE_WIDTH))
        holder.setLayout(column)
        outer.addStretch(1)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        column.setContentsMargins(0, px(2 * SPACE), 0, 0)
        column.addLayout(self._greeting())
        self.recovery = self._recovery()
        if self.recovery is not None:
            column.addWidget(self.recovery)
        self.samples: list[SampleCard] = []
        self.recent: list[RecentCard] = []
        sections = [self._recent(), self._sizes(), *([self._samples()] if available() else [])]
        if not self.recent:
            # Who comes for the first time tries a sample; who comes back goes on with something.
            sections.reverse()
        for section in sections:
            column.addLayout(section)
        column.addStretch(1)

    # -- sections

    def _greeting(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        row.addWidget(label("CreaStudio", "title"), 1)
        keys = self._keys_of
        self.open_button = button(tr("Open…"), "", "folder-open", tr("Open a project"), keys("file.open"))
        self.open_button.clicked.connect(lambda: self._studio.choose_project(self.window()))
        self.new_button = button(tr("New project"), "primary", "file-plus", keys=keys("file.new"))
        self.new_button.clicked.connect(lambda: self._studio.new_project(self.window()))
        self.settings_button = _round("settings", tr("Settings…"), keys("edit.settings"))
        self.settings_button.clicked.connect(self.show_settings)
        self.help_button = _round("circle-help", _plain(MENU_TITLES["help"]), "")
        self.help_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.help_button.setMenu(self._help_menu())
        for made in (self.settings_button, self.help_button, self.open_button, self.new_button):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(px(SPACE / 2))
        texts.addLayout(row)
        said = tr("Pictures, words, films and music on your own machine, nothing sent anywhere.")
        texts.addWidget(label(said, "dim", wrap=True))
        return texts

    def _recovery(self) -> QFrame | None:
        states = opening.unsaved_work()
        if not states:
            return None
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(px(2 * SPACE),) * 4)
        column.setSpacing(px(SPACE))
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        head.addWidget(icon_label("history", "warning"))
        head.addWidget(label(tr("Unsaved work from last time"), "heading"), 1)
        column.addLayout(head)
        for state in states[:5]:
            column.addLayout(self._recovery_row(state))
        return card

    def _recovery_row(self, state: opening.WorkingState) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        name = label(state.title or tr("Untitled"), wrap=True)
        row.addWidget(name)
        # Otherwise a name of two words stands in two lines beside an empty half.
        name.setMinimumWidth(min(name.fontMetrics().horizontalAdvance(name.text()) + px(2), px(360)))
        row.addWidget(label(when(state.changed), "small"), 1)
        forget = button(tr("Delete"), "flat", tip=tr("Delete this unsaved work"))
        forget.clicked.connect(lambda: self._forget(state))
        go_on = button(tr("Go on with it"))
        go_on.clicked.connect(lambda: self._studio.recover(state))
        row.addWidget(forget)
        row.addWidget(go_on)
        return row

    def _samples(self) -> QVBoxLayout:
        column = _section(tr("TRY A SAMPLE"))
        cards = ColumnsLayout(px(2 * SPACE), SAMPLES_ACROSS)
        for sample in available():
            card = SampleCard(sample)
            card.clicked.connect(lambda _checked=False, chosen=sample: self._open_sample(chosen))
            self.samples.append(card)
            cards.addWidget(card)
        column.addLayout(cards)
        return column

    def _sizes(self) -> QVBoxLayout:
        column = _section(tr("START EMPTY"))
        cards = ColumnsLayout(px(1.5 * SPACE), len(SIZES))
        for size in SIZES:
            card = SizeCard(tr_text(size.title), size.width, size.height)
            card.clicked.connect(
                lambda _checked=False, chosen=(size.width, size.height): self._studio.new_project(size=chosen)
            )
            cards.addWidget(card)
        column.addLayout(cards)
        return column

    def _recent(self) -> QVBoxLayout:
        column = _section(tr("RECENT"))
        files = [Path(name) for name in self._studio.environment.settings.recent_files]
        there = [path for path in files if path.is_file()][:MAX_RECENT]
        grid = QGridLayout()
        grid.setSpacing(px(1.5 * SPACE))
        for index, path in enumerate(there):
            card = RecentCard(path, _shortened(path.parent))
            card.clicked.connect(lambda _checked=False, chosen=path: self._studio.open_path(chosen))
            self.recent.append(card)
            grid.addWidget(card, index // 2, index % 2)
        if there:
            # Two columns, also for one project.
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            column.addLayout(grid)
            self._studio.tasks.run(lambda: look_at(there), self._tell_recent, self)
        else:
            row = QHBoxLayout()
            row.setSpacing(px(SPACE))
            row.addWidget(label(tr("Projects you save appear here. Begin one with"), "dim"))
            row.addWidget(label(native(self._keys_of("file.new")), "key"))
            row.addStretch(1)
            column.addLayout(row)
        return column

    # -- acting

    def _keys_of(self, action_id: str) -> str:
        """Return the keys of an action, as a person changed them."""
        own = next(action.keys for action in ACTIONS if action.id == action_id)
        return self._studio.environment.settings.keys.get(action_id, own)

    def _open_sample(self, sample: Sample) -> None:
        environment = self._studio.environment

        def ready(window: MainWindow) -> None:
            if sample.timeline:
                window.show_timeline(shown=True)
                window.timeline.setFocus()
            form = window.generators.choose(sample.work) if sample.work else None
            if form is not None and form.work.id == sample.work:
                form.set_values(sample.values)
                if sample.data:
                    form.set_inputs({"data": resource_path("samples", sample.data)})
                    window.generators.run_button.setFocus()
                else:
                    window.generators.generate()

        self._studio.open_workspace(lambda: opening.open_copy(environment, sample.file), ready)

    def show_settings(self) -> None:
        """Open the settings; what is already on the page keeps its language until it is shown again."""
        from creastudio.shell.dialogs.settings import SettingsDialog

        run(SettingsDialog(StudioSettings(self._studio), self.window()))

    def show_keys(self) -> None:
        """Open the list of keys."""
        from creastudio.shell.dialogs.keys import KeysDialog

        run(KeysDialog(StudioSettings(self._studio), self.window()))

    def _show_plugins(self) -> None:
        from creastudio.shell.plugins.dialog import PluginsDialog

        run(PluginsDialog(self._studio, self.window()))

    def _show_about(self) -> None:
        from creastudio.shell.dialogs.about import AboutDialog

        run(AboutDialog(self.window()))

    def _help_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, icon, done in (
            (tr("Guide…"), "book-open", self.show_guide),
            (tr("Keys…"), "keyboard", self.show_keys),
            (tr("Plugins…"), "plug", self._show_plugins),
            (tr("About CreaStudio"), "info", self._show_about),
        ):
            entry = menu.addAction(text)
            set_icon(entry, icon)
            entry.triggered.connect(lambda _checked=False, call=done: call())
        return menu

    def show_guide(self) -> None:
        """Open the guide at its first page."""
        from creastudio.shell.guide.opening import show_guide

        show_guide(self.window())

    def _tell_recent(self, found: dict[Path, RecentFacts]) -> None:
        for card in self.recent:
            if card.path in found:
                card.tell(found[card.path])

    def _forget(self, state: opening.WorkingState) -> None:
        from creastudio.shell.dialogs.recovery import ask_forget

        if ask_forget(self, state):
            opening.forget_work(state)
            self._studio.show_start(self.window())


def _section(title: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(1.5 * SPACE))
    column.addWidget(label(title, "section"))
    return column


def _round(icon: str, tip: str, keys: str) -> QToolButton:
    found = tool_button(icon, tip.rstrip("…"), keys=keys)
    found.setCursor(Qt.CursorShape.PointingHandCursor)
    return found


def _plain(title: str) -> str:
    """Return the title of a menu without its mnemonic, which Chinese has in brackets at the end."""
    return tr_marked(title).partition("(&")[0].replace("&", "")


def _shortened(folder: Path) -> str:
    home = Path.home()
    return str("~" / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)

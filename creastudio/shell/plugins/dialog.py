"""The plugin manager: what was found, what can't be used and why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from creastudio import paths
from creastudio.host.install import uninstall
from creastudio.host.plugin_state import PluginState
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr
from creastudio.shell.notices import notice_of
from creastudio.shell.plugins.card import CardActions, PluginCard
from creastudio.shell.plugins.installing import choose_plugin, offer_plugin
from creastudio.shell.plugins.log_panel import PluginLogPanel
from creastudio.shell.plugins.safe_start import safe_mode_text
from creastudio.shell.plugins.settings_dialog import PluginSettingsDialog
from creastudio.shell.theme import SPACE, px
from creastudio.shell.transfer.dropped_files import dropped_plugin
from creastudio.shell.widgets.kept_focus import KeptFocus
from creastudio.shell.widgets.labels import label
from creastudio.shell.widgets.toasts import Toasts
from creastudio.workspace.environment import is_safe_mode, open_registry, plugin_state_file

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio


class PluginsDialog(DialogFrame):
    """One card a plugin, those of others first; a change reloads the plugins in the background."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Plugins"), width=640, height=600)
        self._studio = studio
        self.setAcceptDrops(True)
        if is_safe_mode():
            self.body.addWidget(label(safe_mode_text(), "error", wrap=True))
        self.body.addWidget(label(tr("Drop the file of a plugin here, or choose one."), "dim", wrap=True))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.body.addWidget(self._area, 1)
        self.cards: list[PluginCard] = []
        self._focus = KeptFocus(self._area)
        self.add_button(tr("Look again"), "flat", left=True).clicked.connect(self._reload)
        self.install_button = self.add_button(tr("Install…"), left=True)
        self.install_button.clicked.connect(lambda: choose_plugin(studio, self))
        # Those of the window lie behind this dialog. Low, as what others wrote stands first, with its buttons at the right.
        self.toasts = Toasts(self, studio.notifier, self._area.geometry, low=True)
        close = self.add_button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        studio.pluginsChanged.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the plugins that are known now."""
        from creastudio.shell.window.main_window import MainWindow

        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(SPACE))
        actions = CardActions(
            switch=self._switch,
            retry=self._retry,
            remove=self._remove,
            settings=self._settings,
            log=self._show_log if isinstance(self._studio.window, MainWindow) else None,
        )
        plugins = sorted(
            self._studio.environment.registry.plugins, key=lambda info: info.origin == "built-in"
        )
        self._focus.note(self._by_name())
        self.cards = [PluginCard(info, actions) for info in plugins]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self._area.setWidget(page)
        self._area.setEnabled(True)
        self._focus.give_back(self._by_name())

    def _by_name(self) -> dict[Hashable, QWidget]:
        return {card.info.name: card for card in self.cards}

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if dropped_plugin(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        path = dropped_plugin(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # The drop has to end before a dialog opens.
            QTimer.singleShot(0, self, lambda: offer_plugin(self._studio, path, self))

    def _switch(self, name: str, on: bool) -> None:
        def change(state: PluginState) -> None:
            state.enable(name) if on else state.disable(name)

        self._change(change)

    def _retry(self, name: str) -> None:
        self._change(lambda state: state.retry(name))

    def _reload(self) -> None:
        self._change(lambda _state: None)

    def _remove(self, info: PluginInfo) -> None:
        if info.in_place:
            self._change(lambda state: state.remove_in_place(Path(info.folder)))
            return
        answer = ask(
            self,
            tr("Remove the plugin '{name}'?", name=info.name),
            tr("Its files are deleted. What you made with it stays, and can be made again once it is back."),
            (Choice("cancel", tr("Cancel")), Choice("remove", tr("Remove"), role="danger")),
            icon="trash-2",
        )
        if answer == "remove":
            self._change(lambda _state: uninstall(info.name, paths.plugins_dir()))

    def _settings(self, info: PluginInfo) -> None:
        if info.settings is None:
            return
        models = self._studio.environment.models

        def models_of(family: str) -> list[tuple[str, str]]:
            return [(entry.card.id, entry.card.title) for entry in models.of_family(family)]

        if run(PluginSettingsDialog(info, info.settings, models_of, self)):
            self._studio.pluginSet.emit(info.name)

    def _show_log(self, info: PluginInfo) -> None:
        from creastudio.shell.window.main_window import MainWindow

        window = self._studio.window
        if isinstance(window, MainWindow):
            self.accept()
            window.show_panel("plugin_log")
            panel = window.panel("plugin_log")
            if isinstance(panel, PluginLogPanel):
                panel.follow(info.name)

    def _change(self, change: Callable[[PluginState], object]) -> None:
        """Change what is known of plugins and load them anew, in the background; the cards wait until that is done."""
        studio = self._studio

        def work() -> Registry:
            change(PluginState.load(plugin_state_file()))
            return open_registry()

        def failed(error: BaseException) -> None:
            studio.notifier.add(notice_of(error))
            if isValid(self):
                self._area.setEnabled(True)
                self._focus.give_back(self._by_name())

        self._focus.disable(self._area, self._by_name())
        # The studio uses them though this dialog may be closed by then.
        studio.tasks.run(work, studio.use_plugins, failed=failed)

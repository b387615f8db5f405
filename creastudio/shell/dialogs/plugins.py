"""The plugin manager: what was found, what can't be used and why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from creastudio.host.quarantine import PluginState
from creastudio.host.registry import Origin, PluginInfo, Registry
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label
from creastudio.workspace.environment import open_registry, plugin_state_file

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio

ORIGINS: dict[Origin, str] = {
    "built-in": mark("Part of the studio"),
    "installed": mark("Installed with pip"),
    "folder": mark("From your plugin folder"),
}


class PluginsDialog(DialogFrame):
    """One card a plugin; a change reloads the plugins in the background."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Plugins"), width=600, height=560)
        self._studio = studio
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.body.addWidget(self._area, 1)
        self.add_button(tr("Look again"), "flat", left=True).clicked.connect(self._reload)
        close = self.add_button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        studio.pluginsChanged.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the plugins that are known now."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(SPACE))
        self.cards = [
            PluginCard(info, self._switch, self._retry) for info in self._studio.environment.registry.plugins
        ]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self._area.setWidget(page)

    def _switch(self, name: str, on: bool) -> None:
        def change(state: PluginState) -> None:
            state.enable(name) if on else state.disable(name)

        self._change(change)

    def _retry(self, name: str) -> None:
        self._change(lambda state: state.retry(name))

    def _reload(self) -> None:
        self._change(lambda _state: None)

    def _change(self, change: Callable[[PluginState], None]) -> None:
        def work() -> Registry:
            change(PluginState.load(plugin_state_file()))
            return open_registry()

        self._area.setEnabled(False)
        self._studio.tasks.run(work, self._loaded)

    def _loaded(self, registry: Registry) -> None:
        self._area.setEnabled(True)
        self._studio.use_plugins(registry)


class PluginCard(QFrame):
    """One plugin: name, version, what it offers, and for a broken one the reason and the report."""

    def __init__(
        self, info: PluginInfo, switch: Callable[[str, bool], None], retry: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.info = info
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        row.setSpacing(px(1.5 * SPACE))
        failed = info.status == "failed"
        sign = (
            ("triangle-alert", "warning")
            if failed
            else ("plug", "accent" if info.status == "ok" else "faint")
        )
        row.addWidget(icon_label(*sign), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(SPACE / 2))
        texts.addWidget(label(f"{info.name}  {info.version}".strip()))
        texts.addWidget(label(tr_text(ORIGINS[info.origin]), "small"))
        offers = ", ".join(tr_text(work.title) for work in (*info.generators, *info.trainers))
        if offers:
            texts.addWidget(label(offers, "small", wrap=True))
        if failed:
            texts.addWidget(label(info.error, "error", wrap=True))
            texts.addWidget(label(info.hint, "small", wrap=True))
        row.addLayout(texts, 1)
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(px(SPACE / 2))
        if failed and info.report:
            self._add(tr("Copy report"), self._copy)
        if failed and info.origin != "built-in":
            self._add(tr("Try again"), lambda: retry(info.name))
        if info.status == "disabled":
            self._add(tr("Switch on"), lambda: switch(info.name, True))
        elif info.origin != "built-in":
            self._add(tr("Switch off"), lambda: switch(info.name, False))
        self.buttons.addStretch(1)
        row.addLayout(self.buttons)

    def _add(self, text: str, action: Callable[[], object]) -> None:
        made = button(text, tip=f"{text}: {self.info.name}")
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: action())
        self.buttons.addWidget(made)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.info.report)

"""One plugin in the plugin manager: what it is, how it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from creastudio.host.registry import Origin, PluginInfo, Status
from creastudio.shell.i18n import mark, tr, tr_said, tr_text
from creastudio.shell.widgets.card import Card
from creastudio.shell.widgets.labels import label

ORIGINS: dict[Origin, str] = {
    "built-in": mark("Part of the studio"),
    "installed": mark("Installed with pip"),
    "folder": mark("From your plugin folder"),
}

STATES: dict[Status, str] = {
    "ok": mark("Switched on"),
    "failed": mark("Can't be used"),
    "disabled": mark("Switched off"),
    "unchecked": mark("Is being tried"),
    "safe mode": mark("Left out in safe mode"),
}


@dataclass(frozen=True)
class CardActions:
    """What a card's buttons do; without `log`, as no project is open to show it in, there is no button for it."""

    switch: Callable[[str, bool], None]
    retry: Callable[[str], None]
    remove: Callable[[PluginInfo], None]
    settings: Callable[[PluginInfo], None]
    log: Callable[[PluginInfo], None] | None = None


class PluginCard(Card):
    """One plugin: name, version, state, what it offers, and for a broken one the reason and the report."""

    def __init__(self, info: PluginInfo, actions: CardActions) -> None:
        if info.status == "failed":
            super().__init__("triangle-alert", "warning")
        else:
            super().__init__("plug", "accent" if info.status == "ok" else "faint")
        self.info = info
        self._actions = actions
        self._add_texts()
        self._add_buttons()

    def _add_texts(self) -> None:
        info, texts = self.info, self.texts
        texts.addWidget(label(f"{info.name}  {info.version}".strip()))
        where = (
            tr("Used where it lies, in {folder}", folder=info.folder)
            if info.in_place
            else tr_text(ORIGINS[info.origin])
        )
        texts.addWidget(label(f"{tr_text(STATES[info.status])} · {where}", "small", wrap=True))
        if info.summary:
            texts.addWidget(label(tr_text(info.summary), "small", wrap=True))
        offers = ", ".join(tr_text(work.title) for work in (*info.generators, *info.trainers))
        if offers:
            texts.addWidget(label(offers, "small", wrap=True))
        if info.status == "failed":
            texts.addWidget(label(tr_said(info.error), "error", wrap=True))
            texts.addWidget(label(tr_said(info.hint), "small", wrap=True))
        texts.addStretch(1)

    def _add_buttons(self) -> None:
        info, actions = self.info, self._actions
        failed, foreign = info.status == "failed", info.origin != "built-in"
        if failed and info.report:
            self._add(tr("Copy report"), self._copy)
        if failed and foreign:
            self._add(tr("Try again"), lambda: actions.retry(info.name))
        if info.settings is not None:
            self._add(tr("Settings…"), lambda: actions.settings(info))
        if info.in_place and actions.log is not None:
            show = actions.log
            self._add(tr("Log…"), lambda: show(info))
        if info.status == "disabled":
            self._add(tr("Switch on"), lambda: actions.switch(info.name, True))
        elif foreign and info.status != "safe mode":
            self._add(tr("Switch off"), lambda: actions.switch(info.name, False))
        if info.in_place:
            self._add(tr("Use no longer"), lambda: actions.remove(info))
        elif info.origin == "folder":
            self._add(tr("Remove…"), lambda: actions.remove(info))

    def _add(self, text: str, action: Callable[[], object]) -> None:
        self.add_button(text, action, f"{text}: {self.info.name}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.info.report)

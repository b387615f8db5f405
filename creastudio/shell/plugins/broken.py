"""Tells of plugins that can't be used, and takes back what was told once they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.dialogs.frame import run
from creastudio.shell.i18n import tr
from creastudio.shell.notices import Offer
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio


class BrokenPlugins:
    """The notices of broken plugins, one each.

    Parameters
    ----------
    studio : Studio
        What is broken when it begins is counted in its status line.
    """

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._told = {plugin.name: self._notice(plugin) for plugin in studio.environment.registry.failed()}

    def follow(self, registry: Registry) -> None:
        """Tell of what is broken now and wasn't, or is so in another way; take back what is mended."""
        broken = {plugin.name: self._notice(plugin) for plugin in registry.failed()}
        for name, notice in list(self._told.items()):
            if name not in broken or _words(broken[name]) != _words(notice):
                del self._told[name]
                self._remove(notice)
        for name, notice in broken.items():
            if name not in self._told:
                self._told[name] = notice
                self._studio.notifier.add(notice)

    def _remove(self, told: Offer) -> None:
        """Take a notice back, also one whose button went with a project that was closed."""
        notifier = self._studio.notifier
        for notice in [one for one in notifier.notices if _words(one) == _words(told)]:
            notifier.remove(notice)

    def _notice(self, plugin: PluginInfo) -> Offer:
        return Offer(
            "warning",
            plugin.error,
            plugin.hint,
            plugin.report,
            action_title=tr("Plugins…"),
            action=self._show,
            # As often as it is there: it does nothing by itself.
            usable=lambda: True,
        )

    def _show(self) -> None:
        from creastudio.shell.plugins.dialog import PluginsDialog

        if not isinstance(QApplication.activeModalWidget(), PluginsDialog):
            run(PluginsDialog(self._studio, self._studio.window))


def _words(notice: Notice) -> tuple[str, str, str]:
    return notice.message, notice.hint, notice.report

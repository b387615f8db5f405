"""Tells of plugins that can't be used, and takes back what was told once they can."""

from __future__ import annotations

from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.notices import Notifier
from creastudio.workspace.notice import Notice


class BrokenPlugins:
    """The notices of broken plugins, one each.

    Parameters
    ----------
    registry : Registry
        What the studio began with; the status line counts what is broken in it.
    """

    def __init__(self, notifier: Notifier, registry: Registry) -> None:
        self._notifier = notifier
        self._told = {plugin.name: _notice(plugin) for plugin in registry.failed()}

    def follow(self, registry: Registry) -> None:
        """Tell of what is broken now and wasn't, or is so in another way; take back what is mended."""
        broken = {plugin.name: _notice(plugin) for plugin in registry.failed()}
        for name, notice in list(self._told.items()):
            if broken.get(name) != notice:
                del self._told[name]
                self._notifier.remove(notice)
        for name, notice in broken.items():
            if name not in self._told:
                self._told[name] = notice
                self._notifier.add(notice)


def _notice(plugin: PluginInfo) -> Notice:
    return Notice("warning", plugin.error, plugin.hint, plugin.report)

"""Says that pip brought a plugin into the studio's environment, the first time that it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creastudio.host.newcomers import take_newcomers
from creastudio.host.plugin_state import PluginState
from creastudio.host.registry import PluginInfo, Registry
from creastudio.shell.i18n import tr
from creastudio.shell.notices import Offer
from creastudio.workspace.environment import open_registry, plugin_state_file

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio


def greet_newcomers(studio: Studio) -> None:
    """Tell of the plugins of pip that are used for the first time, each with a button that switches it off."""
    registry = studio.environment.registry
    # It is told once, so it waits for a window that shows it.
    if not any(item.origin == "installed" for item in registry.plugins) or not hasattr(
        studio.window, "toasts"
    ):
        return

    def show(found: list[PluginInfo]) -> None:
        for item in found:
            studio.notifier.add(_notice(studio, item))

    studio.tasks.run(lambda: take_newcomers(registry, PluginState.load(plugin_state_file())), show)


def _notice(studio: Studio, plugin: PluginInfo) -> Offer:
    def off() -> Registry:
        PluginState.load(plugin_state_file()).disable(plugin.name)
        return open_registry()

    return Offer(
        "warning",
        tr(
            "pip brought the plugin '{name}' {version}, and it is on.",
            name=plugin.name,
            version=plugin.version,
        ),
        tr(
            "It runs with your rights: it can read, change and send whatever you can. Switch it off if you don't know it; "
            "Help > Plugins… lists them all."
        ),
        action_title=tr("Switch off"),
        action=lambda: studio.tasks.run(off, studio.use_plugins),
    )

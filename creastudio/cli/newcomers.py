"""Says once on the command line that pip brought a plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creastudio.host.registry import Registry


def tell_newcomers(registry: Registry) -> None:
    """Tell on stderr of the plugins of pip that are used for the first time."""
    from creastudio.cli.output import warning
    from creastudio.host.newcomers import take_newcomers
    from creastudio.host.offer import RIGHTS
    from creastudio.host.plugin_state import PluginState
    from creastudio.workspace.environment import plugin_state_file

    for plugin in take_newcomers(registry, PluginState.load(plugin_state_file())):
        warning(
            f"pip brought the plugin '{plugin.name}' {plugin.version}, and it is on. {RIGHTS} "
            f"'creastudio plugins disable {plugin.name}' switches it off."
        )

"""Plugins that came into the studio's own environment with pip: nobody was asked, so a person is told once."""

from __future__ import annotations

from creastudio.host.plugin_state import PluginState
from creastudio.host.registry import PluginInfo, Registry


def take_newcomers(registry: Registry, state: PluginState) -> list[PluginInfo]:
    """Return the plugins of pip that are in use and that nobody was told of, and note that they are told of now."""
    found = [
        item
        for item in registry.plugins
        if item.origin == "installed" and item.status == "ok" and item.name not in state.met
    ]
    if found:
        state.meet(item.name for item in found)
    return found

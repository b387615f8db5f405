"""What a person set for a plugin, as its code sees it."""

from __future__ import annotations

from typing import Any

from creastudio.api.params import problems
from creastudio.host.plugin_state import PluginState
from creastudio.host.registry import Registry


def own_settings(registry: Registry, state: PluginState, plugin: str) -> dict[str, Any]:
    """Return all settings of a plugin's own, in JSON types: the person's where they fit, and defaults."""
    model = next((item.settings for item in registry.plugins if item.name == plugin and item.settings), None)
    if model is None:
        return {}
    kept = state.settings_of(plugin)
    wrong = problems(model, kept)
    known = {name: value for name, value in kept.items() if name in model.model_fields and name not in wrong}
    return model(**known).model_dump(mode="json")

"""What is wrong with the manifest of a check of safety."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.safety import SafetyCheck
from creastudio.host.faults import PluginFault
from creastudio.host.locate import find_module


def check_safety_check(check: SafetyCheck, search_path: Sequence[str] = ()) -> None:
    """Raise PluginFault for the first thing that is wrong."""
    if not check.title.strip():
        raise PluginFault(f"'{check.id}' has no title.", "Give its manifest a title.")
    ids = [category.id for category in check.categories]
    if len(set(ids)) < len(ids):
        raise PluginFault(f"'{check.id}' names a category twice.", "Name each category once.")
    if find_module(check.entry.partition(":")[0], search_path) is None:
        raise PluginFault(
            f"The entry '{check.entry}' of '{check.id}' names a module that isn't there.",
            "An entry looks like 'package.module:function' and lies in the plugin.",
        )
    if check.needs_model_family and not check.how_to_get.strip():
        raise PluginFault(
            f"'{check.id}' needs a model and doesn't say where it comes from.",
            "Say in 'how_to_get' what a person does to get it.",
        )

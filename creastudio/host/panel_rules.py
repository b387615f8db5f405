"""What the rules of all views ask of a panel: that what it binds is there."""

from __future__ import annotations

from creastudio.api.panel import Panel
from creastudio.api.params import ParamSpec
from creastudio.host.faults import PluginFault


def panel_fault(panel: Panel, what: str, hint: str) -> PluginFault:
    """Return the fault of a panel: `what` goes on the sentence that begins with its name."""
    return PluginFault(f"The panel '{panel.id}' {what}.", hint)


def bound(panel: Panel, known: dict[str, ParamSpec], name: str) -> ParamSpec:
    """Return the parameter that a panel binds; PluginFault when its generator has none of that name."""
    if name not in known:
        raise panel_fault(
            panel, f"binds '{name}', which '{panel.generator}' doesn't have", f"It has {', '.join(known)}."
        )
    return known[name]

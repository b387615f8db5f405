"""Whether a panel with the view "pad" binds what its generator has."""

from __future__ import annotations

from creastudio.api.generator import Generator, Work
from creastudio.api.panel import PAD_BINDINGS, Panel, listed, pairs
from creastudio.api.params import ParamSpec, problems, specs
from creastudio.host.faults import PluginFault
from creastudio.host.panel_rules import bound, panel_fault


def check_pad(panel: Panel, work: Work) -> None:
    """Raise PluginFault for the first thing that is wrong with the bindings of a pad."""
    if not isinstance(work, Generator) or not work.live_entry or work.makes != "image":
        raise PluginFault(
            f"The panel '{panel.id}' is a pad, but '{work.id}' makes no live pictures.",
            "A pad shows a generator of pictures that has a live_entry.",
        )
    unknown = sorted(set(panel.bindings) - set(PAD_BINDINGS))
    if unknown:
        raise panel_fault(
            panel, f"binds '{unknown[0]}', which no pad has", f"A pad binds {', '.join(PAD_BINDINGS)}."
        )
    known = {spec.name: spec for spec in specs(work.params)}
    _check_plane(panel, known)
    for binding in ("sliders", "random"):
        for name in listed(panel.bindings.get(binding, "")):
            bound(panel, known, name)
    for binding in ("draft", "map"):
        _check_values(panel, work, known, binding)


def _check_plane(panel: Panel, known: dict[str, ParamSpec]) -> None:
    axes = [panel.bindings[axis] for axis in ("x", "y") if axis in panel.bindings]
    if len(axes) == 1:
        raise panel_fault(panel, "binds one side of its plane only", "Bind x and y, or neither.")
    for name in axes:
        spec = bound(panel, known, name)
        if spec.widget != "float" or not spec.bounded or spec.optional:
            raise panel_fault(
                panel, f"binds its plane to '{name}', which is no float with bounds", "Give it ge and le."
            )


def _check_values(panel: Panel, work: Work, known: dict[str, ParamSpec], binding: str) -> None:
    values = pairs(panel.bindings.get(binding, ""))
    for name in values:
        bound(panel, known, name)
    wrong = {name: why for name, why in problems(work.params, values).items() if name in values}
    if wrong:
        raise panel_fault(panel, f"binds {binding} to values that don't fit", " ".join(wrong.values()))

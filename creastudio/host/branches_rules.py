"""Whether a panel with the view "branches" binds what its generator has."""

from __future__ import annotations

from creastudio.api.generator import Generator, Work
from creastudio.api.panel import BRANCHES_BINDINGS, Panel, listed, presets
from creastudio.api.params import ParamSpec, problems, role_name, specs
from creastudio.host.faults import PluginFault
from creastudio.host.panel_rules import bound, panel_fault

TAKES_TEXT = ("text", "memory", "note", "world", "stops", "sample")

TAKES_CHOICE = ("language", "form")


def check_branches(panel: Panel, work: Work) -> None:
    """Raise PluginFault for the first thing that is wrong with the bindings of a view of branches."""
    if not isinstance(work, Generator) or work.makes != "text" or role_name(work.params, "count") is None:
        raise PluginFault(
            f"The panel '{panel.id}' shows branches, but '{work.id}' doesn't write several texts.",
            "It shows a generator of text that has a parameter with the role count.",
        )
    unknown = sorted(set(panel.bindings) - set(BRANCHES_BINDINGS))
    if unknown:
        raise panel_fault(panel, f"binds '{unknown[0]}'", f"Branches bind {', '.join(BRANCHES_BINDINGS)}.")
    if "text" not in panel.bindings:
        raise panel_fault(
            panel, "binds no 'text'", "Bind the parameter that takes the text before the caret."
        )
    known = {spec.name: spec for spec in specs(work.params)}
    for binding in (*TAKES_TEXT, *TAKES_CHOICE):
        if binding in panel.bindings:
            _check_text(panel, known, binding)
    for name in listed(panel.bindings.get("style", "")):
        bound(panel, known, name)
    for name, values in presets(panel.bindings.get("presets", "")).items():
        for key in values:
            bound(panel, known, key)
        wrong = {key: why for key, why in problems(work.params, values).items() if key in values}
        if wrong:
            raise panel_fault(panel, f"has a preset '{name}' that doesn't fit", " ".join(wrong.values()))


def _check_text(panel: Panel, known: dict[str, ParamSpec], binding: str) -> None:
    spec = bound(panel, known, panel.bindings[binding])
    kinds = ("text", "choice") if binding in TAKES_CHOICE else ("text",)
    if spec.widget not in kinds:
        raise panel_fault(panel, f"binds {binding} to '{spec.name}', which takes no text", "Bind a str.")

"""Whether a panel with the view "branches" binds what its generator has."""

from __future__ import annotations

from creastudio.api.generator import Generator, Work
from creastudio.api.panel import BRANCHES_BINDINGS, Panel, listed, presets
from creastudio.api.params import ParamSpec, problems, role_name, specs
from creastudio.host.quarantine import PluginFault

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
        raise _fault(panel, f"binds '{unknown[0]}'", f"Branches bind {', '.join(BRANCHES_BINDINGS)}.")
    if "text" not in panel.bindings:
        raise _fault(panel, "binds no 'text'", "Bind the parameter that takes the text before the caret.")
    known = {spec.name: spec for spec in specs(work.params)}
    for binding in (*TAKES_TEXT, *TAKES_CHOICE):
        if binding in panel.bindings:
            _check_text(panel, known, binding)
    for name in listed(panel.bindings.get("style", "")):
        _known(panel, known, name)
    for name, values in presets(panel.bindings.get("presets", "")).items():
        for key in values:
            _known(panel, known, key)
        wrong = {key: why for key, why in problems(work.params, values).items() if key in values}
        if wrong:
            raise _fault(panel, f"has a preset '{name}' that doesn't fit", " ".join(wrong.values()))


def _check_text(panel: Panel, known: dict[str, ParamSpec], binding: str) -> None:
    spec = _known(panel, known, panel.bindings[binding])
    kinds = ("text", "choice") if binding in TAKES_CHOICE else ("text",)
    if spec.widget not in kinds:
        raise _fault(panel, f"binds {binding} to '{spec.name}', which takes no text", "Bind a str.")


def _known(panel: Panel, known: dict[str, ParamSpec], name: str) -> ParamSpec:
    if name not in known:
        raise _fault(
            panel, f"binds '{name}', which '{panel.generator}' doesn't have", f"It has {', '.join(known)}."
        )
    return known[name]


def _fault(panel: Panel, what: str, hint: str) -> PluginFault:
    return PluginFault(f"The panel '{panel.id}' {what}.", hint)

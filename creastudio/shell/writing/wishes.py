"""What a generator is asked for to go on with a writing: the text, and all that stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from creastudio.api.generator import Generator
from creastudio.api.panel import Panel, listed
from creastudio.api.params import ParamSpec, role_name, specs
from creastudio.core.writing import WorldEntry, Writing

TOLD = ("text", "memory", "note", "world", "stops", "sample", "language", "form")
"""Bindings that the writing fills."""


def values_for(
    panel: Panel, work: Generator, writing: Writing, text: str, style: Mapping[str, Any], count: int
) -> dict[str, Any]:
    """Return the parameters of a job that goes on from `text` in `count` ways.

    Parameters
    ----------
    style : mapping
        What a person set beside it: the model, and how it writes.
    """
    known = {spec.name: spec for spec in specs(work.params)}
    values = {name: value for name, value in style.items() if name in known}
    for binding, told in _told(writing, text).items():
        name = panel.bindings.get(binding, "")
        if name in known:
            values |= _fitting(known[name], told)
    counter = role_name(work.params, "count")
    if counter is not None:
        values[counter] = count
    return values


def style_names(panel: Panel, work: Generator) -> tuple[str, ...]:
    """Return the parameters that a person sets as the style, in their order."""
    set_elsewhere = {panel.bindings.get(binding) for binding in TOLD}
    known = {
        spec.name: spec
        for spec in specs(work.params)
        if spec.name not in set_elsewhere and spec.role in ("", "prompt", "strength")
    }
    return tuple(name for name in listed(panel.bindings.get("style", "")) or known if name in known)


def _told(writing: Writing, text: str) -> dict[str, str]:
    return {
        "text": text,
        "memory": writing.memory,
        "note": writing.note,
        "world": "\n".join(_line(entry) for entry in writing.world if entry.text.strip()),
        "stops": "\n".join(stop.replace("\n", "\\n") for stop in writing.stops),
        "sample": writing.sample,
        "language": writing.language,
        "form": writing.form,
    }


def _line(entry: WorldEntry) -> str:
    """Return an entry of the world as one line: its keys, a colon, and what is told."""
    keys = ["*"] if entry.always else [key.replace(":", " ").replace(",", " ") for key in entry.keys]
    return f"{', '.join(keys)}: {' '.join(entry.text.split())}"


def _fitting(spec: ParamSpec, text: str) -> dict[str, Any]:
    """Return a text as a parameter takes it: the end of one that is too long, nothing that isn't among its choices."""
    if spec.choices:
        near = (text, text.partition("-")[0])
        return next(({spec.name: one} for one in near if one in spec.choices), {})
    return {spec.name: text[-spec.max_length :] if spec.max_length and text else text}

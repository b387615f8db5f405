"""Every key of the studio in one table, with what a person changed of it, and which of them clash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QKeySequence

from creastudio.shell.canvas.toolbox import TOOLS
from creastudio.shell.commands.actions import ACTIONS
from creastudio.shell.keys import VIEW_KEYS, Place, each
from creastudio.shell.score.act_table import ACTS as SCORE_ACTS
from creastudio.shell.timeline.command_table import COMMANDS
from creastudio.shell.window.docks import PANELS


@dataclass(frozen=True)
class Binding:
    """What can have a key.

    Attributes
    ----------
    id : str
        Permanent name ("edit.undo", "panel.layers", "tool.brush", "timeline.split").
    keys : str
        As the studio comes: portable text, several separated by ", ".
    fixed : bool
        Whether a view handles it itself, so that it can't be changed.
    """

    id: str
    place: Place
    keys: str
    title: str
    icon: str = ""
    fixed: bool = False


@cache
def bindings() -> tuple[Binding, ...]:
    """Return everything that has a key or could have one."""
    actions = [
        Binding(action.id, "window", action.keys, action.title, action.icon)
        for action in ACTIONS
        if action.call and not action.shown_keys
    ]
    panels = [
        Binding(f"panel.{place.name}", "window", place.keys, place.title, place.icon) for place in PANELS
    ]
    tools = [Binding(f"tool.{spec.id}", "canvas", spec.key, spec.title, spec.icon) for spec in TOOLS]
    timeline = [
        Binding(command.id, "timeline", command.keys, command.title, command.icon) for command in COMMANDS
    ]
    views = [
        Binding(f"{key.place}.{index}", key.place, key.keys, key.title, fixed=True)
        for index, key in enumerate(VIEW_KEYS)
    ]
    score = [
        Binding(f"score.{act.id}", "score", act.keys, act.title, act.icon, fixed=True)
        for act in SCORE_ACTS
        if act.keys and not act.of_window
    ]
    return (*actions, *panels, *tools, *timeline, *score, *views)


def keys_of(binding: Binding, changed: Mapping[str, str]) -> str:
    """Return the keys of something, as a person changed them."""
    return binding.keys if binding.fixed else changed.get(binding.id, binding.keys)


def clashes(binding: Binding, keys: str, changed: Mapping[str, str]) -> Iterator[Binding]:
    """Yield what already has one of these keys where this one would work.

    A key of the window works everywhere, so that it clashes with a key of any place.
    """
    wanted = {normal(key) for key in each(keys)}
    for other in bindings():
        near = other.place == binding.place or "window" in (other.place, binding.place)
        if (
            other.id != binding.id
            and near
            and wanted & {normal(key) for key in each(keys_of(other, changed))}
        ):
            yield other


def normal(key: str) -> str:
    """Return a single key in the one way that Qt writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def with_change(changed: Mapping[str, str], binding: Binding, keys: str) -> dict[str, str]:
    """Return the changes of a person with one more; what is as it came is no change."""
    left = {name: value for name, value in changed.items() if name != binding.id}
    return left if keys == binding.keys else {**left, binding.id: keys}

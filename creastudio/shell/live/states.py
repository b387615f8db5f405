"""What a live panel shows, as a value: it can be undone, compared, copied, kept as a favourite, and run as a job."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.params import ParamSpec, problems, role_name, specs, validate
from creastudio.shell.i18n import tr, tr_said, tr_text

MAX_STEPS = 200
"""Steps that can be undone."""

SHORT_SEED = 2**31


@dataclass(frozen=True)
class LiveState:
    """Parameters by name, in JSON types, and a seed."""

    params: Mapping[str, Any]
    seed: int = 0

    def changed(self, **params: Any) -> LiveState:
        """Return this state with some parameters replaced."""
        return LiveState({**self.params, **params}, self.seed)

    def with_seed(self, seed: int, name: str | None = None) -> LiveState:
        """Return this state with another seed, in the parameter `name` too."""
        return LiveState({**self.params, **({name: seed} if name else {})}, seed)


def first_state(work: Generator, models: list[str]) -> LiveState | None:
    """Return where a panel begins: all defaults, and the first model; None when there is no model to show."""
    values = {spec.name: spec.default for spec in specs(work.params) if not spec.required}
    model = role_name(work.params, "model")
    if model is not None:
        if not models:
            return None
        values[model] = values.get(model) if values.get(model) in models else models[0]
    for spec in specs(work.params):
        if spec.required and spec.name not in values:
            values[spec.name] = "" if spec.widget == "text" else spec.minimum or 0
    return LiveState(plain(work, values), 0)


def plain(work: Generator, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return valid parameters in JSON types; what doesn't fit, or isn't known, takes its default."""
    known = {name: value for name, value in values.items() if name in work.params.model_fields}
    for name in problems(work.params, known):
        known.pop(name, None)
    try:
        return validate(work.params, known).model_dump(mode="json")
    except UserError:
        # A value that must be given is missing: the engine will say which.
        return known


def fitting(work: Generator, params: Mapping[str, Any], seed: int, before: LiveState) -> LiveState:
    """Return a state from somewhere else (a recipe, a favourite), with what it lacks taken from `before`."""
    name = role_name(work.params, "seed")
    return LiveState(plain(work, {**before.params, **params}), seed).with_seed(seed, name)


def random_state(work: Generator, state: LiveState, names: tuple[str, ...]) -> LiveState:
    """Return a state with some parameters drawn anew, within the ends of their sliders, and without names the seed."""
    drawn: dict[str, Any] = {}
    for spec in specs(work.params):
        if spec.name in names and (value := _drawn(spec)) is not None:
            drawn[spec.name] = value
    moved = LiveState({**state.params, **drawn}, state.seed)
    if names and role_name(work.params, "seed") not in names:
        return moved
    return moved.with_seed(secrets.randbelow(SHORT_SEED), role_name(work.params, "seed"))


def _drawn(spec: ParamSpec) -> Any:
    if spec.choices:
        return secrets.choice(spec.choices)
    if spec.widget == "bool":
        return bool(secrets.randbelow(2))
    low = spec.soft_minimum if spec.soft_minimum is not None else spec.minimum
    high = spec.soft_maximum if spec.soft_maximum is not None else spec.maximum
    if low is None or high is None or spec.widget not in ("int", "float"):
        return None
    if spec.widget == "int":
        return int(low) + secrets.randbelow(int(high) - int(low) + 1)
    return round(low + (high - low) * secrets.randbelow(10_001) / 10_000, 4)


def as_text(work: Generator, state: LiveState) -> str:
    """Return a state as text for the clipboard."""
    return json.dumps({"generator": work.id, "seed": state.seed, "params": dict(state.params)}, indent=1)


def from_text(work: Generator, text: str, before: LiveState) -> LiveState:
    """Return the state that a text holds.

    Raises
    ------
    UserError
        When it holds none, or one of another generator.
    """
    hint = tr("Copy a state in this panel first.")
    try:
        found = json.loads(text[:100_000])
        generator, seed, params = str(found["generator"]), int(found["seed"]), dict(found["params"])
    except (ValueError, KeyError, TypeError):
        raise UserError(tr("The clipboard holds no state."), hint) from None
    if generator != work.id:
        told = tr(
            "The clipboard holds a state of '{other}', not of '{name}'.",
            other=generator,
            name=tr_text(work.title),
        )
        raise UserError(told, hint)
    wrong = problems(work.params, {**before.params, **params})
    if wrong:
        why = " ".join(tr_said(sentence) for sentence in wrong.values())
        raise UserError(tr("The state on the clipboard doesn't fit: {why}", why=why), hint)
    return fitting(work, params, min(max(seed, 0), 2**63 - 1), before)


@dataclass
class Trail:
    """The states that were looked at, to go back to."""

    past: list[LiveState] = field(default_factory=list[LiveState])
    future: list[LiveState] = field(default_factory=list[LiveState])

    def leave(self, state: LiveState) -> None:
        """Note a state that is left for a new one."""
        if not self.past or self.past[-1] != state:
            self.past = [*self.past, state][-MAX_STEPS:]
        self.future.clear()

    def undo(self, now: LiveState) -> LiveState | None:
        """Return the state before, or None."""
        if not self.past:
            return None
        self.future.append(now)
        return self.past.pop()

    def redo(self, now: LiveState) -> LiveState | None:
        """Return the state that was undone last, or None."""
        if not self.future:
            return None
        self.past.append(now)
        return self.future.pop()

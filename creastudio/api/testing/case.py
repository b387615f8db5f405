"""One generator or trainer under test, with all that a run of it needs."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from creastudio.api.context import Model
from creastudio.api.generator import Generator, Trainer, Work
from creastudio.api.panel import Panel
from creastudio.api.params import Params, role_name, specs, validate
from creastudio.api.testing.context import FakeContext
from creastudio.api.testing.samples import sample_data_set, sample_input, sample_mask

SEED = 1234


class NotTried(AssertionError):
    """A rule that can't be tried, as a plain run fails; the rule before it said why."""


@dataclass
class Case:
    """A generator or trainer and a small job for it.

    Parameters
    ----------
    work : Generator or Trainer
    folder : Path
        An empty folder for its runs.
    params : mapping
        What to set beside the defaults and the manifest's ``trial``.
    inputs : mapping
        Name -> file or folder; small samples are made for those that are missing.
    models : iterable of Model
        The library; a parameter with ``role="model"`` that the trial leaves open takes the first of its family.
    panel : Panel, optional
        The panel that shows it.
    settings : type of Params, optional
        What ``creastudio_settings`` of its plugin returns: its runs get the defaults as ``ctx.settings["own"]``.
    """

    work: Work
    folder: Path
    params: Mapping[str, Any] = field(default_factory=dict[str, Any])
    inputs: Mapping[str, Path] = field(default_factory=dict[str, Path])
    models: Iterable[Model] = ()
    panel: Panel | None = None
    settings: type[Params] | None = None
    _runs: int = 0
    _fails: bool = False

    def __post_init__(self) -> None:
        self.models = tuple(self.models)

    @property
    def generator(self) -> Generator:
        """The generator; AssertionError for a trainer."""
        assert isinstance(self.work, Generator)
        return self.work

    @property
    def trainer(self) -> Trainer:
        """The trainer; AssertionError for a generator."""
        assert isinstance(self.work, Trainer)
        return self.work

    @cached_property
    def values(self) -> Params:
        """The validated parameters of a small run: two results at most where they can be counted."""
        self._refuse_to_repeat()
        values: dict[str, Any] = {}
        counter = self.role("count")
        if counter is not None:
            values[counter] = 2
        values.update(self.work.trial)
        for spec in specs(self.work.params):
            if spec.role == "model" and spec.name not in self.work.trial:
                fitting = [model for model in self.models if model.card.family == spec.model_family]
                values.update({spec.name: fitting[0].card.id} if fitting else {})
                if not fitting and spec.required and spec.name not in self.params:
                    self._fails = True
                    raise AssertionError(
                        f"there is no model of the family '{spec.model_family}' to try it with: ship one in the "
                        "folder models of the package, or a trainer that makes one"
                    )
        return validate(self.work.params, {**values, **self.params})

    @cached_property
    def entry(self) -> Callable[[Params, Any], None]:
        """The function that runs it."""
        module, _, name = self.work.entry.partition(":")
        return getattr(importlib.import_module(module), name)

    @property
    def live_entry(self) -> Callable[[FakeContext], Callable[[Params], Any]]:
        """The function that opens a live session of the generator."""
        module, _, name = self.generator.live_entry.partition(":")
        return getattr(importlib.import_module(module), name)

    @cached_property
    def files(self) -> dict[str, Path]:
        """All inputs: those that were given, and samples for the rest."""
        found = dict(self.inputs)
        for item in self.work.takes:
            place = self.folder / "inputs" / item.name
            if item.name not in found and item.role == "mask":
                found[item.name] = sample_mask(place)
            if item.name in found or not item.required:
                continue
            make = sample_data_set if item.folder else sample_input
            found[item.name] = make(item.kind, place)
        return found

    @cached_property
    def base(self) -> FakeContext:
        """The plain run that most rules look at."""
        self._refuse_to_repeat()
        try:
            context = self.context()
            self.entry(self.values, context)
        except BaseException:
            self._fails = True
            raise
        return context

    def role(self, role: Any) -> str | None:
        """Return the name of the parameter with this role, or None."""
        return role_name(self.work.params, role)

    def context(self, **options: Any) -> FakeContext:
        """Return a context for one run; without `folder`, in a folder of its own."""
        self._runs += 1
        defaults: dict[str, Any] = {
            "folder": self.folder / f"run-{self._runs}",
            "seed": SEED,
            "inputs": self.files,
            "models": self.models,
            "settings": {"own": own_defaults(self.settings)},
            "model_name": "Contract model" if isinstance(self.work, Trainer) else "",
        }
        return FakeContext(**{**defaults, **options})

    def live_context(self) -> FakeContext:
        """Return a context for one live session."""
        self._refuse_to_repeat()
        return self.context(params=self.values)

    def run(self, params: Mapping[str, Any] | None = None, **options: Any) -> FakeContext:
        """Run it once more and return the context; `params` change some parameters."""
        self._refuse_to_repeat()
        context = self.context(**options)
        values = self.values.model_copy(update=dict(params or {}))
        self.entry(validate(self.work.params, values.model_dump(mode="json")), context)
        return context

    def _refuse_to_repeat(self) -> None:
        """Say the same failure once, not with every rule, and don't train again and again up to it."""
        if self._fails:
            raise NotTried("it can't be tried, as a plain run of it fails")


def own_defaults(settings: type[Params] | None) -> dict[str, Any]:
    """Return what ``ctx.settings["own"]`` is while nobody has set anything: the defaults, in JSON types."""
    return {} if settings is None else settings().model_dump(mode="json")


def digests(context: FakeContext) -> list[str]:
    """Return the SHA-256 of each result."""
    return [hashlib.sha256(result.read()).hexdigest() for result in context.results]

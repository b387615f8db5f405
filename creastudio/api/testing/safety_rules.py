"""The contract that every check of safety keeps."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from creastudio.api.context import Model
from creastudio.api.errors import UserError
from creastudio.api.params import Params
from creastudio.api.safety import CheckedItem, SafetyCheck, SafetyFlag
from creastudio.api.testing.case import own_defaults
from creastudio.api.testing.samples import tiny_png

TEXT = "The lantern waits by the river.\n灯笼在河边等着。\n"


@dataclass
class SafetyCase:
    """A check under test.

    Parameters
    ----------
    models : iterable of Model
        The library; the first of the family that it needs is used.
    own : type of Params, optional
        What ``creastudio_settings`` of its plugin returns.
    """

    check: SafetyCheck
    models: Iterable[Model] = ()
    own: type[Params] | None = None
    device: str = "cpu"

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What the check finds as ``ctx.settings`` where nobody has changed anything."""
        return {"device": self.device, "memory_scale": 1.0, "own": own_defaults(self.own)}

    @property
    def model_ref(self) -> str:
        """Id of the model that it uses."""
        family = self.check.needs_model_family
        if not family:
            return ""
        found = [model for model in self.models if model.card.family == family]
        assert found, f"there is no model of the family '{family}' to try it with"
        return found[0].card.id

    def model(self, ref: str) -> Model:
        """Open a model, as ``CheckContext.model``."""
        found = [model for model in self.models if model.card.id == ref.partition("@")[0]]
        if not found:
            raise UserError(f"There is no model '{ref}'.")
        return found[0]

    def check_cancelled(self) -> None:
        """Go on: nobody cancels here."""

    @cached_property
    def entry(self) -> Callable[[CheckedItem, Any], Iterable[SafetyFlag]]:
        """The function that looks."""
        module, _, name = self.check.entry.partition(":")
        return getattr(importlib.import_module(module), name)

    def look(self, data: bytes, categories: frozenset[str] | None = None) -> list[SafetyFlag]:
        """Return what it says of a picture or text."""
        wanted = frozenset(item.id for item in self.check.categories) if categories is None else categories
        media_type = "image/png" if self.check.kind == "image" else "text/plain"
        return list(self.entry(CheckedItem(media_type, lambda: data, wanted), self))

    @property
    def sample(self) -> bytes:
        """A small harmless thing of its kind."""
        return tiny_png(3) if self.check.kind == "image" else TEXT.encode()


@dataclass(frozen=True)
class SafetyRuleOfContract:
    """One rule: a sentence that is true when it is kept, and what raises AssertionError when it isn't."""

    title: str
    check: Callable[[SafetyCase], None]

    def __str__(self) -> str:
        return self.title


def _explains_itself(case: SafetyCase) -> None:
    assert case.check.title.strip(), "the manifest has no title"
    assert case.check.summary.strip(), "the manifest has no summary"
    for category in case.check.categories:
        assert category.summary.strip(), f"the category '{category.id}' has no summary"


def _flags_are_sound(case: SafetyCase) -> None:
    known = {category.id for category in case.check.categories}
    for flag in case.look(case.sample):
        assert isinstance(flag, SafetyFlag), f"it gives {type(flag).__name__}, not SafetyFlag"
        assert 0 <= flag.score <= 1, f"its score {flag.score} isn't between 0 and 1"
        assert flag.category in known, f"'{flag.category}' is none of its categories"
        assert flag.reason.strip(), f"a flag of '{flag.category}' gives no reason"


def _same_thing_same_flags(case: SafetyCase) -> None:
    assert case.look(case.sample) == case.look(case.sample), "the same thing gets different flags"


def _says_what_it_cannot_read(case: SafetyCase) -> None:
    broken = b"no picture at all" if case.check.kind == "image" else b"\xff\xfe\x00\xd8 \x80"
    try:
        case.look(broken)
    except UserError:
        return
    assert case.check.kind == "text", "it passes over a picture that can't be read without a word"


def _harmless_is_not_flagged(case: SafetyCase) -> None:
    thresholds = {category.id: category.threshold for category in case.check.categories}
    found = [flag for flag in case.look(case.sample) if flag.score >= thresholds[flag.category]]
    # A network may be a random one here; words are what they are.
    assert case.check.kind == "image" or not found, f"it flags a harmless text: {found[0].reason}"


SAFETY_RULES = (
    SafetyRuleOfContract("it has a title and a summary, and so has each category", _explains_itself),
    SafetyRuleOfContract(
        "its flags have a score from 0 to 1, a category of its own and a reason", _flags_are_sound
    ),
    SafetyRuleOfContract("the same thing gets the same flags", _same_thing_same_flags),
    SafetyRuleOfContract("what it can't read, it says", _says_what_it_cannot_read),
    SafetyRuleOfContract("a harmless text isn't flagged", _harmless_is_not_flagged),
)


def safety_problems(case: SafetyCase) -> Iterator[tuple[str, str]]:
    """Yield each rule with what is wrong; "" where it is kept."""
    for rule in SAFETY_RULES:
        try:
            rule.check(case)
        except AssertionError as error:
            yield rule.title, str(error) or "the rule isn't kept"
        except Exception as error:  # noqa: BLE001  a plugin may raise anything; it breaks the rule
            yield rule.title, " ".join(f"it raised {type(error).__name__}: {error}".split())
        else:
            yield rule.title, ""


def check_safety(
    check: SafetyCheck, models: Iterable[Model] = (), settings: type[Params] | None = None
) -> None:
    """Raise AssertionError unless `check` keeps every rule; `settings` are its plugin's own, as `Case` takes them."""
    case = SafetyCase(check, tuple(models), settings)
    broken = [f"- {rule}: {problem}" for rule, problem in safety_problems(case) if problem]
    if broken:
        raise AssertionError(f"{check.id} breaks its contract:\n" + "\n".join(broken))

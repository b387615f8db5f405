"""The contract that every generator and trainer keeps, built in or not, as a list of rules."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from creastudio.api.errors import JobCancelled
from creastudio.api.generator import Generator, Trainer
from creastudio.api.testing.case import Case
from creastudio.api.testing.context import Killed
from creastudio.api.testing.generator_rules import GENERATOR_RULES
from creastudio.api.testing.live_rules import LIVE_RULES
from creastudio.api.testing.manifest_rules import MANIFEST_RULES
from creastudio.api.testing.rule import Rule
from creastudio.api.testing.trainer_rules import TRAINER_RULES

__all__ = ["Outcome", "Rule", "check_generator", "check_trainer", "outcomes", "rules_for"]


@dataclass(frozen=True)
class Outcome:
    """What came of one rule.

    Attributes
    ----------
    rule : str
        The rule's title, a sentence about the plugin ("the same seed gives the same bytes").
    problem : str
        What is wrong; "" when the rule is kept.
    report : str
        The traceback of an unexpected error.
    """

    rule: str
    problem: str = ""
    report: str = ""


def rules_for(case: Case) -> tuple[Rule, ...]:
    """Return the rules that apply: all of a trainer's for a trainer; of a generator's those that concern it."""
    own = (*GENERATOR_RULES, *LIVE_RULES) if isinstance(case.work, Generator) else TRAINER_RULES
    return tuple(rule for rule in (*MANIFEST_RULES, *own) if rule.applies(case))


def outcomes(case: Case) -> Iterator[Outcome]:
    """Try every rule, one after another, and yield what came of each."""
    for rule in rules_for(case):
        try:
            rule.check(case)
        except AssertionError as error:
            yield Outcome(rule.title, str(error) or "the rule isn't kept")
        except (Exception, Killed, JobCancelled) as error:  # noqa: BLE001  a plugin may raise anything; it breaks the rule
            what = " ".join(f"it raised {type(error).__name__}: {error}".split())
            yield Outcome(rule.title, what, "".join(traceback.format_exception(error)))
        else:
            yield Outcome(rule.title)


def check_generator(generator: Generator, folder: Path, **options: Any) -> None:
    """Raise AssertionError unless `generator` keeps every rule.

    Parameters
    ----------
    generator : Generator
    folder : Path
        An empty folder (pytest's ``tmp_path``).
    **options
        ``params``, ``inputs``, ``models``, ``panel`` and ``settings`` of `Case`.
    """
    _check(Case(generator, folder, **options))


def check_trainer(trainer: Trainer, folder: Path, **options: Any) -> None:
    """Raise AssertionError unless `trainer` keeps every rule; parameters as in `check_generator`.

    It is run five times or so: give its manifest a ``trial`` of a few seconds.
    """
    _check(Case(trainer, folder, **options))


def _check(case: Case) -> None:
    broken = [outcome for outcome in outcomes(case) if outcome.problem]
    if broken:
        lines = (f"- {item.rule}: {item.problem}\n{item.report}".rstrip() for item in broken)
        raise AssertionError(f"{case.work.id} breaks its contract:\n" + "\n".join(lines))

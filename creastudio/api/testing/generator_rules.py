"""Rules about what a generator does when it runs."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any

from creastudio.api.params import ParamSpec, problems, specs
from creastudio.api.testing.case import SEED, Case, digests, own_defaults
from creastudio.api.testing.context import FakeContext
from creastudio.api.testing.media_checks import check_artifact
from creastudio.api.testing.rule import Rule
from creastudio.api.testing.run_rules import (
    cancel_is_heard,
    leaves_the_process_alone,
    missing_input_is_said,
    names_no_place,
    progress_goes_forward,
    takes_something,
)
from creastudio.api.testing.samples import SIDE

TOWARDS = SEED + 1
"""The seed that variations go to."""


def _emits_what_it_makes(case: Case) -> None:
    results = case.base.results
    assert results, "it emits nothing"
    for result in results:
        assert result.kind == case.work.makes, f"it makes {case.work.makes}, but emits {result.media_type}"
        assert result.seed is None or 0 <= result.seed < 2**63, f"the seed {result.seed} is out of range"


def _counts(case: Case) -> None:
    name = case.role("count")
    wanted = getattr(case.values, str(name))
    results = case.base.results
    assert len(results) == wanted, f"'{name}' is {wanted}, but it emits {len(results)}"
    assert [result.index for result in results] == list(range(wanted)), (
        "the results' indices don't count 0, 1, 2"
    )


def _results_open(case: Case) -> None:
    for result in case.base.results:
        check_artifact(result)
    names_no_place(case, (json.dumps(result.metadata) + result.title for result in case.base.results))


def _fits_its_region(case: Case) -> None:
    for result in case.base.results:
        size = result.metadata.get("width"), result.metadata.get("height")
        assert size == (SIDE, SIDE), f"given {SIDE} x {SIDE} px it makes {size[0]} x {size[1]}: it won't fit"


def _same_seed_same_bytes(case: Case) -> None:
    # A plugin that draws from the global generator is caught by disturbing it.
    random.seed(len(case.work.id))
    again = case.run()
    assert digests(again) == digests(case.base), (
        "the same seed gives other bytes; draw all randomness from ctx.seed, or declare replay='similar'"
    )


def _settings_change_nothing(case: Case) -> None:
    own = _other_settings(case)
    changed = case.run(settings={"own": own})
    assert digests(changed) == digests(case.base), (
        f"with {', '.join(f'{name}={value}' for name, value in own.items())} in the plugin's own settings the same seed "
        "gives other bytes, and no recipe tells these; make a parameter of what changes a result"
    )


def _other_settings(case: Case) -> dict[str, Any]:
    """Return the plugin's own settings, each with another value where one is known that fits."""
    if case.settings is None:
        return {}
    own = case.settings().model_dump(mode="json")
    for spec in specs(case.settings):
        for other in _others(spec, own[spec.name]):
            if not problems(case.settings, {**own, spec.name: other}):
                own[spec.name] = other
                break
    return own


def _others(spec: ParamSpec, value: Any) -> tuple[Any, ...]:
    """Return values to try instead of the default; none for a text, which may be a folder or a password."""
    if spec.choices:
        return tuple(choice for choice in spec.choices if choice != value)
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int | float):
        return (
            value + 1,
            value - 1,
            *(end for end in (spec.minimum, spec.maximum) if end not in (None, value)),
        )
    return ()


def _has_other_settings(case: Case) -> bool:
    return (
        _is_exact(case) and case.settings is not None and _other_settings(case) != own_defaults(case.settings)
    )


def _same_seed_same_number(case: Case) -> None:
    assert len(case.run().results) == len(case.base.results), "the same seed gives another number of results"


def _other_seed_other_bytes(case: Case) -> None:
    other = case.run(seed=SEED + 7919)
    assert digests(other) != digests(case.base), "another seed gives the very same results"


def _other_seed_same_bytes(case: Case) -> None:
    roles = [role for role in ("seed", "variation") if case.role(role) is not None]
    assert not roles, f"it says seeded=False, but has a parameter with the role '{roles[0]}'"
    other = case.run(seed=SEED + 7919)
    assert digests(other) == digests(case.base), (
        "it says seeded=False, but another seed gives other bytes; leave seeded out, or draw nothing from ctx.seed"
    )


def _each_again(case: Case) -> None:
    name = case.role("count")
    last = case.base.results[-1]
    seed = SEED if last.seed is None else last.seed
    again = case.run({str(name): 1}, seed=seed)
    assert digests(again) == digests(case.base)[-1:], (
        f"the last result says that its seed is {seed}, but that seed alone gives another one"
    )


def _variation_moves(case: Case) -> None:
    moved = _varied(case)
    assert digests(moved) != digests(case.base), (
        f"'{case.role('variation')}' of {_strength(case):g} gives the very same results"
    )
    if case.work.replay == "exact":
        assert digests(_varied(case)) == digests(moved), (
            "the same variation gives other bytes the second time"
        )


def _each_variation_again(case: Case) -> None:
    moved = _varied(case)
    last = moved.results[-1]
    seed = SEED if last.seed is None else last.seed
    towards = last.metadata.get("variation_seed", TOWARDS)
    again = _varied(case, {str(case.role("count")): 1}, seed=seed, variation_seed=towards)
    assert digests(again) == digests(moved)[-1:], (
        f"the last variation says that it goes from the seed {seed} to {towards}, but these alone give another one; "
        "name where each goes in its metadata, as variation_seed"
    )


def _varied(case: Case, params: Mapping[str, Any] | None = None, **options: Any) -> FakeContext:
    """Run it as Vary does, half as far as it goes."""
    strength = _strength(case)
    values = {str(case.role("variation")): strength, **(params or {})}
    return case.run(values, **{"variation": strength, "variation_seed": TOWARDS, **options})


def _strength(case: Case) -> float:
    name = case.role("variation")
    spec = next(spec for spec in specs(case.work.params) if spec.name == name)
    return 0.5 * (spec.maximum or 1.0)


def _takes_a_region(case: Case) -> bool:
    """Whether it works on what is selected, and is given the sample for that."""
    return any(item.role == "region" and item.name not in case.inputs for item in case.work.takes)


def _is_exact(case: Case) -> bool:
    return case.work.replay == "exact"


def _is_similar(case: Case) -> bool:
    return case.work.replay == "similar"


def _can_count(case: Case) -> bool:
    return case.role("count") is not None


def _is_seedless(case: Case) -> bool:
    return not case.generator.seeded


def _is_random(case: Case) -> bool:
    return case.generator.seeded and any(
        case.role(role) is not None for role in ("seed", "count", "variation")
    )


GENERATOR_RULES = (
    Rule("it emits what it says it makes", _emits_what_it_makes),
    Rule("it makes as many as it was asked for", _counts, _can_count),
    Rule("its results can be opened and name no place", _results_open),
    Rule("what it makes of a region has its size", _fits_its_region, _takes_a_region),
    Rule("its progress goes from 0 to 1", progress_goes_forward),
    Rule("the same seed gives the same bytes", _same_seed_same_bytes, _is_exact),
    Rule("the plugin's own settings change no result", _settings_change_nothing, _has_other_settings),
    Rule("the same seed gives as many results", _same_seed_same_number, _is_similar),
    Rule("another seed gives another result", _other_seed_other_bytes, _is_random),
    Rule("without chance every seed gives the same", _other_seed_same_bytes, _is_seedless),
    Rule(
        "each result can be made again by its own seed",
        _each_again,
        lambda case: _is_exact(case) and _can_count(case),
    ),
    Rule("a variation moves the result", _variation_moves, lambda case: case.role("variation") is not None),
    Rule(
        "each variation can be made again by its own seeds",
        _each_variation_again,
        lambda case: _is_exact(case) and _can_count(case) and case.role("variation") is not None,
    ),
    Rule("a cancel is heard", cancel_is_heard),
    Rule("a missing input is a UserError", missing_input_is_said, takes_something),
    Rule("it leaves folder and environment alone", leaves_the_process_alone),
)

"""A generator that promises to be without chance is held to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from creastudio.api import Generator, JobContext, Params, image_artifact, param
from creastudio.api.testing import Case, check_generator, outcomes, rules_for, tiny_png

RULE = "without chance every seed gives the same"


class NoParams(Params):
    """Nothing to set."""


class Moving(Params):
    move: float = param(0.0, title="Move", ge=0, le=1, role="variation")


def one_dot(params: Params, ctx: JobContext) -> None:
    ctx.check_cancelled()
    ctx.emit(image_artifact(tiny_png(5, 8), 8, 8, seed=ctx.seed))
    ctx.progress(1.0)


def a_dot_by_chance(params: Params, ctx: JobContext) -> None:
    ctx.check_cancelled()
    ctx.emit(image_artifact(tiny_png(ctx.seed, 8), 8, 8, seed=ctx.seed))
    ctx.progress(1.0)


def generator(run: Callable[..., None], params: type[Params] = NoParams, seeded: bool = False) -> Generator:
    entry = f"{__name__}:{run.__name__}"
    return Generator(
        id="dots.dot", title="Dot", summary="A dot.", category="Images", makes="image", params=params, entry=entry,
        replay="exact", seeded=seeded,
    )  # fmt: skip


def broken_rules(work: Generator, folder: Path) -> set[str]:
    return {outcome.rule for outcome in outcomes(Case(work, folder)) if outcome.problem}


def test_what_is_the_same_with_every_seed_passes(tmp_path: Path) -> None:
    check_generator(generator(one_dot), tmp_path)


def test_chance_is_found(tmp_path: Path) -> None:
    assert RULE in broken_rules(generator(a_dot_by_chance), tmp_path)


def test_a_parameter_for_variations_says_that_there_are_some(tmp_path: Path) -> None:
    assert RULE in broken_rules(generator(one_dot, Moving), tmp_path)


def test_others_promise_nothing(tmp_path: Path) -> None:
    case = Case(generator(a_dot_by_chance, seeded=True), tmp_path)
    assert RULE not in {rule.title for rule in rules_for(case)}

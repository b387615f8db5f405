"""Texts that were made beside real ones: every measure with the range of random subsets, and with its floor.

The floor is the same measure with real texts in place of the made ones, each held against another real one: what no writer
can be expected to do better, who doesn't know the text that is asked for.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from creastudio.api import MeasuredRange
from creastudio.ml.text_overlap import bleu, chrf, mean_rouge
from creastudio.ml.text_tokens import Units
from creastudio.ml.text_variety import distinct, repetition, self_bleu


@dataclass(frozen=True)
class Pair:
    """One text that was made and what stands there really.

    Attributes
    ----------
    beginning : str
        What both follow; may be empty.
    """

    made: str
    real: str
    beginning: str = ""


@dataclass(frozen=True)
class Measured:
    """One measure; ``floor`` is None where there are too few real texts."""

    made: MeasuredRange
    floor: MeasuredRange | None
    whole: float


Measure = Callable[[Sequence[str], Sequence[str]], float]
"""Of texts and the references that go with them."""


def measures(units: Units) -> dict[str, Measure]:
    """Return the measures by their keys: against references, then of the texts by themselves."""

    def of_rouge(part: str) -> Measure:
        return lambda made, real: float(getattr(mean_rouge(made, [[one] for one in real], units), part))

    return {
        "bleu": lambda made, real: bleu(made, [[one] for one in real], units),
        "chrf": lambda made, real: chrf(made, [[one] for one in real]),
        "rouge1": of_rouge("one"),
        "rouge2": of_rouge("two"),
        "rougeL": of_rouge("longest"),
        "distinct2": lambda made, _: distinct(made, 2, units),
        "self_bleu": lambda made, _: self_bleu(made, units),
        "repetition": lambda made, _: repetition(made, 4, units),
    }


def compare_texts(
    pairs: Sequence[Pair],
    units: Units,
    *,
    subset: int,
    repeats: int,
    seed: int,
    between: Callable[[int], object] = lambda done: None,
) -> dict[str, Measured]:
    """Measure what was made, and real texts in its place, on random subsets of the pairs.

    Parameters
    ----------
    subset : int
        Pairs in one subset, at least two.
    between : callable
        Called with the number of subsets done; may raise to stop.
    """
    rng = random.Random(seed)
    rules = measures(units)
    found: dict[str, list[float]] = {key: [] for key in rules}
    floor: dict[str, list[float]] = {key: [] for key in rules}
    for done in range(repeats):
        between(done)
        chosen = rng.sample(list(pairs), subset)
        made, real = [pair.made for pair in chosen], [pair.real for pair in chosen]
        # Each real text in the place of its neighbour: none is held against itself.
        others = real[1:] + real[:1]
        for key, rule in rules.items():
            found[key].append(rule(made, real))
            floor[key].append(rule(others, real))
    made, real = [pair.made for pair in pairs], [pair.real for pair in pairs]
    return {
        key: Measured(
            MeasuredRange.of(found[key]),
            MeasuredRange.of(floor[key]) if len(pairs) > 2 else None,
            rule(made, real),
        )
        for key, rule in rules.items()
    }

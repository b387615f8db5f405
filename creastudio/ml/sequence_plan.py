"""From what a person set to the length of a training on sequences (texts, music), and to the heads of its network."""

from __future__ import annotations

from typing import Protocol

from creastudio.api.training_presets import SequencePreset
from creastudio.ml.plan import TOKENS, Plan

LOOKS = 40
"""Looks at how it goes, in the whole training."""

HEAD = 64
"""Channels of a head of attention, about."""

ENDLESS = 10**9
"""Ids of a training that only its time ends, at least."""


class Lengths(Protocol):
    """What a person sets of how long a training goes on, as ``creastudio.api.training_params`` declares it.

    Attributes
    ----------
    ktokens : float or None
        Thousand ids to see; None for what the preset takes.
    minutes : float
        After which it finishes; 0 for no limit.
    snapshot : float or None
        Thousand ids from one look to the next; None for a fortieth of the training.
    work : SequencePreset
        The preset, with what was set.
    """

    @property
    def ktokens(self) -> float | None: ...
    @property
    def minutes(self) -> float: ...
    @property
    def snapshot(self) -> float | None: ...
    @property
    def patience(self) -> int: ...
    @property
    def work(self) -> SequencePreset: ...


def is_timed(params: Lengths) -> bool:
    """Tell whether only the time ends it."""
    return bool(params.minutes) and params.ktokens is None


def length_of(params: Lengths, ids: int, passes: int) -> int:
    """Return how many ids are seen in all.

    Parameters
    ----------
    ids : int
        Of one pass over all that is learned.
    passes : int
        Most of them where no length was set: after so many nothing new is learned.
    """
    wanted = 1000 * params.work.ktokens
    if is_timed(params):
        wanted = max(wanted, ENDLESS)
    elif params.ktokens is None:
        wanted = min(wanted, passes * ids)
    return max(1, round(wanted))


def plan_for(params: Lengths, ids: int, passes: int, *, batch: int, judged: str) -> Plan:
    """Return how long to train, and what ends it.

    Parameters
    ----------
    ids, passes : int
        See ``length_of``.
    batch : int
        Ids a step.
    judged : str
        The measurement by which it may end early.
    """
    length = length_of(params, ids, passes)
    # Of what only time ends the length says nothing: about what the preset takes in its own time.
    usual = (1000 * params.work.ktokens if is_timed(params) else length) / LOOKS
    look = 1000 * params.snapshot if params.snapshot else usual
    return Plan(
        length,
        batch,
        max(batch, round(look)),
        budget_seconds=60 * params.minutes,
        patience=params.patience,
        unit=TOKENS,
        judged=judged,
        calmer="Train again with a lower learning rate.",
    )


def passes_in_words(params: Lengths, plan: Plan, ids: int) -> str:
    """Return how often all is seen, as a sentence with a blank before it; "" where only the time ends it."""
    return "" if is_timed(params) else f" It sees them {plan.images / max(1, ids):.3g} times."


def heads_for(width: int, *, even: bool = False) -> int:
    """Return how many heads share `width` channels, each an even number of them: such that each has about 64.

    Parameters
    ----------
    width : int
        A multiple of 2, or of 4 with `even`; see ``shareable``.
    even : bool
        Whether there must be an even number of heads.
    """
    step = 2 if even else 1
    fitting = [heads for heads in range(step, width // 2 + 1, step) if width % (2 * heads) == 0]
    return min(fitting, key=lambda heads: abs(width / heads - HEAD))


def shareable(width: int, *, even: bool = False) -> int:
    """Return the largest width up to `width` that heads can share; see ``heads_for``."""
    return width - width % (4 if even else 2)

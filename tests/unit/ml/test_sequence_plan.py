"""How long a training on sequences goes on, and how many heads its network has."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from creastudio.api.training_presets import SequencePreset
from creastudio.ml.sequence_plan import heads_for, length_of, passes_in_words, plan_for, shareable


@dataclass(frozen=True)
class Params:
    """What a person set."""

    ktokens: float | None = None
    minutes: float = 0.0
    snapshot: float | None = None
    patience: int = 5

    @property
    def work(self) -> SequencePreset:
        """A preset of 400 thousand ids."""
        return SequencePreset(2, 64, 128, 256, 400).changed(ktokens=self.ktokens)


def test_a_preset_sees_all_at_most_so_many_times_and_what_was_set_holds() -> None:
    assert length_of(Params(), ids=1000, passes=40) == 40_000
    assert length_of(Params(), ids=1_000_000, passes=40) == 400_000
    assert length_of(Params(ktokens=90), ids=1000, passes=40) == 90_000
    assert length_of(Params(ktokens=90, minutes=2), ids=1000, passes=40) == 90_000


def test_it_is_looked_at_forty_times_or_as_often_as_was_set() -> None:
    plan = plan_for(Params(), 1000, 40, batch=256, judged="knots")
    assert (plan.images, plan.snapshot_every, plan.patience, plan.judged) == (40_000, 1000, 5, "knots")
    assert plan_for(Params(snapshot=3), 1000, 40, batch=256, judged="knots").snapshot_every == 3000
    assert plan_for(Params(ktokens=0.5), 1000, 40, batch=256, judged="knots").snapshot_every == 256
    assert passes_in_words(Params(), plan, 1000) == " It sees them 40 times."


def test_where_only_the_time_ends_it_looks_are_those_of_the_preset() -> None:
    params = Params(minutes=2)
    plan = plan_for(params, 1000, 40, batch=256, judged="knots")
    assert (plan.budget_seconds, plan.images, plan.snapshot_every) == (120, 10**9, 10_000)
    assert passes_in_words(params, plan, 1000) == ""


def test_heads_have_about_64_channels() -> None:
    assert [heads_for(width) for width in (16, 64, 192, 224, 320, 512)] == [1, 1, 3, 4, 5, 8]
    assert [heads_for(width, even=True) for width in (16, 192, 224, 256, 512)] == [2, 4, 4, 4, 8]


@pytest.mark.parametrize("even", [False, True])
def test_any_width_can_be_made_one_that_heads_share(even: bool) -> None:
    for wished in range(16, 300):
        width = shareable(wished, even=even)
        heads = heads_for(width, even=even)
        assert width % (2 * heads) == 0
        assert not (even and heads % 2)

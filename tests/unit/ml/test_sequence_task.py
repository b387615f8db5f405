"""A training on sequences, of the smallest kind: what comes after each of a few numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.api.testing import FakeContext, Killed
from creastudio.ml.muon import Muon
from creastudio.ml.plan import TOKENS, Plan
from creastudio.ml.sequence_task import SequenceTask, optimisers, schedule
from creastudio.ml.training import Loop

SIZE = 8
PAIRS = [(number, (number + 3) % SIZE) for number in range(SIZE)]


@dataclass(frozen=True)
class Settings:
    """What decides the outcome."""

    batch: int = 4
    seed: int = 3
    rate: float = 1.0
    decay: float = 0.05

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)


class Net(nn.Module):
    """An embedding, a matrix and dropout."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(SIZE, 16)
        self.inner = nn.Linear(16, SIZE)

    def forward(self, ids: Tensor) -> Tensor:
        """Return scores."""
        return self.inner(F.dropout(self.embed(ids), 0.1, self.training))


class PairTask(SequenceTask[Net, tuple[int, int], tuple[int, int]]):
    """Learns which number follows which."""

    cost_name = "knots"
    round_name = "turn"

    def __init__(self, held_out: Sequence[tuple[int, int]] = PAIRS[-2:], half_life: float | None = None):
        self.shown: list[int] = []
        self.held_out = held_out
        super().__init__(
            Net,
            PAIRS,
            held_out,
            Settings(),
            torch.device("cpu"),
            lambda seen, net: self.shown.append(seen),
            half_life,
        )

    def batches(self, number: int) -> list[list[tuple[int, int]]]:
        """Return two batches, turned round by the number."""
        turned = PAIRS[number % SIZE :] + PAIRS[: number % SIZE]
        return [turned[:4], turned[4:]]

    def loss(self, batch: Sequence[tuple[int, int]]) -> Tensor:
        """Return the loss."""
        return _loss(self.net, batch)

    def cost(self, parts: Sequence[tuple[int, int]]) -> float:
        """Return the loss without dropout."""
        with torch.no_grad():
            return float(_loss(self.measured.eval(), parts))


def _loss(net: Net, pairs: Sequence[tuple[int, int]]) -> Tensor:
    ids, wanted = torch.tensor(pairs).T
    return F.cross_entropy(net(ids), wanted)


def run(task: PairTask, folder: Path, kill_at: int | None = None, steps: int = 15) -> None:
    """Train, or until killed."""
    folder.mkdir(parents=True, exist_ok=True)
    plan = Plan(4 * steps, 4, 12, checkpoint_seconds=0.0, unit=TOKENS, judged="held_out_knots")
    Loop(task, plan, FakeContext(folder / "job", kill_at=kill_at), folder).run()


@pytest.mark.parametrize("half_life", [None, 20.0])
def test_a_killed_training_goes_on_to_the_same_weights(tmp_path: Path, half_life: float | None) -> None:
    whole, broken, resumed = (PairTask(half_life=half_life) for _ in range(3))
    run(whole, tmp_path / "whole")
    with pytest.raises(Killed):
        run(broken, tmp_path / "broken", kill_at=7)
    run(resumed, tmp_path / "broken")
    assert whole.tensors().keys() == resumed.tensors().keys()
    for name, value in whole.tensors().items():
        assert torch.equal(value, resumed.tensors()[name]), name
    assert whole.facts() == resumed.facts()


def test_checkpoints_name_what_the_subclass_names() -> None:
    task = PairTask(half_life=20.0)
    for step in range(3):
        task.step(4 * step, 0.1)
    values = task.snapshot(12, last=False)
    assert set(values) == {"learned_knots", "held_out_knots"}
    assert task.facts() == {
        **asdict(Settings()),
        "state": {"turn": 1, "index": 1, "files": {}, "knots": values["held_out_knots"], "seen": 12},
    }
    kinds = {name.split("/")[0] for name in task.tensors()}
    assert kinds == {"net", "average", "best", "optimiser0", "optimiser1"}
    assert "average" not in {name.split("/")[0] for name in PairTask().tensors()}
    assert task.shown == [12]


def test_it_learns_and_the_best_is_kept(tmp_path: Path) -> None:
    task = PairTask()
    before = task.cost(task.held_out)
    run(task, tmp_path, steps=40)
    assert task.best_cost is not None
    assert task.best_cost < 0.7 * before
    best, seen = task.best_cost, task.best_seen
    with torch.no_grad():
        task.net.inner.weight.neg_()
    task.snapshot(9999, last=True)
    assert (task.best_cost, task.best_seen) == (best, seen)
    task.best_network()
    assert task.cost(task.held_out) == best


def test_without_what_is_held_out_it_is_as_it_is_at_the_end() -> None:
    task = PairTask(held_out=())
    task.step(0, 0.1)
    assert set(task.snapshot(4, last=True)) == {"learned_knots"}
    assert task.best_cost is None
    assert task.best_seen == 4
    assert task.best_network() is task.net


def test_averaged_weights_are_what_is_measured() -> None:
    task = PairTask(half_life=1000.0)
    task.step(4000, 0.5)
    assert task.measured is not task.net
    assert not torch.equal(task.measured.inner.weight, task.net.inner.weight)


def test_matrices_inside_take_muon() -> None:
    net = Net()
    inside, others = optimisers(net, decay=0.05)
    assert isinstance(inside, Muon)
    assert [id(p) for p in inside.param_groups[0]["params"]] == [id(net.inner.weight)]
    assert inside.param_groups[0]["decay"] == 0.05
    assert {id(p) for p in others.param_groups[0]["params"]} == {id(net.embed.weight), id(net.inner.bias)}


def test_steps_rise_and_fall() -> None:
    assert schedule(0.0) < 0.01
    assert schedule(0.02) > 0.99
    assert schedule(1.0) == pytest.approx(0.0)

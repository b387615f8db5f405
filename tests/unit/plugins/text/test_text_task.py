"""One kind of training: an own network on pieces of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from creastudio.api.testing import FakeContext, Killed
from creastudio.ml.plan import TOKENS, Plan
from creastudio.ml.training import Loop
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.text_task import Settings, TextTask
from creastudio_text.engine.texts import pieces
from creastudio_text.engine.tokens_own import CharTokens
from tests.support.own_text_models import ARCHITECTURES

TEXTS = [
    f"The moon is over the {hill} hill, and the river is {state}."
    for hill in ("far", "near", "old")
    for state in ("still", "wide", "cold", "dark")
]
TOKENS_OF_TEXTS = CharTokens.of(TEXTS, 99)
CPU = torch.device("cpu")


def made(
    architecture: str = "decoder", on_snapshot: Callable[..., None] = lambda seen, net: None
) -> TextTask:
    config = Config(architecture, TOKENS_OF_TEXTS.size, 16, 1, 2, 64, 32, dropout=0.1)
    parts = pieces(TEXTS, TOKENS_OF_TEXTS, 64, halves=architecture == "encoder-decoder")
    return TextTask(parts[:9], parts[9:], TOKENS_OF_TEXTS, Settings("t", config, 256, 3), CPU, on_snapshot)


def run(task: TextTask, folder: Path, kill_at: int | None = None, tokens: int = 256 * 14) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ctx = FakeContext(folder / "job", kill_at=kill_at)
    plan = Plan(tokens, 256, 1024, checkpoint_seconds=0.0, unit=TOKENS, judged="held_out_bits")
    Loop(task, plan, ctx, folder).run()


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_a_killed_training_goes_on_to_the_same_weights(tmp_path: Path, architecture: str) -> None:
    whole, broken, resumed = (made(architecture) for _ in range(3))
    run(whole, tmp_path / "whole")
    with pytest.raises(Killed):
        run(broken, tmp_path / "broken", kill_at=9)
    run(resumed, tmp_path / "broken")
    for name, value in whole.tensors().items():
        assert torch.equal(value, resumed.tensors()[name]), name
    assert whole.best_cost == resumed.best_cost


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_it_learns(architecture: str, tmp_path: Path) -> None:
    task = made(architecture)
    before = task.cost(task.held_out)
    run(task, tmp_path, tokens=256 * 60)
    assert task.best_cost is not None
    assert task.best_cost < 0.9 * before


def test_the_best_is_kept(tmp_path: Path) -> None:
    task = made()
    run(task, tmp_path)
    best, seen = task.best_cost, task.best_seen
    with torch.no_grad():
        for weight in task.net.parameters():
            weight.add_(1.0)
    task.snapshot(9999, last=True)
    assert (task.best_cost, task.best_seen) == (best, seen)
    assert task.cost(task.held_out) != best
    task.best_network()
    assert task.cost(task.held_out) == best


def test_bits_are_counted_a_character() -> None:
    task = made()
    with torch.no_grad():
        for weight in task.net.parameters():
            weight.zero_()  # all ids are equally probable
    parts = task.held_out
    ids = sum(len(part.ids) - part.given for part in parts)
    expected = (
        ids * torch.log2(torch.tensor(float(TOKENS_OF_TEXTS.size))) / sum(part.letters for part in parts)
    )
    assert task.cost(parts) == pytest.approx(float(expected), rel=1e-5)


def test_looking_changes_nothing(tmp_path: Path) -> None:
    one, other = made(), made()
    for task, looks in ((one, 0), (other, 3)):
        for step in range(4):
            task.step(256 * step, step / 10)
            for _ in range(looks):
                task.snapshot(256 * step, last=False)
    for name, value in one.net.state_dict().items():
        assert torch.equal(value, other.net.state_dict()[name])

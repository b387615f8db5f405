"""One kind of training: a composing network on pieces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from creastudio.api import UserError
from creastudio.api.testing import FakeContext, Killed
from creastudio.ml.plan import TOKENS, Plan
from creastudio.ml.training import Loop
from creastudio_music.engine import tokens as t
from creastudio_music.engine.music_task import MusicTask, Settings
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.pieces import piece_of
from tests.support.music_pieces import chorale

PIECES = [piece_of(chorale(2, seed), style="chorale") for seed in range(8)]
SETTINGS = Settings("t", Config(t.SIZE, 16, 1, 2, 32, 2048, 0.1), 1024, 256, 3)


def made(settings: Settings = SETTINGS, files: dict[str, str] | None = None) -> MusicTask:
    """Return a small training."""
    place = torch.device("cpu")
    return MusicTask(PIECES[:6], PIECES[6:], np.ones(6), settings, place, lambda seen, net: None, files=files)


def run(task: MusicTask, folder: Path, kill_at: int | None = None, steps: int = 10) -> None:
    """Train, or until killed."""
    folder.mkdir(parents=True, exist_ok=True)
    ctx = FakeContext(folder / "job", kill_at=kill_at)
    plan = Plan(steps * 1024, 1024, 4096, checkpoint_seconds=0.0, unit=TOKENS, judged="held_out_nats")
    Loop(task, plan, ctx, folder).run()


def test_a_killed_training_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    whole, broken, resumed = made(), made(), made()
    run(whole, tmp_path / "whole")
    with pytest.raises(Killed):
        run(broken, tmp_path / "broken", kill_at=6)
    run(resumed, tmp_path / "broken")
    for name, value in whole.tensors().items():
        assert torch.equal(value, resumed.tensors()[name]), name
    assert whole.best_cost == resumed.best_cost


def test_pieces_that_changed_are_named(tmp_path: Path) -> None:
    with pytest.raises(Killed):
        run(made(files={"a.mid": "1", "b.mid": "1"}), tmp_path, kill_at=4)
    other = made(replace(SETTINGS, pieces="u"), {"a.mid": "2"})
    with pytest.raises(UserError, match=r"isn't what it was .*: 'a.mid' was changed, 'b.mid' is gone"):
        run(other, tmp_path)


def test_it_learns_and_keeps_its_best(tmp_path: Path) -> None:
    task = made()
    before = task.cost(task.held_out)
    run(task, tmp_path, steps=30)
    after = task.cost(task.held_out)
    assert after < 0.8 * before
    assert task.best_cost is not None
    task.best_network()
    assert task.cost(task.held_out) == pytest.approx(task.best_cost, rel=1e-5)


def test_tuning_begins_with_the_weights_of_another() -> None:
    base = made()
    tuned = MusicTask(
        PIECES[:2], [], np.ones(2), SETTINGS, torch.device("cpu"), lambda seen, net: None, begin_with=base.net
    )
    assert torch.equal(tuned.net.embed_ids.weight, base.net.embed_ids.weight)
    assert torch.equal(tuned.measured.embed_ids.weight, base.net.embed_ids.weight)

"""A training whose process is killed goes on from its last checkpoint to the very same weights."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio.ml.training import LATEST
from creastudio_gan.engine import preparing, train
from creastudio_gan.tools.train import TrainParams

SETTINGS = {"resolution": "16", "width": 8, "batch": 4, "kimg": 0.08, "snapshot": 0.05}

SCRIPT = """
import json, os, sys
from functools import partial
from pathlib import Path
from creastudio.api.testing.context import FakeContext
from creastudio.ml import device
from creastudio_gan.engine import preparing, train
from creastudio_gan.tools.train import TrainParams

folder, pictures, checks = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

class Doomed(FakeContext):
    def check_cancelled(self):
        super().check_cancelled()
        if self.checks == checks:
            os._exit(9)  # as a kill: nothing is flushed, closed or saved

preparing.Plan = partial(preparing.Plan, checkpoint_seconds=0)
device.prepare("cpu")
train.run(TrainParams(**json.loads(sys.argv[4])), Doomed(folder, seed=3, inputs={"data": pictures}, model_name="m"))
"""

EVERYTHING = {"augment": "adaptive,turn,colour", "batch": 8, "micro": 4, "kimg": 0.16, "snapshot": 0.08}


@pytest.fixture(autouse=True)
def a_checkpoint_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "Plan", partial(preparing.Plan, checkpoint_seconds=0))


def _train(folder: Path, pictures: Path, settings: dict[str, Any]) -> None:
    context = FakeContext(folder, seed=3, inputs={"data": pictures}, model_name="m")
    train.run(TrainParams(**settings), context)


def _train_and_kill(folder: Path, pictures: Path, checks: int, settings: dict[str, Any]) -> None:
    """Train in a process of its own that ends at once when it was asked so often whether to stop."""
    command = [sys.executable, "-c", SCRIPT, str(folder), str(pictures), str(checks), json.dumps(settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110)
    assert done.returncode == 9, done.stderr


def _more(pictures: Path) -> None:
    """So many pictures that some are held out."""
    rng = np.random.default_rng(5)
    for index in range(200):
        pixels = np.full((16, 16, 3), rng.integers(0, 256, 3), np.uint8)
        pixels[3:9, 5:12] = rng.integers(0, 256, 3)
        Image.fromarray(pixels).save(pictures / f"more{index:03d}.png")


@pytest.mark.parametrize(
    ("settings", "steps"),
    [({}, 15), ({"network": "style", **EVERYTHING}, 17), ({"network": "quick", **EVERYTHING}, 17)],
    ids=["plain", "style, adaptive, held out, in parts", "quick, adaptive, held out, in parts"],
)
def test_a_killed_process_resumes_to_the_same_weights(
    tmp_path: Path, pictures: Path, settings: dict[str, Any], steps: int
) -> None:
    if settings:
        _more(pictures)
    wanted = {**SETTINGS, **settings}
    reading = len(list(pictures.iterdir()))
    _train(tmp_path / "whole", pictures, wanted)
    _train_and_kill(tmp_path / "killed", pictures, reading + steps, wanted)
    left = checkpoint.read(tmp_path / "killed" / "checkpoint" / LATEST)[1]
    assert left["seen"] == wanted["batch"] * (steps - 1)
    _train(tmp_path / "killed", pictures, wanted)
    (whole, facts), (killed, other) = (
        checkpoint.read(tmp_path / name / "checkpoint" / LATEST) for name in ("whole", "killed")
    )
    assert [name for name in whole if not torch.equal(whole[name], killed[name])] == []
    assert facts["task"] == other["task"]
    if settings:
        assert facts["task"]["state"]["watch"]["controller"][3] == 1.0  # something was held out and read
        assert facts["task"]["state"]["micro"] == 4
    weights = Path("models", "m", "model.safetensors")
    assert (tmp_path / "whole" / weights).read_bytes() == (tmp_path / "killed" / weights).read_bytes()

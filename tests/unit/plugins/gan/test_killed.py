from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import torch

from creastudio.ml import checkpoint
from creastudio.ml.training import LATEST

SCRIPT = """
import os, sys
from functools import partial
from pathlib import Path
from creastudio.api.testing.context import FakeContext
from creastudio_gan.engine import train
from creastudio_gan.params import TrainParams

folder, pictures, checks = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

class Doomed(FakeContext):
    def check_cancelled(self):
        super().check_cancelled()
        if self.checks == checks:
            os._exit(9)  # as a kill: nothing is flushed, closed or saved

train.Plan = partial(train.Plan, checkpoint_seconds=0)
params = TrainParams(resolution="16", width=8, batch=4, kimg=0.08, snapshot=0.05)
train.run(params, Doomed(folder, seed=3, inputs={"data": pictures}, model_name="m"))
"""


def _train(folder: Path, pictures: Path, checks: int) -> int:
    command = [sys.executable, "-c", SCRIPT, str(folder), str(pictures), str(checks)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110)
    assert done.returncode in (0, 9), done.stderr
    return done.returncode


def test_a_killed_process_resumes_to_the_same_weights(tmp_path: Path, pictures: Path) -> None:
    assert _train(tmp_path / "whole", pictures, checks=-1) == 0
    assert _train(tmp_path / "killed", pictures, checks=24 + 15) == 9
    left = checkpoint.read(tmp_path / "killed" / "checkpoint" / LATEST)[1]
    assert left["seen"] == 4 * 14
    assert _train(tmp_path / "killed", pictures, checks=-1) == 0
    whole, killed = (
        checkpoint.read(tmp_path / name / "checkpoint" / LATEST)[0] for name in ("whole", "killed")
    )
    assert [name for name in whole if not torch.equal(whole[name], killed[name])] == []
    weights = Path("models", "m", "model.safetensors")
    assert (tmp_path / "whole" / weights).read_bytes() == (tmp_path / "killed" / weights).read_bytes()

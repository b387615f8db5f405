"""A tuning whose process is killed goes on from its last checkpoint to the very same weights."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch

from creastudio.api import Model
from creastudio.ml import checkpoint
from creastudio.ml.training import LATEST
from creastudio_text.engine.tuning import run
from tests.unit.plugins.text.tuning.conftest import TINY, Tune

SCRIPT = """
import json, os, sys
from functools import partial
from pathlib import Path
from creastudio.api.testing.context import FakeContext
from creastudio.ml import device
from creastudio_text.engine.tuning import run
from creastudio_text.tools.tune import TuneParams
from tests.support.text_models import opened

folder, texts, base, checks = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])

class Doomed(FakeContext):
    def check_cancelled(self):
        super().check_cancelled()
        if self.checks == checks:
            os._exit(9)  # as a kill: nothing is flushed, closed or saved

run.Plan = partial(run.Plan, checkpoint_seconds=0)
device.prepare("cpu")
job = Doomed(folder, seed=3, inputs={"data": texts}, models=[opened(base, languages=("en",))], model_name="Mine")
run.run(TuneParams(**json.loads(sys.argv[5])), job)
"""


@pytest.mark.parametrize(
    "settings",
    [{"dropout": 0.2, "micro": 1}, {"method": "full"}],
    ids=["an addition, with dropout, in parts", "all weights"],
)
def test_a_killed_process_resumes_to_the_same_weights(
    tune: Tune,
    base: Model,
    texts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, Any],
) -> None:
    monkeypatch.setattr(run, "Plan", partial(run.Plan, checkpoint_seconds=0))
    whole = tune("whole", **settings)
    checks = whole.checks * 3 // 4
    command = [
        sys.executable, "-c", SCRIPT, str(tmp_path / "killed"), str(texts), str(base.folder), str(checks),
        json.dumps({**TINY, **settings}),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=110)
    assert done.returncode == 9, done.stderr
    left = checkpoint.read(tmp_path / "killed" / "checkpoint" / LATEST)[1]
    assert left["seen"] > 0
    assert not left["finished"]
    again = tune("killed", **settings)
    first, second = (checkpoint.read(tmp_path / name / "checkpoint" / LATEST) for name in ("whole", "killed"))
    assert [name for name in first[0] if not torch.equal(first[0][name], second[0][name])] == []
    assert first[1]["task"] == second[1]["task"]
    assert again.saved[0].weights.read_bytes() == whole.saved[0].weights.read_bytes()

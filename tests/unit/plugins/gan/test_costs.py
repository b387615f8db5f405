"""What is said of time and memory before a training, against what it takes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
import torch

from creastudio_gan.costs import Work, memory_megabytes, parameters, seconds
from creastudio_gan.engine.discriminator import Discriminator
from creastudio_gan.engine.models import parameter_count
from creastudio_gan.engine.preparing import settings_of
from creastudio_gan.tools.train import TrainParams
from tests.unit.plugins.gan.test_preparing import _data

RUN = """
import json, sys, tempfile
from pathlib import Path
import torch
from creastudio.api.testing import FakeContext
from creastudio.ml.image_folder import ImageSet
from creastudio_gan.engine import train
from creastudio_gan.tools.train import TrainParams
params = TrainParams(**json.loads(sys.argv[1]))
data = ImageSet(torch.randint(0, 255, (48, 3, *params.size), dtype=torch.uint8), (), "d")
train.learn(data, "x", params, FakeContext(Path(tempfile.mkdtemp()), seed=1, model_name="m"))
# Not ru_maxrss: a child begins with the peak of the process that made it.
(peak,) = (line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak) * 1024 / 1e6)
"""

MEASURED: list[tuple[dict[str, Any], float]] = [
    ({"network": "quick", "resolution": "32", "width": 32}, 391),
    ({"network": "quick", "resolution": "64", "width": 64}, 529),
    ({"network": "style", "resolution": "64", "width": 64}, 679),
    ({"network": "quick", "resolution": "64", "width": 128}, 707),
    ({"network": "style", "resolution": "64", "width": 128}, 1156),
    ({"network": "style", "resolution": "64", "width": 64, "batch": 32}, 991),
    ({"network": "quick", "resolution": "128", "width": 64}, 792),
    ({"network": "style", "resolution": "128", "width": 64}, 984),
    ({"network": "style", "resolution": "128", "width": 64, "micro": 4}, 632),
    ({"network": "quick", "resolution": "128", "width": 64, "micro": 4}, 649),
]
"""Settings, and the peak (MiB) that three steps and a snapshot took on a CPU in float32, in batches of 16 else."""


@pytest.mark.parametrize(("settings", "peak"), MEASURED)
def test_the_formula_keeps_to_what_was_measured(settings: dict[str, Any], peak: float) -> None:
    assert TrainParams(**settings).expected_memory() == pytest.approx(peak * 1.0486, rel=0.15)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells the peak")
def test_a_training_takes_what_is_said() -> None:
    settings = {"network": "quick", "resolution": "64", "width": 64, "kimg": 0.032, "precision": "float32"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(settings)], capture_output=True, text=True, timeout=110
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) == pytest.approx(TrainParams(**settings).expected_memory(), rel=0.3)


@pytest.mark.parametrize("network", ["quick", "style"])
@pytest.mark.parametrize(("resolution", "width"), [("32", 32), ("64", 128), ("128", 64)])
def test_weights_are_counted_well(network: str, resolution: str, width: int) -> None:
    params = TrainParams(network=network, resolution=resolution, width=width, critic=1.5)  # type: ignore[arg-type]
    settings = settings_of(params, _data(), 0, torch.device("cpu"))
    generator, discriminator = parameters(params.work)
    with torch.device("meta"):
        assert generator == pytest.approx(parameter_count(settings.config.build()), rel=0.2)
        critic = Discriminator(settings.critic, settings.config.start)
    assert discriminator == pytest.approx(parameter_count(critic), rel=0.2)


def test_more_takes_longer() -> None:
    small, large = Work("quick", (4, 4), 5, 64), Work("quick", (4, 4), 6, 64)
    assert seconds(small) < seconds(large)
    assert memory_megabytes(small) < memory_megabytes(large)
    assert memory_megabytes(large, "cuda:0", half=True) < memory_megabytes(large, "cuda:0")
    assert seconds(Work("style", (4, 4), 6, 64, gpu=True)) < seconds(large)

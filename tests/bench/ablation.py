"""What each part of the recipe of ``gan.train`` is worth: trainings that differ in one thing, on the avatars that ship.

    python -m tests.bench.ablation --kimg 16 --out build/ablation.json

About half an hour on one core; not part of ``make bench``. Each line is one training of 32 px, judged against the training
pictures by thumbnails: distances in which other training pictures have the value of the last line.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from creastudio.ml import device, efficientnet
from creastudio.ml.image_folder import ImageSet, load_folder
from creastudio_gan.engine.preparing import plan_of, settings_of
from creastudio_gan.engine.training_task import GanTask
from creastudio_gan.tools.train import TrainParams

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
COMMON: dict[str, Any] = {"resolution": "32", "batch": 16, "width": 64, "hold_out": 0.0, "average": 4.0}
VARIANTS: dict[str, dict[str, Any]] = {
    "quick, relativistic": {"network": "quick"},
    "quick, relativistic, gamma / 4": {"network": "quick", "gamma": 0.03125},
    "quick, relativistic, gamma x 4": {"network": "quick", "gamma": 0.5},
    "quick, relativistic, not augmented": {"network": "quick", "augment": "none"},
    "quick, non-saturating": {"network": "quick", "loss": "nonsaturating"},
    "quick, projected": {"network": "quick", "loss": "projected"},
    "style, relativistic": {"network": "style"},
    "style, non-saturating": {"network": "style", "loss": "nonsaturating"},
}


def train(name: str, data: ImageSet, kimg: float, most_seconds: float) -> dict[str, Any]:
    """Train one variant; return its scores at the end and how long it took."""
    params = TrainParams(kimg=kimg, **{**COMMON, **VARIANTS[name]})
    place = device.prepare("cpu", 1)
    eyes = None
    if params.loss == "projected":
        eyes = efficientnet.load(RESOURCES / "models" / "efficientnet-lite0" / "model.safetensors")
    settings = settings_of(params, data, 1, place)
    task = GanTask(data, settings, place, lambda seen, look: None, plan_of(params).images, eyes=eyes)
    seen, seconds = 0, 0.0
    while seen < params.images and seconds < most_seconds:
        started = time.process_time()
        task.step(seen, max(seen / params.images, seconds / most_seconds))
        seconds += time.process_time() - started
        seen += settings.batch
    scores: Mapping[str, float] = task.snapshot(seen, last=True)
    found = {key: round(float(scores[key]), 4) for key in ("frechet", "distance", "coverage")}
    return {"variant": name, "kimg": round(seen / 1000, 2), "seconds": round(seconds), **found}


def main() -> None:
    """Train all variants and write what came out, one line each as it comes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kimg", type=float, default=16.0)
    parser.add_argument("--seconds", type=float, default=400.0, help="of the processor, a training at most")
    parser.add_argument("--only", nargs="*", default=list(VARIANTS), choices=list(VARIANTS))
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    data = load_folder(RESOURCES / "samples" / "avatars", (32, 32))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with arguments.out.open("a", encoding="utf-8") as file:
        for name in arguments.only:
            torch.manual_seed(0)
            file.write(json.dumps(train(name, data, arguments.kimg, arguments.seconds)) + "\n")
            file.flush()


if __name__ == "__main__":
    main()

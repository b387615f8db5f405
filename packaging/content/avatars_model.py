"""Train the bundled model ``avatars-64`` with the studio's own trainer, and put it into resources/models.

    python packaging/content/avatars_model.py --work build/avatars-64

About an hour on two cores. The shipped weights came of ``--kimg 110 --minutes 66`` on a busy machine: as a time limit
follows the clock, a rebuild gives a model of the same kind, not the same bytes. Ctrl-C stops it; started again, it goes
on from its last checkpoint. The model learns from 3,000 avatars (``avatars.py --count 3000``), of which the first 1,000
are shipped as resources/samples/avatars.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import avatars

from creastudio.api import Artifact, InputFile, Model, ModelCard, Recipe, TrainingData
from creastudio.ml import checkpoint
from creastudio_gan.engine import train
from creastudio_gan.params import BUNDLED, TrainParams

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
PICTURES = 3000
LEARNED_FROM = TrainingData(
    name="3,000 avatars in the style 'Pixel Art' by DiceBear, on 8 flat backgrounds",
    licence=avatars.ABOUT["licence"],
    source=f"{avatars.ABOUT['source']}, rendered by packaging/content/avatars.py --count {PICTURES}; "
    "the first 1,000 are in resources/samples/avatars",
    items=PICTURES,
)


class Desk:
    """A job context that keeps everything under one folder and prints how it goes."""

    def __init__(self, work: Path, params: TrainParams, seed: int) -> None:
        self.work, self.params, self.seed = work, params, seed
        self.variation, self.variation_seed, self.device = 0.0, 0, "cpu"
        self.model_name = BUNDLED
        self.settings: Mapping[str, Any] = {}
        self.data_dir, self.scratch = _made(work / "data"), _made(work / "scratch")
        self.log = logging.getLogger("avatars-64")
        self._message, self._shown = "", time.monotonic()

    def progress(self, fraction: float, message: str = "") -> None:
        if time.monotonic() - self._shown > 30:
            print(f"{fraction:6.1%} {message}", flush=True)
            self._shown = time.monotonic()

    def preview(self, artifact: Artifact) -> None:
        name = artifact.title.split()[0].rjust(6, "0")
        (_made(self.work / "sheets") / f"{name}.png").write_bytes(artifact.read())

    def emit(self, artifact: Artifact) -> None:
        raise AssertionError("a trainer emits nothing")

    def metric(self, name: str, value: float, step: int) -> None:
        if not name.startswith("loss"):
            print(f"{step / 1000:7.2f} kimg  {name} {value:.4f}", flush=True)
        with (self.work / "metrics.jsonl").open("a") as file:
            file.write(json.dumps([step, name, value]) + "\n")

    def check_cancelled(self) -> None:
        """Nobody cancels here."""

    def checkpoint_dir(self) -> Path:
        return _made(self.work / "checkpoint")

    def model(self, ref: str) -> Model:
        raise AssertionError("a trainer opens no model")

    def input(self, name: str) -> InputFile:
        return InputFile(name, self.work / "avatars")

    def save_model(self, card: ModelCard, weights: Path) -> None:
        """Write the card and weights as the model library keeps them."""
        folder = _made(MODELS / BUNDLED)
        shutil.copyfile(weights, folder / "model.safetensors")
        recipe = Recipe(
            generator="gan.train",
            plugin="gan",
            params=self.params.model_dump(mode="json"),
            seed=self.seed,
            makes="model",
            # With a time limit the learning rates follow the clock.
            replay="similar" if self.params.minutes else "exact",
        )
        full = card.model_copy(
            update={
                "id": BUNDLED,
                "title": "Pixel-art avatars",
                "summary": "Makes 64 px pixel-art portraits on flat backgrounds.",
                "licence": "CC0-1.0",
                "data": (LEARNED_FROM,),
                "sha256": checkpoint.sha256(folder / "model.safetensors"),
                "bytes": (folder / "model.safetensors").stat().st_size,
                "recipe": recipe,
            }
        )
        (folder / "card.json").write_text(full.model_dump_json(indent=1) + "\n", encoding="utf-8")
        print(f"wrote {folder}", flush=True)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def main() -> None:
    """Render the pictures where they are missing, train, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="checkpoints, pictures and sheets go here")
    parser.add_argument("--kimg", type=float, default=90.0)
    parser.add_argument(
        "--minutes", type=float, default=0.0, help="finish within this time, however far it got"
    )
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    if not (arguments.work / "avatars" / "manifest.json").exists():
        avatars.build(arguments.work / "avatars", PICTURES, 64)
    params = TrainParams(
        preset="full", kimg=arguments.kimg, minutes=arguments.minutes, resolution="64", gamma=0.5
    )
    train.run(params, Desk(arguments.work, params, arguments.seed))


if __name__ == "__main__":
    main()

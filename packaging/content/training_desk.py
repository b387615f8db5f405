"""A job context for scripts that train what is shipped: all under one folder, and words on the terminal."""

from __future__ import annotations

import json
import logging
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.api import Advice, Artifact, InputFile, Model, ModelCard, Params, Recipe
from creastudio.ml import checkpoint

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"


class Desk:
    """What a trainer is given instead of the studio's context.

    Parameters
    ----------
    work : Path
        Checkpoints, sheets and curves go here.
    models : Path
        Folder of models; the new one goes to its sub-folder `model_id`.
    about : Mapping
        What the card says instead of what the trainer knows: title, summary, licence, data.
    generator : str
        Id of the trainer.
    """

    def __init__(
        self,
        work: Path,
        models: Path,
        model_id: str,
        params: Params,
        about: Mapping[str, Any],
        *,
        seed: int = 1,
        device: str = "cpu",
        timed: bool = False,
        generator: str = "gan.train",
    ) -> None:
        self.generator = generator
        self.work, self.models, self.params, self.about, self.timed = work, models, params, about, timed
        self.seed, self.device, self.model_name = seed, device, model_id
        self.variation, self.variation_seed = 0.0, 0
        self.settings: Mapping[str, Any] = {}
        self.data_dir, self.scratch = made(work / "data"), made(work / "scratch")
        self.log = logging.getLogger(model_id)
        self._shown = time.monotonic()

    def progress(self, fraction: float, message: str = "") -> None:
        if time.monotonic() - self._shown > 30:
            print(f"{fraction:6.1%} {message}", flush=True)
            self._shown = time.monotonic()

    def preview(self, artifact: Artifact) -> None:
        name = str(artifact.metadata.get("step", 0)).rjust(8, "0")
        if "panel" in artifact.metadata:
            name = "nearest"
        suffix = "txt" if artifact.media_type == "text/plain" else "png"
        (made(self.work / "sheets") / f"{name}.{suffix}").write_bytes(artifact.read())

    def emit(self, artifact: Artifact) -> None:
        raise AssertionError("a trainer emits nothing")

    def metric(self, name: str, value: float, step: int) -> None:
        if not name.startswith("loss"):
            print(f"{step / 1000:7.2f} k  {name} {value:.4f}", flush=True)
        with (self.work / "metrics.jsonl").open("a") as file:
            file.write(json.dumps([step, name, value]) + "\n")

    def advise(self, advice: Sequence[Advice], step: int) -> None:
        for item in advice:
            if item.severity != "good":
                print(f"{step / 1000:7.2f} k  {item.text} {item.hint}", flush=True)

    def check_cancelled(self) -> None:
        """Nobody cancels here."""

    def checkpoint_dir(self) -> Path:
        return made(self.work / "checkpoint")

    def model(self, ref: str) -> Model:
        """Open a bundled model by its id, or any by its folder."""
        folder = Path(ref) if Path(ref).is_dir() else MODELS / ref
        card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
        return Model(card, folder, folder / "model.safetensors")

    def input(self, name: str) -> InputFile:
        return InputFile(name, self.work / "pictures")

    def save_model(self, card: ModelCard, weights: Path) -> None:
        """Write the card and weights as the model library keeps them."""
        folder = made(self.models / self.model_name)
        shutil.copyfile(weights, folder / "model.safetensors")
        recipe = Recipe(
            generator=self.generator,
            plugin=self.generator.partition(".")[0],
            params=self.params.model_dump(mode="json"),
            seed=self.seed,
            makes="model",
            # With a time limit the learning rates follow the clock.
            replay="similar" if self.timed else "exact",
        )
        weights = folder / "model.safetensors"
        full = card.model_copy(
            update={
                "id": self.model_name,
                **self.about,
                "sha256": checkpoint.sha256(weights),
                "bytes": weights.stat().st_size,
                "recipe": recipe,
            }
        )
        (folder / "card.json").write_text(full.model_dump_json(indent=1) + "\n", encoding="utf-8")
        print(f"wrote {folder}", flush=True)


def made(folder: Path) -> Path:
    """Return `folder`, which is there then."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder

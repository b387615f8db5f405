"""Train a bundled model of the style network with the studio's own trainer, from a set made beforehand.

    python packaging/content/ornaments.py --array build/ornaments.npz --count 18000 --workers 16
    python packaging/content/bundled_models.py ornaments-128 build/ornaments.npz --work build/ornaments-128 --device cuda

The array holds ``images`` (n, 3, height, width) uint8, ``labels`` (n,) and ``classes``. Ctrl-C stops it; started again, it
goes on from its last checkpoint. What is shipped came of 11.5 minutes each, both at once, on an accelerator (landscapes-192
and ornaments-128: ``--minutes 11.5 --set batch=32 snapshot=40 critic=1.25``), and of 3 (brushwork-192: ``--minutes 2.85
--set batch=32 snapshot=15``). With ``--minutes`` the learning rates follow the clock: a rebuild then gives a model of
the same kind, not the same bytes.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Any

import numpy as np
import torch
from training_desk import Desk, made

from creastudio.api import TrainingData
from creastudio.ml.image_folder import ImageSet
from creastudio_gan.engine import train
from creastudio_gan.tools.train import TrainParams

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
COMMON = {
    "network": "style",
    "labels": True,
    "kimg": 20_000,
    "average": 20,
    "critic": 1.5,
    "augment": "translation",
    "hold_out": 0,
    "snapshot": 2,
}
OWN = "own work, Apache-2.0"

RECIPES: dict[str, dict[str, Any]] = {
    "landscapes-192": {
        "params": {"resolution": "128", "shape": "3:2", "mirror": True},
        "title": "Painted landscapes",
        "summary": "Makes landscapes of 192 x 128 px in eight manners of painting: loose, half abstract ones, for exploring.",
        "licence": "Apache-2.0",
        "data": TrainingData(
            name="Landscapes drawn by rule and painted by style networks",
            licence=OWN,
            source="packaging/content/painted_landscapes.py",
        ),
    },
    "brushwork-192": {
        "params": {"resolution": "128", "shape": "3:2", "network": "quick", "loss": "projected", "critic": 1},
        "title": "Landscapes in brushstrokes",
        "summary": "Makes landscapes of 192 x 128 px with clear strokes in eight manners of painting, of less variety.",
        "licence": "Apache-2.0",
        "data": TrainingData(
            name="Landscapes drawn by rule and painted by style networks",
            licence=OWN,
            source="packaging/content/painted_landscapes.py",
        ),
    },
    "avatars-128": {
        "params": {"resolution": "128"},
        "title": "Avatars",
        "summary": "Makes portraits of 128 px in five styles of drawing, on flat backgrounds.",
        "licence": "CC0-1.0",
        "data": TrainingData(
            name="Avatars by DiceBear in five of its styles that are CC0",
            licence="CC0-1.0",
            source="npm @dicebear/collection, rendered by packaging/content/avatars_styles.py",
        ),
    },
    "ornaments-128": {
        "params": {"resolution": "128"},
        "title": "Ornaments",
        "summary": "Makes patterns of 128 px in six families, as if drawn by a loose hand.",
        "licence": "Apache-2.0",
        "data": TrainingData(
            name="Ornaments drawn by rule", licence=OWN, source="packaging/content/ornaments.py"
        ),
    },
}


def load(array: Path) -> ImageSet:
    """Read a set of pictures that one of the scripts beside this one made."""
    with np.load(array) as file:
        images, labels = torch.from_numpy(file["images"]), torch.from_numpy(file["labels"]).long()
        classes = tuple(str(name) for name in file["classes"])
    return ImageSet(images, (), f"{array.stem} {len(images)}", labels=labels, classes=classes)


def main() -> None:
    """Train, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("model", choices=sorted(RECIPES))
    parser.add_argument("array", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and sheets go here")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--set", nargs="*", default=[], metavar="NAME=VALUE", help="other settings of gan.train"
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    recipe = dict(RECIPES[arguments.model])
    changes = dict(item.split("=", 1) for item in arguments.set)
    params = TrainParams(**{**COMMON, **recipe.pop("params"), "minutes": arguments.minutes, **changes})
    data = load(arguments.array)
    recipe["data"] = (recipe["data"].model_copy(update={"items": len(data)}),)
    desk = Desk(
        made(arguments.work),
        arguments.models,
        arguments.model,
        params,
        recipe,
        seed=arguments.seed,
        device=arguments.device,
        timed=params.minutes > 0,
    )
    train.learn(data, arguments.model, params, desk)


if __name__ == "__main__":
    main()

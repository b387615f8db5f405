"""Train the bundled model ``avatars-64`` with the studio's own trainer, and put it into resources/models.

    python packaging/content/avatars_model.py --work build/avatars-64

About an hour on two cores. The shipped weights came of ``--kimg 110 --minutes 66`` on a busy machine: as a time limit
follows the clock, a rebuild gives a model of the same kind, not the same bytes. Ctrl-C stops it; started again, it goes
on from its last checkpoint. The model learns from 3,000 avatars (``avatars.py --count 3000``), of which the first 1,000
are shipped as resources/samples/avatars.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import avatars
from training_desk import Desk

from creastudio.api import TrainingData
from creastudio_gan.engine import train
from creastudio_gan.family import BUNDLED
from creastudio_gan.tools.train import TrainParams

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
PICTURES = 3000
LEARNED_FROM = TrainingData(
    name="3,000 avatars in the style 'Pixel Art' by DiceBear, on 8 flat backgrounds",
    licence=avatars.ABOUT["licence"],
    source=f"{avatars.ABOUT['source']}, rendered by packaging/content/avatars.py --count {PICTURES}; "
    "the first 1,000 are in resources/samples/avatars",
    items=PICTURES,
)


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
    pictures = arguments.work / "pictures"
    if not (pictures / "manifest.json").exists():
        avatars.build(pictures, PICTURES, 64)
    params = TrainParams(
        preset="laptop 1 h", kimg=arguments.kimg, minutes=arguments.minutes, resolution="64", gamma=0.5
    )
    about = {
        "title": "Pixel-art avatars",
        "summary": "Makes 64 px pixel-art portraits on flat backgrounds.",
        "licence": "CC0-1.0",
        "data": (LEARNED_FROM,),
    }
    timed = arguments.minutes > 0
    train.run(params, Desk(arguments.work, MODELS, BUNDLED, params, about, seed=arguments.seed, timed=timed))


if __name__ == "__main__":
    main()

"""Train the bundled model that composes with the studio's own trainer.

    python packaging/content/music_corpus.py --out build/music
    python packaging/content/music_model.py build/music --work build/music-model --minutes 62
    python packaging/content/music_likelihood.py music-bach-fiddle build/music --write

Ctrl-C stops it; started again, it goes on from its last checkpoint. The steps follow the clock: a rebuild gives a model of the
same kind, not the same bytes. Chorales of the test part and twins of them are never learned, nor are those of the valid
part, which decide which weights are kept.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
from training_desk import Desk, made

from creastudio.api import TrainingData, UserError
from creastudio.api.score import Score
from creastudio_music.engine import train
from creastudio_music.engine.material import Material
from creastudio_music.engine.pieces import Piece, piece_of
from creastudio_music.tools.train import TrainParams

log = logging.getLogger(__name__)
MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
NAME = "music-bach-fiddle"
FIDDLE = 0.1
"""Share of the ids that are of fiddle tunes."""
TASKS = {"plain": 0.55, "cells": 0.15, "accompany": 0.15, "suffix": 0.1, "line": 0.03, "alone": 0.02}
"""More of what is wholly written than a trainer's usual: that is what the likelihood measures."""
SETTINGS: dict[str, Any] = {
    "layers": 6,
    "width": 192,
    "batch": 4096,
    "longest": 1536,
    "dropout": 0.25,
    "snapshot": 500.0,
    "shifts": 6,
    "patience": 0,
}
ABOUT: dict[str, Any] = {
    "title": "Chorales and fiddle tunes",
    "summary": "Composes in four voices after Bach's chorales, and melodies after Irish and Scottish fiddle tunes: goes on, "
    "fills bars, harmonises.",
    "licence": "Apache-2.0",
}
DATA = (
    TrainingData(
        name="Chorales of J. S. Bach",
        licence="public domain; encodings free, as music21's corpus distributes them",
        source="PyPI music21 10.5.1, corpus/bach, made ready by packaging/content/music_corpus.py",
    ),
    TrainingData(
        name="Fiddle tunes of O'Neill, Ryan and Aird",
        licence="public domain; encodings free, as music21's corpus distributes them",
        source="PyPI music21 10.5.1, corpus/oneills1850, ryansMammoth and airdsAirs",
    ),
)


def pieces(path: Path) -> list[tuple[str, Piece]]:
    """Return the names and pieces of one of the files that ``music_corpus.py`` writes."""
    found: list[tuple[str, Piece]] = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        try:
            score = Score.loads(row["score"].encode(), row["name"])
            found.append((row["name"], piece_of(score, style=row["style"])))
        except UserError as error:
            log.info("%s: %s", row["name"], error)
    return found


def notes(piece: Piece) -> int:
    """Return how many notes a piece has."""
    return sum(sum(map(len, line.cells)) for line in piece.lines)


def material(folder: Path) -> Material:
    """Return what is learned: chorales of the train part and those in no part, and fiddle tunes."""
    parts = {path.stem: pieces(path) for path in folder.glob("*.jsonl")}
    repeated = {name for name, _ in parts["train_played"]}
    named = [*parts["train"], *parts["train_played"]]
    chorales, fiddle = ([piece for _, piece in part] for part in (named, parts["fiddle"]))
    # One with repeats is drawn as often as one without, half of the times with its repeats played out.
    drawn = [0.5 if name in repeated else 1.0 for name, _ in named]
    bach = sum(size * share for size, share in zip(map(notes, chorales), drawn, strict=True))
    folk = sum(map(notes, fiddle))
    each = FIDDLE / (1 - FIDDLE) * bach / folk
    weights = np.array(drawn + [each] * len(fiddle))
    data = tuple(
        item.model_copy(update={"items": count})
        for item, count in zip(DATA, (len(parts["train"]), len(fiddle)), strict=True)
    )
    good_for = ("chorales", "harmony in four voices", "fiddle tunes", "melodies")
    held_out = [piece for _, piece in parts["valid_played"]]
    return Material([*chorales, *fiddle], held_out, weights, NAME, data, good_for, TASKS)


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and samples go here")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--name", default=NAME)
    parser.add_argument("--minutes", type=float, default=62)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", type=json.loads, default={}, help="settings of the trainer, as JSON")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    params = TrainParams.model_validate({**SETTINGS, **arguments.set, "minutes": arguments.minutes})
    desk = Desk(
        made(arguments.work),
        arguments.models,
        arguments.name,
        params,
        ABOUT,
        seed=arguments.seed,
        device=arguments.device,
        timed=True,
        generator="music.train",
    )
    train.learn(material(arguments.data), params, desk)


if __name__ == "__main__":
    main()

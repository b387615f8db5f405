"""How likely the bundled model of music finds the chorales of the canonical test part, which it never learned."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

from tests.bench.rows import Row

NEEDS = ("creastudio_music.engine.nets", "music21")

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "resources" / "models" / "music-bach-fiddle"
CONTENT = ROOT / "packaging" / "content"
TONICNET = 1.59
"""Nats a frame that TonicNet (Peracha 2019) makes of its four voices and its chords."""


def run() -> list[Row]:
    """Score all pieces of the test part that the corpus has."""
    from creastudio.api import Model, ModelCard
    from creastudio.ml import device
    from creastudio_music.engine.loading import network_of
    from creastudio_music.engine.pieces import piece_of
    from creastudio_music.engine.sequences import sampled

    device.prepare("cpu")
    corpus, script = _script("music_corpus"), _script("music_likelihood")
    names = json.loads((CONTENT / "data" / "jsb_split.json").read_text(encoding="utf-8"))["parts"]["test"]
    folder = corpus.corpus_folder() / "bach"
    scores = [corpus.chorale(folder / f"{name}.mxl") for name in names]
    parts = [sampled(piece_of(corpus.tidy(score), style="chorale")) for score in scores if score is not None]
    card = ModelCard.model_validate_json((MODEL / "card.json").read_text(encoding="utf-8"))
    found = script.measured(network_of(Model(card, MODEL, MODEL / "model.safetensors")), parts)
    note = f"{len(parts)} chorales, {found['frames']:.0f} frames; bars, metre and key signature given"
    moving = "nats per frame where two or more voices move"
    return [
        Row("JSB test: per sixteenth frame", found["nats per sixteenth frame"], "nats", TONICNET, note=note),
        Row(
            "JSB test: the same, choices of form counted in",
            found["nats per sixteenth frame, choices of form counted in"],
            "nats",
            note="key, metre, pickup, number of bars and mode each by a uniform choice",
        ),
        Row(
            "JSB test: per frame where two or more voices move",
            found[moving],
            "nats",
            note=f"{found['frames where two or more voices move']:.0f} frames",
        ),
    ]


def _script(name: str) -> ModuleType:
    """Return a script of ``packaging/content`` as a module."""
    if str(CONTENT) not in sys.path:
        sys.path.append(str(CONTENT))
    return importlib.import_module(name)

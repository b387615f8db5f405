"""How likely the bundled model of music finds the chorales of the canonical test part, which it never learned."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tests.bench.rows import Row

if TYPE_CHECKING:
    from creastudio.api import Model

NEEDS = ("creastudio_music.engine.nets", "music21")

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "resources" / "models" / "music-bach-fiddle"
CONTENT = ROOT / "packaging" / "content"
TONICNET = 1.59
"""Nats a frame that TonicNet (Peracha 2019) makes of its four voices and its chords."""


def run() -> list[Row]:
    """Score all pieces of the test part, with their repeats, as the data set has them, and without."""
    from creastudio.ml import device
    from creastudio_music.engine.loading import network_of
    from creastudio_music.engine.pieces import piece_of
    from creastudio_music.engine.sequences import sampled

    device.prepare("cpu")
    corpus, script = _script("music_corpus"), _script("music_likelihood")
    names = json.loads((CONTENT / "data" / "jsb_split.json").read_text(encoding="utf-8"))["parts"]["test"]
    folder = corpus.corpus_folder() / "bach"
    network = network_of(_bundled())
    paths = [folder / f"{name}.mxl" for name in names]
    once = {path: corpus.tidy(score) for path in paths if (score := corpus.chorale(path)) is not None}
    played = [corpus.played_out(path, score) for path, score in once.items()]
    rows: list[Row] = []
    for what, scores, target in (
        ("as in the data set", played, TONICNET),
        ("without repeats", once.values(), None),
    ):
        parts = [sampled(piece_of(score, style="chorale")) for score in scores]
        rows += _rows(what, script.measured(network, parts), target)
    return rows


def _bundled() -> Model:
    from creastudio.api import Model, ModelCard

    card = ModelCard.model_validate_json((MODEL / "card.json").read_text(encoding="utf-8"))
    return Model(card, MODEL, MODEL / "model.safetensors")


def _rows(what: str, found: dict[str, float], target: float | None) -> list[Row]:
    note = f"{found['pieces']:.0f} chorales {what}, {found['frames']:.0f} frames; bars, metre and key signature given"
    return [
        Row(
            f"JSB test, {what}: per sixteenth frame",
            found["nats per sixteenth frame"],
            "nats",
            target,
            note=note,
        ),
        Row(
            f"JSB test, {what}: mean of five keys",
            found["nats per sixteenth frame, mean of five keys"],
            "nats",
            target,
            note="the chances of each id averaged over five keys",
        ),
        Row(
            f"JSB test, {what}: choices of form counted in",
            found["nats per sixteenth frame, choices of form counted in"],
            "nats",
            note="key, metre, pickup, number of bars and mode each by a uniform choice",
        ),
        Row(
            f"JSB test, {what}: per frame where two or more voices move",
            found["nats per frame where two or more voices move"],
            "nats",
            note=f"{found['frames where two or more voices move']:.0f} frames",
        ),
    ]


def _script(name: str) -> ModuleType:
    """Return a script of ``packaging/content`` as a module."""
    if str(CONTENT) not in sys.path:
        sys.path.append(str(CONTENT))
    return importlib.import_module(name)

"""How soon music is heard, how long four candidates take, how clean they lead their voices, and that locked notes stay.

With the bundled model where there is one, else with a random network of its size, which says nothing about voice leading.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from tests.bench.rows import Row, median

if TYPE_CHECKING:
    from creastudio.api.score import Score
    from creastudio_music.engine.composing import Cell
    from creastudio_music.engine.own_composer import OwnComposer
    from creastudio_music.engine.voice_leading import FaultKind

NEEDS = ("creastudio_music.engine.own_composer",)

BARS = 16
TIMES = 3
PIECES = 8
LOCKED = 1000


def run() -> list[Row]:
    """Compose sixteen bars of four voices, harmonise melodies, and fill a thousand random requests."""
    from creastudio.ml import device

    device.prepare("cpu")
    model, how, real = _model()
    _sixteen(model)
    times = [_sixteen(model) for _ in range(TIMES)]
    rows = [
        Row(
            "first bar of the first candidate, warm",
            median([first for first, _ in times]),
            "s",
            1.0,
            "<=",
            how,
        ),
        Row(
            "16 bars of four voices, four candidates",
            median([whole for _, whole in times]),
            "s",
            8.0,
            "<=",
            f"{how}; ranking included",
        ),
        Row("64 bars more of four voices, two candidates", _continued(model), "s", note=f"{how}; in windows"),
    ]
    if real:
        rows += _parallels(model, how)
    rows.append(_kept())
    return rows


def _model() -> tuple[OwnComposer, str, bool]:
    """Return the bundled model, or a random network of its size where there is none."""
    import torch

    from creastudio.api import Model, ModelCard
    from creastudio.host.discovery import load_registry
    from creastudio.workspace.environment import open_model_library
    from creastudio_music.engine import tokens as t
    from creastudio_music.engine.loading import network_of
    from creastudio_music.engine.nets.composer import Composer
    from creastudio_music.engine.nets.config import Config
    from creastudio_music.engine.own_composer import OwnComposer

    for entry in open_model_library(load_registry()).of_family("music"):
        network = network_of(Model(entry.card, entry.folder, entry.weights))
        return OwnComposer(entry.card, network), f"with {entry.card.id}", True
    torch.manual_seed(0)
    network = Composer(Config(t.SIZE, width=224, layers=6, heads=4, inner=608))
    return (
        OwnComposer(ModelCard(id="random", title="Random", family="music"), network),
        "random network",
        False,
    )


def _voices(bars: int = 0, seed: int = 0) -> Score:
    """Return four voices, empty or with chords in quarters."""
    from creastudio.api.testing import sample_score

    score = sample_score(seed, max(1, bars))
    if bars:
        return score
    return score.with_(tracks=tuple(track.model_copy(update={"bars": ()}) for track in score.tracks))


def _sixteen(model: OwnComposer, seed: int = 0, count: int = 4) -> tuple[float, float]:
    """Return the seconds until the first bar, and until all candidates are in order."""
    from creastudio_music.engine.composing import Cell, Request
    from creastudio_music.engine.ranking import rank
    from creastudio_music.engine.vetoes import Rules

    score = _voices()
    holes = [Cell(track, bar) for bar in range(BARS) for track in range(4)]
    came: list[float] = []
    begin = time.perf_counter()
    made = model.compose(
        Request(score, holes, [seed + row for row in range(count)]),
        check_cancelled=lambda: None,
        on_bar=lambda row, bar, written: came.append(time.perf_counter() - begin),
        veto=Rules(score, holes, count),
    )
    rank(made, range(BARS))
    return came[0], time.perf_counter() - begin


def _continued(model: OwnComposer) -> float:
    from creastudio_music.engine.composing import Cell, Request
    from creastudio_music.engine.vetoes import Rules

    score = _voices(8)
    holes = [Cell(track, bar) for bar in range(8, 72) for track in range(4)]
    begin = time.perf_counter()
    model.compose(Request(score, holes, [1, 2]), check_cancelled=lambda: None, veto=Rules(score, holes, 2))
    return time.perf_counter() - begin


def _parallels(model: OwnComposer, how: str) -> list[Row]:
    """Return parallels in the best of four candidates of several pieces, and in all of them without rules."""
    from creastudio_music.engine.composing import Cell, Request
    from creastudio_music.engine.ranking import rank
    from creastudio_music.engine.vetoes import Rules
    from creastudio_music.engine.voice_leading import VoiceLeading

    score = _voices()
    holes = [Cell(track, bar) for bar in range(BARS) for track in range(4)]
    best: list[VoiceLeading] = []
    free: list[VoiceLeading] = []
    for piece in range(PIECES):
        seeds = [100 * piece + row for row in range(4)]
        request = Request(score, holes, seeds)
        made = model.compose(request, check_cancelled=lambda: None, veto=Rules(score, holes, 4))
        best.append(rank(made, range(BARS))[0].leading)
        if piece < 2:
            free += [
                item.leading
                for item in rank(model.compose(request, check_cancelled=lambda: None), range(BARS))
            ]
    rows: list[Row] = []
    kinds: tuple[tuple[FaultKind, str, float], ...] = (
        ("parallel fifth", "fifths", 1.4),
        ("parallel octave", "octaves", 1.1),
    )
    for kind, name, most in kinds:
        pairs = sum(item.moving_pairs for item in best)
        value = 1000 * sum(item.counts.get(kind, 0) for item in best) / max(1, pairs)
        plain = (
            1000
            * sum(item.counts.get(kind, 0) for item in free)
            / max(1, sum(item.moving_pairs for item in free))
        )
        note = f"{how}; best of four, {PIECES} pieces, {pairs} pairs; without rules and order {plain:.2f}"
        rows.append(Row(f"parallel {name} per 1,000 moving pairs", value, "", most, "<=", note))
    return rows


def _kept() -> Row:
    """Return the share of locked notes that are there again in random requests, by a network of random weights."""
    from creastudio_music.engine.composing import Request
    from tests.support.music_models import random_composer

    model = random_composer()
    rng = random.Random(1)
    locked = kept = 0
    for number in range(LOCKED):
        score = _voices(rng.randrange(1, 4), number)
        for track in range(4):
            score = score.with_notes(
                track, [note._replace(locked=rng.random() < 0.4) for note in score.notes(track)]
            )
        holes = _some_cells(rng, score)
        (made,) = model.compose(Request(score, holes, [number]), check_cancelled=lambda: None)
        for track in range(4):
            wanted = [note for note in score.notes(track) if note.locked]
            locked += len(wanted)
            kept += len(set(wanted) & set(made.score.notes(track)))
    return Row(
        f"locked notes kept over {LOCKED:,} random requests",
        100 * kept / locked,
        "%",
        100,
        ">=",
        f"{locked:,} notes",
    )


def _some_cells(rng: random.Random, score: Score) -> list[Cell]:
    from creastudio_music.engine.composing import Cell

    cells = [Cell(track, bar) for track in range(4) for bar in range(score.bar_count)]
    return rng.sample(cells, rng.randrange(1, min(6, len(cells)) + 1))

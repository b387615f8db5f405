"""From what a person set to the settings of a training on music, and what is said of it before it begins."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from creastudio.api import Advice
from creastudio.ml import device
from creastudio.ml.plan import TOKENS, Plan
from creastudio_music.engine import tokens as t
from creastudio_music.engine.exercises import TASKS
from creastudio_music.engine.music_task import Settings
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.pieces import Piece
from creastudio_music.tools.train import TrainParams

PASSES = 60
"""Most passes over the music where no length was set: after so many nothing new is learned."""
LOOKS = 40
"""Looks at how it goes, in the whole training."""
HEAD = 64
"""Channels of a head of attention, about."""


def settings_of(
    params: TrainParams,
    learned: Sequence[Piece],
    weights: NDArray[np.float64],
    seed: int,
    place: torch.device,
    tasks: Mapping[str, float] = TASKS,
) -> Settings:
    """Return the settings of a training on `learned`."""
    work = params.work
    inner = max(32, round(work.width * 8 / 3 / 32) * 32)
    config = Config(
        t.SIZE, work.width, work.layers, heads_for(work.width), inner, max(4096, work.context), params.dropout
    )
    return Settings(
        digest_of(learned, weights),
        config,
        work.batch,
        work.context,
        seed,
        shifts=params.shifts,
        rate=params.rate,
        bfloat16=device.has_fast_bfloat16(place),
        tasks=dict(tasks),
    )


def digest_of(pieces: Sequence[Piece], weights: NDArray[np.float64]) -> str:
    """Return what tells one set of pieces from another."""
    made = hashlib.sha256(weights.tobytes())
    for piece in pieces:
        made.update(repr(piece).encode())
    return made.hexdigest()[:16]


def heads_for(width: int) -> int:
    """Return how many heads share `width` channels, an even number: such that each has about 64."""
    fitting = [heads for heads in range(2, width // 2 + 1, 2) if width % (2 * heads) == 0]
    return min(fitting, key=lambda heads: abs(width / heads - HEAD))


def ids_of(pieces: Sequence[Piece]) -> int:
    """Return about how many ids one pass sees."""
    return sum(
        math.ceil(sum(6 + 2.2 * len(events) for events in line.cells))
        for piece in pieces
        for line in piece.lines
    )


def length_of(params: TrainParams, learned: Sequence[Piece]) -> int:
    """Return how many ids are seen in all."""
    wanted = 1000 * params.work.ktokens
    if params.ktokens is None and not params.minutes:
        wanted = min(wanted, PASSES * ids_of(learned))
    if params.minutes and params.ktokens is None:
        wanted = max(wanted, 1e9)
    return max(1, round(wanted))


def plan_of(params: TrainParams, settings: Settings, learned: Sequence[Piece]) -> Plan:
    """Return how long to train, and what ends it."""
    length = length_of(params, learned)
    look = 1000 * params.snapshot if params.snapshot else length / LOOKS
    if params.minutes and params.ktokens is None and not params.snapshot:
        look = 1000 * params.work.ktokens / LOOKS
    return Plan(
        length,
        settings.batch,
        max(settings.batch, round(look)),
        budget_seconds=60 * params.minutes,
        patience=params.patience,
        unit=TOKENS,
        judged="held_out_nats",
        calmer="Train again with a lower learning rate.",
    )


def report(
    params: TrainParams, settings: Settings, plan: Plan, learned: Sequence[Piece], held_out: int
) -> Advice:
    """Return what is begun, in one sentence."""
    config = settings.config
    notes = sum(len(events) for piece in learned for line in piece.lines for events in line.cells)
    passes = plan.images / max(1, ids_of(learned))
    length = "" if params.minutes and params.ktokens is None else f" It sees them {passes:.3g} times."
    return Advice(
        key="setup",
        severity="note",
        text=f"A network of {config.layers} layers with {config.width} channels learns {len(learned)} pieces with {notes} notes; "
        f"{held_out} pieces are held out.{length}",
    )

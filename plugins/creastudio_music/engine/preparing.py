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
from creastudio.ml.plan import Plan
from creastudio.ml.sequence_plan import heads_for, passes_in_words, plan_for, shareable
from creastudio_music.engine import tokens as t
from creastudio_music.engine.exercises import TASKS
from creastudio_music.engine.music_task import Settings
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.pieces import Piece
from creastudio_music.tools.train import TrainParams

PASSES = 60
"""Most passes over the music where no length was set: after so many nothing new is learned."""


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
    width = shareable(work.width, even=True)
    inner = max(32, round(width * 8 / 3 / 32) * 32)
    heads = heads_for(width, even=True)
    config = Config(t.SIZE, width, work.layers, heads, inner, max(4096, work.context), params.dropout)
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


def ids_of(pieces: Sequence[Piece]) -> int:
    """Return about how many ids one pass sees."""
    return sum(
        math.ceil(sum(6 + 2.2 * len(events) for events in line.cells))
        for piece in pieces
        for line in piece.lines
    )


def plan_of(params: TrainParams, settings: Settings, learned: Sequence[Piece]) -> Plan:
    """Return how long to train, and what ends it."""
    return plan_for(params, ids_of(learned), PASSES, batch=settings.batch, judged="held_out_nats")


def report(
    params: TrainParams, settings: Settings, plan: Plan, learned: Sequence[Piece], held_out: int
) -> Advice:
    """Return what is begun, in one sentence."""
    config = settings.config
    notes = sum(len(events) for piece in learned for line in piece.lines for events in line.cells)
    often = passes_in_words(params, plan, ids_of(learned))
    return Advice(
        key="setup",
        severity="note",
        text=f"A network of {config.layers} layers with {config.width} channels learns {len(learned)} pieces with {notes} notes; "
        f"{held_out} pieces are held out.{often}",
    )

"""Small scores and pieces for tests of music."""

from __future__ import annotations

import random

import torch

from creastudio.api.score import Key, Metre, Note, Score, track_of
from creastudio_music.engine import tokens as t
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.config import Config

VOICES = {"Soprano": 72, "Alto": 65, "Tenor": 60, "Bass": 50}


def chorale(bars: int = 4, seed: int = 1, pickup: int = 960) -> Score:
    """Return four voices of random steps, quarters and eighths, some held over bar lines; in A major with a pickup."""
    draw = random.Random(seed)
    score = Score(
        metres=(Metre(tick=0, numerator=4, denominator=4),), keys=(Key(tick=0, fifths=3),), pickup=pickup
    )
    length = bars * 3840 + pickup
    for name, middle in VOICES.items():
        notes: list[Note] = []
        start = 0
        while start < length:
            duration = min(draw.choice((480, 960, 960, 1440)), length - start)
            notes.append(Note(start, duration, middle + draw.choice((-3, -1, 1, 2, 4))))
            start += duration
        score = track_of(score, notes, name=name)
    return score


def small_network(width: int = 16, layers: int = 1) -> Composer:
    """Return a tiny network with random weights."""
    torch.manual_seed(3)
    return Composer(Config(t.SIZE, width, layers, 2, 32, 2048)).eval()

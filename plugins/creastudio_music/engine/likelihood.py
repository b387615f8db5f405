"""How likely a network finds music: nats of each thing that is written in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from creastudio.ml.length_batches import IGNORED
from creastudio_music.engine import tokens as t
from creastudio_music.engine.batches import padded
from creastudio_music.engine.exercises import Exercise, exercise, plain
from creastudio_music.engine.following import Following
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import Piece
from creastudio_music.engine.sequences import Controls, merged, of_piece

SIXTEENTH = t.STEPS // 4
TOGETHER = 4096
"""Ids that are scored at once."""


@dataclass(frozen=True)
class Nats:
    """What one piece costs.

    Attributes
    ----------
    ids : ndarray
        int32 (learned,): ids that were predicted.
    nats : ndarray
        float64 (learned,): of each.
    times : ndarray
        int32 (learned,): steps from the beginning at which what it says happens.
    frames : float
        Sixteenths of the piece.
    """

    ids: NDArray[np.int32]
    nats: NDArray[np.float64]
    times: NDArray[np.int32]
    frames: float

    @property
    def total(self) -> float:
        """Nats of the whole piece."""
        return float(self.nats.sum())


def whole(piece: Piece, *, held: bool = True, controls: Controls | None = None) -> Exercise:
    """Return the text of a piece in which all is to be written."""
    piece = merged(piece) if held else piece
    return exercise(piece, plain(piece), controls or of_piece(piece, held=held))


def nats_of(
    network: Composer,
    pieces: Sequence[Piece],
    *,
    held: bool = True,
    grammar: bool = False,
    bfloat16: bool = False,
) -> list[Nats]:
    """Return what each piece costs when all of it is to be written, its bars, metre, mode, style and roles given.

    Parameters
    ----------
    held : bool
        Whether repeated notes are one that is held, as in frames.
    grammar : bool
        Whether what the grammar forbids gets no share: exact, and slower.
    """
    device = network.embed_ids.weight.device
    was = network.training
    network.eval()
    exercises = [whole(piece, held=held) for piece in pieces]
    order = sorted(range(len(pieces)), key=lambda index: len(exercises[index].ids))
    found: dict[int, Nats] = {}
    for chunk in _chunks(order, exercises):
        batch = padded([exercises[index] for index in chunk])
        with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16, enabled=bfloat16):
            hidden = network.hidden(batch.ids.to(device), batch.places.to(device))
            scores = network.scores(hidden).float().cpu()
        for row, index in enumerate(chunk):
            found[index] = _nats(exercises[index], scores[row], batch.targets[row], pieces[index], grammar)
    network.train(was)
    return [found[index] for index in range(len(pieces))]


def nats_in_keys(network: Composer, pieces: Sequence[Piece], shifts: Sequence[int]) -> list[Nats]:
    """Return what each piece costs when the chances of every id are the mean of those in several keys.

    As whoever writes with the mean would: what comes in one key is the same thing in all of them, so this is a likelihood, too.

    Parameters
    ----------
    shifts : sequence of int
        Semitones by which pieces are moved for each of the keys.
    """
    keys = [nats_of(network, [piece.moved(way) for piece in pieces], grammar=True) for way in shifts]
    made: list[Nats] = []
    for same in zip(*keys, strict=True):
        chances = np.mean([np.exp(-item.nats) for item in same], axis=0)
        made.append(replace(same[0], nats=-np.log(chances)))
    return made


def _chunks(order: Sequence[int], exercises: Sequence[Exercise]) -> list[list[int]]:
    made: list[list[int]] = []
    for index in order:
        if made and (len(made[-1]) + 1) * len(exercises[index].ids) <= TOGETHER:
            made[-1].append(index)
        else:
            made.append([index])
    return made


def _nats(item: Exercise, scores: Tensor, targets: Tensor, piece: Piece, grammar: bool) -> Nats:
    at = torch.nonzero(targets != IGNORED).flatten()
    kept = scores[at]
    if grammar:
        kept = kept.masked_fill(~torch.from_numpy(_allowed(item, piece))[at], -torch.inf)
    nats = F.cross_entropy(kept, targets[at], reduction="none").double().numpy()
    ids, times = item.ids[1:][at.numpy()], item.places[:-1, 2][at.numpy()]
    return Nats(ids, nats, times, sum(piece.bars) / SIXTEENTH)


def _allowed(item: Exercise, piece: Piece) -> NDArray[np.bool_]:
    """Return what the grammar lets follow each id of the answers, bool (length - 1, ids)."""
    following = Following()
    following.mono = [line.mono for line in piece.lines]
    made = np.ones((len(item.ids) - 1, t.SIZE), dtype=bool)
    for place, token in enumerate(item.ids[:-1].tolist()):
        following.push(token)
        if following.answering:
            made[place] = following.allowed()
    return made


def per_frame(found: Sequence[Nats]) -> float:
    """Return nats a sixteenth over all pieces together."""
    return sum(item.total for item in found) / max(1e-9, sum(item.frames for item in found))

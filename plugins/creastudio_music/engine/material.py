"""What a training learns from: a folder of music as pieces, some of them held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from creastudio.api import JobContext, TrainingData, UserError
from creastudio.ml.folder_reading import in_short, reading
from creastudio.ml.holdout import apart
from creastudio.ml.score_folder import NamedScore, ScoreSet, read_scores
from creastudio_music.engine.pieces import Piece, busiest, piece_of

LEAST_NOTES = 64
"""Notes below which there is nothing to learn."""
FEW = 6
"""With fewer pieces none can be spared."""


NamedPiece = tuple[NamedScore, Piece]
"""A score with its name, and as the network knows it."""


@dataclass(frozen=True)
class Material:
    """What is learned from and what is held out, and what the card says of it.

    Attributes
    ----------
    learned, held_out : sequence of Piece
    weights : ndarray
        float64 (learned,); how often each piece is drawn beside the others.
    files : dict of str to str
        Name -> digest of each piece.
    """

    learned: Sequence[Piece]
    held_out: Sequence[Piece]
    weights: NDArray[np.float64]
    name: str
    data: tuple[TrainingData, ...] = ()
    good_for: tuple[str, ...] = ()
    tasks: dict[str, float] = field(default_factory=dict[str, float])
    files: dict[str, str] = field(default_factory=dict[str, str])


def material_of(ctx: JobContext, share: float) -> Material:
    """Return the music in ``ctx.input("data")``.

    Raises
    ------
    UserError
        When nothing there can be used, or all together has too few notes.
    """
    found, pieces = read_pieces(
        ctx, "Choose a folder with more music: a hundred pieces for a model that begins from nothing."
    )
    learned, held_out = split(pieces, share)
    return Material(learned, held_out, np.ones(len(learned)), found.name, found.data, files=files_of(pieces))


def read_pieces(ctx: JobContext, more: str) -> tuple[ScoreSet, list[NamedPiece]]:
    """Return what is in ``ctx.input("data")``, and what of it can be learned; the rest is named in warnings.

    Parameters
    ----------
    more : str
        What to do where it is too little.

    Raises
    ------
    UserError
        When nothing there can be used, or all together has too few notes.
    """
    ctx.progress(0.0, "reading music")
    found = read_scores(ctx.input("data").path, on_file=reading(ctx, "music", 50))
    if found.remarks:
        ctx.log.warning("%s", in_short(found.remarks))
    problems = list(found.problems)
    pieces = _pieces(found, problems)
    if problems:
        ctx.log.warning("Some files were left out. %s", in_short(problems))
    notes = sum(named.notes for named, _ in pieces)
    if notes < LEAST_NOTES:
        raise UserError(
            f"The music in '{found.name}' has {notes} notes that can be learned, too few to learn from.", more
        )
    return found, pieces


def _pieces(found: ScoreSet, problems: list[str]) -> list[NamedPiece]:
    made: list[NamedPiece] = []
    for named in found.pieces:
        try:
            made.append((named, piece_of(named.score, tracks=busiest(named.score))))
        except UserError as error:
            problems.append(f"'{named.name}': {error.message}")
    return made


def files_of(pieces: Sequence[NamedPiece]) -> dict[str, str]:
    """Return name -> digest of each piece."""
    return {named.name: named.digest for named, _ in pieces}


def split(pieces: Sequence[NamedPiece], share: float) -> tuple[list[Piece], list[Piece]]:
    """As ``parted``, without the names."""
    learned, held_out = parted(pieces, share)
    return [piece for _, piece in learned], [piece for _, piece in held_out]


def parted(pieces: Sequence[NamedPiece], share: float) -> tuple[list[NamedPiece], list[NamedPiece]]:
    """Hold out about `share`, by the melody alone: pieces of one tune stay together, and a new one moves few others."""
    if len(pieces) < FEW or share <= 0:
        return list(pieces), []
    chosen = apart([named.tune for named, _ in pieces], share)
    learned = [pair for pair, out in zip(pieces, chosen, strict=True) if not out]
    return learned, [pair for pair, out in zip(pieces, chosen, strict=True) if out]

"""What a network says of a whole score: how likely it is, and a place among other music."""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F

from creastudio.api.score import Score
from creastudio_music.engine.batches import padded
from creastudio_music.engine.likelihood import nats_of, whole
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import Piece, busiest, piece_of

LONGEST = 1024
"""Ids of a part that is looked at at once; about what a network learns at once."""
MOST = 16
"""Parts that an embedding looks at, all through the score."""


def score_nats(network: Composer, score: Score) -> float:
    """Return the negative log-likelihood of all notes of a score, its bars, metre, mode and roles given.

    A long score is taken in parts that know nothing of each other.

    Raises
    ------
    UserError
        When it has too many tracks, or a metre that the network doesn't know.
    """
    found = nats_of(network, list(parts_of(piece_of(score))), held=False, grammar=True)
    return sum(item.total for item in found)


def embedding_of(network: Composer, score: Score) -> list[float]:
    """Return what the last layer says of a score on average, of unit length; all zeros for one without notes.

    Of more than eight tracks those with most notes are looked at, and of a long score parts all through it.

    Raises
    ------
    UserError
        When it has a metre that the network doesn't know.
    """
    tracks = busiest(score)
    if not tracks:
        return [0.0] * network.config.width
    parts = list(parts_of(piece_of(score, tracks=tracks)))
    total = torch.zeros(network.config.width)
    device = network.embed_ids.weight.device
    for part in parts[:: -(-len(parts) // MOST)]:
        made = whole(part, held=False)
        batch = padded([made])
        with torch.inference_mode():
            hidden = network.hidden(batch.ids.to(device), batch.places.to(device))[0].float().cpu()
        total += hidden[torch.from_numpy(made.learned[1:])].sum(dim=0)
    return F.normalize(total, dim=0).tolist()


def parts_of(piece: Piece) -> Iterator[Piece]:
    """Yield the bars of a piece in parts of at most about ``LONGEST`` ids."""
    first, used = 0, 0
    for bar in range(len(piece.bars)):
        size = 2 + sum(4 + 3 * len(line.cells[bar]) for line in piece.lines)
        if used and used + size > LONGEST:
            yield piece.cut(first, bar)
            first, used = bar, 0
        used += size
    yield piece.cut(first, len(piece.bars))

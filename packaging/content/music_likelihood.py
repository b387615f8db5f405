"""Measure how likely a model finds the chorales of a part of the canonical split, in nats per sixteenth frame.

    python packaging/content/music_corpus.py --out build/music
    python packaging/content/music_likelihood.py music-bach-fiddle build/music --write

Repeated notes count as held ones, as frames don't tell them apart, and notes are what sounds at the beginning of each
sixteenth: then a piece is its frames, four pitches each, and the figure can be laid beside those of networks that predict
frames. ``test_played`` has the repeats played out, as the data set has them; ``test`` has every bar once. The network is given the bars (how many, how long), the metre
and that a key without accidentals was chosen; a second figure adds what these choices cost at most: ln 12 for the key,
ln 13 for the metre, ln 16 for the pickup and ln 128 for the number of bars, and ln 2 for the mode, a piece.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path

import torch
from music_model import MODELS, pieces

from creastudio.api import Model, ModelCard
from creastudio_music.engine import tokens as t
from creastudio_music.engine.likelihood import SIXTEENTH, Nats, nats_in_keys, nats_of, per_frame
from creastudio_music.engine.loading import network_of
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import Piece
from creastudio_music.engine.sequences import sampled

CHOICES = math.log(12 * 13 * 16 * 128 * 2)
"""Nats that the key, the metre, the pickup, the number of bars and the mode of a piece may cost at most."""

KEYS = (-2, -1, 0, 1, 2)
"""Semitones by which a piece is moved where the chances of several keys are averaged."""


def moving(piece: Piece) -> set[int]:
    """Return the frames at which two or more voices begin another pitch; the first one isn't counted."""
    counts: dict[int, int] = {}
    for line in piece.lines:
        start = 0
        for events, length in zip(line.cells, piece.bars, strict=True):
            for event in events:
                if not event.goes_on:
                    frame = (start + event.onset) // SIXTEENTH
                    counts[frame] = counts.get(frame, 0) + 1
            start += length
    return {frame for frame, count in counts.items() if count >= 2 and frame > 0}


def at_moving(parts: Sequence[Piece], found: Sequence[Nats]) -> tuple[float, int]:
    """Return nats of what happens at frames where two or more voices move, a frame of them, and how many there are.

    An id belongs to the frame at which what it says begins: the pitch and the length of a note to its onset.
    """
    total, count = 0.0, 0
    for piece, item in zip(parts, found, strict=True):
        frames = moving(piece)
        count += len(frames)
        at = item.times // SIXTEENTH
        total += sum(
            float(nats) for frame, nats in zip(at.tolist(), item.nats, strict=True) if frame in frames
        )
    return total / max(1, count), count


def measured(network: Composer, parts: Sequence[Piece]) -> dict[str, float]:
    """Return all figures of pieces."""
    found = nats_of(network, parts, grammar=True)
    frames = sum(item.frames for item in found)
    moved, count = at_moving(parts, found)
    keys = per_frame(nats_in_keys(network, parts, KEYS))
    ids = sum(len(item.ids) for item in found)
    pitches = sum(float(item.nats[(item.ids >= t.PITCH) & (item.ids < t.DURATION)].sum()) for item in found)
    return {
        "pieces": len(parts),
        "frames": frames,
        "nats per sixteenth frame": per_frame(found),
        "nats per sixteenth frame, choices of form counted in": per_frame(found)
        + len(parts) * CHOICES / frames,
        "nats per sixteenth frame, mean of five keys": keys,
        "nats per frame where two or more voices move": moved,
        "frames where two or more voices move": count,
        "nats per frame of pitches": pitches / frames,
        "nats per id": sum(item.total for item in found) / ids,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("model", help="a bundled model, or a folder with one")
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="test_played", help="also: test, valid")
    parser.add_argument("--write", action="store_true", help="put the figures into the model's card")
    arguments = parser.parse_args()
    folder = Path(arguments.model) if Path(arguments.model).is_dir() else MODELS / arguments.model
    card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
    torch.set_num_threads(1)
    network = network_of(Model(card, folder, folder / "model.safetensors"))
    parts = [sampled(piece) for _, piece in pieces(arguments.data / f"{arguments.part}.jsonl")]
    figures = {name: round(value, 4) for name, value in measured(network, parts).items()}
    if arguments.write:
        told = {f"JSB {arguments.part.replace('_', ', ')}, {name}": value for name, value in figures.items()}
        card = card.model_copy(update={"metrics": {**card.metrics, **told}})
        (folder / "card.json").write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"part": arguments.part, "split": "JSB Chorales 229/76/77", **figures}, indent=1))


if __name__ == "__main__":
    main()

"""What the measurements of a training on music mean, in plain words."""

from __future__ import annotations

from creastudio.ml.coaching import little_advice
from creastudio.ml.sequence_coach import SequenceCoach, Subject

LITTLE = 100
"""Pieces below which a person is told that a model that begins from nothing needs more."""

MUSIC = Subject(
    "nats",
    apart=0.12,
    heart=0.3,
    form=".3g",
    unit="nats a sixteenth",
    whole="music",
    items="pieces",
    again="unseen pieces cost",
    nothing_held_out="No piece is held out, so it can't be told whether the music is learned by heart.",
    hold_out="Hold out some pieces, or stop early.",
)


def music_coach(pieces: int) -> SequenceCoach:
    """Return the coach of a training on so many pieces."""
    return SequenceCoach(
        MUSIC,
        little_advice(
            "little_music",
            pieces,
            f"There are only {pieces} pieces: a model that begins from nothing learns scales and rhythms from so few, "
            "and little else.",
            "Tune a model that can compose already, or add music: from about a hundred pieces on it learns a manner.",
            enough=LITTLE,
            grave=LITTLE // 4,
        ),
    )

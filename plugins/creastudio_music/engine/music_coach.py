"""What the measurements of a training on music mean, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api import Advice
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


@dataclass(frozen=True)
class Situation:
    """What the coach knows beside the measurements.

    Attributes
    ----------
    learned, held_out : int
        Pieces.
    """

    learned: int
    held_out: int


class MusicCoach(SequenceCoach):
    """A ``creastudio.ml.plan.Coach``."""

    def __init__(self, situation: Situation) -> None:
        super().__init__(MUSIC, _little(situation))


def _little(situation: Situation) -> Advice | None:
    if situation.learned >= LITTLE:
        return None
    return Advice(
        key="little_music",
        severity="warning" if situation.learned < LITTLE // 4 else "note",
        text=f"There are only {situation.learned} pieces: a model that begins from nothing learns scales and rhythms from so few, "
        "and little else.",
        hint="Tune a model that can compose already, or add music: from about a hundred pieces on it learns a manner.",
    )

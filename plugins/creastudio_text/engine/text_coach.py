"""What the measurements of a training on texts mean, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api import Advice
from creastudio.ml.sequence_coach import SequenceCoach, Subject

LITTLE = 300_000
"""Characters below which a person is told that a model that begins from nothing needs more."""

TEXTS = Subject(
    "bits",
    apart=0.08,
    heart=0.2,
    form=".2f",
    unit="bits per character",
    whole="texts",
    items="texts",
    again="unseen ones take",
    nothing_held_out="Nothing is held out, so it can't be told whether the texts are learned by heart.",
    hold_out="Hold out a twentieth, or stop early.",
)


@dataclass(frozen=True)
class Situation:
    """What the coach knows beside the measurements.

    Attributes
    ----------
    characters : int
        Of all training texts.
    held_out : int
        Pieces that are never learned.
    """

    characters: int
    held_out: int


class TextCoach(SequenceCoach):
    """A ``creastudio.ml.plan.Coach``."""

    def __init__(self, situation: Situation) -> None:
        super().__init__(TEXTS, _little(situation))


def _little(situation: Situation) -> Advice | None:
    if situation.characters >= LITTLE:
        return None
    return Advice(
        key="little_text",
        severity="warning" if situation.characters < LITTLE // 10 else "note",
        text=f"There are only {situation.characters} characters: a model that begins from nothing learns spelling from so few, and "
        "little else.",
        hint="Tune a model that can write already (text.tune), or add texts: from about a megabyte on it learns a manner.",
    )

"""What the measurements of a training on texts mean, in plain words."""

from __future__ import annotations

from creastudio.ml.coaching import little_advice
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


def text_coach(characters: int) -> SequenceCoach:
    """Return the coach of a training on texts with so many characters."""
    return SequenceCoach(
        TEXTS,
        little_advice(
            "little_text",
            characters,
            f"There are only {characters} characters: a model that begins from nothing learns spelling from so few, and "
            "little else.",
            "Tune a model that can write already (text.tune), or add texts: from about a megabyte on it learns a manner.",
            enough=LITTLE,
            grave=LITTLE // 10,
        ),
    )
